import Base
import Editions
import Mail
import Site

/// That a unit asks to be excepted from a rule: to the office, which the request waits for (R25).
func exceptionRequestLetter(
    _ unit: String, _ reason: String, _ edition: Edition, _ entry: ID<Entry>, _ baseURL: String,
    isRegistered: Bool = false
) -> Letter? {
    guard let to = try? Recipient(name: edition.office(.swedish), address: edition.contact.mailbox) else { return nil }
    return Letter(
        to: to, subject: "\(unit) ber er pröva om de kan delta",
        paragraphs: [
            isRegistered
                ? "Enligt sina nya svar kan \(unit) inte delta i \(edition.name(.swedish)). De ber er pröva om de kan få undantag."
                : "Enligt reglerna kan \(unit) inte delta i \(edition.name(.swedish)). De har anmält sig ändå och ber er pröva om de kan få undantag.",
            "Deras skäl: \(reason)",
        ] + (isRegistered ? [] : ["Nämnden eller bolaget får veta det först när ni har sagt ja."]),
        link: ("Pröva och svara:", "\(baseURL)/kansli/\(edition.year)/deltagare/\(entry)"), kind: "exception-request",
        about: entry.text)
}

/// What the office has decided about an exception: to the head and the contact person.
func exceptionAnswerLetters(
    _ header: EntryHeader, isGranted: Bool, _ reason: String, _ registration: Registration, _ edition: Edition, _ baseURL: String
) -> [Letter] {
    recipients(registration).map { to in
        Letter(
            to: to,
            subject: isGranted ? "Ni har fått undantag: \(header.unitName)" : "Ni kan inte delta: \(header.unitName)",
            paragraphs: [
                isGranted
                    ? "Kansliet har beslutat om undantag från en regel för \(header.unitName) i \(edition.name(.swedish))."
                    : "Kansliet har prövat er begäran. Ni kan inte delta i \(edition.name(.swedish)).",
                "Skälet: \(reason)",
            ],
            link: ("Ert bidrag:", "\(baseURL)/bidrag/\(header.id)"), kind: "exception-answer", about: header.id.text)
    }
}
