import Accounts
import Base
import Entries
import Mail
import Site
import Store

/// Tells the head and the contact person that their report is there to read. Nothing of it stands in the letter.
enum ReportOpenLetter {
    static func post(
        _ header: EntryHeader, baseURL: String, _ outbox: Outbox, at now: Instant, in db: any Connection
    ) throws {
        let readers = try PersonSQL.holding([.unitHead, .contact], organisation: header.entry.unit.text, in: db)
        for reader in readers {
            guard let to = try? Recipient(name: reader.name, address: reader.email) else { continue }
            let letter = Letter(
                to: to, subject: "Återkopplingen till \(header.unitName) är öppen",
                paragraphs: [
                    "Tack för att ni tog emot oss. Nu kan ni läsa rapporten om ert bidrag: styrkor och utvecklingsområden för varje fråga.",
                    "Ett utvecklingsområde blir en punkt i er handlingsplan med ett tryck.",
                ],
                link: ("Er återkoppling:", "\(baseURL)/bidrag/\(header.id)/aterkoppling"),
                kind: "report-open", about: header.id.text)
            try outbox.post(letter, in: db, at: now)
        }
    }
}
