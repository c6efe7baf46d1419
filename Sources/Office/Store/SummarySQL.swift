import Assessment
import Base
import Editions
import Entries
import Site
import Store

/// Computes the summaries that are not kept yet: three queries at most, whatever the number of entries.
enum SummarySQL {
    static func find(
        _ lines: [Line], _ edition: StoredEdition, _ summaries: Summaries, in db: any Connection
    ) throws -> [ID<Entry>: Summary] {
        let (known, missing) = summaries.find(lines, digest: edition.digest)
        guard !missing.isEmpty else { return known }
        let fresh = try compute(missing, edition.edition, in: db)
        summaries.keep(fresh)
        return known.merging(fresh.map { ($0.key.entry, $0.value) }) { _, new in new }
    }

    private static func compute(
        _ keys: [Summaries.Key], _ edition: Edition, in db: any Connection
    ) throws -> [Summaries.Key: Summary] {
        let judges = Dictionary(keys.map { ($0.entry, $0.verdict.judges) }) { first, _ in first }
        let sheets = try levels(judges, in: db)
        let agreed = try agreed(keys.filter { $0.verdict.consensus != nil }.map(\.entry), in: db)
        let changed = try changed(keys.filter { $0.verdict.final != nil }.map(\.entry), in: db)
        var found: [Summaries.Key: Summary] = [:]
        for key in keys {
            let levels = key.verdict.consensus.map { _ in
                agreed[key.entry, default: [:]].merging(changed[key.entry, default: [:]]) { _, changed in changed }
            }
            found[key] = Summary(
                levels: sheets[key.entry, default: [:]].values.map { $0 }, agreed: levels, edition)
        }
        return found
    }

    /// Locked sheets of those who judge, by entry and person.
    private static func levels(
        _ judges: [ID<Entry>: Set<ID<Person>>], in db: any Connection
    ) throws -> [ID<Entry>: [ID<Person>: [String: Int]]] {
        var found: [ID<Entry>: [ID<Person>: [String: Int]]] = [:]
        _ = try db.rows(
            """
            SELECT sheet_item.entry, sheet_item.person, sheet_item.item, sheet_item.level FROM sheet_item
            JOIN sheet_lock ON sheet_lock.entry = sheet_item.entry AND sheet_lock.person = sheet_item.person
            WHERE sheet_item.entry IN \(Array(judges.keys)) AND sheet_item.level IS NOT NULL
            """
        ) { row in
            let (entry, person): (ID<Entry>, ID<Person>) = (try row[0], try row[1])
            guard judges[entry]?.contains(person) == true else { return }
            found[entry, default: [:]][person, default: [:]][try row[2]] = try row[3]
        }
        return found
    }

    private static func agreed(
        _ entries: [ID<Entry>], in db: any Connection
    ) throws -> [ID<Entry>: [String: ItemLevel]] {
        try itemLevels("SELECT entry, item, half_levels FROM consensus_item WHERE entry IN \(entries)", in: db)
    }

    private static func changed(
        _ entries: [ID<Entry>], in db: any Connection
    ) throws -> [ID<Entry>: [String: ItemLevel]] {
        try itemLevels("SELECT entry, item, half_levels FROM final_item WHERE entry IN \(entries)", in: db)
    }

    private static func itemLevels(
        _ sql: SQL, in db: any Connection
    ) throws -> [ID<Entry>: [String: ItemLevel]] {
        var found: [ID<Entry>: [String: ItemLevel]] = [:]
        _ = try db.rows(sql) { row in
            let halves: Int = try row[2]
            found[try row[0], default: [:]][try row[1]] = ItemLevel(halves: halves)
        }
        return found
    }
}
