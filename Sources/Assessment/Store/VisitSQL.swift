package import Base
package import Entries
package import Site
package import Store

/// Site visits: as booked, and as held. A new booking takes the place of the one before; the log has both.
package enum VisitSQL {
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
