import Accounts
import Base
package import Editions
import Server
package import Site
import Store

extension EditionFile {
    /// The edition of 2024 as a year of a second programme: the same questions and dates, by another name.
    package static func renewal() throws -> EditionFile {
        let file = try Shipped.file(2024)
        let programme = "programme: {slug: fornyelsepriset, name: {sv: Förnyelsepriset, en: The Renewal Prize}}"
        return EditionFile(
            name: "fornyelsepriset-2024.yaml",
            text: file.text.replacing("number: 2024\n", with: "number: 2024\n\(programme)\n", maxReplacements: 1)
                .replacing(
                    "name: {sv: \"Kvalitetsutmärkelsen {year}\", en: \"The Quality Award {year}\"}",
                    with: "name: {sv: \"Förnyelsepriset {year}\", en: \"The Renewal Prize {year}\"}"))
    }
}

extension World {
    package static let renewal = AwardYear(2024, of: "fornyelsepriset")

    /// Publishes the renewal prize of the same year beside the city's first programme.
    @discardableResult
    package func addRenewal() async throws -> StoredEdition {
        let (file, now) = (try EditionFile.renewal(), Self.start)
        let stored = try await database.write { db in
            let stored = try Editions.add(file, by: nil, at: now, in: db)
            try Editions.publish(stored.id, by: nil, at: now, in: db)
            try Editions.set(.of2024, for: stored.id, by: nil, at: now, in: db)
            return stored
        }
        try await app.latestYear.refresh(from: database)
        return stored
    }
}

extension World {
    /// The edition of 2024 once more, moved to another year, or by so many days, and published; nobody is in it yet.
    @discardableResult
    package func addYear(_ year: Int, days: Int? = nil) async throws -> City {
        let file = try Shipped.file(2024)
        let calendar = try file.edition().calendar.moved(days: days ?? (year - 2024) * 364)
        let (moved, now) = (try file.moved(toYear: year, calendar: calendar), Self.start)
        let id = try await database.write { db in
            let stored = try Editions.add(moved, by: nil, at: now, in: db)
            try Editions.publish(stored.id, by: nil, at: now, in: db)
            return stored.id
        }
        try await app.latestYear.refresh(from: database)
        return city.of(id)
    }

    /// The same person signed in anew in a role of a year, beside the roles that they have.
    package func acting(_ actor: Actor, as kind: Role.Kind, in year: City) async throws -> Actor {
        let now = time.now
        return try await database.write { db in
            let role = try RoleSQL.grant(kind, to: actor.person.id, edition: year.edition.text, by: nil, at: now, in: db)
            let session = try Session.start(person: actor.person.id, role: role, language: nil, replacing: nil, at: now, in: db)
            return Actor(person: actor.person, role: role, session: session)
        }
    }
}
