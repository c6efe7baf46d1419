package import Base

/// A text of the edition in both languages. Neither is ever empty in an edition that has been read.
package struct Text: Hashable, Sendable {
    package var swedish: String
    package var english: String

    package init(swedish: String, english: String) { (self.swedish, self.english) = (swedish, english) }

    package subscript(language: Language) -> String { language == .swedish ? swedish : english }
    /// The same as words in a sentence of the service.
    package var phrase: Phrase { "\(swedish: swedish, english: english)" }
    package func callAsFunction(_ language: Language) -> String { self[language] }
}

/// A piece of the public page: what quality means here, why the award exists, how it works (R1–R5).
package struct Passage: Equatable, Sendable {
    package var key: String
    package var heading: Text
    /// Paragraphs, before the points.
    package var text: [Text]
    package var points: [Text]
}

/// The words of the year (R15): a page never writes "lagsamordnare" but asks for the word. What a year's own texts say in
/// other words than another's is not a word here, but stands in those texts.
package enum Word: String, CaseIterable, Sendable {
    case award, entries, examiner, coordinator, receiver, honoraryMention, ceremony

    /// Words that files of earlier years hold and that no page asks for.
    static let retired = [
        "unit", "units", "targetGroup", "targetGroups", "goal", "goals", "registration", "entry", "team", "jury", "minutes",
        "complaints", "staffSection",
    ]
}

/// Every `Word`, in its plain form and without a capital.
package struct Words: Equatable, Sendable {
    private var texts: [Word: Text]

    package init(_ word: (Word) -> Text) {
        texts = Dictionary(uniqueKeysWithValues: Word.allCases.map { ($0, word($0)) })
    }

    package subscript(word: Word) -> Text { texts[word]! }
    package func callAsFunction(_ word: Word, _ language: Language) -> String { self[word][language] }

    /// With a capital first: "Hedersomnämnande".
    package func heading(_ word: Word) -> Text {
        let text = self[word]
        return Text(swedish: capital(text.swedish), english: capital(text.english))
    }

    private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension Phrase.StringInterpolation {
    /// A text of the edition within a sentence of the program, in the reader's language.
    package mutating func appendInterpolation(_ text: Text) {
        appendInterpolation(swedish: text.swedish, english: text.english)
    }
}
