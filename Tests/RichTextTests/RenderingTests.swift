import HTML
import RichText
import Testing

@Suite("Rendering, text areas and counting")
struct RenderingTests {
    @Test("Every kind of block as markup")
    func everything() throws {
        #expect(
            try Document(json: fullJSON).html(headingsFrom: 3).text
                == "<h3>Så arbetar vi</h3>"
                + "<p>Vi <strong><em>lyssnar</em></strong> och<br>"
                + "<a href=\"https://exempel.se/a?b=1&amp;c=&#39;2&#39;\" rel=\"noopener nofollow\">läser</a></p>"
                + "<ul><li>Ett<ol start=\"3\"><li>Tre</li></ol></li><li></li></ul>"
                + "<table><thead><tr><th scope=\"col\">År</th><td></td></tr></thead>"
                + "<tbody><tr><td>2024</td><td><p>79 %</p><p>↑ &quot;bättre&quot; 👍</p></td></tr></tbody></table>"
                + "<figure><img src=\"/bilder/\(pictureText)\" alt=\"Ett årshjul &lt;&quot;fyra&quot; delar&gt;\">"
                + "<figcaption>Vårt årshjul</figcaption></figure>"
                + "<blockquote><p>Nu blir vi hörda.</p></blockquote>")
    }

    @Test(
        "Headings begin at the level asked for, and stop at h6",
        arguments: [(1, "h1h2h3"), (3, "h3h4h5"), (5, "h5h6h6"), (9, "h6h6h6"), (-2, "h1h1h1")])
    func headings(from level: Int, tags: String) throws {
        let document = try Document(HeadingLevel.allCases.map { .heading($0, [.text("a")]) })
        let html = document.html(headingsFrom: level).text
        #expect(html.matches(of: /<(h\d)>a<\/h\d>/).map(\.output.1).joined() == tags)
    }

    @Test(
        "From the store comes the same markup, by the quick road or the other",
        arguments: [
            fullCanonical, Document.empty.canonical, line("Hej & <b>"), line(#"\"\\\"'"#),
            line(#"Sexton tecken ...\\"#),
            doc(
                paragraph(text("Ett") + #",{"type":"hardBreak"},"# + text("två")) + ","
                    + paragraph(text("tre–fyra"))),
            line("}]}]},"), doc(paragraph(#"{"type":"text","marks":[{"type":"bold"}],"text":"fet"}"#)),
        ])
    func stored(_ canonical: String) throws {
        let document = try Document(json: canonical)
        #expect(document.canonical == canonical)
        #expect(try Document.html(canonical: canonical, headingsFrom: 4) == document.html(headingsFrom: 4))
    }

    @Test("What is not the one spelling is read in full, or refused")
    func storedOtherwise() throws {
        #expect(try Document.html(canonical: line(#"\u003cb\u003e"#)).text == "<p>&lt;b&gt;</p>")
        #expect(try Document.html(canonical: " " + line("a")).text == "<p>a</p>")
        for broken in [
            String(line("a").dropLast()), line("a") + "x", line("a\\"), #"{"type":"doc","content":["#, "",
        ] {
            #expect(throws: DocumentRefusal.self) { try Document.html(canonical: broken) }
        }
    }

    @Test(
        "A text area comes back as it was written",
        arguments: [
            ("Hej", "Hej"), ("Hej\r\nhopp", "Hej\nhopp"), ("Ett\n\nTvå", "Ett\n\nTvå"),
            ("\n\n\nEtt\n \t\n\n\nTvå\n", "Ett\n\nTvå"),
            ("  indrag\rny rad", "  indrag\nny rad"), ("", ""), (" \n\u{A0}\n", ""),
            ("a\tb\u{0}c\u{7}", "a bc"), ("a\n\u{1}\nb", "a\n\nb"),
            ("– punkt\n<b>&\"\\", "– punkt\n<b>&\"\\"), ("a\u{30A}\n\n\u{301}", "å\n\n\u{301}"),
            ("rad\n\r\nny", "rad\n\nny"),
        ])
    func textArea(_ written: String, read: String) throws {
        let document = try Document(plain: written)
        #expect(document.plain == read)
        #expect(try Document(plain: document.plain) == document)
        #expect(try Document(json: document.canonical) == document)
        #expect(document.isPlain)
    }

    @Test("A blank line parts paragraphs, another line break stays within one")
    func paragraphs() throws {
        #expect(
            try Document(plain: "Ett\ntvå\n\ntre").blocks
                == [.paragraph([.text("Ett"), .lineBreak, .text("två")]), .paragraph([.text("tre")])])
    }

    @Test("A text area with more lines than a document has room for is refused, not cut")
    func tooManyLines() {
        #expect(throws: DocumentRefusal.self) { try Document(plain: String(repeating: "a\n", count: 12_000)) }
        #expect(throws: DocumentRefusal.self) {
            try Document(plain: String(repeating: "a", count: Document.documentBytesMax + 1))
        }
    }

    @Test("The plain text of everything")
    func plain() throws {
        let document = try Document(json: fullJSON)
        #expect(
            document.plain
                == "Så arbetar vi\n\nVi lyssnar och\nläser\n\n– Ett\n3. Tre\n– \n\nÅr\t\n2024\t79 % ↑ \"bättre\" 👍\n\nVårt årshjul\n\nNu blir vi hörda."
        )
        #expect(!document.isPlain)
    }

    @Test("Text in tables and captions counts, alt and the signs of lists do not (R63)")
    func count() throws {
        // Headings 11, paragraph 2 + 7 + 3 + 5, list 3 + 3, table 2 + 4 + 3 + 1 + 8 + 1, caption 11, quote 14.
        #expect(try Document(json: fullJSON).characterCount == 78)
        #expect(try Document(plain: "å a\u{30A}\n\nb").characterCount == 3)
        #expect(Document.empty.characterCount == 0)
    }

    @Test("95 000 and 95 001 characters are told apart (R50)")
    func limit() throws {
        let words = String(repeating: "nio tecken ", count: 10_555) + "abcde"
        #expect(try Document(plain: words).characterCount == 95_000)
        #expect(try Document(plain: words + "\n\nå").characterCount == 95_001)
    }

    @Test("A document is empty until something is written or a picture stands in it")
    func empty() throws {
        #expect(Document.empty.isEmpty)
        #expect(try Document(json: doc(#"{"type":"bulletList","content":[{"type":"listItem"}]}"#)).isEmpty)
        #expect(try !Document(plain: "a").isEmpty)
        let image = #"{"type":"image","attrs":{"src":"/bilder/\#(pictureText)"}}"#
        #expect(try !Document(json: doc(image)).isEmpty)
    }
}
