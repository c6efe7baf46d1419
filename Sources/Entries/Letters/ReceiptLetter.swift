import Base
import Editions
import Mail
import Site
import Store

/// The receipts to the head and the contact person: the same facts as on the receipt page.
enum ReceiptLetter {
    /// What the text was sealed after (R53, R65).
    enum Event { case handedIn, changed, struckByOffice }

    static func all(
        _ event: Event, _ header: EntryHeader, _ sealed: Submission, _ row: Audit.Head, base: String, in db: any Connection
    ) throws -> [Letter] {
        let (subject, what, next) = words(event, header.unitName, try db.edition(header.year).name(.swedish), by: sealed.by)
        guard let registration = try RegistrationSQL.find(header.id, in: db) else { return [] }
        return recipients(registration).map { to in
            Letter(
                to: to, subject: subject,
                paragraphs: [
                    what,
                    "Tid: \(Swedish.momentToTheSecond(sealed.at))",
                    "Tecken utan blanksteg: \(sealed.characters)",
                    "Kontrollsumma (SHA-256): \(sealed.sha256)",
                    // So that the log cannot be written anew from before without somebody outside knowing (decision 10).
                    "Rad i loggen: \(row.text)",
                    next,
                ],
                link: ("Kvittot:", "\(base)/bidrag/\(header.id)/kvitto"), kind: "receipt", about: header.id.text)
        }
    }

    private static func words(
        _ event: Event, _ unit: String, _ award: String, by name: String
    ) -> (subject: Phrase, what: Phrase, next: Phrase) {
        switch event {
        case .handedIn:
            (
                "Kvitto: \(unit) har lämnat in sitt bidrag", "Bidraget till \(award) är inlämnat av \(name).",
                "Texten är låst. Ni kan läsa den på sidan för ert bidrag. På kvittot står vad som händer nu."
            )
        case .changed:
            (
                "Kvitto: \(unit) har ändrat i sitt bidrag", "Bidraget till \(award) är ändrat av \(name).",
                "Texten är låst igen. Kvittot från inlämningen finns kvar på samma sida."
            )
        case .struckByOffice:
            (
                "Kvitto: kansliet har strukit bilder i bidraget från \(unit)",
                "Tiden att ändra i bidraget till \(award) gick ut, så kansliet har strukit bilderna i de delar som det gällde.",
                "Kvittot från inlämningen finns kvar på samma sida."
            )
        }
    }
}
