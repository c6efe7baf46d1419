import Base

extension Document {
    /// Characters without white space, as the limits count them (R63): text in tables and captions counts,
    /// what pictures show (alt) and the signs of lists do not.
    public var characterCount: Int {
        var count = 0
        visit { count += CharacterCount.of($0) }
        return count
    }

    /// Whether nothing is written: no text but white space, and no picture.
    public var isEmpty: Bool {
        blocks.allSatisfy(\.isEmpty)
    }

    /// The pictures, in the order of the text.
    public var figures: [Figure] {
        blocks.compactMap { block in
            if case .figure(let figure) = block { figure } else { nil }
        }
    }

    /// Whether it is paragraphs of plain text alone, so that `plain` tells all of it.
    public var isPlain: Bool {
        blocks.allSatisfy { block in
            guard case .paragraph(let inlines) = block else { return false }
            return inlines.allSatisfy { inline in
                if case .text(_, let marks) = inline { marks.isPlain } else { true }
            }
        }
    }

    /// Every piece of text, in order.
    func visit(_ text: (String) -> Void) { blocks.visit(text) }
}

extension Block {
    var isEmpty: Bool {
        switch self {
        case .figure: false
        case .paragraph(let inlines), .heading(_, let inlines): inlines.isBlank
        case .bulletList(let items), .numberedList(_, let items):
            items.allSatisfy { $0.blocks.allSatisfy(\.isEmpty) }
        case .quote(let blocks): blocks.allSatisfy(\.isEmpty)
        case .table(let table):
            ([table.header] + table.rows).joined().allSatisfy { $0.blocks.allSatisfy(\.isEmpty) }
        }
    }
}

extension [Block] {
    func visit(_ text: (String) -> Void) {
        for block in self {
            switch block {
            case .paragraph(let inlines), .heading(_, let inlines): inlines.visit(text)
            case .figure(let figure): figure.caption.visit(text)
            case .bulletList(let items), .numberedList(_, let items):
                for item in items { item.blocks.visit(text) }
            case .quote(let blocks): blocks.visit(text)
            case .table(let table):
                for cell in table.header { cell.blocks.visit(text) }
                for row in table.rows { for cell in row { cell.blocks.visit(text) } }
            }
        }
    }
}

extension [Inline] {
    func visit(_ text: (String) -> Void) {
        for case .text(let piece, _) in self { text(piece) }
    }
}
