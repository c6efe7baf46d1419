package import Base
package import Editions
package import Site
package import Store

/// An invitation to write for a unit. It gives nothing until the person it is for has accepted it (R64, R82).
package struct Invitation: Sendable {
    package let id: ID<Invitation>
    package let entry: ID<Entry>
    /// The organisation's id.
    package let unit: String
    package let unitName: String
    package let year: AwardYear
    package let person: ID<Person>
    /// As the inviter wrote it: whose the address is, is told to nobody before the person has accepted.
    package let name: String
    package let address: String
    package let by: ID<Person>
    package let byName: String

    /// How long it may be accepted.
    package static let secondsMax = 30 * 24 * 60 * 60
    /// Letters to one address in a day and night, whoever invites.
    package static let lettersPerDayMax = 5
    /// Invitations by one person in a day and night, whatever has become of them since.
    package static let sentPerDayMax = 20

    package enum Outcome: String, Sendable, Bindable, Column {
        case accepted, declined
        /// Taken back by the unit.
        case withdrawn
        /// Turned away by the office.
        case dismissed
    }
}

package enum InvitationSQL {
    static func add(
        _ id: ID<Invitation>, to person: ID<Person>, name: String, address: String, _ entry: ID<Entry>, by: ID<Person>,
        at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO invitation (id, entry, person, name, address, at, by)
            VALUES (\(id), \(entry), \(person), \(name), \(address), \(now), \(by))
            """)
    }

    /// One that still may be accepted.
    package static func find(_ id: ID<Invitation>, at now: Instant, in db: any Connection) throws -> Invitation? {
        try db.first(select + "WHERE invitation.id = \(id) AND " + open(at: now), read)
    }

    /// Those of an entry that nobody has answered, the latest last.
    static func all(of entry: ID<Entry>, at now: Instant, in db: any Connection) throws -> [Invitation] {
        try db.rows(
            select + "WHERE invitation.entry = \(entry) AND " + open(at: now) + " ORDER BY invitation.at, invitation.id LIMIT 100", read)
    }

    /// What a person has been invited to and not answered, the latest first.
    package static func all(for person: ID<Person>, at now: Instant, in db: any Connection) throws -> [Invitation] {
        try db.rows(
            select + "WHERE invitation.person = \(person) AND " + open(at: now) + " ORDER BY invitation.at DESC, invitation.id LIMIT 20",
            read)
    }

    /// Those that would take a case of the editions from somebody who judges or decides it, with the entry of that case:
    /// until the office has looked at them, the case is not decided. `examines` is true of an examiner: it is asked of
    /// `invitation.person` and `judged.id`, the entry.
    package static func proposals(
        editions: [String], entry: ID<Entry>? = nil, examines: SQL, at now: Instant, in db: any Connection
    ) throws -> [(invitation: Invitation, personName: String, entry: ID<Entry>, edition: String)] {
        let which: SQL = entry.map { " AND judged.id = \($0)" } ?? ""
        return try db.rows(
            columns + ", person.name, judged.id, judged.edition " + from + """
                JOIN person ON person.id = invitation.person
                JOIN entry AS judged ON judged.unit = entry.unit AND judged.edition IN \(editions)
                WHERE invitation.settled_at IS NULL AND
                """ + " " + open(at: now) + which + """
                     AND (EXISTS (SELECT 1 FROM role WHERE role.person = invitation.person AND role.kind = \(Role.Kind.juror)
                            AND role.edition = judged.edition AND role.ended_at IS NULL)
                        OR \(examines))
                    ORDER BY unit.name COLLATE svenska, invitation.id LIMIT 200
                    """
        ) { (try read($0), try $0[10], try $0[11], try $0[12]) }
    }

    /// How many have gone to an address since an instant.
    static func count(to person: ID<Person>, since: Instant, in db: any Connection) throws -> Int {
        try db.count("SELECT count(*) FROM invitation WHERE person = \(person) AND at > \(since)")
    }

    /// Throws a `Refusal` when the person has invited as many as one may in a day and night.
    static func mayInvite(_ inviter: ID<Person>, at now: Instant, in db: any Connection) throws {
        let since = now.adding(hours: -24)
        guard try db.count("SELECT count(*) FROM invitation WHERE by = \(inviter) AND at > \(since)") < Invitation.sentPerDayMax else {
            throw Refusal(
                "Du har bjudit in \(Invitation.sentPerDayMax) personer det senaste dygnet, och det är så många det går. Försök igen i morgon.",
                field: "epost")
        }
    }

    /// Ends it; what has ended stays as it is.
    package static func end(
        _ id: ID<Invitation>, _ outcome: Invitation.Outcome, by: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            UPDATE invitation SET ended_at = \(now), outcome = \(outcome), ended_by = \(by)
            WHERE id = \(id) AND ended_at IS NULL
            """)
    }

    /// The office has looked at it and lets it stand: the person may accept or decline, and the case may be decided.
    package static func settle(_ id: ID<Invitation>, at now: Instant, in db: any Connection) throws {
        try db.run("UPDATE invitation SET settled_at = \(now) WHERE id = \(id)")
    }

    private static func open(at now: Instant) -> SQL {
        "invitation.ended_at IS NULL AND invitation.at > \(now.adding(seconds: -Invitation.secondsMax))"
    }

    private static let columns: SQL = """
        SELECT invitation.id, invitation.entry, entry.unit, unit.name, \(AwardYear.column), invitation.person, invitation.name,
            invitation.address, invitation.by, inviter.name
        """
    private static let from: SQL = """

        FROM invitation
        JOIN entry ON entry.id = invitation.entry
        JOIN edition ON edition.id = entry.edition
        JOIN organisation AS unit ON unit.id = entry.unit
        JOIN person AS inviter ON inviter.id = invitation.by

        """
    private static let select: SQL = columns + from

    private static func read(_ row: Row) throws -> Invitation {
        Invitation(
            id: try row[0], entry: try row[1], unit: try row[2], unitName: try row[3], year: try row[4], person: try row[5],
            name: try row[6], address: try row[7], by: try row[8], byName: try row[9])
    }
}
