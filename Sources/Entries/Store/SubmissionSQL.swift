package import Base
import Editions
import Site
package import Store

/// A hand-in as recorded: what the receipt proves.
package struct Submission: Sendable, Equatable {
    package let at: Instant
    package let by: String
    package let characters: Int
    package let sha256: String
}

/// Hand-ins in the database: one for an entry, never changed.
package enum SubmissionSQL {
    /// Nil until the entry is handed in.
    package static func find(_ entry: ID<Entry>, in db: any Connection) throws -> Submission? {
        try db.first(
            """
            SELECT submission.at, person.name, submission.characters, submission.sha256
            FROM submission JOIN person ON person.id = submission.by WHERE submission.entry = \(entry)
            """
        ) { Submission(at: try $0[0], by: try $0[1], characters: try $0[2], sha256: try $0[3]) }
    }

    /// The sealed content, in its one spelling.
    package static func content(_ entry: ID<Entry>, in db: any Connection) throws -> String? {
        try db.value("SELECT content FROM submission WHERE entry = \(entry)")
    }

    /// The entry whose receipt shows a digest.
    static func entry(sha256: String, in db: any Connection) throws -> ID<Entry>? {
        try db.value("SELECT entry FROM submission WHERE sha256 = \(sha256)")
    }

    static func record(
        _ sealed: Sealed, _ entry: ID<Entry>, characters: Int, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO submission (entry, at, by, characters, sha256, content)
            VALUES (\(entry), \(now), \(person), \(characters), \(sealed.sha256), \(sealed.content))
            """)
    }

    /// The gate of an entry, read in the transaction that is to pass it.
    static func gate(_ entry: ID<Entry>, in db: any Connection) throws -> WritingGate {
        let gate = try db.first(
            """
            SELECT submission.at, withdrawal.at, deadline_extension.until FROM entry
            LEFT JOIN submission ON submission.entry = entry.id
            LEFT JOIN withdrawal ON withdrawal.entry = entry.id
            LEFT JOIN deadline_extension ON deadline_extension.entry = entry.id
            WHERE entry.id = \(entry)
            """
        ) { WritingGate(handedInAt: try $0[0], withdrawnAt: try $0[1], extendedTo: try $0[2]) }
        guard let gate else { throw Halt.notFound }
        return gate
    }
}

/// The administrative fields (R60), by key.
enum FieldSQL {
    static func all(_ entry: ID<Entry>, in db: any Connection) throws -> [String: String] {
        let rows = try db.rows("SELECT key, value FROM admin_field WHERE entry = \(entry) ORDER BY key") {
            (key: try $0[0] as String, value: try $0[1] as String)
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.value) })
    }

    /// Writes these fields; others stay as they are.
    static func save(_ fields: [String: String], _ entry: ID<Entry>, in db: any Connection) throws {
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            try db.run(
                """
                INSERT INTO admin_field (entry, key, value) VALUES (\(entry), \(key), \(value))
                ON CONFLICT (entry, key) DO UPDATE SET value = excluded.value
                """)
        }
    }
}

/// Who writes what.
enum AssignmentSQL {
    /// The people who may write for a unit, by name.
    static func writers(of unit: String, in db: any Connection) throws -> [(id: ID<Person>, name: String)] {
        try db.rows(
            """
            SELECT DISTINCT person.id, person.name, person.name COLLATE svenska FROM person JOIN role ON role.person = person.id
            WHERE role.organisation = \(unit) AND role.kind IN ('unithead', 'contact', 'coauthor')
                AND role.ended_at IS NULL AND person.closed_at IS NULL
            ORDER BY person.name COLLATE svenska, person.id LIMIT 200
            """
        ) { (id: try $0[0], name: try $0[1]) }
    }

    /// Those who have been given an item and still write for the unit.
    static func writers(of entry: ID<Entry>, _ item: String, in db: any Connection) throws -> [ID<Person>] {
        try db.column(
            """
            SELECT answer_assignment.person FROM answer_assignment \(stillWriting)
            WHERE answer_assignment.entry = \(entry) AND answer_assignment.item = \(item)
            """)
    }

    /// Who has lost the role, or whose account is closed, holds no part: it is anybody's again.
    private static let stillWriting: SQL = """
        JOIN entry ON entry.id = answer_assignment.entry
        JOIN person ON person.id = answer_assignment.person AND person.closed_at IS NULL
        AND EXISTS (SELECT 1 FROM role WHERE role.person = person.id AND role.organisation = entry.unit
            AND role.kind IN ('unithead', 'contact', 'coauthor') AND role.ended_at IS NULL)
        """

    /// Person by item.
    static func all(_ entry: ID<Entry>, in db: any Connection) throws -> [String: [(id: ID<Person>, name: String)]] {
        let rows = try db.rows(
            """
            SELECT item, person.id, person.name FROM answer_assignment \(stillWriting)
            WHERE answer_assignment.entry = \(entry) ORDER BY item, person.name COLLATE svenska, person.id
            """
        ) { (item: try $0[0] as String, id: try $0[1] as ID<Person>, name: try $0[2] as String) }
        return Dictionary(grouping: rows, by: \.item).mapValues { $0.map { (id: $0.id, name: $0.name) } }
    }

    /// Takes a person's parts back: anybody may write them then.
    static func remove(_ person: ID<Person>, _ entry: ID<Entry>, in db: any Connection) throws {
        try db.run("DELETE FROM answer_assignment WHERE entry = \(entry) AND person = \(person)")
    }

    /// Replaces every assignment of the entry.
    static func replace(_ all: [(item: String, person: ID<Person>)], _ entry: ID<Entry>, in db: any Connection) throws {
        try db.run("DELETE FROM answer_assignment WHERE entry = \(entry)")
        for (item, person) in all {
            try db.run("INSERT INTO answer_assignment (entry, item, person) VALUES (\(entry), \(item), \(person))")
        }
    }
}
