package import Base
package import Site
package import Store

let economyMigrations = [
    Migration(
        "entries economy 1",
        """
        -- The results brought up to date after the hand-in. What they come to is a row of eligibility_check beside it.
        CREATE TABLE economy_update (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            last_result_tkr INTEGER NOT NULL,
            forecast_tkr INTEGER NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE INDEX economy_update_entry ON economy_update (entry, at);
        -- The office has asked the unit for them by letter.
        CREATE TABLE economy_call (
            entry TEXT NOT NULL REFERENCES entry (id),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            PRIMARY KEY (entry, at)
        ) STRICT;
        """)
]

/// The economic results that units have stated, with when and by whom.
package enum EconomySQL {
    /// The newest of each entry: two queries, however many they are.
    package static func stated(_ entries: [ID<Entry>], in db: any Connection) throws -> [ID<Entry>: StatedResults] {
        let updates = try rows("economy_update", entries, in: db).reduce(into: [ID<Entry>: StatedResults]()) { newest, row in
            if newest[row.entry] == nil { newest[row.entry] = row.results }
        }
        let checks = Dictionary(grouping: try rows("eligibility_check", entries, in: db), by: \.entry)
        return checks.compactMapValues { checks in
            guard let newest = checks.first else { return nil }
            // A check is made again at the hand-in and at an exception: the results are as old as the first that had them.
            let first = checks.prefix { $0.results.last == newest.results.last && $0.results.forecast == newest.results.forecast }.last!
            let update = updates[newest.entry]
            return StatedResults(
                last: newest.results.last, forecast: newest.results.forecast, at: update?.at ?? first.results.at,
                by: update?.by ?? first.results.by, updatedAt: update?.at)
        }
    }

    /// Newest first.
    private static func rows(
        _ table: SQL, _ entries: [ID<Entry>], in db: any Connection
    ) throws -> [(entry: ID<Entry>, results: StatedResults)] {
        try db.rows(
            """
            SELECT stated.entry, stated.last_result_tkr, stated.forecast_tkr, stated.at, person.name FROM \(table) AS stated
            JOIN person ON person.id = stated.by
            WHERE stated.entry IN \(entries) ORDER BY stated.at DESC, stated.id DESC
            """
        ) { row in
            (
                entry: try row[0],
                results: StatedResults(last: try row[1], forecast: try row[2], at: try row[3], by: try row[4])
            )
        }
    }

    static func update(
        _ entry: ID<Entry>, last: Int, forecast: Int, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO economy_update (id, entry, last_result_tkr, forecast_tkr, at, by)
            VALUES (\(ID<StatedResults>(at: now)), \(entry), \(last), \(forecast), \(now), \(person))
            """)
    }

    /// When the office last asked, by entry.
    static func calls(_ entries: [ID<Entry>], in db: any Connection) throws -> [ID<Entry>: Instant] {
        let rows = try db.rows("SELECT entry, max(at) FROM economy_call WHERE entry IN \(entries) GROUP BY entry") {
            (try $0[0] as ID<Entry>, try $0[1] as Instant)
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    static func call(_ entry: ID<Entry>, at now: Instant, by person: ID<Person>, in db: any Connection) throws {
        try db.run("INSERT INTO economy_call (entry, at, by) VALUES (\(entry), \(now), \(person))")
    }
}
