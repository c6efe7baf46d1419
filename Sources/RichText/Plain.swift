extension Document {
    /// A document from a text area: a blank line parts paragraphs, other line breaks are kept within them.
    /// - Throws: `DocumentRefusal` when it is longer than a document may be.
    public init(plain text: String) throws(DocumentRefusal) {
        guard text.utf8.count <= Document.documentBytesMax else { throw .tooLarge }
        var blocks: [Block] = []
        var paragraph: [Inline] = []
        var nodes = 1
        for line in plainLines(text) {
            if line.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
                if !paragraph.isEmpty { blocks.append(.paragraph(paragraph)) }
                paragraph = []
            } else {
                if !paragraph.isEmpty { paragraph.append(.lineBreak) }
                paragraph.append(.text(line))
            }
            nodes += 2
            guard nodes < Document.nodesMax else { throw .tooManyNodes }
        }
        if !paragraph.isEmpty { blocks.append(.paragraph(paragraph)) }
        self.init(read: blocks)
    }

    /// The text without marks: paragraphs parted by a blank line, cells by tabs, items led by their sign.
    /// What `init(plain:)` made of a text area comes back as it was written.
    public var plain: String { blocks.plain }
}

/// The lines of a text area, tidied; CR LF, CR and LF all end one.
private func plainLines(_ text: String) -> [String] {
    var text = text
    return text.withUTF8 { utf8 in
        var lines: [String] = []
        var start = 0
        for index in utf8.indices where utf8[index] == 0x0A || utf8[index] == 0x0D {
            let endsPair = utf8[index] == 0x0A && index > 0 && utf8[index - 1] == 0x0D
            if !endsPair { lines.append(line(utf8[start..<index])) }
            start = index + 1
        }
        lines.append(line(utf8[start...]))
        return lines
    }
}

private func line(_ utf8: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    tidied(String(decoding: UnsafeBufferPointer(rebasing: utf8), as: UTF8.self))
}

extension [Block] {
    var plain: String { map(\.plain).joined(separator: "\n\n") }
}

extension Block {
    var plain: String {
        switch self {
        case .paragraph(let inlines), .heading(_, let inlines): inlines.plain
        case .figure(let figure): figure.caption.plain
        case .quote(let blocks): blocks.plain
        case .bulletList(let items): items.map { "– " + $0.plain }.joined(separator: "\n")
        case .numberedList(let start, let items):
            items.enumerated().map { "\(start + $0.offset). " + $0.element.plain }.joined(separator: "\n")
        case .table(let table):
            ([table.header] + table.rows).map { row in row.map(\.plain).joined(separator: "\t") }.joined(
                separator: "\n")
        }
    }
}

extension ListItem {
    var plain: String { blocks.map(\.plain).joined(separator: "\n") }
}

extension TableCell {
    var plain: String { blocks.map(\.plain).joined(separator: " ") }
}

extension [Inline] {
    var plain: String {
        reduce(into: "") { plain, inline in
            switch inline {
            case .text(let text, _): plain += text
            case .lineBreak: plain += "\n"
            }
        }
    }
}
