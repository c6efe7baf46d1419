import Accounts
package import Base
package import Editions
package import Entries
import Mail
package import Site
package import Store

/// What a unit says against a member of its team (jäv). It is a proposal: the person keeps the entry, and the case is not
/// decided, until the office has decided it.
package struct Objection: Sendable {
    package let id: ID<Objection>
    package let entry: ID<Entry>
    package let unitName: String
    package let person: Person
    package let reason: String
    package let at: Instant
    package let by: Person
    /// The office's answer; nil while it waits.
    package let decision: Decision?

    package struct Decision: Sendable {
        package let isUpheld: Bool
        package let answer: String
        package let at: Instant
    }
}

/// Objections in the database: one of an entry against a person.
package enum ObjectionSQL {
    static func add(
        _ person: ID<Person>, _ entry: ID<Entry>, reason: String, by: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        if try db.exists("SELECT 1 FROM objection WHERE entry = \(entry) AND person = \(person)") {
            throw Refusal("Ni har redan invänt mot den examinatorn.", field: "person")
        }
        try db.run(
            """
            INSERT INTO objection (id, entry, person, reason, at, by)
            VALUES (\(ID<Objection>(at: now)), \(entry), \(person), \(reason), \(now), \(by))
            """)
    }

    static func find(_ id: ID<Objection>, in db: any Connection) throws -> Objection? {
        try db.first(select + "WHERE objection.id = \(id)", read)
    }

    static func all(of entry: ID<Entry>, in db: any Connection) throws -> [Objection] {
        try db.rows(select + "WHERE objection.entry = \(entry) ORDER BY objection.at, objection.id LIMIT 100", read)
    }

    /// Those of an edition that wait for the office.
    static func waiting(_ edition: ID<Edition>, in db: any Connection) throws -> [Objection] {
        try db.rows(
            select + """
                WHERE entry.edition = \(edition) AND objection.decided_at IS NULL
                ORDER BY unit.name COLLATE svenska, objection.id LIMIT 500
                """, read)
    }

    static func decide(
        _ id: ID<Objection>, isUpheld: Bool, _ answer: String, by: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            UPDATE objection SET decided_at = \(now), decided_by = \(by), upheld = \(isUpheld), answer = \(answer)
            WHERE id = \(id) AND decided_at IS NULL
            """)
    }

    /// Where letters reach a person; nil for a closed account.
    static func recipient(_ person: ID<Person>, in db: any Connection) throws -> Recipient? {
        try PersonSQL.find(person, in: db).flatMap { try? Recipient(name: $0.name, address: $0.email) }
    }

    private static let select: SQL = """
        SELECT objection.id, objection.entry, unit.name, person.id, person.name, person.email, person.language,
            objection.reason, objection.at, author.id, author.name, author.email, author.language,
            objection.decided_at, objection.upheld, objection.answer
        FROM objection
        JOIN entry ON entry.id = objection.entry
        JOIN organisation AS unit ON unit.id = entry.unit
        JOIN person ON person.id = objection.person
        JOIN person AS author ON author.id = objection.by

        """

    private static func read(_ row: Row) throws -> Objection {
        let (at, upheld, answer): (Instant?, Int?, String?) = (try row[13], try row[14], try row[15])
        return Objection(
            id: try row[0], entry: try row[1], unitName: try row[2], person: try TeamSQL.person(row, from: 3),
            reason: try row[7], at: try row[8], by: try TeamSQL.person(row, from: 9),
            decision: at.map { Objection.Decision(isUpheld: upheld == 1, answer: answer ?? "", at: $0) })
    }
}
