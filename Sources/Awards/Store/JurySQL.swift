package import Base
package import Editions
import Examiners
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
            LEFT JOIN examiner ON examiner.person = person.id AND examiner.edition = \(edition)
            LEFT JOIN organisation AS home ON home.id = examiner.home
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

    /// Notes where a member works and whether they lead the jury, where nothing of it stands before; there is one chair at most.
    package static func save(
        _ person: ID<Person>, edition: ID<Edition>, home: ID<Organisation>?, isChair: Bool, in db: any Connection
    ) throws {
        try save(person, edition: edition, isChair: isChair, in: db)
        try ExaminerSQL.save(home: home, of: person, edition: edition, in: db)
    }

    /// Notes whether a member leads the jury.
    static func save(_ person: ID<Person>, edition: ID<Edition>, isChair: Bool, in db: any Connection) throws {
        if isChair { try db.run("UPDATE juror SET chair = 0 WHERE edition = \(edition) AND chair = 1") }
        try db.run(
            """
            INSERT INTO juror (person, edition, chair) VALUES (\(person), \(edition), \(isChair))
            ON CONFLICT (person, edition) DO UPDATE SET chair = excluded.chair
            """)
    }

    package static func isChair(_ person: ID<Person>, of edition: ID<Edition>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM juror WHERE person = \(person) AND edition = \(edition) AND chair = 1")
    }

    /// What people have nothing to do with in an edition, by person, over all roles that they hold (R82).
    package static func recusals(
        of people: [ID<Person>], edition: ID<Edition>, in db: any Connection
    ) throws -> [ID<Person>: JuryRecusals] {
        let book = try ConflictSQL.book(people, edition: edition, in: db)
        return Dictionary(uniqueKeysWithValues: Set(people).map { ($0, JuryRecusals(book.all(of: $0))) })
    }
}
