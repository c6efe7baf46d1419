import Base
import Editions
import Mail
import Organisations
import Site

/// The receipt of a registration to the head and the contact person.
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
        all = receipts
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
