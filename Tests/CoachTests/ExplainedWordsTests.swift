import Editions
import RichText
import Testing
import World

@testable import Coach

/// Words with explanations where they occur (R51, R69).
@Suite struct ExplainedWordsTests {
    private static func terms(_ text: String, list: String = "") throws -> [String] {
        ExplainedWords(Terms(Shipped.edition.concepts), list: try Document(plain: list)).occurring(in: [text], .empty).map(\.term.swedish)
    }

    @Test(
        "The city's words are found in the forms that they have in a text, and not within other words",
        arguments: [
            ("Målen nås.", ["Mål"]), ("Målgruppen mäter med måttband.", []), ("ARBETSSÄTTET", ["Arbetssätt"]),
            ("De förväntade resultaten", ["Förväntat resultat"]), ("Ett resultat som vi förväntade", []),
            ("Våra uppföljningar", ["Uppföljning"]), ("Vi följer ILS", ["Ledning och uppföljning, ILS"]),
            ("Synpunkter från boende", []), ("synpunkter och klagomål", ["Synpunkter och klagomål"]),
        ])
    func citysWords(text: String, terms: [String]) throws {
        #expect(try Self.terms(text) == terms)
    }

    @Test("The entry's own words come first, with the explanation that its list gives")
    func ownWords() throws {
        let list = try Document(
            plain: "Avvikelse: något som inte blev: som planerat\n\nBVC (barnavårdscentral) – där små barn följs\n\nUtan förklaring")
        let words = ExplainedWords(Terms(Shipped.edition.concepts), list: list)
            .occurring(in: ["Målen och avvikelserna"], try Document(plain: "På barnavårdscentralen"))
        #expect(words.map(\.term.swedish) == ["Avvikelse", "BVC (barnavårdscentral)", "Mål"])
        #expect(words.map(\.text.swedish).prefix(2) == ["något som inte blev: som planerat", "där små barn följs"])
        #expect(words.map(\.isOwn) == [true, true, false])
    }

    @Test("A word list may be a table, or headings with a text under each")
    func shapes() throws {
        let cell = { (text: String) in
            #"{"type":"tableCell","content":[{"type":"paragraph","content":[{"type":"text","text":"\#(text)"}]}]}"#
        }
        let head = { (text: String) in cell(text).replacing("tableCell", with: "tableHeader") }
        let row = { (cells: [String]) in #"{"type":"tableRow","content":[\#(cells.joined(separator: ","))]}"# }
        let heading = #"{"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Kontaktman"}]}"#
        let under = #"{"type":"paragraph","content":[{"type":"text","text":"den som känner barnet bäst."}]}"#
        let table = #"{"type":"table","content":[\#(row([head("Ord"), head("Betyder")])),\#(row([cell("SIP"), cell("en plan")]))]}"#
        let list = try Document(json: #"{"type":"doc","content":[\#(table),\#(heading),\#(under)]}"#)
        #expect(
            WordListReader.words(of: list).map { "\($0.term)=\($0.text)" } == ["SIP=en plan", "Kontaktman=den som känner barnet bäst."])
    }

    @Test("Endless lists and terms are bounded")
    func bounds() throws {
        let many = (1...300).map { "Ord\($0)a: förklaring" }.joined(separator: "\n\n")
        #expect(WordListReader.words(of: try Document(plain: many)).count == WordListReader.wordsMax)
        let long = String(repeating: "x", count: WordListReader.termCharactersMax + 1) + ": nej"
        #expect(WordListReader.words(of: try Document(plain: long)).isEmpty)
    }
}
