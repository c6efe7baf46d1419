import Assessment
import Base
import Editions
import Entries
import Store

/// What the teams hand over to the jury: the levels of a final assessment that is locked, and nothing before.
struct Assessed: Sendable {
    let profile: Profile
    let cross: [CrossCutting.Key: ItemLevel]
}

enum AssessedSQL {
    /// Every finished assessment of an edition by entry: two queries.
    static func all(_ edition: StoredEdition, in db: any Connection) throws -> [ID<Entry>: Assessed] {
        try assessed("entry.edition = \(edition.id)", edition, in: db)
    }

    static func find(_ entry: ID<Entry>, _ edition: StoredEdition, in db: any Connection) throws -> Assessed? {
        try assessed("entry.id = \(entry)", edition, in: db)[entry]
    }

    private static func assessed(
        _ which: SQL, _ edition: StoredEdition, in db: any Connection
    ) throws -> [ID<Entry>: Assessed] {
        let levels = try db.rows(
            """
            SELECT entry.id, consensus_item.item, coalesce(final_item.half_levels, consensus_item.half_levels)
            FROM entry
            JOIN final_lock ON final_lock.entry = entry.id
            JOIN consensus_item ON consensus_item.entry = entry.id
            LEFT JOIN final_item ON final_item.entry = entry.id AND final_item.item = consensus_item.item
            WHERE \(which)
            """) { (entry: try $0[0] as ID<Entry>, item: try $0[1] as String, level: try level($0, 2)) }
        let cross = try db.rows(
            """
            SELECT entry.id, cross_judgement.key, cross_judgement.half_levels FROM entry
            JOIN final_lock ON final_lock.entry = entry.id
            JOIN cross_judgement ON cross_judgement.entry = entry.id WHERE \(which)
            """) { (entry: try $0[0] as ID<Entry>, key: try $0[1] as String, level: try level($0, 2)) }
        let crossByEntry = Dictionary(grouping: cross, by: \.entry)
        return Dictionary(grouping: levels, by: \.entry).reduce(into: [:]) { found, group in
            let levels = Dictionary(group.value.map { ($0.item, $0.level) }) { first, _ in first }
            let judged = crossByEntry[group.key, default: []].compactMap { row in
                CrossCutting.Key(rawValue: row.key).map { ($0, row.level) }
            }
            found[group.key] = Assessed(
                profile: Profile(edition.edition, levels), cross: Dictionary(judged) { first, _ in first })
        }
    }

    private static func level(_ row: Row, _ place: Int) throws -> ItemLevel {
        let halves: Int = try row[place]
        guard let level = ItemLevel(halves: halves) else { throw StoreError.column(place, "level") }
        return level
    }
}
