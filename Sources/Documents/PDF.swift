import Base
import RichText

extension PaperMaker {
    /// The paper as a PDF that is both PDF/UA-1 and PDF/A-2a. Equal papers with equal pictures give equal bytes.
    ///
    /// What people have written goes to the template as data; none of it is ever read as the template's language.
    /// A picture that is not among `pictures`, or cannot be read, is printed as its description in a box.
    package func pdf(_ paper: Paper, pictures: [PaperPicture] = []) async throws(PaperFailure) -> [UInt8] {
        try await make(PaperFailure.pdf, pictures: pictures) { folder in
            let output = try await Tool(places.python, limits.pdf).run(
                ["-E", "-s", "-B", places.papers + "/typeset.py"],
                input: try PDFJob(paper, pictures, places.fonts).json.bytes,
                in: folder)
            guard output.starts(with: Array("%PDF-".utf8)) else {
                throw ToolFailure.broken(places.python, "no PDF: \(output.count) bytes")
            }
            return output
        }
    }
}

/// What typeset.py reads: the paper for the template, the pictures by identifier, and where the fonts stand.
struct PDFJob {
    let json: JSON

    init(_ paper: Paper, _ pictures: [PaperPicture], _ fonts: [String]) throws {
        json = [
            "paper": try Self.paper(paper),
            "pictures": .object(pictures.map { ($0.id.text, .text($0.fileName)) }),
            "fonts": .list(fonts.map { .text($0) }),
        ]
    }

    private static func paper(_ paper: Paper) throws -> JSON {
        [
            "title": .text(paper.title), "unit": .text(paper.unit), "organisation": .text(paper.organisation),
            "year": .number(paper.year), "language": .text(paper.language.rawValue),
            "day": [.number(paper.day.year), .number(paper.day.month), .number(paper.day.day)],
            "dayText": .text(paper.language.text(paper.day, .withYear)), "isDraft": .truth(paper.isDraft),
            "instructions": .list(paper.instructions.map { .text($0) }),
            "facts": .list(paper.facts.map { [.text($0.label), .text($0.value)] }),
            "chapters": .list(
                try paper.chapters.map { ["title": .text($0.title), "parts": .list(try $0.parts.map(part))] }),
            "words": words(paper.words),
        ]
    }

    private static func part(_ part: Part) throws -> JSON {
        let body: (String, JSON) =
            switch part.body {
            case .answer(let document):
                ("answer", .spelled(try Document(Outline.stepped(document.blocks)).canonicalBytes))
            case .room(let lines): ("lines", .number(lines))
            }
        return .object([
            ("number", .text(part.number ?? "")), ("heading", .text(part.heading)),
            ("wholeText", .text(part.wholeText ?? "")), ("text", .text(part.text)), body,
        ])
    }

    private static func words(_ words: PaperWords) -> JSON {
        [
            "contents": .text(words.contents), "page": .text(words.page), "of": .text(words.of),
            "draft": .text(words.draft), "question": .text(words.question), "answer": .text(words.answer),
            "date": .text(words.date), "noAnswer": .text(words.noAnswer), "writeHere": .text(words.writeHere),
            "pictureWithoutAlt": .text(words.pictureWithoutAlt),
            "pictureMissing": .text(words.pictureMissing),
        ]
    }
}
