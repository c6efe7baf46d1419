package import Base
package import Store

/// Entries whose committee nobody could tell, in the database (R32).
package enum UntoldSQL {
    /// Whether the entry's committee still waits to be told.
    package static func waits(_ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM untold_committee WHERE entry = \(entry) AND told_at IS NULL")
    }

    static func note(_ entry: ID<Entry>, at now: Instant, in db: any Connection) throws {
        try db.run(
            "INSERT INTO untold_committee (entry, at) VALUES (\(entry), \(now)) ON CONFLICT (entry) DO NOTHING")
    }

    static func settle(_ entry: ID<Entry>, at now: Instant, in db: any Connection) throws {
        try db.run("UPDATE untold_committee SET told_at = \(now) WHERE entry = \(entry) AND told_at IS NULL")
    }
}
