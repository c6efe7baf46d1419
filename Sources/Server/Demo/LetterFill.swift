import Base
import Editions
import Entries
import Mail
import Store

/// Letters that the demo city has had: of registrations and hand-ins in the years that go on.
struct LetterFill: Sendable {
    let baseURL: String
    private let outbox = Outbox()

    init(baseURL: String) { self.baseURL = baseURL }

    func write(_ entrant: Entrant, in db: any Connection) throws {
        let (unit, edition) = (entrant.unit, entrant.year.edition)
        let link = (label: "Ert bidrag:" as Phrase, url: "\(baseURL)/bidrag/\(entrant.id)")
        for person in [unit.head, unit.contact] {
            let to = try Recipient(name: person.name, address: person.email)
            try send(
                Letter(
                    to: to, subject: "Ni är anmälda: \(unit.name)",
                    paragraphs: [
                        "Vi har tagit emot er anmälan till \(edition.name(.swedish)).",
                        "Lämna in bidraget senast \(edition.calendar.entryCloses.day, .withWeekday) kl. 24.00.",
                        "Anmälan är inte bindande. Ändrar ni er kan ni avanmäla er på sidan för ert bidrag.",
                    ], link: link, kind: "registration", about: entrant.id.text), at: entrant.registeredAt,
                in: db)
            guard entrant.isHandedIn, let at = entrant.endedAt,
                let receipt = try SubmissionSQL.find(entrant.id, in: db)
            else { continue }
            try send(
                Letter(
                    to: to, subject: "Kvitto: bidraget från \(unit.name) är inlämnat",
                    paragraphs: [
                        "Bidraget till \(edition.name(.swedish)) lämnades in \(Swedish.momentToTheSecond(at)).",
                        "Det har \(receipt.characters) tecken. Kontrollsumman (SHA-256) är \(receipt.sha256).",
                    ], link: link, kind: "receipt", about: entrant.id.text), at: at, in: db)
        }
    }

    /// Posts a letter that has already left.
    private func send(_ letter: Letter, at: Instant, in db: any Connection) throws {
        let id = try outbox.post(letter, in: db, at: at)
        try db.run("UPDATE letter SET sent_at = \(at.adding(seconds: 3)), attempts = 1 WHERE id = \(id)")
    }
}
