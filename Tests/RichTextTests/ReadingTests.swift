import Base
import RichText
import Testing

@Suite("Reading what the editor sends")
struct ReadingTests {
    @Test("Every kind of block, inline and mark is read")
    func everything() throws {
        let document = try Document(json: fullJSON)
        let lyssnar = Marks(strong: true, emphasis: true)
        let link = Marks(link: Link("https://exempel.se/a?b=1&c='2'"))
        #expect(
            document.blocks == [
                .heading(.one, [.text("Så arbetar vi")]),
                .paragraph([
                    .text("Vi "), .text("lyssnar", lyssnar), .text(" och"), .lineBreak, .text("läser", link),
                ]),
                .bulletList([
                    ListItem([
                        .paragraph([.text("Ett")]),
                        .numberedList(start: 3, [ListItem([.paragraph([.text("Tre")])])]),
                    ]),
                    ListItem([]),
                ]),
                .table(
                    Table(
                        header: [TableCell([.paragraph([.text("År")])]), TableCell([])],
                        rows: [
                            [
                                TableCell([.paragraph([.text("2024")])]),
                                TableCell([
                                    .paragraph([.text("79 %")]), .paragraph([.text("↑ \"bättre\" 👍")]),
                                ]),
                            ]
                        ])),
                .figure(
                    Figure(
                        picture: ID(stored: pictureText), alt: "Ett årshjul <\"fyra\" delar>",
                        caption: [.text("Vårt årshjul")])),
                .quote([.paragraph([.text("Nu blir vi hörda.")])]),
            ])
    }

    @Test("The one spelling is exact, and reading it gives the document back")
    func canonical() throws {
        let document = try Document(json: fullJSON)
        #expect(document.canonical == fullCanonical)
        #expect(try Document(json: fullCanonical) == document)
        #expect(Document.empty.canonical == #"{"type":"doc","content":[{"type":"paragraph"}]}"#)
        #expect(try Document(json: Document.empty.canonical) == .empty)
        #expect(try Document(json: #"{"type":"doc"}"#) == .empty)
    }

    @Test(
        "What looks the same is spelled the same",
        arguments: [
            #" { "content" : [ {"content":[{"text":"Hej","type":"text"}],"type":"paragraph"} ] , "type" : "doc" } "#,
            line(#"\u0048ej"#), line(#"H\u0000e\u0007j"#), doc(paragraph(text("He") + "," + text("j"))),
            doc(paragraph(text("Hej") + "," + text("")) + #",{"type":"paragraph"}"#),
            doc(paragraph(text(" \u{A0}")) + "," + paragraph(text("Hej"))),
            doc(
                paragraph(#"{"type":"hardBreak"}"#) + ","
                    + paragraph(#"{"type":"text","marks":[],"attrs":{},"text":"Hej"}"#)),
        ])
    func oneSpelling(_ json: String) throws {
        #expect(try Document(json: json).canonical == line("Hej"))
    }

    @Test("Text is kept in NFC, also over the seam of two texts; tabs and line breaks are spaces")
    func normalised() throws {
        #expect(try Document(json: line(#"a\u030a"#)).canonicalBytes == Array(line("å").utf8))
        #expect(
            try Document(json: doc(paragraph(text("a") + "," + text("\u{30A}")))).canonicalBytes
                == Array(line("å").utf8))
        #expect(try Document(json: line(#"a\tb\nc\r\u000b"#)).canonical == line("a b c  "))
        #expect(try Document(json: line(#"a\u0080\u009f\u007f\ufffe\uffff\ufdd0b"#)).canonical == line("ab"))
    }

    @Test("All escapes of JSON are read")
    func escapes() throws {
        #expect(try Document(json: line(#"\"\\\/\u00E5\u00e5\ud83d\uDC4D"#)).plain == "\"\\/åå👍")
        #expect(try Document(json: line(#"a\bb\fc"#)).plain == "ab c")
    }

    @Test("An image alone is a figure without caption, and the first row of a table is its header")
    func lenient() throws {
        let image = #"{"type":"image","attrs":{"src":"/bilder/\#(pictureText)","alt":null,"width":400}}"#
        #expect(try Document(json: doc(image)).figures == [Figure(picture: ID(stored: pictureText), alt: "")])
        let cell = #"{"type":"tableRow","content":[{"type":"tableCell","content":[{"type":"paragraph"}]}]}"#
        let table = try Document(json: doc(#"{"type":"table","content":[\#(cell)]}"#))
        #expect(table.blocks == [.table(Table(header: [TableCell([])], rows: []))])
    }

    @Test("A document made by the program follows the same rules")
    func made() throws {
        let made = try Document([.paragraph([.text("a\u{30A}\n"), .text("b")]), .paragraph([]), .quote([])])
        #expect(made.blocks == [.paragraph([.text("å b")])])
        #expect(throws: DocumentRefusal.self) {
            try Document([.quote([.heading(.one, [.text("Rubrik")])])])
        }
    }

    @Test(
        "Only https, http and mailto are addresses that a text may lead to",
        arguments: [
            ("https://a.se", true), ("http://a.se/å", true), ("mailto:kvalitetsutmärkelsen@exempel.se", true),
            ("HTTP://A.SE", true),
            ("javascript:alert(1)", false), ("java\nscript:alert(1)", false), (" https://a.se", false),
            ("//a.se", false),
            ("/bidrag", false), ("https:a.se", false), ("https://", false), ("https:///a", false),
            ("https://\\a", false),
            ("data:text/html,a", false), ("mailto:", false), ("mailto:?cc=a@b.se", false), ("tel:08", false),
            ("", false),
            ("https://a.se/b c", false), ("https://a.se/\u{0}", false), ("vbscript:x", false),
            ("ftp://a.se", false),
        ])
    func links(_ address: String, taken: Bool) {
        #expect((Link(address) != nil) == taken)
    }

    @Test(
        "A link that hides where it leads is told, wherever it stands",
        arguments: [
            ("https://a.se/b@c?d=e@f#g@h", true), ("mailto:a@b.se", true), ("https://a.se/\u{5D0}", true),
            ("https://bank.example@ond.example/", false), ("http://anna:hemligt@a.se", false), ("https://a@b@c.se", false),
            ("https://a.se/\u{202E}fdp.exe", false), ("mailto:a\u{2066}@b.se", false), ("https://a.se/\u{200F}", false),
            ("https://a\u{61C}.se", false),
        ])
    func honest(_ address: String, isHonest: Bool) throws {
        let link = try #require(Link(address))
        #expect(link.isHonest == isHonest)
        let line: [Inline] = [.text("hit", Marks(link: link))]
        for blocks: [Block] in [
            [.paragraph(line)], [.heading(.one, line)], [.bulletList([ListItem([.paragraph(line)])])], [.quote([.paragraph(line)])],
            [.table(Table(header: [TableCell([.paragraph([.text("a")])])], rows: [[TableCell([.paragraph(line)])]]))],
        ] { #expect(try Document(blocks).hasDeceivingLink == !isHonest) }
    }
}
