package import Base
package import RichText

/// Everything that a paper shows, in order: an entry as it is handed in, a draft of it, or the form to write on.
///
/// Lead texts and the checklist are never in it (R52): what is not handed over cannot be printed.
package struct Paper: Sendable {
    /// "Bidrag till Kvalitetsutmärkelsen 2024".
    package var title: String
    /// Who wrote it.
    package var unit: String
    /// The committee, the company's board or the private provider.
    package var organisation: String
    package var year: Int
    /// The language of the text, for hyphenation and for those who listen.
    package var language: Language
    /// The day that it is dated with. All that a file says of time comes from this, so that equal papers have equal bytes.
    package var day: Day
    package var isDraft: Bool
    /// What the one who writes on the form must know, before the contents; nothing in an entry.
    package var instructions: [String]
    package var facts: [Fact]
    package var chapters: [Chapter]
    package var words: PaperWords

    package init(
        title: String, unit: String, organisation: String, year: Int, language: Language, day: Day,
        isDraft: Bool = false, instructions: [String] = [], facts: [Fact] = [], chapters: [Chapter],
        words: PaperWords
    ) {
        (self.title, self.unit, self.organisation, self.year) = (title, unit, organisation, year)
        (self.language, self.day, self.isDraft, self.instructions) = (language, day, isDraft, instructions)
        (self.facts, self.chapters, self.words) = (facts, chapters, words)
    }
}

/// A line of the table of facts (R60): what is asked, and what was given.
package struct Fact: Sendable, Equatable {
    package var label: String
    package var value: String

    package init(_ label: String, _ value: String) { (self.label, self.value) = (label, value) }
}

package struct Chapter: Sendable {
    package var title: String
    package var parts: [Part]

    package init(_ title: String, _ parts: [Part]) { (self.title, self.parts) = (title, parts) }
}

/// A question with its answer, or with room for one.
package struct Part: Sendable {
    package enum Body: Sendable, Equatable {
        case answer(Document)
        /// Room to write, about so many lines on paper.
        case room(lines: Int)
    }

    /// What tells the question from the others of the year: "16a". Word files carry it, so that an answer written
    /// there finds its way back.
    package var key: String
    /// As it stands before the heading; nil for what has no number, as the word list.
    package var number: String?
    package var heading: String
    /// The text of the question that this is a part of, before the first of its parts.
    package var wholeText: String?
    /// The question, as it is put.
    package var text: String
    package var body: Body

    package init(
        key: String, number: String? = nil, heading: String, wholeText: String? = nil, text: String = "",
        body: Body
    ) {
        (self.key, self.number, self.heading) = (key, number, heading)
        (self.wholeText, self.text, self.body) = (wholeText, text, body)
    }

    /// The name of the place in a Word file: "fraga-16a".
    package var place: String { Self.placePrefix + key }
    package static let placePrefix = "fraga-"
}

/// A picture in the text, as it is kept.
package struct PaperPicture: Sendable {
    package enum Kind: String, Sendable { case png, jpeg }

    package var id: ID<Picture>
    package var kind: Kind
    /// In pixels.
    package var width, height: Int
    package var bytes: [UInt8]

    package init(id: ID<Picture>, kind: Kind, width: Int, height: Int, bytes: [UInt8]) {
        (self.id, self.kind, self.width, self.height, self.bytes) = (id, kind, width, height, bytes)
    }

    /// Its name in a folder.
    var fileName: String { "\(id.text).\(kind.rawValue)" }
}
