import Base
import Editions
import Mail
import Site

/// That somebody has left a team: to its coordinator, or to all of it when the coordinator left, and to the office.
struct DepartureLetters {
    let all: [Letter]

    /// `team` is what is left of it.
    init(_ leaver: Person, _ team: Team, _ year: StoredEdition, _ baseURL: String) {
        let lack = team.composition(year.edition.limits).lacks.first
        let state: Phrase = lack.map { "Laget är ofullständigt. \($0.phrase(year.edition.words))" } ?? "Laget räcker till ändå."
        let left: Phrase = "\(leaver.name) har lämnat lag \(team.number) i \(year.edition.name(.swedish))."
        func letter(_ name: String, _ address: String, _ last: Phrase, _ link: (label: Phrase, url: String)) -> Letter? {
            guard let to = try? Recipient(name: name, address: address) else { return nil }
            return Letter(
                to: to, subject: "\(leaver.name) har lämnat lag \(team.number)", paragraphs: [left, state, last], link: link,
                kind: "team-left", about: team.id.text)
        }
        let members = team.coordinator.map { [$0] } ?? team.members
        all =
            members.compactMap {
                letter(
                    $0.person.name, $0.person.email, "Kansliet utser en ersättare om det behövs. Hör av dig dit om ni har bokat ett besök.",
                    ("Din granskning:", "\(baseURL)/granskning"))
            }
            + [
                letter(
                    year.edition.office(.swedish), year.edition.contact.mailbox, "Utse en ersättare om laget har blivit ofullständigt.",
                    ("Laget:", "\(baseURL)/kansli/\(year.year)/lag/\(team.id)"))
            ].compactMap { $0 }
    }
}
