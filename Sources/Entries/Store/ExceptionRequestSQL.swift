package import Base
import Site
package import Store

/// Requests for an exception in the database.
package enum ExceptionRequestSQL {
    package static func find(_ entry: ID<Entry>, in db: any Connection) throws -> ExceptionRequest? {
        try db.first("SELECT reason, asked_at, granted, answer FROM exception_request WHERE entry = \(entry)") { row in
            ExceptionRequest(reason: try row[0], askedAt: try row[1], isGranted: try row[2], answer: try row[3])
        }
    }

    static func ask(
        _ entry: ID<Entry>, reason: String, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO exception_request (entry, reason, asked_at, asked_by)
            VALUES (\(entry), \(reason), \(now), \(person))
            """)
    }

    /// Asks for a unit that is registered, in the place of a request that got a yes; false when one waits or got a no.
    static func askAnew(
        _ entry: ID<Entry>, reason: String, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws -> Bool {
        try db.run("DELETE FROM exception_request WHERE entry = \(entry) AND granted = 1")
        return try db.run(
            """
            INSERT INTO exception_request (entry, reason, asked_at, asked_by) VALUES (\(entry), \(reason), \(now), \(person))
            ON CONFLICT (entry) DO NOTHING
            """) == 1
    }

    /// Answers a request that waits; false when none does.
    static func answer(
        _ entry: ID<Entry>, isGranted: Bool, _ text: String, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws -> Bool {
        try db.run(
            """
            UPDATE exception_request SET granted = \(isGranted), answer = \(text), answered_at = \(now), answered_by = \(person)
            WHERE entry = \(entry) AND answered_at IS NULL
            """) == 1
    }

    /// Takes away a request that waits: the unit's new answers need no exception. False when none waited.
    static func lapse(_ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try db.run("DELETE FROM exception_request WHERE entry = \(entry) AND answered_at IS NULL") == 1
    }
}
