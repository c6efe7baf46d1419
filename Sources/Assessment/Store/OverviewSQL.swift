package import Base
package import Editions
package import Entries
import Examiners
package import Site
package import Store

/// Many entries at once, in a number of queries that does not grow with them.
package enum OverviewSQL {
    /// Which locks stand, and whether the visit has been.
    package struct State: Sendable, Equatable {
        package let consensusLocked: Bool
        /// When the visit is booked for; nil before it is.
        package let visitAt: Instant?
        package let visitHeld: Bool
        package let finalLocked: Bool

        package var visitBooked: Bool { visitAt != nil }
    }

    /// Of those that exist; one query.
    package static func states(of entries: [ID<Entry>], in db: any Connection) throws -> [ID<Entry>: State] {
        try states("entry.id IN \(entries)", in: db)
    }

    /// Of every entry in the edition, assigned or not; one query.
    package static func states(edition: ID<Edition>, in db: any Connection) throws -> [ID<Entry>: State] {
        try states("entry.edition = \(edition)", in: db)
    }

    private static func states(_ which: SQL, in db: any Connection) throws -> [ID<Entry>: State] {
        let rows = try db.rows(
            """
            SELECT entry.id, consensus_lock.at, visit.at, visit_record.at, final_lock.at FROM entry
            LEFT JOIN consensus_lock ON consensus_lock.entry = entry.id
            LEFT JOIN visit ON visit.entry = entry.id
            LEFT JOIN visit_record ON visit_record.entry = entry.id
            LEFT JOIN final_lock ON final_lock.entry = entry.id
            WHERE \(which)
            """
        ) { row in
            let at: (String?, Instant?, String?, String?) = (try row[1], try row[2], try row[3], try row[4])
            return (
                try row[0] as ID<Entry>,
                State(
                    consensusLocked: at.0 != nil, visitAt: at.1, visitHeld: at.2 != nil,
                    finalLocked: at.3 != nil)
            )
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// Who judge an entry, how many of them have locked, and the sum of items that they have judged.
    package struct Judges: Sendable, Equatable {
        package var people: Set<ID<Person>> = []
        package var locked = 0
        package var judgedItems = 0

        package init() {}
        package var count: Int { people.count }
    }

    /// By entry, of some years or of some of their entries; those that no team has are left out, and who is out by conflict is
    /// not counted (`JudgesSQL`).
    package static func judges(
        _ editions: [ID<Edition>], entries: [ID<Entry>]? = nil, in db: any Connection
    ) throws -> [ID<Entry>: Judges] {
        let people = try JudgesSQL.all(editions, entries: entries, in: db)
        guard !people.isEmpty else { return [:] }
        let which: SQL = entries.map { " AND assignment.entry IN \($0)" } ?? ""
        var judges = people.mapValues { people in
            var judges = Judges()
            judges.people = people
            return judges
        }
        _ = try db.rows(
            """
            SELECT assignment.entry, team_member.person, CASE WHEN sheet_lock.person IS NULL THEN 0 ELSE 1 END,
                coalesce(judged.items, 0)
            FROM assignment
            JOIN team ON team.id = assignment.team
            JOIN team_member ON team_member.team = team.id AND team_member.left_at IS NULL
            LEFT JOIN sheet_lock ON sheet_lock.entry = assignment.entry AND sheet_lock.person = team_member.person
            LEFT JOIN (
                SELECT entry, person, count(*) AS items FROM sheet_item
                WHERE level IS NOT NULL OR unable = 1 GROUP BY entry, person
            ) AS judged ON judged.entry = assignment.entry AND judged.person = team_member.person
            WHERE team.edition IN \(editions)\(which)
            """
        ) { row in
            let entry: ID<Entry> = try row[0]
            guard people[entry]?.contains(try row[1]) == true else { return }
            judges[entry]?.locked += try row[2]
            judges[entry]?.judgedItems += try row[3]
        }
        return judges
    }

    /// The widest spread of any item among the judges who have locked, where at least two have.
    package static func widestSpreads(edition: ID<Edition>, of judges: [ID<Entry>: Judges], in db: any Connection) throws -> [ID<Entry>:
        Int]
    {
        // Few have locked and are out: they are named, and the sums stay in the database.
        let out = try db.rows(
            """
            SELECT sheet_lock.entry, sheet_lock.person FROM sheet_lock JOIN entry ON entry.id = sheet_lock.entry
            WHERE entry.edition = \(edition)
            """
        ) { (entry: try $0[0] as ID<Entry>, person: try $0[1] as ID<Person>) }
        .filter { judges[$0.entry]?.people.contains($0.person) != true }.map { "\($0.entry) \($0.person)" }
        let without: SQL = out.isEmpty ? "" : "AND (sheet_item.entry || ' ' || sheet_item.person) NOT IN \(out)"
        let rows = try db.rows(
            """
            SELECT ranges.entry, max(ranges.width) FROM (
                SELECT sheet_item.entry AS entry, max(sheet_item.level) - min(sheet_item.level) AS width
                FROM sheet_item
                JOIN sheet_lock ON sheet_lock.entry = sheet_item.entry AND sheet_lock.person = sheet_item.person
                JOIN entry ON entry.id = sheet_item.entry
                WHERE entry.edition = \(edition) AND sheet_item.level IS NOT NULL \(without)
                GROUP BY sheet_item.entry, sheet_item.item HAVING count(*) > 1
            ) AS ranges GROUP BY ranges.entry
            """
        ) { (try $0[0] as ID<Entry>, try $0[1] as Int) }
        return Dictionary(rows) { first, _ in first }
    }

    /// The levels that stand: the consensus, or what the visit changed; of entries whose consensus is locked.
    package static func levels(edition: ID<Edition>, in db: any Connection) throws -> [ID<Entry>: [String: ItemLevel]] {
        let rows = try db.rows(
            """
            SELECT consensus_item.entry, consensus_item.item, coalesce(final_item.half_levels, consensus_item.half_levels)
            FROM consensus_item
            JOIN consensus_lock ON consensus_lock.entry = consensus_item.entry
            JOIN entry ON entry.id = consensus_item.entry
            LEFT JOIN final_item ON final_item.entry = consensus_item.entry AND final_item.item = consensus_item.item
            WHERE entry.edition = \(edition)
            """
        ) { (entry: try $0[0] as ID<Entry>, item: try $0[1] as String, level: try $0[2] as ItemLevel) }
        return rows.reduce(into: [:]) { $0[$1.entry, default: [:]][$1.item] = $1.level }
    }

    /// The three judgements of the whole, of entries whose consensus is locked.
    package static func cross(edition: ID<Edition>, in db: any Connection) throws
        -> [ID<Entry>: [CrossCutting.Key: ItemLevel]]
    {
        let rows = try db.rows(
            """
            SELECT cross_judgement.entry, cross_judgement.key, cross_judgement.half_levels FROM cross_judgement
            JOIN consensus_lock ON consensus_lock.entry = cross_judgement.entry
            JOIN entry ON entry.id = cross_judgement.entry WHERE entry.edition = \(edition)
            """
        ) { (entry: try $0[0] as ID<Entry>, key: try $0[1] as CrossCutting.Key, level: try $0[2] as ItemLevel) }
        return rows.reduce(into: [:]) { $0[$1.entry, default: [:]][$1.key] = $1.level }
    }
}
