package import Base
package import Editions
package import Entries
package import Site
package import Store

/// Who judges which entry: the members of its team now, but for those whom a conflict of interest keeps from it, whatever it
/// rests on (R82). Every count of judges asks here.
package enum JudgesSQL {
    /// Of some years, or of some of their entries; an entry whose whole team is out has nobody, and one without a team is not there.
    /// One query, and five for each year.
    package static func all(
        _ editions: [ID<Edition>], entries: [ID<Entry>]? = nil, in db: any Connection
    ) throws -> [ID<Entry>: Set<ID<Person>>] {
        let which: SQL = entries.map { " AND assignment.entry IN \($0)" } ?? ""
        let seats = try db.rows(
            """
            SELECT team.edition, assignment.entry, team_member.person FROM assignment
            JOIN team ON team.id = assignment.team
            JOIN team_member ON team_member.team = team.id AND team_member.left_at IS NULL
            WHERE team.edition IN \(editions)\(which)
            """
        ) { (edition: try $0[0] as ID<Edition>, entry: try $0[1] as ID<Entry>, person: try $0[2] as ID<Person>) }
        var judges: [ID<Entry>: Set<ID<Person>>] = [:]
        for (edition, seats) in Dictionary(grouping: seats, by: \.edition) {
            let pairs = seats.reduce(into: [ID<Person>: Set<ID<Entry>>]()) { $0[$1.person, default: []].insert($1.entry) }
            let book = try ConflictSQL.book(Array(pairs.keys), edition: edition, entries: entries, pairs: pairs, in: db)
            for seat in seats {
                let isOut = !book.bars(seat.person, seat.entry).isEmpty
                judges[seat.entry, default: []].formUnion(isOut ? [] : [seat.person])
            }
        }
        return judges
    }
}
