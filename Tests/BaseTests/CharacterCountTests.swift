import Foundation
import Testing

@testable import Base

@Suite("Characters without white space (R63)")
struct CharacterCountTests {
    @Test(
        "White space, control and format characters do not count",
        arguments: [
            ("", 0), ("a b\tc\r\nd", 4), ("å", 1), ("a\u{30A}", 1), ("e\u{301}e\u{301}", 2), ("a\u{A0}b", 2),
            ("a\u{2003}b", 2), ("a\u{200B}b", 2), ("\u{FEFF}ab", 2), ("sam\u{AD}arbete", 9), ("a\u{85}b", 2),
            ("👍🏽", 2), ("👩\u{200D}🏫", 2), ("❤\u{FE0F}", 2), ("–”…’", 4), ("a\u{7F}\u{0}\u{9F}b", 2), ("ﬁ", 1),
            ("\u{3000}\u{1680}\u{2028}\u{2029}\u{202F}\u{205F}", 0), ("q\u{307}\u{323}", 3), ("½§°", 3),
            ("中文", 2),
        ])
    func examples(_ text: String, count: Int) {
        #expect(CharacterCount.of(text) == count)
    }

    @Test("95 000 characters are 95 000, one more is one more; white space between does not matter")
    func limit() {
        let words = String(repeating: "nio tecken ", count: 10_555) + "abcde"
        #expect(CharacterCount.of(words) == 95_000)
        #expect(CharacterCount.of(words + "å") == 95_001)
        #expect(CharacterCount.of(words + "a\u{30A}") == 95_001)
        #expect(CharacterCount.of(words + "\u{A0}\u{200B}") == 95_000)
    }

    @Test("The quick count says the same as the definition, for every scalar")
    func everyScalar() {
        var differing: [UInt32] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let defined = String(scalar).precomposedStringWithCanonicalMapping.unicodeScalars
                .count(where: CharacterCount.counts)
            if CharacterCount.of(String(scalar)) != defined { differing.append(value) }
        }
        #expect(differing == [])
    }
}
