import Base
import RichText
import Testing

@Suite("A text area that does not destroy what it cannot show")
struct KeepingTests {
    private let full: Document

    init() throws { full = try Document(json: fullJSON) }

    @Test("What comes back as it was shown is the same document")
    func untouched() throws {
        #expect(try Document(plain: full.plain, keeping: full) == full)
        #expect(try Document(plain: full.plain.replacing("\n", with: "\r\n"), keeping: full) == full)
        #expect(try Document(plain: "", keeping: .empty) == .empty)
    }

    @Test("The same holds for every document", arguments: [0, 30, 4], 0..<10)
    func untouched(vocabulary: Int, seed: Int) throws {
        var scribe = Scribe(seed: seed, vocabulary: vocabulary)
        for _ in 0..<50 {
            let document = try Document(scribe.document())
            #expect(try Document(plain: document.plain, keeping: document) == document)
        }
    }

    @Test("It holds for lines with blank lines in them, blank tables and the largest documents")
    func untouchedOdd() throws {
        let blank = TableCell([])
        for blocks: [Block] in [
            [
                .paragraph([.lineBreak, .text("a"), .lineBreak, .lineBreak, .text("b"), .lineBreak]), p("a"),
                p("b"),
            ],
            [
                .table(Table(header: [blank, blank], rows: [[blank, blank]])), p("a"),
                .table(Table(header: [blank], rows: [])),
            ],
            [
                .quote([p("a"), .quote([p("b")])]), p("a"),
                .bulletList([ListItem([]), ListItem([.quote([p("a"), p("b")])])]),
            ],
            (0..<9_500).map { p("\($0 % 7)") },
        ] {
            let document = try Document(blocks)
            #expect(try Document(plain: document.plain, keeping: document) == document)
        }
    }

    @Test("A new paragraph leaves the others what they were")
    func newParagraph() throws {
        let text = full.plain.replacing("Vårt årshjul", with: "Alldeles ny text här.\n\nVårt årshjul")
        var blocks = full.blocks
        blocks.insert(p("Alldeles ny text här."), at: 4)
        #expect(try Document(plain: text, keeping: full).blocks == blocks)
    }

    @Test(
        "An edited heading stays a heading, a caption stays with its picture, and kept words keep their marks"
    )
    func edited() throws {
        let figure = try #require(full.figures.first)
        let text = full.plain.replacing("Så arbetar vi", with: "Så arbetar vi nu")
            .replacing("Vi lyssnar och\n", with: "Vi lyssnar noga och\n").replacing(
                "Vårt årshjul", with: "Vårt nya årshjul")
        var blocks = full.blocks
        blocks[0] = .heading(.one, [.text("Så arbetar vi nu")])
        blocks[1] = .paragraph([
            .text("Vi "), .text("lyssnar", Marks(strong: true, emphasis: true)), .text(" noga och"),
            .lineBreak,
            .text("läser", Marks(link: Link("https://exempel.se/a?b=1&c='2'"))),
        ])
        blocks[4] = .figure(
            Figure(picture: figure.picture, alt: figure.alt, caption: [.text("Vårt nya årshjul")]))
        #expect(try Document(plain: text, keeping: full).blocks == blocks)
    }

    @Test("A list that was edited becomes its lines, and the table beside it stays")
    func editedList() throws {
        let read = try Document(plain: full.plain.replacing("– Ett\n", with: "– Ett till\n"), keeping: full)
            .blocks
        #expect(
            read[2]
                == .paragraph([.text("– Ett till"), .lineBreak, .text("3. Tre"), .lineBreak, .text("– ")]))
        #expect(read[3] == full.blocks[3])
    }

    @Test("What was removed is gone, and a picture that no line shows stays after what it stood after")
    func pictures() throws {
        let picture = Block.figure(Figure(picture: ID(stored: pictureText), alt: "Ett hjul"))
        let (a, b, c) = (p("Vi frågar de boende ofta."), p("Svaren går vidare."), p("Sedan ändrar vi."))
        let old = try Document([a, picture, b, c])
        func read(_ text: String) throws -> [Block] { try Document(plain: text, keeping: old).blocks }
        #expect(try read("Vi frågar de boende ofta.\n\nSedan ändrar vi.") == [a, picture, c])
        let changed = p("Vi frågar alla boende ofta.")
        #expect(
            try read("Vi frågar alla boende ofta.\n\nNytt.\n\nSvaren går vidare.") == [
                changed, picture, p("Nytt."), b,
            ])
        #expect(try read("Svaren går vidare.") == [picture, b])
        #expect(try read("") == [picture])
    }

    @Test("What is read is a document, with the words that were typed", arguments: 0..<10)
    func typed(seed: Int) throws {
        var scribe = Scribe(seed: seed, vocabulary: 50)
        for _ in 0..<50 {
            let old = try Document(scribe.document())
            let typed = try Document(scribe.edited(scribe.edited(old.blocks, times: 0...4), times: 0...4))
                .plain
            let read = try Document(plain: typed, keeping: old)
            #expect(try Document(json: read.canonicalBytes) == read)
            #expect(
                read.plain.split(whereSeparator: \.isWhitespace)
                    == typed.split(whereSeparator: \.isWhitespace))
        }
    }

    @Test("A text that is too long is refused")
    func tooLong() {
        #expect(throws: DocumentRefusal.self) {
            try Document(plain: String(repeating: "a", count: Document.documentBytesMax + 1), keeping: full)
        }
        #expect(throws: DocumentRefusal.self) {
            try Document(plain: String(repeating: "a\n", count: 12_000), keeping: .empty)
        }
    }
}
