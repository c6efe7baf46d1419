import Assessment
import Base
import Editions
import Entries
import Organisations
import Store
import Texts

/// The office's lines: one query a page and seven of who judges, whatever it holds. Reads the tables of the slices below and writes to none.
enum LineSQL {
    static let linesMax = 5_000

    /// A page of lines (all when `page` is nil), and how many there are on all pages.
    static func page(
        _ page: Int?, _ filter: LineFilter, _ edition: StoredEdition, at now: Instant, in db: any Connection
    ) throws -> (lines: [Line], total: Int) {
        let size = page == nil ? linesMax : pageSize
        let skipped = (min(max(page ?? 1, 1), 10_000) - 1) * size
        let today = Stockholm.local(now).day
        let (joins, condition) = which(filter, edition, today)
        let lines = try db.rows(
            """
            WITH page AS (
                SELECT entry.id, entry.unit, entry.edition, row_number() OVER (ORDER BY \(order(filter.order))) AS place
                FROM entry JOIN organisation AS unit ON unit.id = entry.unit \(joins)
                WHERE entry.edition = \(edition.id) AND \(condition)
                ORDER BY place LIMIT \(size) OFFSET \(skipped)
            )
            SELECT \(columns) \(from) ORDER BY page.place
            """
        ) { try line($0, edition, today) }
        let judges = try OverviewSQL.judges([edition.id], entries: lines.map(\.line.entry), in: db)
        let total = try db.count(
            """
            SELECT count(*) FROM entry JOIN organisation AS unit ON unit.id = entry.unit \(joins)
            WHERE entry.edition = \(edition.id) AND \(condition)
            """)
        return (lines.map { $0.judged(by: judges) }, total)
    }

    /// Every line of several years, by the unit's name: one statement, two of who judges, and five more for each year.
    static func all(
        _ editions: [StoredEdition], at now: Instant, in db: any Connection
    ) throws -> [ID<Edition>: [Line]] {
        let today = Stockholm.local(now).day
        let byID = Dictionary(uniqueKeysWithValues: editions.map { ($0.id, $0) })
        let rows = try db.rows(
            """
            WITH page AS (SELECT id, unit, edition FROM entry WHERE edition IN \(editions.map(\.id)))
            SELECT \(columns) \(from) ORDER BY unit.name COLLATE svenska, page.id LIMIT \(linesMax)
            """
        ) { row in
            let edition: ID<Edition> = try row[17]
            return (edition, try byID[edition].map { try line(row, $0, today) })
        }
        let judges = try OverviewSQL.judges(editions.map(\.id), in: db)
        return rows.reduce(into: [:]) { lines, row in
            if let found = row.1 { lines[row.0, default: []].append(found.judged(by: judges)) }
        }
    }

    static let pageSize = 100

    private static let from: SQL = """
        FROM page
        JOIN organisation AS unit ON unit.id = page.unit
        JOIN registration ON registration.entry = page.id
        LEFT JOIN organisation AS committee ON committee.id = unit.committee
        LEFT JOIN submission ON submission.entry = page.id
        LEFT JOIN withdrawal ON withdrawal.entry = page.id
        LEFT JOIN deadline_extension ON deadline_extension.entry = page.id
        LEFT JOIN case_entry ON case_entry.entry = page.id
        LEFT JOIN minutes ON minutes.committee_case = case_entry.committee_case
        LEFT JOIN assignment ON assignment.entry = page.id
        LEFT JOIN team ON team.id = assignment.team AND team.confirmed_at IS NOT NULL
        LEFT JOIN visit ON visit.entry = page.id
        LEFT JOIN visit_record ON visit_record.entry = page.id
        LEFT JOIN consensus_lock ON consensus_lock.entry = page.id
        LEFT JOIN final_lock ON final_lock.entry = page.id
        LEFT JOIN decision ON decision.entry = page.id
        """

    /// Each correlated query walks an index; texts are never read.
    private static let columns: SQL = """
        page.id, unit.name, committee.name, registration.class, submission.at,
        coalesce(\(ChangeSQL.lastSealed("characters", of: "page.id")), submission.characters, \(FormPart.countedCharacters(of: "page.id"))),
        CASE WHEN withdrawal.at IS NULL THEN 0 ELSE 1 END, deadline_extension.until,
        CASE WHEN submission.at IS NULL AND \(TextColumns.isWritten(.entry, of: "page.id")) THEN 1 ELSE 0 END,
        CASE WHEN minutes.received_at IS NULL THEN 0 ELSE 1 END, team.number,
        (SELECT max(sheet_lock.at) FROM sheet_lock WHERE sheet_lock.entry = page.id),
        visit.at, CASE WHEN visit_record.at IS NULL THEN 0 ELSE 1 END, consensus_lock.at, final_lock.at,
        CASE WHEN decision.at IS NULL THEN 0 ELSE 1 END, page.edition
        """

    // MARK: Filter and order

    /// The condition of a filter, and the tables that it and the order need.
    private static func which(_ filter: LineFilter, _ edition: StoredEdition, _ today: Day) -> (joins: SQL, condition: SQL) {
        var (joins, condition): (SQL, SQL) = ("", "1 = 1")
        if filter.order == .committee { joins = joins + "LEFT JOIN organisation AS committee ON committee.id = unit.committee " }
        if filter.standing != nil || filter.lacksMinutes || filter.order == .characters || filter.order == .handedIn {
            joins = joins + states
        }
        if let standing = filter.standing { condition = condition + " AND " + self.condition(standing, edition, today) }
        if let committee = filter.committee { condition = condition + " AND unit.committee = \(committee)" }
        if let key = filter.classKey {
            joins = joins + "JOIN registration ON registration.entry = entry.id "
            condition = condition + " AND registration.class = \(key)"
        }
        if filter.lacksMinutes { condition = condition + " AND minutes.received_at IS NULL AND withdrawal.at IS NULL" }
        if let only = filter.only { condition = condition + " AND entry.id IN \(only)" }
        if !filter.search.isEmpty {
            condition = condition + " AND \(SQL.holds("unit.name_folded", filter.search))"
        }
        return (joins, condition)
    }

    /// Every state is a row (decision 5).
    private static let states: SQL = """
        LEFT JOIN submission ON submission.entry = entry.id
        LEFT JOIN withdrawal ON withdrawal.entry = entry.id
        LEFT JOIN deadline_extension ON deadline_extension.entry = entry.id
        LEFT JOIN case_entry ON case_entry.entry = entry.id
        LEFT JOIN minutes ON minutes.committee_case = case_entry.committee_case
        LEFT JOIN assignment ON assignment.entry = entry.id
        LEFT JOIN team ON team.id = assignment.team AND team.confirmed_at IS NOT NULL
        LEFT JOIN consensus_lock ON consensus_lock.entry = entry.id
        LEFT JOIN final_lock ON final_lock.entry = entry.id
        LEFT JOIN decision ON decision.entry = entry.id

        """

    private static func condition(_ standing: Standing, _ edition: StoredEdition, _ today: Day) -> SQL {
        let closed = edition.calendar.entryCloses.day < today
        let late: SQL =
            closed ? "(deadline_extension.until IS NULL OR deadline_extension.until < \(today))" : "1 = 0"
        let written: SQL = TextColumns.isWritten(.entry, of: "entry.id")
        let open: SQL = "submission.at IS NULL AND withdrawal.at IS NULL"
        let stands: SQL = "submission.at IS NOT NULL AND withdrawal.at IS NULL"
        let undecided: SQL = stands + " AND decision.at IS NULL"
        return switch standing {
        case .registered: open + " AND NOT " + late + " AND NOT " + written
        case .writing: open + " AND NOT " + late + " AND " + written
        case .noShow: open + " AND " + late
        case .withdrawn: "submission.at IS NULL AND withdrawal.at IS NOT NULL"
        case .takenBack: "submission.at IS NOT NULL AND withdrawal.at IS NOT NULL"
        case .noTeam: undecided + " AND team.id IS NULL"
        case .judging: undecided + " AND team.id IS NOT NULL AND consensus_lock.at IS NULL AND final_lock.at IS NULL"
        case .consensus: undecided + " AND team.id IS NOT NULL AND consensus_lock.at IS NOT NULL AND final_lock.at IS NULL"
        case .final: undecided + " AND team.id IS NOT NULL AND final_lock.at IS NOT NULL"
        case .decided: stands + " AND decision.at IS NOT NULL"
        }
    }

    private static func order(_ order: LineFilter.Order) -> SQL {
        switch order {
        case .unit: "unit.name COLLATE svenska, entry.id"
        case .committee: "coalesce(committee.name, '') COLLATE svenska, unit.name COLLATE svenska, entry.id"
        case .characters: "coalesce(\(ChangeSQL.lastSealed("characters", of: "entry.id")), submission.characters, 0) DESC, entry.id"
        case .handedIn: "coalesce(submission.at, '') DESC, entry.id"
        }
    }

    // MARK: Reading

    /// A line before it is known who judges, with its locks.
    private struct Found {
        var line: Line
        /// Of the last sheet, the consensus and the final levels.
        let locks: (sheets: String?, consensus: String?, final: String?)

        func judged(by judges: [ID<Entry>: OverviewSQL.Judges]) -> Line {
            let mine = judges[line.entry] ?? .init()
            var line = line
            (line.judges, line.sheetsLocked) = (mine.count, mine.locked)
            guard line.judges > 0, line.allSheetsLocked || locks.consensus != nil, let sheets = locks.sheets else { return line }
            line.verdict = Line.Verdict(
                sheets: sheets, judges: mine.people, sheetsLocked: mine.locked, consensus: locks.consensus, final: locks.final)
            return line
        }
    }

    private static func line(_ row: Row, _ edition: StoredEdition, _ today: Day) throws -> Found {
        let (submitted, until, team): (Instant?, Day?, Int?) = (try row[4], try row[7], try row[10])
        let (sheets, consensus, final): (String?, String?, String?) = (try row[11], try row[14], try row[15])
        let closes = edition.calendar.entryCloses.day
        let line = Line(
            entry: try row[0], unitName: try row[1], committeeName: try row[2], classKey: try row[3],
            standing: Standing(
                isHandedIn: submitted != nil, isWithdrawn: try row[6], isWritten: try row[8],
                isLate: max(closes, until ?? closes) < today, hasTeam: team != nil, consensus: consensus != nil,
                final: final != nil, decided: try row[16]),
            handedInAt: submitted, characters: try row[5], hasMinutes: try row[9], teamNumber: team, visitAt: try row[12],
            isVisitHeld: try row[13])
        return Found(line: line, locks: (sheets, consensus, final))
    }
}

extension Standing {
    init(
        isHandedIn: Bool, isWithdrawn: Bool, isWritten: Bool, isLate: Bool, hasTeam: Bool, consensus: Bool, final: Bool,
        decided: Bool
    ) {
        self =
            switch EntryState(isWritten: isWritten, isHandedIn: isHandedIn, isWithdrawn: isWithdrawn, isLate: isLate) {
            case .registered: .registered
            case .writing: .writing
            case .noShow: .noShow
            case .withdrawn: .withdrawn
            case .takenBack: .takenBack
            case .handedIn: decided ? .decided : !hasTeam ? .noTeam : final ? .final : consensus ? .consensus : .judging
            }
    }
}
