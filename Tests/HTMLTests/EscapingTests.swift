import HTML
import Testing

/// The same texts each run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var word = state
        word = (word ^ (word >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return word ^ (word >> 33)
    }
}

@Suite("Escaping: no value becomes markup")
struct EscapingTests {
    private static let pieces = [
        "<", ">", "\"", "'", "&", "&amp;", "</p>", "<script>", "-->", "<!--", "]]>", "=", "`", "/", "\\",
        "\n", "\r", "\t", "\0",
        " ", "å", "–", "👍🏽", "\u{2028}", "\u{FEFF}", "javascript:", "onclick=", "a", "}}", "\u{FF1C}",
    ]

    private static func hostile(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...40, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
            .joined()
    }

    /// The text that references stand for.
    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    @Test("10 000 hostile texts come out escaped, as text and as attributes, and read back the same")
    func fuzz() throws {
        var generator = SeededGenerator(state: 2024)
        for _ in 0..<10_000 {
            let text = Self.hostile(&generator)
            let html = p(.title(text)) { text }.text
            let inner = try #require(html.firstRange(of: "\">"))
            let value = String(html[..<inner.lowerBound].dropFirst("<p title=\"".count))
            let content = String(html[inner.upperBound...].dropLast("</p>".count))
            for part in [value, content] {
                #expect(!part.utf8.contains { $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 })
                #expect(Self.unescaped(part) == text)
            }
            #expect(html.hasSuffix("</p>"))
        }
    }

    @Test("Every way of writing a text writes the same bytes")
    func sameBytes() {
        var generator = SeededGenerator(state: 7)
        for _ in 0..<2_000 {
            let text = Self.hostile(&generator)
            var appended = HTML()
            let fromBytes = Array(text.utf8).withUnsafeBufferPointer { utf8 in
                appended.append(escaping: utf8)
                return HTML(escaping: utf8)
            }
            #expect(HTML(text) == fromBytes)
            #expect(HTML(text) == appended)
            #expect(p(text).text == "<p>" + HTML(text).text + "</p>")
        }
    }

    @Test(
        "Each of the five special characters is found at each place of a long text",
        arguments: ["<", ">", "&", "\"", "'"])
    func places(_ special: String) {
        for length in 0..<40 {
            for place in 0...length {
                let text =
                    String(repeating: "b", count: place) + special
                    + String(repeating: "=", count: length - place)
                var html = HTML()
                Array(text.utf8).withUnsafeBufferPointer { html.append(escaping: $0) }
                #expect(html == HTML(text))
            }
        }
    }

    @Test("No byte but the five is escaped, whatever stands beside it")
    func everyByte() {
        for byte in UInt8.min...UInt8.max where !"<>&\"'".utf8.contains(byte) {
            let bytes = [UInt8](repeating: byte, count: 19) + [0x3C] + [UInt8](repeating: byte, count: 5)
            var html = HTML()
            bytes.withUnsafeBufferPointer { html.append(escaping: $0) }
            #expect(html.bytes == bytes[..<19] + Array("&lt;".utf8) + bytes[20...])
        }
    }
}
