public import HTML

extension Document {
    /// Markup straight from the store: the same as `Document(json:).html(headingsFrom:)`.
    ///
    /// Plain paragraphs, which is most of what is written, are copied without making values of them.
    /// - Parameter canonical: what `canonicalBytes` wrote, in UTF-8.
    /// - Throws: `DocumentRefusal` when it is no document.
    public static func html(
        canonical: UnsafeBufferPointer<UInt8>, headingsFrom level: Int = 3
    ) throws(DocumentRefusal) -> HTML {
        var plain = PlainRendering(canonical)
        if let html = plain.html() { return html }
        return try Document(json: canonical).html(headingsFrom: level)
    }

    public static func html(canonical: String, headingsFrom level: Int = 3) throws(DocumentRefusal) -> HTML {
        try Array(canonical.utf8).withUnsafeBufferPointer { utf8 throws(DocumentRefusal) in
            try html(canonical: utf8, headingsFrom: level)
        }
    }
}

/// Walks the one spelling of plain paragraphs with line breaks; gives up at anything else.
private struct PlainRendering {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var page = HTML()

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func html() -> HTML? {
        guard take("{\"type\":\"doc\",\"content\":[") else { return nil }
        page.reserve(bytes.count)
        repeat {
            guard take("{\"type\":\"paragraph\",\"content\":["), line() else { return nil }
        } while take(",")
        return take("]}") && position == bytes.count ? page : nil
    }

    /// The texts and line breaks of a paragraph.
    private mutating func line() -> Bool {
        page.append("<p>")
        repeat {
            if take("{\"type\":\"text\",\"text\":\"") {
                guard text() else { return false }
            } else if take("{\"type\":\"hardBreak\"}") {
                page.append("<br>")
            } else {
                return false
            }
        } while take(",")
        page.append("</p>")
        return take("]}")
    }

    /// Text up to its closing quote; `\"` and `\\` are the only escapes of the one spelling.
    private mutating func text() -> Bool {
        while position < bytes.count {
            let start = position
            skipPlain()
            page.append(escaping: UnsafeBufferPointer(rebasing: bytes[start..<position]))
            guard position + 1 < bytes.count else { return false }
            if bytes[position] == 0x22 { return take("\"}") }
            let escaped = bytes[position + 1]
            guard escaped == 0x22 || escaped == 0x5C else { return false }
            page.append(escaping: UnsafeBufferPointer(rebasing: bytes[position + 1..<position + 2]))
            position += 2
        }
        return false
    }

    /// Goes on to the next quote or backslash, or to the end.
    private mutating func skipPlain() {
        var index = position
        while index < bytes.count, bytes[index] != 0x22, bytes[index] != 0x5C { index += 1 }
        position = index
    }

    private mutating func take(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for index in 0..<count where bytes[position + index] != literal.utf8Start[index] { return false }
        position += count
        return true
    }
}
