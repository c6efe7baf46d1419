package import Base
package import Editions
package import Entries
package import Examiners
package import Site
package import Store

/// Which cases a member of the jury has nothing to do with (jäv, R82 and rules §2). Such a case is neither seen nor voted
/// on, and its votes are not shown.
package struct JuryRecusals: Sendable {
    private let grounds: [ID<Entry>: [Conflicts.Ground]]

    package init(_ grounds: [ID<Entry>: [Conflicts.Ground]] = [:]) { self.grounds = grounds }

    /// Why the member is out of a case, the weightiest; nil when nothing is in the way.
    package func ground(_ entry: ID<Entry>) -> Conflicts.Ground? { grounds[entry]?.first }
    package func ground(_ header: EntryHeader) -> Conflicts.Ground? { ground(header.id) }
}

/// Cases that members of the jury have stepped back from. The declaration is the person's and holds in every role, so it
/// lies with the examiners' (`SeatSQL`).
package enum RecusalSQL {
    /// Steps back; a vote cast before goes with it. Throws a refusal when the member has already taken part in the decision.
    package static func declare(
        _ person: ID<Person>, _ entry: ID<Entry>, reason: String, at now: Instant, in db: any Connection
    ) throws {
        if try db.exists("SELECT 1 FROM decision_present WHERE entry = \(entry) AND person = \(person)") {
            throw Refusal("Du har deltagit i beslutet om bidraget. Hör av dig till kansliet om du är jävig.")
        }
        try db.run("DELETE FROM vote WHERE entry = \(entry) AND person = \(person)")
        try SeatSQL.declare(person, entry, reason: reason, at: now, in: db)
    }

    /// The unit of a case that a person is out of by somebody's word; nil when they are not.
    static func unit(ofCase entry: ID<Entry>, heldBy person: ID<Person>, in db: any Connection) throws -> String? {
        try db.value(
            """
            SELECT unit.name FROM conflict JOIN entry ON entry.id = conflict.entry
            JOIN organisation AS unit ON unit.id = entry.unit
            WHERE conflict.person = \(person) AND conflict.entry = \(entry)
            """)
    }
}

/// What the members vote for. A vote may be changed until there is a decision.
package enum VoteSQL {
    /// Votes, or changes the vote. Throws a refusal when there is a decision.
    package static func cast(
        _ kind: AwardKind, by person: ID<Person>, on entry: ID<Entry>, at now: Instant, in db: any Connection
    ) throws {
        if try db.exists("SELECT 1 FROM decision WHERE entry = \(entry)") {
            throw Refusal("Bidraget är beslutat, så det går inte att rösta om det.")
        }
        try db.run(
            """
            INSERT INTO vote (entry, person, kind, at) VALUES (\(entry), \(person), \(kind), \(now))
            ON CONFLICT (entry, person) DO UPDATE SET kind = excluded.kind, at = excluded.at
            """)
    }

    /// Every member's vote, also of those who are out by conflict: the caller leaves them out.
    package static func all(on entry: ID<Entry>, in db: any Connection) throws -> [ID<Person>: AwardKind] {
        let rows = try db.rows("SELECT person, kind FROM vote WHERE entry = \(entry)") {
            (try $0[0] as ID<Person>, try $0[1] as AwardKind)
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// One member's votes in an edition, by entry.
    package static func all(by person: ID<Person>, edition: ID<Edition>, in db: any Connection) throws
        -> [ID<Entry>: AwardKind]
    {
        let rows = try db.rows(
            """
            SELECT vote.entry, vote.kind FROM vote JOIN entry ON entry.id = vote.entry
            WHERE vote.person = \(person) AND entry.edition = \(edition)
            """
        ) { (try $0[0] as ID<Entry>, try $0[1] as AwardKind) }
        return Dictionary(rows) { first, _ in first }
    }
}
