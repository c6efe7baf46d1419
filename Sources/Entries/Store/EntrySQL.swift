package import Base
package import Editions
package import Organisations
package import Store
import Texts

/// Entries in the database, with where they stand.
package enum EntrySQL {
    package static func find(_ id: ID<Entry>, in db: any Connection) throws -> Entry? {
        try db.first("SELECT id, edition, unit FROM entry WHERE id = \(id)", read)
    }

    /// The unit's entry in an edition.
    package static func find(
        unit: ID<Organisation>, edition: ID<Edition>, in db: any Connection
    ) throws -> Entry? {
        try db.first("SELECT id, edition, unit FROM entry WHERE unit = \(unit) AND edition = \(edition)", read)
    }

    /// The entry as it stands at `now`, which decides whether one without hand-in is a no-show.
    package static func header(_ id: ID<Entry>, at now: Instant, in db: any Connection) throws -> EntryHeader? {
        try headers("WHERE entry.id = \(id)", at: now, in: db).first
    }

    /// All entries of an edition by the unit's name: one query.
    package static func headers(
        edition: ID<Edition>, at now: Instant, in db: any Connection
    ) throws -> [EntryHeader] {
        try headers(
            "WHERE entry.edition = \(edition) ORDER BY unit.name COLLATE svenska, entry.id LIMIT 5000", at: now, in: db)
    }

    /// Entries of some units in all years, the newest first.
    package static func headers(
        units: [ID<Organisation>], at now: Instant, in db: any Connection
    ) throws -> [EntryHeader] {
        try headers("WHERE entry.unit IN \(units) ORDER BY edition.year DESC, entry.id LIMIT 500", at: now, in: db)
    }

    /// Entries of the units that a committee or company answers for, in one edition; those that wait for an exception, or
    /// got none, are none of its business yet.
    package static func headers(
        committee: ID<Organisation>, edition: ID<Edition>, at now: Instant, in db: any Connection
    ) throws -> [EntryHeader] {
        try headers(
            """
            WHERE entry.edition = \(edition) AND (unit.committee = \(committee) OR unit.id = \(committee))
                AND NOT EXISTS (SELECT 1 FROM exception_request
                    WHERE exception_request.entry = entry.id AND coalesce(exception_request.granted, 0) = 0)
            ORDER BY unit.name COLLATE svenska, entry.id LIMIT 5000
            """, at: now, in: db)
    }

    /// Entries by id, in no order: for slices that join on their own rows.
    package static func headers(ids: [ID<Entry>], at now: Instant, in db: any Connection) throws -> [EntryHeader] {
        try headers("WHERE entry.id IN \(ids)", at: now, in: db)
    }

    private static func headers(_ which: SQL, at now: Instant, in db: any Connection) throws -> [EntryHeader] {
        let rows = try db.rows(select + which, HeaderRow.init)
        var closes: [AwardYear: Deadline] = [:]
        for year in Set(rows.map(\.year)) { closes[year] = try db.edition(year).calendar.entryCloses }
        return rows.map { $0.header(at: now, closes: closes[$0.year]!) }
    }

    private static func read(_ row: Row) throws -> Entry {
        Entry(id: try row[0], edition: try row[1], unit: try row[2])
    }

    private static let select: SQL = """
        SELECT entry.id, entry.edition, entry.unit, \(AwardYear.column), unit.name, committee.id, committee.name,
            registration.class, registration.registered_at, submission.at,
            coalesce(\(ChangeSQL.lastSealed("characters", of: "entry.id")), submission.characters), withdrawal.at,
            deadline_extension.until,
            \(TextColumns.written(.entry, of: "entry.id")),
            (SELECT count(*) FROM answer_status WHERE answer_status.entry = entry.id AND answer_status.status = 'done'),
            \(FormPart.countedCharacters(of: "entry.id")),
            (SELECT count(*) FROM case_entry JOIN minutes ON minutes.committee_case = case_entry.committee_case
                WHERE case_entry.entry = entry.id),
            (SELECT verdict FROM eligibility_check WHERE eligibility_check.entry = entry.id
                ORDER BY at DESC, id DESC LIMIT 1),
            (SELECT failed FROM eligibility_check WHERE eligibility_check.entry = entry.id
                ORDER BY at DESC, id DESC LIMIT 1),
            (SELECT count(*) FROM eligibility_override WHERE eligibility_override.entry = entry.id)
        FROM entry
        JOIN edition ON edition.id = entry.edition
        JOIN organisation AS unit ON unit.id = entry.unit
        JOIN registration ON registration.entry = entry.id
        LEFT JOIN organisation AS committee ON committee.id = unit.committee
        LEFT JOIN submission ON submission.entry = entry.id
        LEFT JOIN withdrawal ON withdrawal.entry = entry.id
        LEFT JOIN deadline_extension ON deadline_extension.entry = entry.id

        """
}

/// A row of the long query, before the edition's calendar has said whether it is late.
private struct HeaderRow {
    let entry: Entry
    let year: AwardYear
    let unitName: String
    let committee: ID<Organisation>?, committeeName: String?, classKey: String?
    let registeredAt: Instant, handedInAt: Instant?, withdrawnAt: Instant?
    let extendedTo: Day?
    let flags: EntryFlags
    let progress: EntryHeader.Progress

    init(_ row: Row) throws {
        entry = Entry(id: try row[0], edition: try row[1], unit: try row[2])
        (year, unitName) = (try row[3], try row[4])
        (committee, committeeName, classKey) = (try row[5], try row[6], try row[7])
        (registeredAt, handedInAt, withdrawnAt, extendedTo) = (try row[8], try row[9], try row[11], try row[12])
        let (sealed, verdict): (Int?, Eligibility.Total?) = (try row[10], try row[17])
        progress = .init(written: try row[13], done: try row[14], characters: try sealed ?? row[15])
        let (minutes, failed, overrides): (Int, String?, Int) = (try row[16], try row[18], try row[19])
        flags = EntryFlags(
            lacksMinutes: minutes == 0, verdict: verdict, failed: Eligibility.Rule.set(failed ?? ""),
            hasOverride: overrides > 0)
    }

    func header(at now: Instant, closes: Deadline) -> EntryHeader {
        let state = EntryState(
            isWritten: progress.written > 0, isHandedIn: handedInAt != nil, isWithdrawn: withdrawnAt != nil,
            isLate: HandInTime.last(closes, extendedTo: extendedTo).hasPassed(at: now))
        return EntryHeader(
            entry: entry, year: year, unitName: unitName, committee: committee, committeeName: committeeName,
            classKey: classKey, state: state, flags: flags, progress: progress, registeredAt: registeredAt,
            handedInAt: handedInAt, withdrawnAt: withdrawnAt, extendedTo: extendedTo)
    }
}

extension EntryState {
    /// The state that rows and the deadline make together.
    package init(isWritten: Bool, isHandedIn: Bool, isWithdrawn: Bool, isLate: Bool) {
        self =
            switch (isHandedIn, isWithdrawn) {
            case (true, true): .takenBack
            case (false, true): .withdrawn
            case (true, false): .handedIn
            case (false, false): isLate ? .noShow : isWritten ? .writing : .registered
            }
    }
}
