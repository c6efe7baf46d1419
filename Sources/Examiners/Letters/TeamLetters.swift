import Base
import Editions
import Entries
import Mail
import Site

/// To an examiner: what the team is to judge, and with whom.
struct MemberLetter {
    let letter: Letter

    init(
        _ me: OfficeMember, _ person: Person, _ team: Team, _ year: StoredEdition,
        _ entries: [(id: ID<Entry>, unitName: String)]
    ) throws {
        let others = team.members.filter { $0.id != person.id }.map(\.person.name).joined(separator: ", ")
        let coordinator = team.coordinator?.person.name ?? "–"
        letter = Letter(
            to: try Recipient(name: person.name, address: person.email),
            subject: "Ditt uppdrag som examinator i lag \(team.number)",
            paragraphs: [
                "Du är med i lag \(team.number) i \(year.edition.name(person.language)).",
                "Laget bedömer: \(entries.map(\.unitName).joined(separator: ", ")).",
                "\(year.edition.words.heading(.coordinator)): \(coordinator). Övriga i laget: \(others).",
                year.calendar.knownAssessmentCloses.map {
                    "Innan du läser svarar du på om du är jävig. Bedömningen ska vara klar \($0, .withWeekday)."
                } ?? "Innan du läser svarar du på om du är jävig.",
            ],
            link: ("Din granskning:", "\(me.site.settings.baseURL)/granskning"),
            kind: "team-member", about: team.id.text)
    }
}

/// To an examiner: an entry that the team no longer judges.
struct LostEntryLetter {
    let letter: Letter

    init(_ me: OfficeMember, _ person: Person, _ team: Team, _ unitName: String, _ entry: ID<Entry>) throws {
        letter = Letter(
            to: try Recipient(name: person.name, address: person.email),
            subject: "Lag \(team.number) bedömer inte längre \(unitName)",
            paragraphs: [
                "Kansliet har tagit bidraget från \(unitName) ifrån lag \(team.number).",
                "Du behöver inte göra något mer med det. Det du har skrivit finns kvar.",
            ],
            link: ("Din granskning:", "\(me.site.settings.baseURL)/granskning"), kind: "team-entry-left", about: entry.text)
    }
}

/// To the unit: who will judge the entry and visit them. Nil when the registration has no address that letters reach.
struct UnitLetter {
    let letter: Letter

    init?(_ me: OfficeMember, _ entry: ID<Entry>, _ registration: Registration, _ team: Team, _ year: StoredEdition) {
        let contact = registration.contact.email.isEmpty ? registration.head : registration.contact
        guard let to = try? Recipient(name: contact.name, address: contact.email) else { return nil }
        letter = Letter(
            to: to, subject: "Ert examinatorslag är klart",
            paragraphs: [
                "Ert bidrag till \(year.edition.name(.swedish)) bedöms av \(team.members.map(\.person.name).joined(separator: ", ")).",
                "\(year.edition.words.heading(.coordinator)): \(team.coordinator?.person.name ?? "–"), som hör av sig för att boka platsbesöket.",
                "Ser ni att någon i laget är jävig kan ni invända på sidan om laget. Kansliet avgör.",
            ],
            link: ("Ert lag:", "\(me.site.settings.baseURL)/bidrag/\(entry)/lag"), kind: "team-unit", about: entry.text)
    }
}
