import Base
import Documents
import Editions
import Site

/// The edition's form as an import must know it: what is a question, what is a heading, and what is our own text.
extension ImportForm {
    init(_ edition: Edition, unit: String, lastYears: Edition?) {
        var targets: [ImportTarget] = [ImportTarget(.group, key: "opening", heading: edition.opening.heading(.swedish))]
        var asked: Set<Int> = []
        for part in edition.parts {
            switch part.kind {
            case .opening:
                targets.append(ImportTarget(.opening, key: part.id, heading: part.title(.swedish), text: part.text(.swedish)))
            case .glossary, .presentation:
                targets.append(ImportTarget(.loose, key: part.id, heading: part.title(.swedish), text: part.text(.swedish)))
            case .question(let item):
                if let whole = item.questionText, asked.insert(item.question).inserted {
                    targets.append(
                        ImportTarget(.group, key: "question \(item.question)", number: String(item.question), heading: whole(.swedish), text: whole(.swedish)))
                }
                targets.append(
                    ImportTarget(
                        .question, key: part.id, number: part.id, heading: item.title(.swedish), text: item.text(.swedish),
                        lastYears: lastYears.map { Self.earlier($0, item) } ?? []))
            }
        }
        for section in edition.sections {
            targets.append(ImportTarget(.group, key: "section \(section.key)", heading: section.name(.swedish)))
        }
        let words = PaperWords { $0.swedish }
        self.init(
            targets,
            ownTexts: edition.parts.flatMap { $0.lead.map { $0(.swedish) } + [$0.help(.swedish)] }
                + PaperWords.instructions { $0.swedish }
                + ["Bidrag till \(edition.name(.swedish))", unit, words.contents, words.draft, words.noAnswer, words.writeHere],
            factLabels: edition.administrative.map { $0.label(.swedish) })
    }

    /// How a question of the same heading was put another year.
    private static func earlier(_ edition: Edition, _ item: AnswerItem) -> [String] {
        edition.items.filter { $0.title(.swedish) == item.title(.swedish) }.map { $0.text(.swedish) }
    }
}
