import Base
import Editions
import Mail
import Organisations
import Site

/// The receipt of a registration to the head and the contact person, and the word to their committee (R32).
struct RegistrationLetters {
    let all: [Letter]

    init(
        _ me: some ActingGuard, _ place: RegistrationPlace, _ registration: Registration, _ total: Eligibility.Total,
        _ entry: ID<Entry>
    ) {
        let base = me.site.settings.baseURL
        let (edition, unit) = (place.edition, place.unit.name)
        let asks = total == .mayNot
        let receipts = recipients(registration).map { to in
            Letter(
                to: to, subject: asks ? "Kansliet prövar er anmälan: \(unit)" : "Ni är anmälda: \(unit)",
                paragraphs: [
                    "Vi har tagit emot er anmälan till \(edition.name(.swedish)).",
                    "Besked om villkoren: \(total.name).",
                ] + (asks ? ["Ni har bett kansliet pröva om ni kan få undantag. Ni får ett brev när kansliet har svarat."] : []) + [
                    "Lämna in bidraget senast \(edition.calendar.entryCloses.day, .withWeekday) kl. 24.00.",
                    "Anmälan är inte bindande. Ändrar ni er kan ni avanmäla er på sidan för ert bidrag.",
                ],
                link: ("Ert bidrag:", "\(base)/bidrag/\(entry)"), kind: "registration", about: entry.text)
        }
        // Who may not take part has only asked: the committee is told when the office has said yes.
        let registrar = asks ? nil : registrarLetter(place.committee, unit, edition, entry, base)
        all = receipts + [registrar].compactMap { $0 }
    }
}

/// The word to the committee or company that a unit takes part (R32); nil when it has no address.
func registrarLetter(
    _ committee: Organisation?, _ unit: String, _ edition: Edition, _ entry: ID<Entry>, _ baseURL: String
) -> Letter? {
    registrar(committee).map { to in
        Letter(
            to: to, subject: "\(unit) deltar i \(edition.name(.swedish))",
            paragraphs: [
                "\(unit) har anmält sig till \(edition.name(.swedish)).",
                "Nämnden eller styrelsen ska behandla deltagandet. Skicka protokollet senast \(edition.calendar.minutesDue.day, .withWeekday).",
            ],
            link: ("Era ärenden \(plain: edition.number):", "\(baseURL)/arenden"), kind: "registration-registrar",
            about: entry.text)
    }
}

/// The head and the contact person, once each.
func recipients(_ registration: Registration) -> [Recipient] {
    var seen: Set<String> = []
    return [registration.head, registration.contact].compactMap { contact in
        guard seen.insert(contact.email.lowercased()).inserted else { return nil }
        return try? Recipient(name: contact.name, address: contact.email)
    }
}

/// The registry of a committee or company, when it has an address.
func registrar(_ committee: Organisation?) -> Recipient? {
    guard let committee, let address = committee.registryEmail else { return nil }
    return try? Recipient(name: committee.name, address: address)
}
