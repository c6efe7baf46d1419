package import Base
package import Editions
package import Entries
package import Organisations
package import Site
package import Store

package typealias JuryRecusals = Recusals<Organisation, Entry>

/// Cases that members of the jury have stepped back from.
package enum RecusalSQL {
    /// Steps back; a vote cast before goes with it. Throws a refusal when the member has already taken part in the decision.
    package static func declare(
        _ person: ID<Person>, _ entry: ID<Entry>, reason: String, at now: Instant, in db: any Connection
    ) throws {
        if try db.exists("SELECT 1 FROM decision_present WHERE entry = \(entry) AND person = \(person)") {
            throw Refusal("Du har deltagit i beslutet om bidraget. Hör av dig till kansliet om du är jävig.")
        }
        try db.run("DELETE FROM vote WHERE entry = \(entry) AND person = \(person)")
        try db.run(
            """
            INSERT INTO recusal (person, entry, reason, at) VALUES (\(person), \(entry), \(reason), \(now))
            ON CONFLICT (person, entry) DO UPDATE SET reason = excluded.reason, at = excluded.at
            """)
    }

    /// Undoes a recusal, by the office; false when there was none.
    package static func lift(_ person: ID<Person>, _ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try db.run("DELETE FROM recusal WHERE person = \(person) AND entry = \(entry)") == 1
    }

    /// Reasons by person and entry.
    package static func declared(
        by people: [ID<Person>], edition: ID<Edition>, in db: any Connection
    ) throws -> [ID<Person>: [ID<Entry>: String]] {
        let rows = try db.rows(
            """
            SELECT recusal.person, recusal.entry, recusal.reason FROM recusal JOIN entry ON entry.id = recusal.entry
            WHERE entry.edition = \(edition) AND recusal.person IN \(people)
            """) { (person: try $0[0] as ID<Person>, entry: try $0[1] as ID<Entry>, reason: try $0[2] as String) }
        return rows.reduce(into: [:]) { $0[$1.person, default: [:]][$1.entry] = $1.reason }
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
            """) { (try $0[0] as ID<Entry>, try $0[1] as AwardKind) }
        return Dictionary(rows) { first, _ in first }
    }
}
