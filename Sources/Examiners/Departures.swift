package import Accounts
import Base
import Editions
package import Mail
import Site
import Store

extension Examiners {
    /// What the closing of an examiner's account means: they leave their teams, which may be left incomplete (R80).
    package static func departure(_ outbox: Outbox) -> Departure {
        Departure { person, now, db in
            try TeamSQL.sittings(of: person.id, at: now, in: db).map { team, year in
                let left = TeamComposition(
                    members: team.members.count - 1,
                    coordinators: team.members.count { $0.isCoordinator && $0.id != person.id }, limits: year.edition.limits)
                guard let lack = left.lacks.first else { return "Personen lämnar lag \(team.number) \(plain: year.year)." }
                return "Personen lämnar lag \(team.number) \(plain: year.year), som då är ofullständigt. \(lack.phrase(year.edition.words))"
            }
        } leave: { person, me, db in
            for (team, year) in try TeamSQL.sittings(of: person.id, at: me.now, in: db) {
                try TeamSQL.remove(person.id, from: team.id, reason: "Kontot är stängt.", at: me.now, in: db)
                guard let left = try TeamSQL.find(team.id, in: db) else { continue }
                for letter in DepartureLetters(person, left, year, me.site.settings.baseURL).all {
                    try outbox.post(letter, in: db, at: me.now)
                }
            }
        }
    }
}

extension TeamSQL {
    /// The teams that the person sits in now, of years whose ceremony has not begun.
    static func sittings(of person: ID<Person>, at now: Instant, in db: any Connection) throws -> [(Team, StoredEdition)] {
        try teams(of: person, in: db).compactMap { team in
            guard let year = try Editions.find(team.edition, in: db) else { return nil }
            return year.edition.calendar.decisionsAreOpen(at: now) ? nil : (team, year)
        }
    }
}
