import Base
import HTML
import RichText
import Testing

private func items(_ items: String...) -> [ListItem] { items.map { ListItem([p($0)]) } }

@Suite("Comparing two versions")
struct CompareTests {
    private func comparison(_ old: [Block], _ new: [Block]) throws -> Comparison {
        try Document.comparison(from: Document(old), to: Document(new))
    }

    /// The markup with `+[ ]` and `-[ ]` for what is led by "tillagt" and "borttaget".
    private func html(_ old: [Block], _ new: [Block]) throws -> String {
        try comparison(old, new).html(inserted: "tillagt", removed: "borttaget").text
            .replacing(#"<ins><span class="vh">tillagt </span>"#, with: "+[").replacing("</ins>", with: "]")
            .replacing(#"<del><span class="vh">borttaget </span>"#, with: "-[").replacing("</del>", with: "]")
    }

    @Test("Words that are new and gone are told by element and word, and counted without white space (R63)")
    func words() throws {
        let changed = try comparison(
            [p("Vi frågar de boende ofta.")], [p("Vi frågar alla boende ofta & gärna.")])
        #expect(
            changed.html(inserted: "tillagt", removed: "borttaget").text
                == #"<p>Vi frågar<del><span class="vh">borttaget </span> de</del>"#
                + #"<ins><span class="vh">tillagt </span> alla</ins> boende ofta"#
                + #"<ins><span class="vh">tillagt </span> &amp; gärna</ins>.</p>"#)
        #expect(changed.insertedCharacters == 10)
        #expect(changed.removedCharacters == 2)
        #expect(!changed.isSame)
    }

    @Test("Equal documents are shown as they are")
    func same() throws {
        let document = try Document(json: fullJSON)
        let comparison = Document.comparison(from: document, to: document)
        #expect(comparison.isSame && comparison.insertedCharacters == 0 && comparison.removedCharacters == 0)
        #expect(
            comparison.html(headingsFrom: 4, inserted: "+", removed: "-") == document.html(headingsFrom: 4))
    }

    @Test("Whole blocks are new and gone, in their places")
    func blocks() throws {
        #expect(
            try html([p("Ett är här"), p("Två går bort")], [p("Noll kom först"), p("Ett är här")])
                == "<p>+[Noll kom först]</p><p>Ett är här</p><p>-[Två går bort]</p>")
        #expect(
            try html([p("Rubriken")], [.heading(.one, [.text("Rubriken")])])
                == "<p>-[Rubriken]</p><h3>+[Rubriken]</h3>")
        let counts = try comparison([p("Två går bort")], [p("Noll kom först")])
        #expect((counts.insertedCharacters, counts.removedCharacters) == (12, 10))
    }

    @Test("A short word that is left between changes goes with them; the count does not see it")
    func readable() throws {
        let (old, new) = (
            [p("Vi ser mål och medel klart i allt vi gör")], [p("Vi ser barn och unga klart i allt vi gör")]
        )
        #expect(try html(old, new) == "<p>Vi ser-[ mål och medel]+[ barn och unga] klart i allt vi gör</p>")
        #expect(try comparison(old, new).insertedCharacters == 8)
    }

    @Test("Marks that were set are shown, and count for nothing")
    func marks() throws {
        let bold = Block.paragraph([.text("Vi "), .text("frågar", Marks(strong: true)), .text(" alla")])
        #expect(
            try html([p("Vi frågar alla")], [bold]) == "<p>Vi-[ frågar]+[ <strong>frågar</strong>] alla</p>")
        let counts = try comparison([p("Vi frågar alla")], [bold])
        #expect((counts.insertedCharacters, counts.removedCharacters, counts.isSame) == (0, 0, false))
    }

    @Test("Lists by item, with the numbers they have and had")
    func lists() throws {
        #expect(
            try html([.bulletList(items("ett", "två"))], [.bulletList(items("ett", "nytt här", "två"))])
                == "<ul><li>ett</li><li>+[nytt här]</li><li>två</li></ul>")
        #expect(
            try html(
                [.numberedList(start: 3, items("ett går", "två står kvar"))],
                [.numberedList(start: 3, items("två står nu kvar"))])
                == #"<ol start="3"><li value="3">-[ett går]</li><li value="3">två står+[ nu] kvar</li></ol>"#)
    }

    @Test("Tables by row and cell; another number of columns makes another table")
    func tables() throws {
        #expect(
            try html(
                [table(["Mål", ""], ["Mat", "79 %"])],
                [table(["Mål", "År"], ["Mat", "83 %"], ["Ny rad", ""])])
                == #"<table><thead><tr><th scope="col">Mål</th><th scope="col">+[År]</th></tr></thead><tbody>"#
                + "<tr><td>Mat</td><td>-[79]+[83] %</td></tr><tr><td>+[Ny rad]</td><td></td></tr></tbody></table>"
        )
        #expect(
            try html([table(["a", "b"])], [table(["a"])])
                == #"<table><thead><tr><th scope="col">-[a]</th><th scope="col">-[b]</th></tr></thead><tbody></tbody></table>"#
                + #"<table><thead><tr><th scope="col">+[a]</th></tr></thead><tbody></tbody></table>"#)
    }

    @Test("Pictures: another picture, caption, and words for those who cannot see it")
    func figures() throws {
        let picture = ID<Picture>(stored: pictureText)
        let old = Block.figure(Figure(picture: picture, alt: "Ett hjul", caption: [.text("Vårt årshjul")]))
        let new = Block.figure(
            Figure(picture: picture, alt: "Ett grönt hjul", caption: [.text("Vårt nya årshjul")]))
        #expect(
            try html([old], [new])
                == #"<figure><img src="/bilder/\#(pictureText)" alt="Ett grönt hjul"><p class="soft">Ett+[ grönt] hjul</p>"#
                + "<figcaption>Vårt+[ nya] årshjul</figcaption></figure>")
        #expect(
            try html([], [.figure(Figure(picture: picture, alt: "Ett hjul"))])
                == #"<figure>+[<img src="/bilder/\#(pictureText)" alt="Ett hjul">]</figure>"#)
    }

    @Test(
        "From nothing all is new, to nothing all is gone; the counts are those of the documents",
        arguments: 0..<10)
    func whole(seed: Int) throws {
        var scribe = Scribe(seed: seed)
        for _ in 0..<20 {
            let document = try Document(scribe.document())
            let written = Document.comparison(from: .empty, to: document)
            let removed = Document.comparison(from: document, to: .empty)
            #expect((written.insertedCharacters, written.removedCharacters) == (document.characterCount, 0))
            #expect((removed.insertedCharacters, removed.removedCharacters) == (0, document.characterCount))
            #expect(!removed.html(inserted: "+", removed: "-").text.contains("<ins>"))
        }
    }

    @Test(
        "What is new and gone makes up the difference in characters, and equal versions alone are the same",
        arguments: 0..<10)
    func difference(seed: Int) throws {
        var scribe = Scribe(seed: seed, vocabulary: 60)
        for _ in 0..<30 {
            let blocks = scribe.document()
            let (old, new) = try (Document(blocks), Document(scribe.edited(blocks, times: 0...5)))
            let comparison = Document.comparison(from: old, to: new)
            #expect(comparison.isSame == (old == new))
            #expect(
                comparison.insertedCharacters - comparison.removedCharacters == new.characterCount
                    - old.characterCount)
        }
    }
}
