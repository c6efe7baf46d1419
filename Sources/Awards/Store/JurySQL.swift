package import Base
package import Editions
package import Organisations
package import Site
package import Store

/// Who sits in the jury, and where they belong.
package enum JurySQL {
    /// Everybody who holds the role of juror in the edition, the chair first and then by name: one query.
    package static func members(of edition: ID<Edition>, in db: any Connection) throws -> [JuryMember] {
        try db.rows(
            """
            SELECT person.id, person.name, person.email, person.language, home.name, coalesce(juror.chair, 0)
            FROM person
            LEFT JOIN juror ON juror.person = person.id AND juror.edition = \(edition)
            LEFT JOIN organisation AS home ON home.id = juror.home
            WHERE person.closed_at IS NULL AND EXISTS (SELECT 1 FROM role WHERE role.person = person.id
                AND role.kind = \(Role.Kind.juror) AND role.edition = \(edition) AND role.ended_at IS NULL)
            ORDER BY coalesce(juror.chair, 0) DESC, person.name COLLATE svenska, person.id LIMIT 200
            """
        ) { row in
            let language: String = try row[3]
            return JuryMember(
                person: Person(
                    id: try row[0], name: try row[1], email: try row[2], language: Language(rawValue: language) ?? .swedish),
                homeName: try row[4], isChair: try row[5])
        }
    }

    /// Notes where a member works and whether they lead the jury; there is one chair at most.
    package static func save(
        _ person: ID<Person>, edition: ID<Edition>, home: ID<Organisation>?, isChair: Bool, in db: any Connection
    ) throws {
        if isChair { try db.run("UPDATE juror SET chair = 0 WHERE edition = \(edition) AND chair = 1") }
        try db.run(
            """
            INSERT INTO juror (person, edition, home, chair) VALUES (\(person), \(edition), \(home), \(isChair))
            ON CONFLICT (person, edition) DO UPDATE SET home = excluded.home, chair = excluded.chair
            """)
    }

    package static func isChair(_ person: ID<Person>, of edition: ID<Edition>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM juror WHERE person = \(person) AND edition = \(edition) AND chair = 1")
    }

    /// What people have nothing to do with in an edition, by person: their own organisations with those above and with
    /// what they have become, and what they have stepped back from. Two queries, however many people.
    package static func recusals(
        of people: [ID<Person>], edition: ID<Edition>, in db: any Connection
    ) throws -> [ID<Person>: JuryRecusals] {
        let places = try db.rows(
            """
            WITH RECURSIVE home (person, organisation) AS (
                SELECT juror.person, juror.home FROM juror
                    WHERE juror.edition = \(edition) AND juror.home IS NOT NULL AND juror.person IN \(people)
                UNION
                SELECT role.person, role.organisation FROM role
                    WHERE role.ended_at IS NULL AND role.organisation IS NOT NULL AND role.person IN \(people)
            ), start (person, organisation) AS (
                SELECT person, organisation FROM home
                UNION
                SELECT home.person, organisation.parent FROM home
                    JOIN organisation ON organisation.id = home.organisation WHERE organisation.parent IS NOT NULL
            ), place (person, organisation) AS (
                SELECT person, organisation FROM start
                UNION
                SELECT place.person, succession.successor FROM place
                    JOIN succession ON succession.predecessor = place.organisation
            ) SELECT person, organisation FROM place
            """) { (person: try $0[0] as ID<Person>, place: try $0[1] as ID<Organisation>) }
        let declared = try RecusalSQL.declared(by: people, edition: edition, in: db)
        let own = Dictionary(grouping: places, by: \.person).mapValues { Set($0.map(\.place)) }
        return Dictionary(
            uniqueKeysWithValues: Set(people).map { person in
                (person, JuryRecusals(own: own[person] ?? [], declared: declared[person] ?? [:]))
            })
    }
}
