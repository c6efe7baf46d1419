import Base
import Editions
import Entries
import Mail
import Site

/// To the unit's contact person and head: when the team comes, how, and what to have ready (R80, R91).
struct VisitLetters {
    let all: [Letter]

    init(_ bench: Bench, _ visit: Visit, _ registration: Registration, coordinator: String, _ email: String, _ baseURL: String) {
        let (day, time) = Stockholm.local(visit.at)
        let people = [registration.contact, registration.head].compactMap { try? Recipient(name: $0.name, address: $0.email) }
        let documents = bench.edition.documents.map { $0.text(.swedish) }.joined(separator: "; ")
        let isNew = bench.judging.visit == nil
        all = Set(people).map { to in
            Letter(
                to: to, subject: isNew ? "Platsbesök \(day, .withWeekday)" : "Ny tid för platsbesöket: \(day, .withWeekday)",
                paragraphs: [
                    "Examinatorerna besöker er \(day, .withWeekday) \(Swedish.clock(time)). \(visit.mode.name): \(visit.place).",
                    "Besöket ska verifiera, fördjupa och nyansera det ni har skrivit. Examinatorerna ställer frågor till både chef och medarbetare.",
                    "Ha de här dokumenten till hands: \(documents).",
                    "Har ni frågor, eller passar inte tiden, så kontakta \(bench.edition.words[.coordinator]) \(coordinator), \(email).",
                ],
                link: ("Ert bidrag:", "\(baseURL)/bidrag/\(bench.entry)"), kind: "visit", about: bench.entry.text)
        }
    }
}
