import Base
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
}
