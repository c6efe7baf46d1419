package import Base
package import RichText
import Site

/// What is refused of a text, whatever way it came.
package enum TextCheck {
    package static let charactersMax = 100_000

    /// - Parameter before: how long the standing text is. Two texts that were merged may be too long together, and one that
    ///   makes them shorter must be let in.
    package static func first(_ document: Document, before: Int = 0) -> Phrase? {
        let count = document.characterCount
        if count > charactersMax, count >= before {
            return "Texten har \(count) tecken. En text får ha högst \(charactersMax)."
        }
        if document.hasDeceivingLink {
            return "En länk visar inte vart den leder. Ta bort det som står före @ i adressen, och osynliga tecken som vänder texten."
        }
        return holdsPersonalNumber(document) ? personalNumberPhrase : nil
    }

    /// In the text, or in descriptions and addresses; the names of pictures may hold any digits (§4.3).
    package static func holdsPersonalNumber(_ document: Document) -> Bool {
        if PersonalNumber.first(in: document.plain) != nil { return true }
        let spelled = document.figures.reduce(document.canonical) { $0.replacing($1.picture.text, with: "") }
        return PersonalNumber.first(in: spelled) != nil
    }
}
