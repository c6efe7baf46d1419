import Base
import Editions
import Mail
import Site
import Store

/// The receipt of a hand-in to the head and the contact person: the same facts as on the receipt page.
struct ReceiptLetter {
    let all: [Letter]

    init(_ header: EntryHeader, _ edition: Edition, _ submission: Submission, base: String, in db: any Connection) throws {
        let registration = try RegistrationSQL.find(header.id, in: db)
        all = registration.map(recipients)?.map { to in
            Letter(
                to: to, subject: "Kvitto: \(header.unitName) har lämnat in sitt bidrag",
                paragraphs: [
                    "Bidraget till \(edition.name(.swedish)) är inlämnat av \(submission.by).",
                    "Tid: \(Swedish.momentToTheSecond(submission.at))",
                    "Tecken utan blanksteg: \(submission.characters)",
                    "Kontrollsumma (SHA-256): \(submission.sha256)",
                    "Texten är låst. Ni kan läsa den och kvittot på sidan för ert bidrag.",
                ],
                link: ("Kvittot:", "\(base)/bidrag/\(header.id)/kvitto"), kind: "receipt", about: header.id.text)
        } ?? []
    }
}
