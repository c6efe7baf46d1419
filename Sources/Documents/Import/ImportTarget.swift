/// The form of the year, as far as an import must know it.
package struct ImportForm: Sendable {
    /// In the order of the form.
    package var targets: [ImportTarget]
    /// What stands in the form beside questions, and is nobody's answer: the title, lead texts, "Skriv ert svar här."
    package var ownTexts: [String]
    /// What the facts are called (R60): "Verksamhetens namn".
    package var factLabels: [String]

    package init(_ targets: [ImportTarget], ownTexts: [String] = [], factLabels: [String] = []) {
        (self.targets, self.ownTexts, self.factLabels) = (targets, ownTexts, factLabels)
    }
}

/// A place in the form: a question, or another text that is asked for, or a heading over several.
package struct ImportTarget: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case question
        /// A field of the opening; its heading is only looked for before the questions.
        case opening
        /// What may stand anywhere in a file: the word list, the presentation.
        case loose
        /// A section, or a question with parts: what stands under it alone has no place.
        case group
    }

    package var kind: Kind
    /// "16a" for a question; it is also what the bookmark of our own Word files says.
    package var key: String
    /// As it stands before the question; nil for what has no number.
    package var number: String?
    /// Short: "Insikt om målgruppens behov".
    package var heading: String
    /// The question, as it is put.
    package var text: String
    /// How it was put in other years.
    package var lastYears: [String]

    package init(
        _ kind: Kind, key: String, number: String? = nil, heading: String, text: String = "",
        lastYears: [String] = []
    ) {
        (self.kind, self.key, self.number) = (kind, key, number)
        (self.heading, self.text, self.lastYears) = (heading, text, lastYears)
    }
}
