public import Base

/// Why a document was not taken, for the writer and for the log.
public struct DocumentRefusal: Error, Equatable, Sendable {
    /// Where: `content[2].content[0]` from the top of the document, `byte 17` of damaged JSON, empty for the whole.
    public let path: String
    public let phrase: Phrase

    init(_ phrase: Phrase, path: String = "") { (self.phrase, self.path) = (phrase, path) }

    /// The Swedish sentence.
    public var sentence: String { phrase.swedish }

    /// The same as the refusal that forms show.
    public var refusal: Refusal { Refusal(phrase) }

    /// The same refusal seen from the node around.
    func inside(_ step: String) -> DocumentRefusal {
        DocumentRefusal(phrase, path: path.isEmpty ? step : "\(step).\(path)")
    }
}

extension DocumentRefusal {
    static var tooLarge: Self { Self("Texten är för stor för att sparas.") }
    static var tooDeep: Self { Self("Texten har listor eller citat i för många nivåer.") }
    static var tooManyNodes: Self {
        Self("Texten har för många delar. Högst \(Document.nodesMax) stycken, punkter och celler får plats.")
    }
    static func damaged(atByte position: Int) -> Self { Self(damage, path: "byte \(position)") }
    static var damaged: Self { Self(damage) }
    static func unknownNode(_ name: String) -> Self {
        Self("Innehåll av slaget ”\(shown(name))” kan inte sparas här. Ta bort det och försök igen.")
    }
    static func unknownMark(_ name: String) -> Self {
        Self("Formateringen ”\(shown(name))” kan inte sparas här. Ta bort den och försök igen.")
    }
    static func unknownAttribute(_ name: String) -> Self {
        Self("Inställningen ”\(shown(name))” kan inte sparas här. Ta bort den och försök igen.")
    }
    static var misplaced: Self {
        Self("Rubriker, tabeller och bilder kan inte stå i listor, citat eller tabeller.")
    }
    static var headingLevel: Self { Self("En rubrik måste vara på nivå 1, 2 eller 3.") }
    static var listStart: Self { Self("En numrerad lista måste börja på ett tal mellan 1 och \(9_999).") }
    static var mergedCells: Self { Self("En tabell kan inte ha sammanslagna celler.") }
    static var unevenRows: Self { Self("Alla rader i en tabell måste ha lika många celler.") }
    static var tooManyColumns: Self { Self("En tabell kan ha högst \(Document.columnsMax) kolumner.") }
    static var link: Self {
        Self("En länk måste vara en hel adress som börjar med https://, http:// eller mailto:.")
    }
    static var picture: Self { Self("Bilden finns inte här. Lägg in den med knappen för bilder.") }
    static var altTooLong: Self {
        Self("Bildens beskrivning är för lång. Högst \(Document.altCharactersMax) tecken får plats.")
    }

    private static var damage: Phrase { "Texten kom fram skadad och kunde inte läsas. Försök igen." }

    /// A name from outside, made harmless: the first 30 letters and digits of it.
    private static func shown(_ name: String) -> String {
        String(
            name.unicodeScalars.lazy.filter {
                $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0)
            }
            .prefix(30).map(Character.init))
    }
}
