/// Writes XML of the names that `MarkupNames` knows.
struct MarkupWriter {
    private(set) var bytes: [UInt8] = []

    /// Markup of the program's own.
    mutating func put(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    mutating func put(_ writer: MarkupWriter) { bytes += writer.bytes }

    mutating func text(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": put("&amp;")
            case "<": put("&lt;")
            case ">": put("&gt;")
            case "\"": put("&quot;")
            // The signs that bookmarks travel as are nobody's letters.
            case BookmarkMark.open, BookmarkMark.close: put(" ")
            case "\t", "\n", "\r": put(" ")
            // XML has no other signs below the space, and neither of the last two.
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: put(" ")
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
    }

    /// An attribute, after the name of its element.
    mutating func attribute(_ name: String, _ value: String) {
        put(" ")
        bytes.append(contentsOf: name.utf8)
        put("=\"")
        text(value)
        put("\"")
    }

    /// An element as it stands, without what no known namespace has.
    mutating func copy(_ node: MarkupNode) {
        guard Self.isKnown(node.name) else { return }
        put("<")
        bytes.append(contentsOf: node.name.utf8)
        for (name, value) in node.attributes where Self.isKnown(name) || !name.contains(":") {
            attribute(name, value)
        }
        put(">")
        text(node.text)
        for child in node.children { copy(child) }
        put("</")
        bytes.append(contentsOf: node.name.utf8)
        put(">")
    }

    private static func isKnown(_ name: String) -> Bool {
        guard let colon = name.firstIndex(of: ":") else { return false }
        return MarkupNames.known.contains(String(name[..<colon])) || name.hasPrefix("xml:")
    }
}
