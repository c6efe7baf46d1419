/// What changed between two texts, as one piece: at a place, so much taken out, this put in.
///
/// A save changes a sentence of a long answer; keeping the piece and not the text makes the history grow with what
/// changed, not with the number of saves. Places and lengths are bytes of UTF-8, never within a character.
package struct Splice: Equatable, Sendable {
    package let atByte: Int
    package let cutBytes: Int
    package let text: String

    package init(atByte: Int, cutBytes: Int, text: String) { (self.atByte, self.cutBytes, self.text) = (atByte, cutBytes, text) }

    /// The piece that makes `new` of `old`; nil when it would save less than half of the text.
    package init?(from old: String, to new: String) {
        let (a, b) = (Array(old.utf8), Array(new.utf8))
        var start = 0
        while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
        while start > 0, Self.isInside(a, start) || Self.isInside(b, start) { start -= 1 }
        var end = 0
        while end < a.count - start, end < b.count - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        while end > 0, Self.isInside(a, a.count - end) || Self.isInside(b, b.count - end) { end -= 1 }
        guard (b.count - end - start) * 2 < b.count else { return nil }
        self.init(
            atByte: start, cutBytes: a.count - end - start, text: String(decoding: b[start..<b.count - end], as: UTF8.self))
    }

    /// Whether the byte goes on with the character that began before it.
    private static func isInside(_ bytes: [UInt8], _ place: Int) -> Bool { place < bytes.count && bytes[place] & 0xC0 == 0x80 }

    /// The newer text; nil when this is no piece of one that follows `old`.
    package func applied(to old: String) -> String? {
        var bytes = Array(old.utf8)
        guard atByte >= 0, cutBytes >= 0, atByte + cutBytes <= bytes.count else { return nil }
        bytes.replaceSubrange(atByte..<atByte + cutBytes, with: text.utf8)
        return String(validating: bytes, as: UTF8.self)
    }
}
