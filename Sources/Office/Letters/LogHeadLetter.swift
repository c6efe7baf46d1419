package import Base
package import Mail
import Site
package import Store

/// Where the log stands, once a day to an address outside the house (decision 10): who can write to the database can then not
/// write the log anew from before without the one who keeps the letters knowing.
package enum LogHeadLetter {
    /// Posts the letter of the day in the caller's transaction. On several servers the first one posts it; an empty log has none.
    package static func post(to address: EmailAddress, _ outbox: Outbox, in db: any Connection, at now: Instant) throws {
        let day = Stockholm.local(now).day
        guard let head = try Audit.anchor(on: day, at: now, in: db) else { return }
        try outbox.post(
            Letter(
                to: Recipient(name: "", address: address), subject: "Loggens senaste rad \(day, .withYear)",
                paragraphs: [
                    "Loggen slutar vid den här raden:", "\(head.text)",
                    "Spara brevet. Kontrollera någon gång att raden är kvar: rodatraden audit verify --expect \(head.text)",
                ], kind: "log-head"),
            in: db, at: now)
    }
}
