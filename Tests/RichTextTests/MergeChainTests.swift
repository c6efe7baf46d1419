import RichText
import Testing

/// Saves that come in turn: each writer sends the text of their own page, and knows only what they sent last.
private struct Server {
    private(set) var text = Document.empty
    private var sent: [Int: Document] = [:]

    init(_ text: Document, writers: Int) {
        self.text = text
        for writer in 0..<writers { sent[writer] = text }
    }

    mutating func save(_ text: Document, of writer: Int) -> Merged {
        let merged = Document.merge(base: sent[writer] ?? .empty, mine: text, theirs: self.text)
        (self.text, sent[writer]) = (merged.document, text)
        return merged
    }
}

@Suite("Two who write in the same paragraph and save in turn")
struct MergeChainTests {
    @Test("Both go on at the end of the same line: one pair of paragraphs, with all the words of both")
    func sameEnd() throws {
        var server = Server(try Document(plain: "Vi lyssnar"), writers: 2)
        var lines = ["Vi lyssnar", "Vi lyssnar"]
        for round in 1...30 {
            for writer in 0...1 {
                lines[writer] += " \(writer == 0 ? "alfa" : "beta")\(round)"
                _ = server.save(try Document(plain: lines[writer]), of: writer)
            }
            #expect(server.text.blocks.count == 2)
        }
        #expect(Set(server.text.plain.split(separator: "\n\n")) == Set(lines.map { $0[...] }))
    }

    @Test("Letter by letter in a new paragraph, each their own: two paragraphs")
    func newParagraphs() throws {
        var server = Server(.empty, writers: 2)
        let texts = ["Maten lagas i köket.", "Anhöriga bjuds in."]
        for length in 1...20 {
            for writer in 0...1 {
                _ = server.save(try Document(plain: String(texts[writer].prefix(length))), of: writer)
            }
        }
        #expect(Set(server.text.plain.split(separator: "\n\n")) == Set(texts.map { $0[...] }))
    }

    @Test("A first writer at the start and a second at the end of a paragraph make one paragraph")
    func apart() throws {
        let middle = "arbetar med mål och uppföljning varje vecka i alla grupper"
        var server = Server(try Document(plain: middle), writers: 2)
        for round in 1...20 {
            let first = (1...round).map { "alfa\($0)" }.joined(separator: " ") + " " + middle
            #expect(server.save(try Document(plain: first), of: 0).conflicts.isEmpty)
            let second = middle + " " + (1...round).map { "beta\($0)" }.joined(separator: " ")
            #expect(server.save(try Document(plain: second), of: 1).conflicts.isEmpty)
        }
        #expect(server.text.blocks.count == 1)
        #expect(server.text.plain.hasPrefix("alfa1 alfa2 ") && server.text.plain.hasSuffix(" beta20"))
    }

    @Test(
        "Random writing anywhere in one paragraph: never more than the pair, and every word there",
        arguments: 0..<30)
    func anywhere(seed: Int) throws {
        var scribe = Scribe(seed: seed)
        for _ in 0..<10 {
            let start = scribe.words(12)
            var server = Server(try Document(plain: start.joined(separator: " ")), writers: 2)
            var lines = [start, start]
            for _ in 0..<25 {
                let writer = scribe.number(0...1)
                for _ in 0..<scribe.number(1...3) {
                    lines[writer].insert(scribe.word(), at: scribe.number(0...lines[writer].count))
                }
                _ = server.save(try Document(plain: lines[writer].joined(separator: " ")), of: writer)
            }
            let words = wordCounts(server.text)
            #expect(Set(lines.joined()).allSatisfy { words[$0[...], default: 0] > 0 })
            #expect(server.text.blocks.count <= 2)
        }
    }
}
