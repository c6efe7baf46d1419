package import Base
import Editions
import Organisations
import Site
package import Store

/// Registrations, withdrawals and extensions in the database.
package enum RegistrationSQL {
    package static func find(_ entry: ID<Entry>, in db: any Connection) throws -> Registration? {
        try db.first(
            """
            SELECT head_name, head_phone, head_email, contact_name, contact_phone, contact_email, class
            FROM registration WHERE entry = \(entry)
            """
        ) { row in
            Registration(
                head: .init(name: try row[0], phone: try row[1], email: try row[2]),
                contact: .init(name: try row[3], phone: try row[4], email: try row[5]), classKey: try row[6])
        }
    }

    /// Begins an entry with its registration. The unit has at most one in an edition: a second is a refusal.
    static func register(
        _ registration: Registration, entry: Entry, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        if try db.exists("SELECT 1 FROM entry WHERE edition = \(entry.edition) AND unit = \(entry.unit)") {
            throw Refusal("Ni är redan anmälda i år.")
        }
        try db.run(
            """
            INSERT INTO entry (id, edition, unit, created_at, created_by)
            VALUES (\(entry.id), \(entry.edition), \(entry.unit), \(now), \(person))
            """)
        try save(registration, entry.id, at: now, by: person, in: db)
    }

    /// Writes the registration, the first time or again; when it was first made stands.
    static func save(
        _ registration: Registration, _ entry: ID<Entry>, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        let (head, contact) = (registration.head, registration.contact)
        try db.run(
            """
            INSERT INTO registration (entry, head_name, head_phone, head_email, contact_name, contact_phone,
                contact_email, class, registered_at, registered_by)
            VALUES (\(entry), \(head.name), \(head.phone), \(head.email), \(contact.name), \(contact.phone),
                \(contact.email), \(registration.classKey), \(now), \(person))
            ON CONFLICT (entry) DO UPDATE SET head_name = excluded.head_name, head_phone = excluded.head_phone,
                head_email = excluded.head_email, contact_name = excluded.contact_name,
                contact_phone = excluded.contact_phone, contact_email = excluded.contact_email, class = excluded.class
            """)
    }

    /// The first withdrawal stands: a second changes nothing.
    static func withdraw(
        _ entry: ID<Entry>, reason: String, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO withdrawal (entry, reason, at, by) VALUES (\(entry), \(reason), \(now), \(person))
            ON CONFLICT (entry) DO NOTHING
            """)
    }

    static func undoWithdrawal(_ entry: ID<Entry>, in db: any Connection) throws {
        try db.run("DELETE FROM withdrawal WHERE entry = \(entry)")
    }

    /// A new last day takes the place of the one before.
    static func extend(
        _ entry: ID<Entry>, to until: Day, reason: String, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO deadline_extension (entry, until, reason, at, by)
            VALUES (\(entry), \(until), \(reason), \(now), \(person))
            ON CONFLICT (entry) DO UPDATE SET until = excluded.until, reason = excluded.reason, at = excluded.at,
                by = excluded.by
            """)
    }
}
