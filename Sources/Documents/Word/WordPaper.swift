import Base
import RichText

/// The paper as pandoc's tree: title, facts, a filled table of contents, and the questions with their answers.
struct WordPaper {
    let paper: Paper
    let answers: AnswerNodes

    init(_ paper: Paper, pictures: [PaperPicture]) {
        self.paper = paper
        let byID = Dictionary(pictures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        answers = AnswerNodes(deep: 2, pictures: byID, words: paper.words)
    }

    var json: JSON { Pandoc.document(blocks, meta: meta) }

    private var meta: [(String, JSON)] {
        [
            ("title", Pandoc.metaText(paper.unit)), ("subtitle", Pandoc.metaText(paper.title)),
            ("author", Pandoc.metaList(["\(paper.organisation) · \(paper.year)"])),
            ("date", Pandoc.metaText(paper.language.text(paper.day, .withYear))),
            ("lang", .node("MetaString", .text(paper.language == .swedish ? "sv-SE" : "en-GB"))),
        ]
    }

    private var blocks: [JSON] {
        var blocks: [JSON] = []
        if paper.isDraft { blocks.append(line(paper.words.draft, "Utkast")) }
        if !paper.facts.isEmpty { blocks.append(facts) }
        blocks += paper.instructions.map { line($0, "Instruktion") }
        blocks.append(Pandoc.raw(WordContents(paper).markup))
        for (place, chapter) in paper.chapters.enumerated() {
            blocks.append(
                Pandoc.heading(1, id: WordContents.place(ofChapter: place), [Pandoc.text(chapter.title)]))
            for part in chapter.parts { blocks += nodes(part) }
        }
        return blocks
    }

    private var facts: JSON {
        func cell(_ text: String) -> [JSON] { [line(text, "Tabelltext")] }
        return Pandoc.table(
            header: [cell(paper.words.question), cell(paper.words.answer)],
            rows: paper.facts.map { [cell($0.label), cell($0.value)] }, shares: [1 / 3, 2 / 3])
    }

    private func nodes(_ part: Part) -> [JSON] {
        var nodes = [Pandoc.heading(2, id: part.place, [Pandoc.text(part.title)])]
        for text in [part.wholeText ?? "", part.text] where !text.isEmpty {
            nodes.append(line(text, "Fråga"))
        }
        switch part.body {
        case .room: nodes.append(line(paper.words.writeHere, "Svar"))
        case .answer(let document):
            if document.isEmpty {
                nodes.append(line(paper.words.noAnswer, "Instruktion"))
            } else {
                nodes += answers.nodes(document)
            }
        }
        return nodes
    }

    private func line(_ text: String, _ style: String) -> JSON {
        Pandoc.styled(style, [Pandoc.paragraph(text.isEmpty ? [] : [Pandoc.text(text)])])
    }
}

extension Part {
    /// The number and the heading on one line.
    var title: String { [number ?? "", heading].filter { !$0.isEmpty }.joined(separator: " ") }
}
