import Base
import Documents
import Editions
import Site

/// The edition's form as an import must know it: what is a question, what is a heading, and what is our own text.
extension ImportForm {
    init(_ edition: Edition, unit: String, lastYears: Edition?) {
        let targets = chapters(edition.parts).flatMap { parts in
            // A chapter that holds one part of the same name is that part.
            let isPart = parts.count == 1 && parts[0].title == parts[0].chapter
            let heading = ImportTarget(.group, key: "chapter \(parts[0].id)", heading: parts[0].chapter(.swedish))
            return (isPart ? [] : [heading])
                + parts.indices.flatMap { place in
                    Self.targets(parts[place], after: place > 0 ? parts[place - 1] : nil, lastYears)
                }
        }
        let words = PaperWords { $0.swedish }
        self.init(
            targets,
            ownTexts: edition.parts.flatMap { $0.lead.map { $0(.swedish) } + [$0.help(.swedish)] }
                + PaperWords.instructions { $0.swedish }
                + ["Bidrag till \(edition.name(.swedish))", unit, words.contents, words.draft, words.noAnswer, words.writeHere],
            factLabels: edition.administrative.map { $0.label(.swedish) })
    }

    /// The part as the form asks for it; the first part of a question (16a) comes with the whole question before it.
    private static func targets(_ part: FormPart, after previous: FormPart?, _ lastYears: Edition?) -> [ImportTarget] {
        let (heading, text) = (part.title(.swedish), part.text(.swedish))
        switch part.kind {
        case .opening: return [ImportTarget(.opening, key: part.id, heading: heading, text: text)]
        case .glossary, .presentation: return [ImportTarget(.loose, key: part.id, heading: heading, text: text)]
        case .question(let item):
            let question = ImportTarget(
                .question, key: part.id, number: part.id, heading: heading, text: text,
                lastYears: lastYears.map { earlier($0, item) } ?? [])
            guard let whole = item.questionText?(.swedish), part.begins(item, after: previous) else { return [question] }
            let number = String(item.question)
            return [ImportTarget(.group, key: "question \(number)", number: number, heading: whole, text: whole), question]
        }
    }

    /// How a question of the same heading was put another year.
    private static func earlier(_ edition: Edition, _ item: AnswerItem) -> [String] {
        edition.items.filter { $0.title(.swedish) == item.title(.swedish) }.map { $0.text(.swedish) }
    }
}
