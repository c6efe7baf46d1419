import Base
import Site
import Store

/// A time when the service was away, and how many entries were given more time for it.
struct Outage: Sendable {
    let from: Instant
    let to: Instant
    let reason: String
    let extended: Int
}

enum OutageSQL {
    /// The latest ones, newest first.
    static func all(in db: any Connection) throws -> [Outage] {
        try db.rows("SELECT began_at, ended_at, reason, extended FROM outage ORDER BY began_at DESC LIMIT 50") {
            Outage(from: try $0[0], to: try $0[1], reason: try $0[2], extended: try $0[3])
        }
    }

    /// The times that the service was away and that ended after a time.
    static func times(after: Instant, in db: any Connection) throws -> [Range<Instant>] {
        try db.rows("SELECT began_at, ended_at FROM outage WHERE ended_at > \(after)") { row in
            let (from, to): (Instant, Instant) = (try row[0], try row[1])
            return from..<to
        }
    }

    /// Whether an outage at the same time is recorded: it has given its time already.
    static func overlaps(_ from: Instant, _ to: Instant, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM outage WHERE began_at < \(to) AND ended_at > \(from)")
    }

    static func record(_ outage: Outage, at now: Instant, by person: ID<Person>, in db: any Connection) throws {
        try db.run(
            """
            INSERT INTO outage (id, began_at, ended_at, reason, extended, at, by)
            VALUES (\(ID<Outage>(at: now)), \(outage.from), \(outage.to), \(outage.reason), \(outage.extended), \(now), \(person))
            """)
    }
}
