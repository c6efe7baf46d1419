/// A fact about the unit that stands before the answers and is not counted (R60, R63).
package struct AdministrativeField: Equatable, Sendable {
    /// Which control the form shows, and what is checked in it.
    package enum Kind: String, CaseIterable, Sendable { case text, phone, email, address, count }

    package var key: String
    package var label: Text
    package var kind: Kind
    package var isRequired: Bool
}

/// The heading and the help of the entry's own word list (R51).
package struct Glossary: Equatable, Sendable {
    package var heading: Text
    package var help: Text
}

/// The opening of the entry (inledning, R61): counted, not scored.
package struct Opening: Equatable, Sendable {
    package struct Field: Equatable, Sendable {
        package var key: String
        /// Short, for lists.
        package var title: Text
        package var text: Text
        package var help: Text
        /// Whether numbers of women, men and in all may be given beside the text (R62).
        package var countsBySex: Bool
    }

    package var heading: Text
    package var help: Text
    package var fields: [Field]
}

/// What the year asks for beside the entry: a short text and a picture (R56–R58).
package struct Presentation: Equatable, Sendable {
    package var text: Text
    package var picture: Text
    /// Where text and picture are shown (R58).
    package var use: Text
}

/// A scored part of the form. The lead is help and is never exported (R52, R67).
package struct Section: Equatable, Sendable {
    package var key: String
    package var name: Text
    package var lead: [Text]
    package var questions: [Question]
}

package struct Question: Equatable, Sendable {
    /// Answered as one, or part by part.
    package enum Form: Equatable, Sendable {
        case whole(Asked)
        case parts([Part])
    }

    /// What one answer is helped and judged by.
    package struct Asked: Equatable, Sendable {
        package var help: Text
        package var kind: AnswerKind
        package var points: Int
    }

    package struct Part: Equatable, Sendable {
        /// "a", "b", …
        package var letter: String
        package var title: Text
        package var text: Text
        package var asked: Asked
    }

    package static let titleCharactersMax = 45

    package var number: Int
    /// Short, for lists.
    package var title: Text
    package var text: Text
    /// How many of the unit's goals the answer is to describe in full (R68); nil for other questions.
    package var goalsInFull: Int?
    package var form: Form
}

/// Whether an answer tells of a way of working or of results: it decides which words the rubric uses.
package enum AnswerKind: String, CaseIterable, Sendable { case how, result }

/// Kept ready at the visit, not handed in (R91–R92).
package struct VisitDocument: Equatable, Sendable {
    package var key: String
    package var text: Text
    package var isRequired: Bool
}

/// A word of the city's quality work, and what it means (R69).
package struct Concept: Equatable, Sendable {
    package var key: String
    package var term: Text
    package var text: Text
}

/// A column of the checklist (R68).
package struct ChecklistColumn: Equatable, Sendable {
    package var key: String
    package var name: Text
    package var help: Text
}
