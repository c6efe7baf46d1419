package import Base
import Editions
import Site
package import Store

/// What was sealed, at the hand-in or by a change after it (R53): what a receipt proves.
package struct Submission: Sendable, Equatable {
    package let at: Instant
    package let by: String
    package let characters: Int
    package let sha256: String
}

/// Hand-ins in the database: one for an entry, never changed. A change after it is sealed beside it; one that is taken back
/// before the deadline is kept aside.
package enum SubmissionSQL {
    /// The hand-in, and each change that was sealed after it, in order; empty until the entry is handed in.
    package static func all(_ entry: ID<Entry>, in db: any Connection) throws -> [Submission] {
        try db.rows(
            """
            SELECT seal.at, person.name, seal.characters, seal.sha256 FROM (\(seals(entry))) AS seal
            JOIN person ON person.id = seal.person ORDER BY seal.at, seal.request
            """
        ) { Submission(at: try $0[0], by: try $0[1], characters: try $0[2], sha256: try $0[3]) }
    }

    /// Hand-ins that were taken back before the deadline, in order: their receipts still prove what they say.
    package static func former(_ entry: ID<Entry>, in db: any Connection) throws -> [Submission] {
        try db.rows(
            """
            SELECT former_submission.at, person.name, former_submission.characters, former_submission.sha256
            FROM former_submission JOIN person ON person.id = former_submission.by
            WHERE former_submission.entry = \(entry) ORDER BY former_submission.at LIMIT 100
            """
        ) { Submission(at: try $0[0], by: try $0[1], characters: try $0[2], sha256: try $0[3]) }
    }

    /// The contents of these, in the same order.
    package static func formerContents(_ entry: ID<Entry>, in db: any Connection) throws -> [String] {
        try db.column("SELECT content FROM former_submission WHERE entry = \(entry) ORDER BY at LIMIT 100")
    }

    /// The contents of what is sealed now, in the order of `all`, each in its one spelling.
    package static func contents(_ entry: ID<Entry>, in db: any Connection) throws -> [String] {
        try db.column("SELECT seal.content FROM (\(seals(entry))) AS seal ORDER BY seal.at, seal.request")
    }

    /// Takes the hand-in back: the entry is open again. What the office had approved of form was of that text.
    static func reopen(_ entry: ID<Entry>, at now: Instant, by person: ID<Person>, in db: any Connection) throws {
        try db.run(
            """
            INSERT INTO former_submission (entry, at, by, characters, sha256, taken_back_at, taken_back_by, content)
            SELECT entry, at, by, characters, sha256, CAST(\(now) AS TEXT), CAST(\(person) AS TEXT), content
            FROM submission WHERE entry = \(entry)
            """)
        try db.run("DELETE FROM submission WHERE entry = \(entry)")
        try db.run("DELETE FROM formal_check WHERE entry = \(entry)")
    }

    private static func seals(_ entry: ID<Entry>) -> SQL {
        """
        SELECT submission.at AS at, submission.by AS person, submission.characters AS characters,
            submission.sha256 AS sha256, submission.content AS content, '' AS request
        FROM submission WHERE submission.entry = \(entry)
        UNION ALL SELECT change_answer.at, change_answer.by, change_answer.characters,
            change_answer.sha256, change_answer.content, change_request.id
        FROM change_answer JOIN change_request ON change_request.id = change_answer.request
        WHERE change_request.entry = \(entry)
        """
    }

    /// The hand-in alone. Nil until the entry is handed in.
    package static func find(_ entry: ID<Entry>, in db: any Connection) throws -> Submission? {
        try db.first(
            """
            SELECT submission.at, person.name, submission.characters, submission.sha256
            FROM submission JOIN person ON person.id = submission.by WHERE submission.entry = \(entry)
            """
        ) { Submission(at: try $0[0], by: try $0[1], characters: try $0[2], sha256: try $0[3]) }
    }

    /// The entry one of whose receipts shows a digest.
    static func entry(sha256: String, in db: any Connection) throws -> ID<Entry>? {
        try db.value(
            """
            SELECT entry FROM submission WHERE sha256 = \(sha256)
            UNION SELECT entry FROM former_submission WHERE sha256 = \(sha256)
            UNION SELECT change_request.entry FROM change_answer
                JOIN change_request ON change_request.id = change_answer.request WHERE change_answer.sha256 = \(sha256)
            """)
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

    /// The gate of an entry, read in the transaction that is to pass it; with an item that of its part, which a change after
    /// the hand-in may have opened.
    static func gate(_ entry: ID<Entry>, _ item: String? = nil, in db: any Connection) throws -> WritingGate {
        let gate = try db.first(
            """
            SELECT submission.at, withdrawal.at, deadline_extension.until, \(ChangeSQL.openUntil(entry, item ?? "")) FROM entry
            LEFT JOIN submission ON submission.entry = entry.id
            LEFT JOIN withdrawal ON withdrawal.entry = entry.id
            LEFT JOIN deadline_extension ON deadline_extension.entry = entry.id
            WHERE entry.id = \(entry)
            """
        ) { WritingGate(handedInAt: try $0[0], withdrawnAt: try $0[1], extendedTo: try $0[2], changeUntil: try $0[3]) }
        guard let gate else { throw Halt.notFound }
        return gate
    }
}

/// The administrative fields (R60), by key.
package enum FieldSQL {
    static func all(_ entry: ID<Entry>, in db: any Connection) throws -> [String: String] {
        let rows = try db.rows("SELECT key, value FROM admin_field WHERE entry = \(entry) ORDER BY key") {
            (key: try $0[0] as String, value: try $0[1] as String)
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.value) })
    }

    /// Writes these fields; others stay as they are.
    package static func save(_ fields: [String: String], _ entry: ID<Entry>, in db: any Connection) throws {
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            try db.run(
                """
                INSERT INTO admin_field (entry, key, value) VALUES (\(entry), \(key), \(value))
                ON CONFLICT (entry, key) DO UPDATE SET value = excluded.value
                """)
        }
    }
}
