package import Base
package import RichText

/// A block of a Word file, with what the file tells of it beside its text.
package struct ImportedBlock: Sendable, Hashable {
    package var block: Block
    /// The level of a heading in the file, from 1; a block of an answer has three levels at most.
    package var level: Int?
    /// The questions whose bookmark stands here: "16a".
    package var marks: [String]
    /// Whether a numbered list counts by letters.
    package var isLettered: Bool
    /// Whether it is a line of a table of contents: nothing but links within the file.
    package var isContents: Bool

    package init(
        _ block: Block, level: Int? = nil, marks: [String] = [], isLettered: Bool = false,
        isContents: Bool = false
    ) {
        (self.block, self.level, self.marks) = (block, level, marks)
        (self.isLettered, self.isContents) = (isLettered, isContents)
    }
}

/// Something in the file that became another thing in the answer, told in the preview.
package struct ImportNotice: Sendable, Hashable {
    package let phrase: Phrase

    package init(_ phrase: Phrase) { self.phrase = phrase }
}

extension ImportNotice {
    static let mergedCells: Phrase =
        "Sammanslagna celler i en tabell har delats upp. Texten står i varje cell."
    static let firstRow: Phrase = "En tabell saknade rubrikrad. Den första raden har blivit rubrikrad."
    static let nestedTable: Phrase = "En tabell i en tabell har blivit vanlig text."
    static let wideTable: Phrase = "En tabell med för många kolumner har blivit vanlig text."
    static let lifted: Phrase =
        "En bild eller tabell i en lista, ett citat eller en tabellcell står nu efter den."
    static let footnote: Phrase = "Fotnoter står inom parentes i texten."
    static let formula: Phrase = "En formel har blivit vanlig text. Kontrollera den."
    static let struck: Phrase = "Överstruken text har blivit vanlig text. Kontrollera den."
    static let link: Phrase = "En länk hade en adress som inte kan användas här. Texten är kvar."
    static let deep: Phrase = "Listor i för många nivåer har fått färre nivåer."
    static let unknown: Phrase = "Innehåll som inte kan visas här har blivit vanlig text. Kontrollera det."

    static func picture(_ name: String) -> Phrase {
        let phrase: Phrase =
            "Bilden \(name) kan inte visas här. Spara den som png eller jpeg och lägg in den igen."
        return phrase
    }
}
