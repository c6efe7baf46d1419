import HTML
import Testing

@Suite("Pages")
struct PageTests {
    @Test("A page is its elements in order, with quoted attributes")
    func page() {
        let rows = ["Förskolan Eken", "Hemtjänst & stöd"]
        let page = HTML.document(lang: "sv") {
            head {
                meta(.charset("utf-8"))
                title("Bidrag")
            }
            body {
                main(.id("innehall")) {
                    h1("Bidrag")
                    ul { for row in rows { li(row, .class("rad")) } }
                    if rows.isEmpty {
                        p("Inga")
                    } else {
                        p {
                            "Antal: "
                            strong("2")
                        }
                    }
                    input(.name("antal"), .required, .value("5 \"eller\" fler"))
                }
            }
        }
        #expect(
            page.text == """
                <!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Bidrag</title></head><body>\
                <main id="innehall"><h1>Bidrag</h1><ul><li class="rad">Förskolan Eken</li><li class="rad">Hemtjänst &amp; stöd</li></ul>\
                <p>Antal: <strong>2</strong></p><input name="antal" required value="5 &quot;eller&quot; fler"></main></body></html>
                """)
    }

    @Test("Nothing gives nothing, and optional parts are left out")
    func nothing() {
        #expect(HTML("").bytes == [])
        #expect(HTML {}.isEmpty)
        let missing: String? = nil
        #expect(div { if let missing { p(missing) } }.text == "<div></div>")
        #expect(p("").text == "<p></p>")
        #expect(HTML { Optional<HTML>.none }.isEmpty)
    }

    @Test("Elements with content close, void elements do not")
    func closing() {
        let closed = [
            h1(""), h2(""), h3(""), h4(""), h5(""), li(""), td(""), th(""), a(""), span(""), strong(""),
            em(""), small(""), b(""),
            dt(""), dd(""), label(""), button(""), option(""), summary(""), legend(""), caption(""), cite(""),
            time(""),
            figcaption(""), code(""), sup(""), abbr(""), mark(""), div {}, ul {}, ol {}, dl {}, table {},
            thead {}, tbody {},
            tr {}, form {}, fieldset {}, details {}, select {}, figure {}, blockquote {}, svg {}, g {},
            output {}, nav {},
            section {}, article {}, header {}, footer {}, aside {}, progress {}, meter {}, datalist {},
        ].map(\.text)
        for html in closed {
            let tag = html.dropFirst().prefix { $0 != ">" }
            #expect(html == "<\(tag)></\(tag)>")
        }
        #expect(Set(closed).count == closed.count)
        #expect(
            [br(), hr(), img(.alt("")), input(.type("text"))].map(\.text)
                == ["<br>", "<hr>", "<img alt=\"\">", "<input type=\"text\">"])
    }

    @Test("A text area keeps the first line break of its text")
    func textArea() {
        #expect(
            textarea(.name("svar"), text: "\nEtt</textarea>").text
                == "<textarea name=\"svar\">\n\nEtt&lt;/textarea&gt;</textarea>")
    }
}
