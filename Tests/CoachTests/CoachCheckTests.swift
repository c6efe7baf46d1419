import Base
import Editions
import RichText
import Server
import Testing
import World

@testable import Coach

/// Each check at its edge (R54).
@Suite struct CoachCheckTests {
    static let coach = Shipped.coach
    static let edition = Shipped.edition
    static let edition2021 = try! Shipped.edition(2021)
    /// Forty-five words that give no hint to any check of prose.
    static let filler = Array(
        repeating: "Samordnaren ringer kunden varje månad med hjälp av en checklista, till exempel i maj.",
        count: 4
    ).joined(separator: " ")

    static func hints(
        _ text: String, _ item: String = "1", _ edition: Edition = edition, glossary: Set<String> = []
    ) throws -> [Hint] {
        let document = try Document(marked(text.split(separator: "\n").map(String.init)))
        return coach.hints(for: document, part: edition.part(item)!, edition: edition, glossary: glossary)
            .filter { $0.kind != .short }
    }

    static func ids(
        _ text: String, _ item: String = "1", _ edition: Edition = edition, glossary: Set<String> = []
    ) throws -> [String] {
        try hints(text, item, edition, glossary: glossary).map(\.id)
    }

    @Test("An answer with fewer than 40 words gets no hint but that it is short")
    func few() throws {
        let document = try Document(
            plain: Array(repeating: "vi strävar", count: 19).joined(separator: " ") + " alltid")
        let found = Self.coach.hints(for: document, part: Self.edition.part("1")!, edition: Self.edition)
        #expect(found.map(\.id) == ["short"])
        #expect(
            found[0].text.swedish
                == "Svaret är kort för en fråga som väger så här tungt. Har ni mer att visa?")
        #expect(found[0].passage == nil)
    }

    @Test("An answer is short below 30 per cent of what its weight suggests, and not at it")
    func short() throws {
        let part = Self.edition.part("1")!
        let edge = part.charactersGuide! * 30 / 100
        for (characters, isShort) in [(edge - 1, true), (edge, false)] {
            let found = Self.coach.hints(
                for: try Document(plain: String(repeating: "å", count: characters)), part: part,
                edition: Self.edition)
            #expect(found.map(\.kind) == (isShort ? [.short] : []))
        }
    }

    @Test("Nothing written gives no hint, and neither do parts that no hint is for")
    func nothing() throws {
        #expect(Self.coach.hints(for: .empty, part: Self.edition.part("5")!, edition: Self.edition) == [])
        #expect(try Self.ids(Self.filler.replacing("exempel", with: "NKI"), FormPart.glossaryID) == [])
        #expect(try Self.ids(Self.filler, "opening1") == [])
        #expect(
            Coach.silent.hints(
                for: try Document(plain: Self.filler), part: Self.edition.part("1")!, edition: Self.edition)
                == [])
    }

    @Test("A sentence of 35 words is not long, one of 36 is; a point after kl or ca ends nothing")
    func longSentence() throws {
        let words = { (count: Int) in
            "Kl. 9 börjar " + Array(repeating: "ord", count: count - 3).joined(separator: " ") + "."
        }
        #expect(try Self.ids(words(35) + " " + Self.filler) == [])
        let found = try Self.hints(Self.filler + " " + words(36) + " " + words(37))
        #expect(found.map(\.id) == ["longSentence"])
        #expect(found[0].text.swedish == "En mening har 37 ord. Den blir lättare att läsa om ni delar den.")
        #expect(found[0].passage?.hasPrefix("Kl. 9 börjar ord ord") == true)
        #expect(found[0].passage!.count <= Self.coach.limits.passageCharactersMax)
        #expect(try Self.ids("Vi ses ca. 30 gånger " + words(33) + " " + Self.filler) == ["longSentence"])
    }

    @Test(
        "An abbreviation is explained in brackets, after its meaning, by its meaning or in the word list",
        arguments: [
            ("Det tas upp på APT.", ["abbreviation.APT"]), ("Det tas upp på arbetsplatsträffen (APT).", []),
            ("Det tas upp på APT (arbetsplatsträff).", []),
            ("Det tas upp på arbetsplatsträffen, APT, samma dag.", []),
            ("APT står för arbetsplatsträff.", []), ("Det tas upp i SIP.", []),
            ("Det tas upp på HR och i EU.", []),
            ("APT-mötet och APT:s protokoll.", ["abbreviation.APT"]), ("ALLA BARN ÄR OLIKA", []),
            ("Del II och III av planen.", []),
            (
                "Vi mäter med NKI, AMI, BPSD och en kurs i HLR.",
                ["abbreviation.NKI", "abbreviation.AMI", "abbreviation.BPSD"]
            ),
        ])
    func abbreviations(sentence: String, expected: [String]) throws {
        #expect(try Self.ids(Self.filler + "\n" + sentence, glossary: ["SIP"]) == expected)
    }

    @Test("The word list explains its words in capitals; in 2021 it is a field of the opening")
    func wordList() throws {
        let list = try Document(plain: "SIP: samordnad individuell plan\nTAKK – tecken som stöd\nAnhörig")
        #expect(Self.coach.glossaryWords(of: list) == ["SIP", "TAKK"])
        #expect(Self.edition.wordListPart == "glossary")
        #expect(Self.edition2021.wordListPart == "opening7")
    }

    @Test(
        "An example is a date, a name, somebody's words, or what is called one",
        arguments: [
            ("Det händer i augusti.", true), ("Det hände den 3 augusti.", false),
            ("Det hände i augusti 2023.", false),
            ("Det gör Amina hos oss.", true), ("Det gör vi med Grön Flagg.", false),
            ("Vi följer Stockholms stads policy.", true),
            ("Hon sa ”nu vågar jag” till oss.", false), ("Vi kallar det ”lugnet” här.", true),
            ("Bl.a. t.ex. en sak.", false),
        ])
    func example(sentence: String, isMissed: Bool) throws {
        let text =
            Self.filler.replacing(", till exempel i maj", with: "") + " "
            + sentence.replacing("gör Amina", with: isMissed ? "gör vi" : "gör Amina")
        #expect(try Self.ids(text) == (isMissed ? ["noExample"] : []))
    }

    @Test("Telling that and not how shows the sentence; each hint comes in the order of its weight")
    func thatNotHow() throws {
        let text = Array(repeating: "Delaktighet är en självklarhet för oss i alla lägen.", count: 6).joined(
            separator: " ")
        let found = try Self.hints(text)
        #expect(found.map(\.id) == ["noExample", "thatNotHow"])
        #expect(found[1].passage == "Delaktighet är en självklarhet för oss i alla lägen.")
    }

    @Test("Hidden hints are marked and stay")
    func hiding() throws {
        let found = try Self.hints(
            "Delaktighet är viktigt. " + Array(repeating: "Det är så.", count: 20).joined(separator: " "))
        #expect(found.hiding(["thatNotHow", "other"]).map(\.isHidden) == [false, true])
    }

    @Test("A form may name a kind of hint that exists, and nothing else")
    func ids() {
        for id in ["noExample", "goalParts.2.followUp", "abbreviation.ÄÖ2"] { #expect(Hint.isID(id)) }
        for id in ["", ".", "other", "noExample.<b>", "abbreviation." + String(repeating: "A", count: 60)] {
            #expect(!Hint.isID(id))
        }
    }
}
