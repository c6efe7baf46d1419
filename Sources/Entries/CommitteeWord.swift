import Accounts
package import Base
import Editions
package import Mail
package import Organisations
import Site
package import Store

/// The word to the committee or company above a unit that the unit takes part (R32): to its registrars and its registry.
/// Where nobody can be told the office is, and the entry waits there until somebody has been.
struct CommitteeWord {
    let entry: ID<Entry>
    let unitName: String
    let committee: Organisation?
    let edition: Edition
    let baseURL: String

    /// Posts the word, and answers whether somebody at the committee is told.
    @discardableResult
    func post(_ outbox: Outbox, at now: Instant, in db: any Connection) throws -> Bool {
        let told = try registrars(of: committee?.id, in: db)
        for to in told { try outbox.post(letter(to), in: db, at: now) }
        if told.isEmpty {
            try UntoldSQL.note(entry, at: now, in: db)
            if let letter = toOffice { try outbox.post(letter, in: db, at: now) }
        } else {
            try UntoldSQL.settle(entry, at: now, in: db)
        }
        return !told.isEmpty
    }

    /// What the unit reads of it.
    static func receipt(isTold: Bool) -> Phrase {
        isTold
            ? "Vi har skickat ett kvitto med e-post och berättat det för er nämnd eller ert bolag."
            : "Vi har skickat ett kvitto med e-post. Vi hittar ingen att berätta det för hos er nämnd eller ert bolag, så kansliet har fått veta det och ordnar det."
    }

    private func letter(_ to: Recipient) -> Letter {
        Letter(
            to: to, subject: "\(unitName) deltar i \(edition.name(.swedish))",
            paragraphs: [
                "\(unitName) har anmält sig till \(edition.name(.swedish)).",
                "Nämnden eller styrelsen ska behandla deltagandet. Skicka protokollet senast \(edition.calendar.minutesDue.day, .withWeekday).",
            ],
            link: ("Era ärenden \(plain: edition.number):", "\(baseURL)/arenden"), kind: "registration-registrar",
            about: entry.text)
    }

    private var toOffice: Letter? {
        guard let to = try? Recipient(name: edition.office(.swedish), address: edition.contact.mailbox) else { return nil }
        let above = committee?.name ?? "–"
        return Letter(
            to: to, subject: "Ingen i nämnden kan få veta att \(unitName) deltar",
            paragraphs: [
                "\(unitName) har anmält sig till \(edition.name(.swedish)). Ovanför verksamheten i registret står: \(above).",
                "Där finns varken någon med rollen Nämndsekreterare eller en adress till registraturen som går att skriva till. Ordna det, och berätta sedan för nämnden på deltagarens sida.",
            ],
            link: ("Deltagaren:", "\(baseURL)/kansli/\(edition.year)/deltagare/\(entry)"), kind: "committee-untold",
            about: entry.text)
    }
}

/// Those at each committee or company who are told about its units: the registrars with an account, and the registry's
/// address when letters can reach it; once each. Two queries, however many they are.
package func registrars(
    of committees: some Collection<ID<Organisation>>, in db: any Connection
) throws -> [ID<Organisation>: [Recipient]] {
    let found = try OrganisationSQL.find(Array(committees), in: db)
    let people = try PersonSQL.holding(.registrar, organisations: found.keys.map(\.text), in: db)
    return found.mapValues { committee in
        let people = (people[committee.id.text] ?? []).compactMap { try? Recipient(name: $0.name, address: $0.email) }
        let registry = committee.registryEmail.flatMap { try? Recipient(name: committee.name, address: $0) }
        var seen: Set<String> = []
        return (people + [registry].compactMap { $0 }).filter { seen.insert($0.address.text.lowercased()).inserted }
    }
}

/// The same of one; nobody where there is none.
package func registrars(of committee: ID<Organisation>?, in db: any Connection) throws -> [Recipient] {
    guard let committee else { return [] }
    return try registrars(of: [committee], in: db)[committee] ?? []
}
