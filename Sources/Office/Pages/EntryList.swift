import Assessment
import Base
import Editions
import Entries
import Examiners
import Organisations
import Site
import Store
import Synchronization

/// What the list of entries shows, from one snapshot.
struct EntryList: Sendable {
    let edition: StoredEdition
    let lines: [Line]
    /// On all pages.
    let total: Int
    let summaries: [ID<Entry>: Summary]
    let committees: [(id: String, name: String)]
    /// What the list is filtered by, when it is something that waits for the office, and whom to turn to about each entry.
    var waiting: Waiting.Item?
    var contacts: [ID<Entry>: [HolderAddress]] = [:]

    /// One statement while the log stands as it did the last time that this reader asked: all that a list shows is in the log,
    /// conflicts of interest too.
    static func read(
        _ year: AwardYear, _ page: Int, _ filter: LineFilter, by reader: ID<Person>, _ lists: Lists, _ summaries: Summaries,
        at now: Instant,
        in db: any Connection
    ) throws -> EntryList {
        // What waits changes with the clock, not with the log alone.
        if filter.waiting != nil { return try read(year, page, filter, by: reader, summaries, at: now, in: db) }
        let key = Lists.Key(year: year, page: page, filter: filter, reader: reader, today: Stockholm.local(now).day)
        let number = try Audit.last(in: db)
        if let list = lists.find(key, number) { return list }
        let list = try read(year, page, filter, by: reader, summaries, at: now, in: db)
        lists.keep(list, key, number)
        return list
    }

    /// As a person in the office reads it, without what has been judged where they have a conflict of interest (R82).
    static func read(
        _ year: AwardYear, _ page: Int?, _ filter: LineFilter, by reader: ID<Person>, _ summaries: Summaries, at now: Instant,
        in db: any Connection
    ) throws -> EntryList {
        let list = try read(year, page, filter, summaries, at: now, in: db)
        return list.hiding(try ConflictSQL.out(of: reader, edition: list.edition.id, in: db))
    }

    /// Eleven statements, and three more when somebody has locked since the last time; never more.
    static func read(
        _ year: AwardYear, _ page: Int?, _ filter: LineFilter, _ summaries: Summaries, at now: Instant, in db: any Connection
    ) throws -> EntryList {
        guard let edition = try Editions.find(year: year, in: db) else { throw Halt.notFound }
        var (filter, item): (LineFilter, Waiting.Item?) = (filter, nil)
        if let kind = filter.waiting {
            item = try Waiting.read(edition, at: now, in: db).item(kind)
            filter.only = item?.entries ?? []
        }
        let (lines, total) = try LineSQL.page(page, filter, edition, at: now, in: db)
        let contacts = try item?.kind.holder.map { try HolderSQL.find($0, of: lines.map(\.entry), in: db) }
        return EntryList(
            edition: edition, lines: lines, total: total,
            summaries: try SummarySQL.find(lines, edition, summaries, in: db),
            committees: try CockpitSQL.committees(edition.id, in: db), waiting: item, contacts: contacts ?? [:])
    }

    private func hiding(_ out: Set<ID<Entry>>) -> EntryList {
        EntryList(
            edition: edition, lines: lines, total: total, summaries: summaries.filter { !out.contains($0.key) },
            committees: committees, waiting: waiting, contacts: contacts)
    }

    var classes: [AwardClass] { edition.edition.classes }

    func className(_ key: String?, _ language: Language) -> String {
        guard let key else { return "–" }
        return classes.first { $0.key == key }?.name(language) ?? key
    }

    /// The lines as a table for a file, in the reader's language, with Swedish decimals.
    func spreadsheet(_ t: Translator) -> Spreadsheet {
        let columns: [Phrase] = [
            "Enhet", "Nämnd", "Klass", "Läge", "Inlämnad", "Tecken", "Lag", "Låsta bedömningar", "Examinatorer",
            "Största spridning", "Summa", "Besök", "Protokoll",
        ]
        return Spreadsheet(columns: columns.map { t($0) }, rows: lines.map { cells($0, t) })
    }

    private func cells(_ line: Line, _ t: Translator) -> [Spreadsheet.Cell] {
        let summary = summaries[line.entry]
        return [
            .text(line.unitName), .text(line.committeeName ?? ""),
            line.classKey.map { .text(className($0, t.language)) } ?? .empty, .text(t(line.standing.name)),
            moment(line.handedInAt), .number(line.characters), line.teamNumber.map(Spreadsheet.Cell.number) ?? .empty,
            .number(line.sheetsLocked), .number(line.judges), summary.map { .number($0.range) } ?? .empty,
            summary?.sum.map { .tenths($0.tenths) } ?? .empty, moment(line.visitAt),
            .text(t(line.hasMinutes ? "Ja" : "Nej")),
        ]
    }

    /// "2024-05-17 23:59", which spreadsheets read as a time.
    private func moment(_ instant: Instant?) -> Spreadsheet.Cell {
        guard let instant else { return .empty }
        let (day, time) = Stockholm.local(instant)
        return .text("\(day.text) \(time.text)")
    }
}

extension LineFilter {
    /// Reads the address bar; what cannot be understood filters nothing.
    init(_ query: Form) {
        self.init()
        standing = Standing(rawValue: query["lage"])
        committee = query.id("namnd")
        classKey = query["klass"].isEmpty ? nil : String(query["klass"].prefix(60))
        search = String(query["sok"].prefix(Self.searchCharactersMax))
        lacksMinutes = query["utan-protokoll"] == "1"
        waiting = Waiting.Kind(key: query["vantar"])
        order = Order(rawValue: query["ordning"]) ?? .unit
    }

    /// The same again as parameters.
    var parameters: [(name: String, value: String)] {
        [
            ("sok", search), ("lage", standing?.rawValue ?? ""), ("namnd", committee?.text ?? ""),
            ("klass", classKey ?? ""), ("utan-protokoll", lacksMinutes ? "1" : ""), ("vantar", waiting?.key ?? ""),
            ("ordning", order == .unit ? "" : order.rawValue),
        ]
    }
}

/// Lists as they were read, with the number that the log had then. Every write leaves a row in the log in its own
/// transaction (decision 10), so while the number stands nothing that a list shows has changed.
final class Lists: Sendable {
    struct Key: Hashable {
        let year: AwardYear
        let page: Int
        let filter: LineFilter
        let reader: ID<Person>
        let today: Day
    }

    private struct Kept {
        var number = -1
        var lists: [Key: EntryList] = [:]
    }

    static let listsMax = 50
    private let kept = Mutex(Kept())

    func find(_ key: Key, _ number: Int) -> EntryList? {
        kept.withLock { $0.number == number ? $0.lists[key] : nil }
    }

    /// Only the newest number is kept: what a slower reader saw earlier is of no more use.
    func keep(_ list: EntryList, _ key: Key, _ number: Int) {
        kept.withLock { kept in
            if number < kept.number { return }
            if number > kept.number || kept.lists.count >= Self.listsMax { kept = Kept(number: number) }
            kept.lists[key] = list
        }
    }
}
