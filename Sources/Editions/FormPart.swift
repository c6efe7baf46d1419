package import Base

/// One thing that the unit writes: a field of the opening, the word list, a scored question, or the presentation.
package struct FormPart: Equatable, Sendable, Identifiable {
    package enum Kind: Equatable, Sendable {
        case opening, glossary, presentation
        case question(AnswerItem)
    }

    /// The key under which the answer is kept and addressed: "opening1", "glossary", "16a", "presentation".
    package let id: String
    package let kind: Kind
    /// The part of the form that it stands in.
    package let chapter: Text
    /// Short, for lists.
    package let title: Text
    package let text: Text
    package let help: Text
    /// Help that is never exported (R52, R67).
    package let lead: [Text]
    package let isRequired: Bool
    /// A limit of its own, beside that of the whole (R56).
    package let charactersMax: Int?
    /// What the weight of the question suggests; no limit.
    package let charactersGuide: Int?

    /// Whether the characters count towards the limit of the entry (R50, R56).
    package var counts: Bool { kind != .presentation }

    /// "Fråga 16a", or the title of what is no question.
    package func name(in language: Language) -> Phrase {
        if case .question = kind { "Fråga \(id)" } else { Phrase(key: "{}", arguments: [.text(title[language])]) }
    }

    /// "16a. Resultat", for lists.
    package func listName(in language: Language) -> String {
        if case .question = kind { "\(id). \(title[language])" } else { title[language] }
    }

    /// Whether the question that the part belongs to begins here: 16a does, 16b after it does not.
    package func begins(_ item: AnswerItem, after previous: FormPart?) -> Bool {
        guard case .question(let before)? = previous?.kind else { return true }
        return before.question != item.question
    }

    package static let presentationID = "presentation"
    package static let glossaryID = "glossary"
}

extension Edition {
    /// All that is written, in the order of the form: opening, word list, questions, presentation (R50–R61).
    package var parts: [FormPart] {
        openingParts + glossaryParts + sections.flatMap(questionParts) + presentationParts
    }

    package func part(_ id: String) -> FormPart? { parts.first { $0.id == id } }

    private var openingParts: [FormPart] {
        opening.fields.enumerated().map { place, field in
            FormPart(
                id: "opening\(place + 1)", kind: .opening, chapter: opening.heading, title: field.title, text: field.text,
                help: field.help, lead: [opening.help], isRequired: true, charactersMax: nil, charactersGuide: nil)
        }
    }

    private var glossaryParts: [FormPart] {
        glossary.map {
            [
                FormPart(
                    id: FormPart.glossaryID, kind: .glossary, chapter: $0.heading, title: $0.heading, text: $0.heading,
                    help: $0.help, lead: [], isRequired: false, charactersMax: nil, charactersGuide: nil)
            ]
        } ?? []
    }

    private func questionParts(_ section: Section) -> [FormPart] {
        section.items.map { item in
            FormPart(
                id: item.id, kind: .question(item), chapter: section.name, title: item.title, text: item.text,
                help: item.help, lead: section.lead, isRequired: true, charactersMax: nil,
                charactersGuide: guideCharacters(for: item))
        }
    }

    private var presentationParts: [FormPart] {
        guard let presentation, let limits = limits.presentation else { return [] }
        let heading = Text(swedish: "Presentation", english: "Presentation")
        return [
            FormPart(
                id: FormPart.presentationID, kind: .presentation, chapter: heading, title: heading, text: presentation.text,
                help: presentation.use, lead: [], isRequired: true, charactersMax: limits.charactersMax, charactersGuide: nil)
        ]
    }
}

extension Edition {
    /// The part that explains words: the word list, or in a year without one the field of the opening that does (R51).
    package var wordListPart: String? {
        if glossary != nil { return FormPart.glossaryID }
        return opening.fields.firstIndex { $0.key == "terms" }.map { "opening\($0 + 1)" }
    }
}
