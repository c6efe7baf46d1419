import RichText
import Testing

/// The same cases each run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let word = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return word ^ (word >> 33)
    }
}

@Suite("A hundred thousand hostile documents")
struct FuzzTests {
    private static let pieces = [
        "{", "}", "[", "]", "\"", "\\", ",", ":", "\\u0000", "\\ud83d", "null", "0", "-1", "1e9", "\"type\"",
        "\"text\"", "\"content\"",
        "\"attrs\"", "\"marks\"", "\"paragraph\"", "\"blockquote\"", "\"table\"", "\"listItem\"", "a\u{30A}",
        "\u{958}", "<script>", "\u{0}",
        #"{"type":"paragraph"}"#, #"{"type":"hardBreak"}"#, #"{"type":"text","text":"\u000a"}"#, "\u{300}",
    ].map { Array($0.utf8) }

    /// Whatever is taken is spelled in one way: reading that gives the same document and the same bytes,
    /// and both roads to markup agree.
    private func check(_ bytes: [UInt8]) throws -> Bool {
        guard let document = try? Document(json: bytes) else { return false }
        let canonical = document.canonicalBytes
        let again = try Document(json: canonical)
        let markup = try canonical.withUnsafeBufferPointer { try Document.html(canonical: $0) }
        guard again == document, again.canonicalBytes == canonical, markup == document.html(),
            document.characterCount == again.characterCount
        else {
            Issue.record("Not one spelling: \(String(decoding: bytes, as: UTF8.self))")
            return true
        }
        return true
    }

    @Test("Mutations of valid documents: none crashes, and what is taken has one spelling")
    func mutations() throws {
        let long = String(repeating: "Hej–hopp \"å\" \\ <b>", count: 20)
        let seeds = try [fullJSON, fullCanonical, Document(plain: "\(long)\nrad\n\n\(long)").canonical].map {
            Array($0.utf8)
        }
        var generator = SeededGenerator(state: 17)
        var taken = 0
        for _ in 0..<60_000 {
            var bytes = seeds.randomElement(using: &generator)!
            for _ in 0..<Int.random(in: 1...2, using: &generator) { mutate(&bytes, &generator) }
            if try check(bytes) { taken += 1 }
        }
        // Some must pass, or the test says nothing of what is taken.
        #expect(taken > 3_000)
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let other = min(bytes.count, place + Int.random(in: 1...30, using: &generator))
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
        case 1: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator)
        case 2: bytes.removeSubrange(place..<other)
        case 3: bytes.insert(contentsOf: bytes[place..<other], at: place)
        case 4: bytes.insert(contentsOf: Self.pieces.randomElement(using: &generator)!, at: place)
        default: bytes.removeSubrange(place...)
        }
    }

    @Test("Random pieces of JSON and random bytes: none crashes, and what is taken has one spelling")
    func random() throws {
        var generator = SeededGenerator(state: 71)
        for number in 0..<40_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                if number.isMultiple(of: 2) {
                    bytes += Self.pieces.randomElement(using: &generator)!
                } else {
                    bytes.append(UInt8.random(in: .min ... .max, using: &generator))
                }
            }
            _ = try check(bytes)
            _ = try check(Array(line("|").split(separator: "|")[0].utf8) + bytes + Array(#""}]}]}"#.utf8))
        }
    }

    @Test("Random text areas come back as they were written, and are counted alike")
    func textAreas() throws {
        let parts = [
            "a", "å", "a\u{30A}", " ", "\n", "\r\n", "\r", "\t", "\u{A0}", "\u{AD}", "\u{0}", "\"", "\\", "<",
            "–", "👍🏽", "\u{2028}", "\u{85}",
        ]
        var generator = SeededGenerator(state: 117)
        for _ in 0..<10_000 {
            let written = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                parts.randomElement(using: &generator)!
            }.joined()
            let document = try Document(plain: written)
            #expect(try Document(plain: document.plain) == document)
            #expect(try Document(plain: document.plain).plain == document.plain)
            #expect(try check(document.canonicalBytes))
        }
    }
}
