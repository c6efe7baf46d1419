import Base
import RichText

/// An answer as nodes of pandoc's tree. What the importer reads back is the same answer.
struct AnswerNodes {
    /// Headings of the answer stand under this level.
    let deep: Int
    let pictures: [ID<Picture>: PaperPicture]
    let words: PaperWords

    static let centimetresWide = 16.0
    static let centimetresHigh = 11.0
    /// At 144 pixels an inch, as on paper.
    static let pixelsInCentimetre = 144 / 2.54

    func nodes(_ document: Document) -> [JSON] { Outline.stepped(document.blocks).flatMap(nodes) }

    private func nodes(_ block: Block) -> [JSON] {
        switch block {
        case .paragraph(let inlines): [Pandoc.paragraph(Self.inlines(inlines))]
        case .heading(let level, let inlines): [Pandoc.heading(deep + level.rawValue, Self.inlines(inlines))]
        case .bulletList(let items): [Pandoc.bullets(items.map(item))]
        case .numberedList(let start, let items): [Pandoc.numbered(from: start, items.map(item))]
        case .quote(let blocks): [Pandoc.quote(blocks.flatMap(nodes))]
        case .table(let table): [self.table(table)]
        case .figure(let figure): self.figure(figure)
        }
    }

    /// The first paragraph of an item stands close to its sign.
    private func item(_ item: ListItem) -> [JSON] {
        var nodes = item.blocks.flatMap(nodes)
        if case .paragraph(let inlines)? = item.blocks.first {
            nodes[0] = Pandoc.tight(Self.inlines(inlines))
        }
        return nodes.isEmpty ? [Pandoc.tight([])] : nodes
    }

    private func figure(_ figure: Figure) -> [JSON] {
        let caption = Self.inlines(figure.caption)
        guard let picture = pictures[figure.picture] else {
            let missing = [words.pictureMissing, figure.alt].filter { !$0.isEmpty }.joined(separator: " ")
            let note = Pandoc.styled("Instruktion", [Pandoc.paragraph([Pandoc.text(missing)])])
            return caption.isEmpty ? [note] : [note, Pandoc.paragraph(caption)]
        }
        // Without a description it stays without: Word then tells the writer that one is missing.
        return [
            Pandoc.figure(Pandoc.image(picture.fileName, alt: figure.alt, size(picture)), caption: caption)
        ]
    }

    private func size(_ picture: PaperPicture) -> [String: String] {
        let (width, height) = (Double(max(picture.width, 1)), Double(max(picture.height, 1)))
        let scale = min(
            1 / Self.pixelsInCentimetre, Self.centimetresWide / width, Self.centimetresHigh / height)
        return ["width": "\(Self.tenths(width * scale))cm", "height": "\(Self.tenths(height * scale))cm"]
    }

    private static func tenths(_ value: Double) -> Double { max(0.1, (value * 10).rounded() / 10) }

    private func table(_ table: Table) -> JSON {
        let style = table.header.count > Columns.readableMax ? "Tabelltext liten" : "Tabelltext"
        func cell(_ cell: TableCell) -> [JSON] { [Pandoc.styled(style, cell.blocks.flatMap(nodes))] }
        return Pandoc.table(
            header: table.header.map(cell), rows: table.rows.map { $0.map(cell) },
            shares: Columns.shares(table))
    }

    static func inlines(_ inlines: [Inline]) -> [JSON] {
        inlines.map { inline in
            switch inline {
            case .lineBreak: Pandoc.lineBreak
            case .text(let text, let marks): marked(Pandoc.text(text), marks)
            }
        }
    }

    private static func marked(_ text: JSON, _ marks: Marks) -> JSON {
        var node = text
        if marks.emphasis { node = Pandoc.emphasis(node) }
        if marks.strong { node = Pandoc.strong(node) }
        if let link = marks.link { node = Pandoc.link(node, to: link.address) }
        return node
    }
}
