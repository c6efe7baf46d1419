package import Base
package import Entries
package import Site
package import Store

/// Site visits: as booked, and as held. A new booking takes the place of the one before; the log has both.
package enum VisitSQL {
    /// Nil until a visit is booked.
    package static func find(_ entry: ID<Entry>, in db: any Connection) throws -> Visit? {
        try db.first(
            """
            SELECT visit.mode, visit.at, visit.place, visit_record.held_on, visit_record.present, visit_record.notes
            FROM visit LEFT JOIN visit_record ON visit_record.entry = visit.entry WHERE visit.entry = \(entry)
            """
        ) { try read($0, from: 0) }.flatMap { $0 }
    }

    /// Six columns, null where there is no visit.
    static func read(_ row: Row, from first: Int) throws -> Visit? {
        let mode: Visit.Mode? = try row[first]
        let heldOn: Day? = try row[first + 3]
        let record = try heldOn.map {
            Visit.Record(heldOn: $0, present: try row[first + 4], notes: try row[first + 5])
        }
        return try mode.map { Visit(mode: $0, at: try row[first + 1], place: try row[first + 2], record: record) }
    }

    package static func book(
        _ visit: Visit, _ entry: ID<Entry>, by: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO visit (entry, mode, at, place, booked_at, booked_by)
            VALUES (\(entry), \(visit.mode), \(visit.at), \(visit.place), \(now), \(by))
            ON CONFLICT (entry) DO UPDATE SET mode = excluded.mode, at = excluded.at, place = excluded.place,
                booked_at = excluded.booked_at, booked_by = excluded.booked_by
            """)
    }

    package static func record(
        _ record: Visit.Record, _ entry: ID<Entry>, by: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO visit_record (entry, held_on, present, notes, at, by)
            VALUES (\(entry), \(record.heldOn), \(record.present), \(record.notes), \(now), \(by))
            ON CONFLICT (entry) DO UPDATE SET held_on = excluded.held_on, present = excluded.present,
                notes = excluded.notes, at = excluded.at, by = excluded.by
            """)
    }
}
