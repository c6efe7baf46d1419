import RichText

/// Tables and figures.
extension PandocReading {
    /// Cells side by side that are read; a document has fewer columns, and a wider table becomes text.
    static let cellsMax = 200

    /// A table, after its caption. One cell alone is a frame, and gives what is in it.
    mutating func table(_ content: PandocNode) -> [Block] {
        let caption = inner(content[1][1].nodes, level: 1)
        let hasHeader = !content[3][1].nodes.isEmpty
        let frame =
            content[3][1].nodes + content[4].nodes.flatMap { $0[2].nodes + $0[3].nodes } + content[5][1].nodes
        let rows = grid(frame)
        if rows.joined().allSatisfy(\.blocks.isEmpty) { return caption }
        if rows.count == 1, rows[0].count == 1 { return caption + rows[0][0].blocks }
        guard rows[0].count <= Document.columnsMax else {
            tell(ImportNotice.wideTable)
            return caption + PandocReading.flattened(rows)
        }
        if !hasHeader { tell(ImportNotice.firstRow) }
        return caption + [.table(Table(header: rows[0], rows: Array(rows.dropFirst())))]
    }

    /// The rows with as many cells each; what was in a merged cell stands in all that it covered.
    private mutating func grid(_ nodes: [PandocNode]) -> [[TableCell]] {
        var rows: [[TableCell]] = []
        /// By column: the cell above that reaches down here, and how many rows more.
        var above: [Int: (cell: TableCell, rows: Int)] = [:]
        for node in nodes {
            var row: [TableCell] = []
            func fillFromAbove() {
                while let (cell, left) = above[row.count], left > 0 {
                    above[row.count] = (cell, left - 1)
                    row.append(cell)
                }
            }
            for cell in node[1].nodes {
                fillFromAbove()
                let (down, across) = (cell[2].number, max(1, min(cell[3].number, Self.cellsMax - row.count)))
                guard row.count < Self.cellsMax else { break }
                let read = TableCell(self.cell(cell[4].nodes))
                if down > 1 || across > 1 { tell(ImportNotice.mergedCells) }
                for _ in 0..<across {
                    above[row.count] = (read, down - 1)
                    row.append(read)
                }
            }
            fillFromAbove()
            rows.append(row)
        }
        let width = rows.map(\.count).max() ?? 0
        return rows.map { $0 + Array(repeating: TableCell([]), count: width - $0.count) }
    }

    /// What stands in a cell; a table there becomes text, a line a row.
    private mutating func cell(_ nodes: [PandocNode]) -> [Block] {
        nodes.flatMap { node -> [Block] in
            guard node.type == "Table" else { return inner([node], level: 1) }
            tell(ImportNotice.nestedTable)
            let blocks = table(node.content)
            return blocks.flatMap { block -> [Block] in
                guard case .table(let table) = block else { return [block] }
                return PandocReading.flattened([table.header] + table.rows)
            }
        }
    }

    /// A paragraph a row, with commas between the cells.
    private static func flattened(_ rows: [[TableCell]]) -> [Block] {
        rows.map { row in
            let cells = row.map { $0.blocks.line }.filter { !$0.holdsNothing }
            return .paragraph([Inline](cells.joined(separator: [.text(", ")])).remarked { _ in })
        }
    }

    /// A picture with its caption; without one when the caption is only the words for those who cannot see it.
    mutating func figure(_ content: PandocNode) -> [Block] {
        let caption = inner(content[1][1].nodes, level: 1).line
        let blocks = content[2].nodes.flatMap { node -> [Block] in
            node.type == "Plain" || node.type == "Para"
                ? self.blocks(of: inlines(node.content.nodes)) : inner([node], level: 0)
        }
        guard let place = blocks.firstIndex(where: \.isFigure), case .figure(let figure) = blocks[place]
        else {
            return blocks + (caption.holdsNothing ? [] : [.paragraph(caption)])
        }
        var captioned = blocks
        captioned[place] = .figure(Figure(picture: figure.picture, alt: figure.alt, caption: caption))
        return captioned
    }
}

extension Block {
    var isFigure: Bool { if case .figure = self { true } else { false } }
}

extension [Block] {
    /// All text on one line, as in a caption.
    var line: [Inline] {
        let lines = map(\.ownLine).filter { !$0.holdsNothing }
        return [Inline](lines.joined(separator: [.text(" ")])).remarked { _ in }
    }
}

extension Block {
    fileprivate var ownLine: [Inline] {
        switch self {
        case .paragraph(let inlines), .heading(_, let inlines):
            inlines.map { $0 == .lineBreak ? .text(" ") : $0 }
        case .bulletList(let items), .numberedList(_, let items): items.flatMap(\.blocks).line
        case .quote(let blocks): blocks.line
        case .figure(let figure): figure.caption
        case .table(let table): ([table.header] + table.rows).flatMap { $0.flatMap(\.blocks) }.line
        }
    }
}
