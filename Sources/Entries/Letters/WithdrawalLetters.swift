import Base
import Editions
import Mail
import Site

/// The receipt of a withdrawal, or of its undoing, and the word to the committee, or to the office where nobody there can be
/// told (R31, R32).
struct WithdrawalLetters {
    let all: [Letter]

    init(
        _ me: some ActingGuard, _ header: EntryHeader, _ registration: Registration, _ registrars: [Recipient], _ edition: Edition,
        isUndone: Bool
    ) {
        let award = edition.name(.swedish)
        let url = "\(me.site.settings.baseURL)/bidrag/\(header.id)"
        let unit = header.unitName
        let what: Phrase =
            isUndone
            ? "\(unit) deltar igen i \(award)."
            : header.handedInAt == nil
                ? "\(unit) har avanmält sig från \(award)."
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
        let untold = registrars.isEmpty ? Self.untold(me, header, edition, what, isUndone: isUndone) : nil
        all = receipts + word + [untold].compactMap(\.self)
    }

    /// To the office: the committee cannot be told.
    private static func untold(
        _ me: some ActingGuard, _ header: EntryHeader, _ edition: Edition, _ what: Phrase, isUndone: Bool
    ) -> Letter? {
        guard let to = try? Recipient(name: edition.office(.swedish), address: edition.contact.mailbox) else { return nil }
        let unit = header.unitName
        return Letter(
            to: to,
            subject: isUndone
                ? "Ingen i nämnden kan få veta att \(unit) deltar igen" : "Ingen i nämnden kan få veta att \(unit) har avanmält sig",
            paragraphs: [
                what,
                "Hos nämnden eller bolaget ovanför verksamheten finns varken någon med rollen Nämndsekreterare eller en adress till registraturen som går att skriva till. Berätta det för dem.",
            ],
            link: ("Deltagaren:", "\(me.site.settings.baseURL)/kansli/\(header.year)/deltagare/\(header.id)"), kind: "withdrawal-untold",
            about: header.id.text)
    }

    /// To the office: a unit wants to withdraw when the jury has begun.
    static func office(_ me: some ActingGuard, _ header: EntryHeader, _ edition: Edition, _ reason: String) throws -> Letter {
        Letter(
            to: try Recipient(name: edition.office(.swedish), address: edition.contact.mailbox),
            subject: "Vill avanmäla sig: \(header.unitName)",
            paragraphs: [
                "\(header.unitName) vill avanmäla sig från \(edition.name(.swedish)). Domarkommittén har börjat, så inget är ändrat och de vet inte varför.",
                reason.isEmpty ? "De har inte skrivit något skäl." : "Skälet: \(reason)",
                "Ge dem besked, och avvisa bidraget om det inte ska beslutas.",
            ],
            link: ("Bidraget:", "\(me.site.settings.baseURL)/kansli/\(header.year)/deltagare/\(header.id)"), kind: "withdrawal-office",
            about: header.id.text)
    }
}
