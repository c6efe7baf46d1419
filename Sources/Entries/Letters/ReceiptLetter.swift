import Base
import Editions
import Mail
import Site
import Store

/// The receipts to the head and the contact person: the same facts as on the receipt page.
enum ReceiptLetter {
    static func handedIn(
        _ header: EntryHeader, _ edition: Edition, _ sealed: Submission, base: String, in db: any Connection
    ) throws -> [Letter] {
        try letters(
            header, subject: "Kvitto: \(header.unitName) har lämnat in sitt bidrag",
            ["Bidraget till \(edition.name(.swedish)) är inlämnat av \(sealed.by)."], sealed,
            "Texten är låst. Ni kan läsa den och kvittot på sidan för ert bidrag.", base: base, in: db)
    }

    /// After a change: what was sealed anew (R53).
    static func changed(
        _ header: EntryHeader, _ edition: Edition, _ sealed: Submission, base: String, in db: any Connection
    ) throws -> [Letter] {
        try letters(
            header, subject: "Kvitto: \(header.unitName) har ändrat i sitt bidrag",
            ["Bidraget till \(edition.name(.swedish)) är ändrat av \(sealed.by)."], sealed,
            "Texten är låst igen. Kvittot från inlämningen finns kvar på samma sida.", base: base, in: db)
    }

    /// After the office has struck what the unit did not change in time (R53).
    static func struck(
        _ header: EntryHeader, _ edition: Edition, _ sealed: Submission, base: String, in db: any Connection
    ) throws -> [Letter] {
        try letters(
            header, subject: "Kvitto: kansliet har strukit bilder i bidraget från \(header.unitName)",
            ["Tiden att ändra i bidraget till \(edition.name(.swedish)) gick ut, så kansliet har strukit bilderna i de delar som det gällde."],
            sealed, "Kvittot från inlämningen finns kvar på samma sida.", base: base, in: db)
    }

    private static func letters(
        _ header: EntryHeader, subject: Phrase, _ what: [Phrase], _ sealed: Submission, _ next: Phrase, base: String,
        in db: any Connection
    ) throws -> [Letter] {
        guard let registration = try RegistrationSQL.find(header.id, in: db) else { return [] }
        return recipients(registration).map { to in
            Letter(
                to: to, subject: subject,
                paragraphs: what + [
                    "Tid: \(Swedish.momentToTheSecond(sealed.at))",
                    "Tecken utan blanksteg: \(sealed.characters)",
                    "Kontrollsumma (SHA-256): \(sealed.sha256)",
                    next,
                ],
                link: ("Kvittot:", "\(base)/bidrag/\(header.id)/kvitto"), kind: "receipt", about: header.id.text)
        }
    }
}
