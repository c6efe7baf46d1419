import Base
import RichText
import Texts

/// What a Word file may not hold: what it says is stored before anybody has looked, so it is looked through when it is read (§4.3).
enum ImportCheck {
    /// - Parameters:
    ///   - pieces: the texts with the part that each seems to belong to, by its number; nil where nobody knows.
    ///   - notices: what the reading tells, which quotes text that is not in the pieces.
    static func first(_ pieces: [(item: String?, document: Document)], notices: [String] = []) -> Phrase? {
        for piece in pieces where TextCheck.holdsPersonalNumber(piece.document) {
            guard let item = piece.item else {
                return
                    "Filen innehåller något som ser ut som ett personnummer, i en text som vi inte kände igen. Ta bort det i Word och läs in filen igen. Ingenting är sparat."
            }
            return
                "Filen innehåller något som ser ut som ett personnummer, i del \(item). Ta bort det i Word och läs in filen igen. Ingenting är sparat."
        }
        if notices.contains(where: { PersonalNumber.first(in: $0) != nil }) {
            return
                "Filen innehåller något som ser ut som ett personnummer, i dold text eller i ett diagram. Ta bort det i Word och läs in filen igen. Ingenting är sparat."
        }
        return nil
    }
}
