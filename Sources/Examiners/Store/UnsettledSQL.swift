package import Base
package import Editions
package import Entries
import Site
package import Store

/// What other parties have proposed that would take a case from somebody, and that nobody has decided.
package enum UnsettledSQL {
    /// What waits in some years, for the office's list: proposals to decide, and conflicts that nobody has looked at, each
    /// with the names of what it is about. Three queries, however many.
    package static func waiting(
        _ editions: [ID<Edition>], at now: Instant, in db: any Connection
    ) throws -> [ID<Edition>: (proposals: [String], conflicts: [String])] {
        var found: [ID<Edition>: (proposals: [String], conflicts: [String])] = [:]
        let objections = try db.rows(
            """
            SELECT entry.edition, unit.name FROM objection JOIN entry ON entry.id = objection.entry
            JOIN organisation AS unit ON unit.id = entry.unit
            WHERE entry.edition IN \(editions) AND objection.decided_at IS NULL
            ORDER BY unit.name COLLATE svenska, objection.id LIMIT 1000
            """
        ) { (edition: try $0[0] as ID<Edition>, name: try $0[1] as String) }
        let invitations = try Self.invitations(editions: editions.map(\.text), at: now, in: db)
        let unseen = try db.rows(
            """
            SELECT DISTINCT entry.edition, person.name, person.id FROM conflict_notice
            JOIN person ON person.id = conflict_notice.person JOIN entry ON entry.id = conflict_notice.entry
            WHERE entry.edition IN \(editions) AND conflict_notice.seen_at IS NULL
            ORDER BY person.name, person.id LIMIT 1000
            """
        ) { (edition: try $0[0] as ID<Edition>, name: try $0[1] as String) }
        for edition in editions {
            found[edition] = (
                objections.filter { $0.edition == edition }.map(\.name)
                    + invitations.filter { $0.edition == edition.text }.map(\.invitation.unitName),
                unseen.filter { $0.edition == edition }.map(\.name)
            )
        }
        return found
    }

    /// Invitations to write that would take a case from somebody who judges or decides it.
    static func invitations(
        editions: [String], entry: ID<Entry>? = nil, at now: Instant, in db: any Connection
    ) throws -> [(invitation: Invitation, personName: String, entry: ID<Entry>, edition: String)] {
        try InvitationSQL.proposals(
            editions: editions, entry: entry,
            examines: """
                EXISTS (SELECT 1 FROM assignment JOIN team_member ON team_member.team = assignment.team
                    WHERE assignment.entry = judged.id AND team_member.person = invitation.person AND team_member.left_at IS NULL)
                """, at: now, in: db)
    }

    /// Throws a refusal while somebody else's proposal about a conflict waits in a case: then it is not decided (R82).
    package static func mustBeSettled(_ entry: ID<Entry>, edition: ID<Edition>, at now: Instant, in db: any Connection) throws {
        if try db.exists("SELECT 1 FROM objection WHERE entry = \(entry) AND decided_at IS NULL") {
            throw Refusal("Verksamheten har invänt mot en examinator. Kansliet avgör invändningen innan ärendet beslutas.")
        }
        if try !invitations(editions: [edition.text], entry: entry, at: now, in: db).isEmpty {
            throw Refusal(
                "Verksamhetens inbjudan till någon som bedömer eller beslutar är inte avgjord. Kansliet avgör den innan ärendet beslutas.")
        }
    }

    // MARK: Conflicts that the office has been told of

    /// A conflict that took a case from somebody, which nobody in the office has looked at yet.
    struct Unseen: Sendable {
        let person: ID<Person>
        let personName: String
        let entry: ID<Entry>
        let unitName: String
    }

    static func unseen(_ edition: ID<Edition>, in db: any Connection) throws -> [Unseen] {
        try db.rows(
            """
            SELECT person.id, person.name, entry.id, unit.name FROM conflict_notice
            JOIN person ON person.id = conflict_notice.person
            JOIN entry ON entry.id = conflict_notice.entry
            JOIN organisation AS unit ON unit.id = entry.unit
            WHERE entry.edition = \(edition) AND conflict_notice.seen_at IS NULL
            ORDER BY person.name COLLATE svenska, person.id, unit.name COLLATE svenska, entry.id LIMIT 2000
            """
        ) { Unseen(person: try $0[0], personName: try $0[1], entry: try $0[2], unitName: try $0[3]) }
    }

    /// Somebody in the office has looked at a person's new conflicts in some entries.
    static func see(_ person: ID<Person>, _ entries: [ID<Entry>], by: ID<Person>, at now: Instant, in db: any Connection) throws {
        try db.run(
            """
            UPDATE conflict_notice SET seen_at = \(now), seen_by = \(by)
            WHERE person = \(person) AND seen_at IS NULL AND entry IN \(entries)
            """)
    }
}
