import Base
import Editions
import Mail
import Site

/// The receipt of a withdrawal, or of its undoing, and the word to the committee (R31, R32).
struct WithdrawalLetters {
    let all: [Letter]

    init(
        _ me: some ActingGuard, _ header: EntryHeader, _ registration: Registration, _ registrars: [Recipient], award: String,
        isUndone: Bool
    ) {
        let url = "\(me.site.settings.baseURL)/bidrag/\(header.id)"
        let unit = header.unitName
        let what: Phrase =
            isUndone ? "\(unit) deltar igen i \(award)."
            : header.handedInAt == nil ? "\(unit) har avanmält sig från \(award)."
            : "\(unit) har avanmält sig från \(award) efter inlämningen. Bidraget granskas inte."
        let subject: Phrase = isUndone ? "Anmäld igen: \(unit)" : "Avanmäld: \(unit)"
        let receipts = recipients(registration).map { to in
            Letter(
                to: to, subject: subject, paragraphs: [what], link: ("Ert bidrag:", url), kind: "withdrawal",
                about: header.id.text)
        }
        let word = registrars.map { to in
            Letter(to: to, subject: subject, paragraphs: [what], kind: "withdrawal-registrar", about: header.id.text)
        }
        all = receipts + word
    }

    /// To the office: a unit wants to withdraw when the jury has begun.
    static func office(_ me: some ActingGuard, _ header: EntryHeader, _ edition: Edition, _ reason: String) throws -> Letter {
        Letter(
            to: try Recipient(name: edition.office(.swedish), address: edition.contact.mailbox), subject: "Vill avanmäla sig: \(header.unitName)",
            paragraphs: [
                "\(header.unitName) vill avanmäla sig från \(edition.name(.swedish)). Domarkommittén har börjat, så inget är ändrat och de vet inte varför.",
                reason.isEmpty ? "De har inte skrivit något skäl." : "Skälet: \(reason)",
                "Ge dem besked, och avvisa bidraget om det inte ska beslutas.",
            ],
            link: ("Bidraget:", "\(me.site.settings.baseURL)/kansli/\(header.year)/deltagare/\(header.id)"), kind: "withdrawal-office",
            about: header.id.text)
    }
}
