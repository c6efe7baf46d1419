import Base
import Testing

@testable import Texts

/// The words that a comment is about.
@Suite struct AnchorTests {
    @Test("An anchor has the words with single spaces, and forty characters of what stands on either side")
    func around() {
        #expect(
            Anchor(quote: " frågar \u{A0}\n barnen\t", in: "Vi  frågar\nbarnen varje vecka.")
                == Anchor(quote: "frågar barnen", before: "Vi ", after: " varje vecka."))
        let (a, b) = (String(repeating: "å", count: 41), String(repeating: "ö", count: 41))
        #expect(Anchor(quote: "x", in: a + "x" + b) == Anchor(quote: "x", before: String(a.dropLast()), after: String(b.dropLast())))
        #expect(Anchor(quote: "barn", in: "ett barn, två barn") == Anchor(quote: "barn", before: "ett ", after: ", två barn"))
        #expect(Anchor(quote: "allt", in: "allt") == Anchor(quote: "allt", before: "", after: ""))
    }

    @Test("There is none for words that stand nowhere, for none, and for more than 500 characters")
    func none() {
        #expect(Anchor(quote: "Barnen", in: "Vi frågar barnen") == nil)
        #expect(Anchor(quote: " \n\t", in: "Vi frågar barnen") == nil)
        let long = String(repeating: "ä", count: 501)
        #expect(Anchor(quote: String(long.dropLast()), in: long)?.quote.count == 500)
        #expect(Anchor(quote: long, in: long) == nil)
    }

    @Test("The words stand as long as they are in the text, wherever it is")
    func stands() {
        let anchor = Anchor(quote: "varje vecka", before: "frågar ", after: ".")
        #expect(anchor.stands(inSpaced: "Nu är det varje vecka som gäller"))
        #expect(anchor.stands(inSpaced: Anchor.spaced("Vi frågar varje\n\n  vecka")))
        #expect(!anchor.stands(inSpaced: "Vi frågar varje  vecka"))
        #expect(!anchor.stands(inSpaced: "Vi frågar varje månad"))
        #expect(!anchor.stands(inSpaced: ""))
    }
}

/// Who is named in a comment.
@Suite struct MentionTests {
    private static let names = ["Maria Öberg", "Maria Ek", "Jonas Ek", "Jon Dahl", "Anna Lo", "Anna-Lena Lo"]

    @Test(
        "A name after @ tells its person, a first name only when one alone is called so",
        arguments: [
            ("Kan du se på det, @Maria Öberg?", ["Maria Öberg"]), ("@MARIA ÖBERG", ["Maria Öberg"]), ("@Maria, se här", []),
            ("@jonas och @Maria Ek", ["Maria Ek", "Jonas Ek"]), ("@Jonas", ["Jonas Ek"]), ("@Jon.", ["Jon Dahl"]),
            ("@Jonass", []), ("@Jo", []), ("Maria Öberg och Jonas", []), ("@ Jonas", []), ("", []),
            ("@Anna-Lena", ["Anna-Lena Lo"]), ("@Anna - se här", ["Anna Lo"]), ("@Anna Lo och @Anna-Lena Lo", ["Anna Lo", "Anna-Lena Lo"]),
            ("Skriv till info@jonas.example", []), ("(@Jonas)", ["Jonas Ek"]), ("@Anna@Jonas", ["Anna Lo"]),
        ])
    func named(text: String, expected: [String]) {
        #expect(Mentions.named(in: text, among: Self.names).map { Self.names[$0] } == expected)
    }

    @Test(
        "An apostrophe is the same however phones and Word write it, and a name with a number is another's",
        arguments: [
            ("@O’Brien", [0]), ("@oʼbrien!", [0]), ("@O'Brien", [0]), ("@Zoë D'Arcy", [1]), ("@Strasse2", [3]), ("@Strasse", [2]),
            ("@Strasse och @Strasse2", [2, 3]),
        ])
    func signs(text: String, expected: [Int]) {
        #expect(Mentions.named(in: text, among: ["O'Brien", "Zoë D’Arcy", "Strasse", "Strasse2"]) == expected)
    }

    @Test("Two of the same name are both told, by the whole name alone")
    func same() {
        #expect(Mentions.named(in: "@Li Berg", among: ["Li Berg", "Bo Ek", "Li Berg"]) == [0, 2])
        #expect(Mentions.named(in: "@Li", among: ["Li Berg", "Bo Ek", "Li Berg"]) == [])
        #expect(Mentions.named(in: "@Bo", among: []) == [])
        #expect(Mentions.named(in: "@Jonas Ek Lund", among: ["Jonas Ek", "Jonas Ek Lund"]) == [1])
        #expect(Mentions.named(in: "@Jonas Ek lite mer", among: ["Jonas Ek", "Jonas Ek Li"]) == [0])
        #expect(Mentions.named(in: "@Jonas Ek och @Jonas Ek Lund", among: ["Jonas Ek", "Jonas Ek Lund"]) == [0, 1])
    }
}

/// Lines of the history.
@Suite struct SittingTests {
    private struct Save: Equatable {
        let by: String
        let seconds: Int
    }

    private static func sittings(_ saves: [(String, Int)]) -> [[Int]] {
        Sitting.of(
            saves.map { Save(by: $0.0, seconds: $0.1) }, by: { $0.by },
            at: { Instant(millisecondsSince1970: Int64($0.seconds) * 1_000) }
        ).map { $0.saves.map(\.seconds) }
    }

    @Test("A pause of half an hour to the second is within a sitting, a second more begins another")
    func pause() {
        #expect(Self.sittings([("A", 1_800), ("A", 0)]) == [[1_800, 0]])
        #expect(Self.sittings([("A", 1_801), ("A", 0)]) == [[1_801], [0]])
        // From one save to the next, however long the whole becomes.
        #expect(Self.sittings([("A", 5_400), ("A", 3_600), ("A", 1_800), ("A", 0)]) == [[5_400, 3_600, 1_800, 0]])
        #expect(Self.sittings([]) == [])
    }

    @Test("Somebody else's save between parts a sitting; newest and oldest are its ends")
    func people() {
        #expect(Self.sittings([("A", 4), ("A", 3), ("B", 2), ("A", 1)]) == [[4, 3], [2], [1]])
        let saves = [Save(by: "A", seconds: 9), Save(by: "A", seconds: 5), Save(by: "A", seconds: 1)]
        let all = Sitting.of(saves, by: { $0.by }, at: { Instant(millisecondsSince1970: Int64($0.seconds)) })
        #expect(all.map(\.newest) == [saves[0]] && all.map(\.oldest) == [saves[2]])
    }
}

/// The ends of what a piece can be.
@Suite struct SpliceBoundaryTests {
    @Test(
        "A piece is kept when it is less than half of the new text, to the byte",
        arguments: [
            ("abcd", "abXY", nil), ("abcd", "abcX", Splice(atByte: 3, cutBytes: 1, text: "X")),
            ("abcdef", "XYZdef", nil), ("abcdefg", "XYZdefg", Splice(atByte: 0, cutBytes: 3, text: "XYZ")),
        ] as [(String, String, Splice?)])
    func half(old: String, new: String, expected: Splice?) { #expect(Splice(from: old, to: new) == expected) }

    @Test(
        "Repeated letters are counted once: nothing is cut that begins and ends the same",
        arguments: [
            ("aa", "aaa", Splice(atByte: 2, cutBytes: 0, text: "a")), ("aaa", "aa", Splice(atByte: 2, cutBytes: 1, text: "")),
            ("abcd", "ab", Splice(atByte: 2, cutBytes: 2, text: "")), ("ja ja ja", "ja ja", Splice(atByte: 5, cutBytes: 3, text: "")),
        ])
    func repeated(old: String, new: String, expected: Splice) throws {
        let piece = try #require(Splice(from: old, to: new))
        #expect(piece == expected && piece.applied(to: old) == new)
    }

    @Test("Characters that share their first or last bytes are changed whole")
    func sharedBytes() {
        #expect(Splice(from: "hejsan 😀 då", to: "hejsan 😁 då") == Splice(atByte: 7, cutBytes: 4, text: "😁"))
        // é is C3 A9 and ũ is C5 A9.
        #expect(Splice(from: "xxxxé", to: "xxxxũ") == Splice(atByte: 4, cutBytes: 2, text: "ũ"))
    }

    @Test("A piece may lie at the very end, and no byte after it")
    func end() {
        #expect(Splice(atByte: 3, cutBytes: 0, text: "d").applied(to: "abc") == "abcd")
        #expect(Splice(atByte: 0, cutBytes: 3, text: "").applied(to: "abc") == "")
        #expect(Splice(atByte: 1, cutBytes: 3, text: "").applied(to: "abc") == nil)
        #expect(Splice(atByte: -1, cutBytes: 0, text: "").applied(to: "abc") == nil)
        #expect(Splice(atByte: 2, cutBytes: -1, text: "").applied(to: "abc") == nil)
        #expect(Splice(atByte: 0, cutBytes: 1, text: "").applied(to: "å") == nil)
    }
}
