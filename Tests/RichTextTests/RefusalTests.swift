import RichText
import Testing

@Suite("Refusing what is not a document")
struct RefusalTests {
    private static let damaged = "Texten kom fram skadad och kunde inte läsas. Försök igen."
    private static let misplaced =
        "Rubriker, tabeller och bilder kan inte stå i listor, citat eller tabeller."
    private static let badLink =
        "En länk måste vara en hel adress som börjar med https://, http:// eller mailto:."
    private static let badPicture = "Bilden finns inte här. Lägg in den med knappen för bilder."
    private static let merged = "En tabell kan inte ha sammanslagna celler."

    private static func mark(_ mark: String) -> String {
        doc(paragraph(#"{"type":"text","marks":[\#(mark)],"text":"a"}"#))
    }
    private static func link(_ href: String) -> String { mark(#"{"type":"link","attrs":{"href":\#(href)}}"#) }
    private static func image(_ attributes: String) -> String {
        doc(#"{"type":"image","attrs":{\#(attributes)}}"#)
    }
    private static let cell = #"{"type":"tableCell","content":[{"type":"paragraph"}]}"#
    private static func table(_ rows: String...) -> String {
        doc(
            #"{"type":"table","content":[\#(rows.map { #"{"type":"tableRow","content":[\#($0)]}"# }.joined(separator: ","))]}"#
        )
    }
    private static func item(_ node: String) -> String {
        doc(#"{"type":"bulletList","content":[{"type":"listItem","content":[\#(node)]}]}"#)
    }

    private static let heading = #"{"type":"heading","attrs":{"level":1},"content":[]}"#

    @Test(
        "Each hostile document is refused with its place and its sentence",
        arguments: [
            (
                doc(#"{"type":"codeBlock"}"#), "content[0]",
                "Innehåll av slaget ”codeBlock” kan inte sparas här. Ta bort det och försök igen."
            ),
            (
                doc(#"{"type":"<script>alert(1)</script>"}"#), "content[0]",
                "Innehåll av slaget ”scriptalert1script” kan inte sparas här. Ta bort det och försök igen."
            ),
            (
                #"{"type":"paragraph"}"#, "",
                "Innehåll av slaget ”paragraph” kan inte sparas här. Ta bort det och försök igen."
            ),
            (
                doc(paragraph(#"{"type":"image"}"#)), "content[0].content[0]",
                "Innehåll av slaget ”image” kan inte sparas här. Ta bort det och försök igen."
            ),
            (
                mark(#"{"type":"underline"}"#), "content[0].content[0]",
                "Formateringen ”underline” kan inte sparas här. Ta bort den och försök igen."
            ),
            (
                doc(#"{"type":"paragraph","attrs":{"style":"color:red"}}"#), "content[0]",
                "Inställningen ”style” kan inte sparas här. Ta bort den och försök igen."
            ),
            (
                mark(#"{"type":"link","attrs":{"href":"https://a.se","onclick":"x"}}"#),
                "content[0].content[0]",
                "Inställningen ”onclick” kan inte sparas här. Ta bort den och försök igen."
            ),
            (link(#""javascript:alert(1)""#), "content[0].content[0]", badLink),
            (link(#""java\u0000script:alert(1)""#), "content[0].content[0]", badLink),
            (link("null"), "content[0].content[0]", badLink),
            (image(#""src":"https://a.se/spion.png""#), "content[0]", badPicture),
            (image(#""src":"/bilder/../../hemligt""#), "content[0]", badPicture),
            (image(#""alt":"utan bild""#), "content[0]", badPicture),
            (item(heading), "content[0].content[0].content[0]", misplaced),
            (doc(#"{"type":"blockquote","content":[{"type":"table"}]}"#), "content[0].content[0]", misplaced),
            (
                doc(#"{"type":"heading","attrs":{"level":4}}"#), "content[0]",
                "En rubrik måste vara på nivå 1, 2 eller 3."
            ),
            (doc(#"{"type":"heading"}"#), "content[0]", "En rubrik måste vara på nivå 1, 2 eller 3."),
            (
                doc(#"{"type":"heading","attrs":{"level":"1"}}"#), "content[0]",
                "En rubrik måste vara på nivå 1, 2 eller 3."
            ),
            (
                doc(#"{"type":"orderedList","attrs":{"start":0},"content":[]}"#), "content[0]",
                "En numrerad lista måste börja på ett tal mellan 1 och 9\u{A0}999."
            ),
            (
                doc(#"{"type":"orderedList","attrs":{"start":99999999999999999999},"content":[]}"#),
                "content[0]",
                "En numrerad lista måste börja på ett tal mellan 1 och 9\u{A0}999."
            ),
            (
                table(#"{"type":"tableCell","attrs":{"colspan":2}}"#), "content[0].content[0].content[0]",
                merged
            ),
            (
                table(#"{"type":"tableHeader","attrs":{"rowspan":1.0}}"#), "content[0].content[0].content[0]",
                merged
            ),
            (
                table(cell, cell + "," + cell), "content[0].content[1]",
                "Alla rader i en tabell måste ha lika många celler."
            ),
            (
                table(Array(repeating: cell, count: 31).joined(separator: ",")), "content[0].content[0]",
                "En tabell kan ha högst 30 kolumner."
            ),
            (
                doc(#"{"type":"bulletList","content":[\#(paragraph(text("a")))]}"#), "content[0].content[0]",
                "Innehåll av slaget ”paragraph” kan inte sparas här. Ta bort det och försök igen."
            ),
            (doc(#"{"type":"bulletList","content":[]}"#), "content[0]", damaged),
            (doc(#"{"type":"paragraph","text":"a"}"#), "content[0]", damaged),
            (doc(paragraph(#"{"type":"text"}"#)), "content[0].content[0]", damaged),
            (
                image(#""src":"/bilder/\#(pictureText)","alt":"\#(String(repeating: "å", count: 1_001))""#),
                "content[0]",
                "Bildens beskrivning är för lång. Högst 1\u{A0}000 tecken får plats."
            ),
        ])
    func hostile(_ json: String, path: String, sentence: String) {
        let refusal = refusal(json)
        #expect(refusal?.sentence == sentence)
        #expect(refusal?.path == path)
    }

    @Test(
        "Damaged JSON is refused at the byte where it breaks",
        arguments: [
            ("", 0), ("null", 0), ("[]", 0), ("{}", 1), (#"{"type":"doc"}x"#, 14), (#"{"type":"doc",}"#, 14),
            (#"{"type":"doc""#, 13),
            (#"{"type":"doc","type":"doc"}"#, 21), (#"{"type":"doc","övrigt":1}"#, 23),
            (#"{'type':"doc"}"#, 1), (#"{"type":1}"#, 8),
            ("{\"type\":\"doc\",\"content\":[\u{1}]}", 25), ("\u{FEFF}{\"type\":\"doc\"}", 0),
            (#"{"type":"doc","content":{}}"#, 24),
            (#"{"type":"do\x63"}"#, 12), (#"{"type":"\ud800"}"#, 15), (#"{"type":"\udc00"}"#, 15),
            (#"{"type":"\ud83dd"}"#, 15),
            (#"{"type":"\ud83d\u0041"}"#, 21), (#"{"type":"\u00g0"}"#, 13), ("{\"type\":\"a\nb\"}", 10),
            (#"{"type":"doc","attrs":{"a":01}}"#, 29),
            (#"{"type":"doc","attrs":{"a":1.}}"#, 29), (#"{"type":"doc","attrs":{"a":-}}"#, 28),
            (#"{"type":"doc","attrs":{"a":tru}}"#, 30),
            (#"{"type":"doc","attrs":{"a":1,"a":2}}"#, 33),
            (#"{"type":"doc","attrs":{"a":[[[[[1]]]]]}}"#, 31),
            (#"{"type":"doc","attrs":{"a":1e}}"#, 29), (#"{"content":[]}"#, 14),
        ])
    func damage(_ json: String, byte: Int) {
        let refusal = refusal(json)
        #expect(refusal?.sentence == Self.damaged)
        #expect(refusal?.path == "byte \(byte)")
    }

    @Test(
        "Text that is not UTF-8 is refused",
        arguments: [
            [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
        ])
    func notUTF8(_ bytes: [UInt8]) {
        let parts = line("|").split(separator: "|").map { Array($0.utf8) }
        #expect(throws: DocumentRefusal.self) { try Document(json: parts[0] + bytes + parts[1]) }
        #expect(throws: DocumentRefusal.self) {
            try Document(json: parts[0] + Array(#"\""#.utf8) + bytes + parts[1])
        }
    }

    @Test("A document may be a million bytes, and not one more")
    func bytes() {
        let frame = line("").utf8.count
        #expect(refusal(line(String(repeating: "a", count: Document.documentBytesMax - frame))) == nil)
        let over = refusal(line(String(repeating: "a", count: Document.documentBytesMax - frame + 1)))
        #expect(over?.sentence == "Texten är för stor för att sparas.")
        #expect(over?.path == "")
    }

    @Test("A document may have 20 000 nodes, and not one more")
    func nodes() {
        let breaks = (0..<Document.nodesMax - 3).map { _ in #"{"type":"hardBreak"}"# }.joined(separator: ",")
        #expect(refusal(doc(paragraph(breaks + "," + text("a")))) == nil)
        let over = refusal(doc(paragraph(breaks + "," + text("a") + "," + text("b"))))
        #expect(
            over?.sentence
                == "Texten har för många delar. Högst 20\u{A0}000 stycken, punkter och celler får plats.")
    }

    @Test(
        "Quotes may stand in quotes down to the deepest level, and no further; a million brackets do not hurt"
    )
    func depth() {
        func nested(_ levels: Int) -> String {
            doc(
                String(repeating: #"{"type":"blockquote","content":["#, count: levels) + paragraph(text("a"))
                    + String(repeating: "]}", count: levels))
        }
        #expect(refusal(nested(Document.depthMax - 3)) == nil)
        let sentence = "Texten har listor eller citat i för många nivåer."
        #expect(refusal(nested(Document.depthMax - 2))?.sentence == sentence)
        #expect(
            refusal(String(repeating: #"{"type":"doc","content":["#, count: 30_000))?.sentence == sentence)
        #expect(
            refusal(doc(#"{"type":"paragraph","attrs":{"a":"# + String(repeating: "[", count: 900_000)))?
                .sentence == Self.damaged)
    }

    @Test("What would be too much when spelled in the one way is refused at once")
    func growth() {
        // Each of these three bytes becomes six in NFC.
        let growing = line(String(repeating: "\u{958}", count: 300_000))
        #expect(refusal(growing)?.sentence == "Texten är för stor för att sparas.")
        let items = (0..<12_000).map { _ in #"{"type":"listItem"}"# }.joined(separator: ",")
        #expect(
            refusal(doc(#"{"type":"bulletList","content":[\#(items)]}"#))?.sentence.hasPrefix(
                "Texten har för många delar.") == true)
    }
}
