package import Base
package import RichText

/// A file parted to the places of the form, to be looked at before anything is kept. All text of the file stands in
/// exactly one of `placed`, `unplaced` and `form`.
package struct Split: Sendable, Equatable {
    /// In the order of the form.
    package var placed: [PlacedText] = []
    /// In the order of the file.
    package var unplaced: [UnplacedText] = []
    /// What was the form's own: questions, headings of sections, instructions, the table of contents.
    package var form: [Block] = []
    package var notices: [ImportNotice] = []
}

/// What is to stand as one answer.
package struct PlacedText: Sendable, Equatable {
    package var key: String
    package var blocks: [Block]
    package var sign: ImportSign

    package var confidence: ImportConfidence { sign.confidence }
    package var reason: Phrase { sign.reason }

    /// - Throws: `DocumentRefusal` when one answer got more than a document holds.
    package func document() throws(DocumentRefusal) -> Document { try Document(blocks) }
}

/// Text whose place a person has to choose.
package struct UnplacedText: Sendable, Equatable {
    package enum Proposal: Sendable, Equatable { case facts, opening, answer }

    package var blocks: [Block]
    /// The place of the form that it stands nearest to; nil when nothing in the file was known again.
    package var nearest: String?
    package var proposal: Proposal
}

package enum ImportConfidence: Sendable, Equatable { case sure, likely, unsure }

/// By what a question was known again, the least trusted first.
package enum ImportSign: Int, Sendable, Comparable {
    case similarText, number, heading, nearText, text, bookmark

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    package var confidence: ImportConfidence {
        switch self {
        case .bookmark, .text: .sure
        case .nearText, .heading: .likely
        case .number, .similarText: .unsure
        }
    }

    package var reason: Phrase {
        let phrase: Phrase
        switch self {
        case .bookmark: phrase = "Frågans plats i vårt formulär stämmer."
        case .text: phrase = "Frågans text stämmer."
        case .nearText: phrase = "Frågans text stämmer nästan."
        case .heading: phrase = "Rubriken stämmer."
        case .number: phrase = "Osäker. Numret stämmer, men frågans text saknas."
        case .similarText: phrase = "Osäker. Frågan liknar en av årets frågor."
        }
        return phrase
    }
}

extension ImportNotice {
    static let nothingKnown: Phrase = "Ingen av frågorna kändes igen i filen. Välj själv var texten ska stå."
    static let nothing: Phrase = "Filen har ingen text och inga bilder. Välj en annan fil."

    static func twice(_ heading: String) -> Phrase {
        let phrase: Phrase =
            "”\(heading)” finns på fler än ett ställe i filen. Texterna har lagts efter varandra."
        return phrase
    }
}
