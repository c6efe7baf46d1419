package import Base
package import Editions
package import Entries
package import Organisations
package import Site
package import Store

/// The register of examiners, and what the rules of conflict need to know.
package enum ExaminerSQL {
    /// Notes where an examiner works and what they know, for one edition.
    package static func save(
        _ person: ID<Person>, edition: ID<Edition>, home: ID<Organisation>?, competence: String,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO examiner (person, edition, home, competence)
            VALUES (\(person), \(edition), \(home), \(competence))
            ON CONFLICT (person, edition) DO UPDATE SET home = excluded.home, competence = excluded.competence
            """)
    }

    /// Everybody who holds the role of examiner in the edition, by name, with the team they are in.
    package static func all(edition: ID<Edition>, in db: any Connection) throws -> [Examiner] {
        try db.rows(
            """
            SELECT person.id, person.name, person.email, person.language, examiner.home, home.name,
                coalesce(examiner.competence, ''),
                (SELECT min(team.number) FROM team_member JOIN team ON team.id = team_member.team
                    WHERE team_member.person = person.id AND team_member.left_at IS NULL
                    AND team.edition = \(edition))
            FROM person
            LEFT JOIN examiner ON examiner.person = person.id AND examiner.edition = \(edition)
            LEFT JOIN organisation AS home ON home.id = examiner.home
            WHERE person.closed_at IS NULL AND EXISTS (SELECT 1 FROM role WHERE role.person = person.id
                AND role.kind = \(Role.Kind.examiner) AND role.edition = \(edition) AND role.ended_at IS NULL)
            ORDER BY person.name COLLATE svenska, person.id LIMIT 2000
            """
        ) { row in
            Examiner(
                person: try TeamSQL.person(row, from: 0), home: try row[4], homeName: try row[5],
                competence: try row[6], teamNumber: try row[7])
        }
    }

    // MARK: Facts for the rules of conflict

    /// Where each person belongs: home, and the organisations they hold a role for now, with those above them.
    package static func belongings(
        of people: [ID<Person>], edition: ID<Edition>, in db: any Connection
    ) throws -> [ID<Person>: Conflicts.Belonging] {
        let rows = try db.rows(
            """
            SELECT place.person, organisation.id, organisation.kind, organisation.parent
            FROM (
                SELECT person, home AS organisation FROM examiner
                    WHERE edition = \(edition) AND home IS NOT NULL AND person IN \(people)
                UNION
                SELECT person, organisation FROM role
                    WHERE ended_at IS NULL AND organisation IS NOT NULL AND person IN \(people)
            ) AS place
            JOIN organisation ON organisation.id = place.organisation
            """
        ) { row in
            (
                person: try row[0] as ID<Person>, place: try row[1] as ID<Conflicts.Place>,
                kind: try row[2] as Organisation.Kind, parent: try row[3] as ID<Conflicts.Place>?
            )
        }
        return rows.reduce(into: [:]) { belongings, row in
            var own = belongings[row.person] ?? Conflicts.Belonging()
            if row.kind.isUnit { own.units.insert(row.place) } else { own.committees.insert(row.place) }
            if let parent = row.parent { own.committees.insert(parent) }
            belongings[row.person] = own
        }
    }

    /// The unit of an entry and the committee above it, each with all it has grown out of (R25).
    package static func subject(of entry: ID<Entry>, in db: any Connection) throws -> Conflicts.Subject? {
        let facts = try db.first(
            """
            SELECT organisation.id, organisation.parent, organisation.regime FROM entry
            JOIN organisation ON organisation.id = entry.unit WHERE entry.id = \(entry)
            """
        ) { row in
            (
                unit: try row[0] as ID<Organisation>, parent: try row[1] as ID<Organisation>?,
                regime: try row[2] as Organisation.Regime?
            )
        }
        guard let facts else { return nil }
        let units = try OrganisationSQL.withPredecessors(facts.unit, in: db)
        let above = try facts.parent.map { try OrganisationSQL.withPredecessors($0, in: db) } ?? []
        return Conflicts.Subject(
            units: Set(units.map { $0.of(Conflicts.Place.self) }),
            committees: Set(above.map { $0.of(Conflicts.Place.self) }),
            isUnderContract: facts.regime.map { $0 != .municipal } ?? false)
    }

    /// What people have declared about an entry, and who may judge it by the office's decision.
    package static func declarations(about entry: ID<Entry>, in db: any Connection) throws
        -> (declared: [ID<Person>: String], overridden: Set<ID<Person>>)
    {
        let declared = try db.rows("SELECT person, reason FROM conflict WHERE entry = \(entry)") {
            (try $0[0] as ID<Person>, try $0[1] as String)
        }
        let overridden: [ID<Person>] = try db.column("SELECT person FROM conflict_override WHERE entry = \(entry)")
        return (Dictionary(declared) { first, _ in first }, Set(overridden))
    }
}
