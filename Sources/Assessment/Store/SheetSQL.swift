package import Base
import Editions
package import Entries
package import Site
package import Store

/// The examiners' own sheets.
package enum SheetSQL {
    /// One examiner's sheet, empty when nothing is written.
    package static func find(_ person: ID<Person>, at entry: ID<Entry>, in db: any Connection) throws -> Sheet {
        let items = try db.rows(
            """
            SELECT item, level, unable, saved_at, strengths, areas, questions, ceilings, ceiling_reason FROM sheet_item
            WHERE entry = \(entry) AND person = \(person)
            """
        ) { try read($0, from: 0) }
        return Sheet(
            person: person, items: Dictionary(items.map { ($0.item, $0) }) { first, _ in first },
            lockedAt: try lockedAt(person, entry, in: db))
    }

    /// When the examiner locked the sheet; nil while it is open.
    package static func lockedAt(_ person: ID<Person>, _ entry: ID<Entry>, in db: any Connection) throws -> Instant? {
        try db.value("SELECT at FROM sheet_lock WHERE entry = \(entry) AND person = \(person)")
    }

    /// The sheets of those whom the rule of blindness has opened, by person: one query.
    package static func find(
        _ people: Set<ID<Person>>, at entry: ID<Entry>, in db: any Connection
    ) throws -> [ID<Person>: [String: SheetItem]] {
        let rows = try db.rows(
            """
            SELECT person, item, level, unable, saved_at, strengths, areas, questions, ceilings, ceiling_reason FROM sheet_item
            WHERE entry = \(entry) AND person IN \(people.sorted())
            """
        ) { (person: try $0[0] as ID<Person>, item: try read($0, from: 1)) }
        return rows.reduce(into: [:]) { $0[$1.person, default: [:]][$1.item.item] = $1.item }
    }

    /// One item of one sheet.
    package static func item(
        _ item: String, of person: ID<Person>, at entry: ID<Entry>, in db: any Connection
    ) throws -> SheetItem? {
        try db.first(
            """
            SELECT item, level, unable, saved_at, strengths, areas, questions, ceilings, ceiling_reason FROM sheet_item
            WHERE entry = \(entry) AND person = \(person) AND item = \(item)
            """
        ) { try read($0, from: 0) }
    }

    /// What has been judged in one sheet, without the texts.
    package static func judgements(
        of person: ID<Person>, at entry: ID<Entry>, in db: any Connection
    ) throws -> [String: SheetItem.Judgement] {
        let rows = try db.rows(
            "SELECT item, level, unable FROM sheet_item WHERE entry = \(entry) AND person = \(person)"
        ) { (item: try $0[0] as String, judgement: try judgement($0, from: 1)) }
        return Dictionary(rows.map { ($0.item, $0.judgement) }) { first, _ in first }
    }

    /// Saves an item; refused when the sheet is locked, also when the lock came a moment ago.
    package static func save(
        _ item: SheetItem, of person: ID<Person>, at entry: ID<Entry>, in db: any Connection
    ) throws {
        let locks = try db.first(
            """
            SELECT (SELECT count(*) FROM sheet_lock WHERE entry = \(entry) AND person = \(person)),
                (SELECT count(*) FROM consensus_lock WHERE entry = \(entry))
            """
        ) { (sheet: try $0[0] as Int, consensus: try $0[1] as Int) }
        try Gate(judges: 0, judgesMin: 0, consensusLocked: locks?.consensus ?? 0 > 0)
            .writeSheet(isLocked: locks?.sheet ?? 0 > 0)
        try db.run(
            """
            INSERT INTO sheet_item (entry, person, item, level, unable, saved_at, strengths, areas, questions, ceilings,
                ceiling_reason)
            VALUES (\(entry), \(person), \(item.item), \(item.level), \(item.judgement == .unable), \(item.savedAt),
                \(item.strengths), \(item.areas), \(item.questions), \(item.ceilings.text), \(item.ceilings.reason))
            ON CONFLICT (entry, person, item) DO UPDATE SET level = excluded.level, unable = excluded.unable,
                saved_at = excluded.saved_at, strengths = excluded.strengths, areas = excluded.areas,
                questions = excluded.questions, ceilings = excluded.ceilings, ceiling_reason = excluded.ceiling_reason
            """)
    }

    /// The items that somebody has judged, by entry: one query.
    package static func judgedItems(
        of person: ID<Person>, entries: [ID<Entry>], in db: any Connection
    ) throws -> [ID<Entry>: Set<String>] {
        let rows = try db.rows(
            """
            SELECT entry, item FROM sheet_item
            WHERE person = \(person) AND entry IN \(entries) AND (level IS NOT NULL OR unable = 1)
            """
        ) { (entry: try $0[0] as ID<Entry>, item: try $0[1] as String) }
        return rows.reduce(into: [:]) { $0[$1.entry, default: []].insert($1.item) }
    }

    /// When somebody locked their sheets, by entry.
    package static func locks(
        of person: ID<Person>, entries: [ID<Entry>], in db: any Connection
    ) throws -> [ID<Entry>: Instant] {
        let rows = try db.rows("SELECT entry, at FROM sheet_lock WHERE person = \(person) AND entry IN \(entries)") {
            (entry: try $0[0] as ID<Entry>, at: try $0[1] as Instant)
        }
        return Dictionary(rows.map { ($0.entry, $0.at) }) { first, _ in first }
    }

    private static func read(_ row: Row, from first: Int) throws -> SheetItem {
        SheetItem(
            item: try row[first], judgement: try judgement(row, from: first + 1), strengths: try row[first + 4],
            areas: try row[first + 5], questions: try row[first + 6],
            ceilings: Ceilings(text: try row[first + 7], reason: try row[first + 8]), savedAt: try row[first + 3])
    }

    private static func judgement(_ row: Row, from first: Int) throws -> SheetItem.Judgement {
        let (level, isUnable): (Int?, Bool) = (try row[first], try row[first + 1])
        return level.map { .level($0) } ?? (isUnable ? .unable : .notYet)
    }
}
