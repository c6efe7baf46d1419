package import Base
package import Entries
import Examiners
package import Site
package import Store

/// Where the judging of an entry stands, and its locks.
package enum JudgingSQL {
    /// Three queries; nil when no team has the entry.
    package static func find(_ entry: ID<Entry>, judgesMin: Int, in db: any Connection) throws -> Judging? {
        let seats = try SeatSQL.all(at: entry, in: db)
        guard let assignment = seats.first?.assignment else { return nil }
        let sheets = try db.rows("SELECT person, at FROM sheet_lock WHERE entry = \(entry)") {
            (try $0[0] as ID<Person>, try $0[1] as Instant)
        }
        let rest = try db.first(
            """
            SELECT consensus_lock.at, consensus_lock.by, final_lock.at, final_lock.by, visit.mode, visit.at,
                visit.place, visit_record.held_on, visit_record.present, visit_record.notes
            FROM entry
            LEFT JOIN consensus_lock ON consensus_lock.entry = entry.id
            LEFT JOIN final_lock ON final_lock.entry = entry.id
            LEFT JOIN visit ON visit.entry = entry.id
            LEFT JOIN visit_record ON visit_record.entry = entry.id
            WHERE entry.id = \(entry)
            """
        ) { (try lock($0, from: 0), try lock($0, from: 2), try VisitSQL.read($0, from: 4)) }
        return Judging(
            assignment: assignment, seats: seats, sheetLocks: Dictionary(sheets) { first, _ in first },
            consensusLock: rest?.0, visit: rest?.2, finalLock: rest?.1, judgesMin: judgesMin)
    }

    private static func lock(_ row: Row, from first: Int) throws -> Lock? {
        let at: Instant? = try row[first]
        return try at.map { Lock(at: $0, by: try row[first + 1]) }
    }

    // MARK: Locking

    /// Fails on a sheet that is locked already.
    package static func lockSheet(of person: ID<Person>, _ entry: ID<Entry>, at now: Instant, in db: any Connection) throws {
        try db.run("INSERT INTO sheet_lock (entry, person, at) VALUES (\(entry), \(person), \(now))")
    }

    package static func lockConsensus(_ entry: ID<Entry>, by: ID<Person>, at now: Instant, in db: any Connection) throws {
        try db.run("INSERT INTO consensus_lock (entry, at, by) VALUES (\(entry), \(now), \(by))")
    }

    package static func lockFinal(_ entry: ID<Entry>, by: ID<Person>, at now: Instant, in db: any Connection) throws {
        try db.run("INSERT INTO final_lock (entry, at, by) VALUES (\(entry), \(now), \(by))")
    }

    /// Whether the team has agreed: from then on the entry stays with those who did.
    package static func isAgreed(_ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM consensus_lock WHERE entry = \(entry)")
    }

    /// Whether the final assessment is locked and lies with the jury.
    package static func isHandedOver(_ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM final_lock WHERE entry = \(entry)")
    }

    /// Who locked for the team; nil while it is open, and for a sheet.
    package static func lockedBy(_ kind: LockKind, _ entry: ID<Entry>, in db: any Connection) throws -> ID<Person>? {
        switch kind {
        case .sheet: nil
        case .consensus: try db.value("SELECT by FROM consensus_lock WHERE entry = \(entry)")
        case .final: try db.value("SELECT by FROM final_lock WHERE entry = \(entry)")
        }
    }

    /// Opens a lock: the row goes, and `reopening` tells that it stood, until when and why not longer.
    /// `person` is whose sheet, or who had locked. False when there was no such lock.
    package static func reopen(
        _ kind: LockKind, _ entry: ID<Entry>, person: ID<Person>, reason: String, by: ID<Person>, at now: Instant,
        in db: any Connection
    ) throws -> Bool {
        let table: SQL =
            switch kind {
            case .sheet: "sheet_lock WHERE entry = \(entry) AND person = \(person)"
            case .consensus: "consensus_lock WHERE entry = \(entry)"
            case .final: "final_lock WHERE entry = \(entry)"
            }
        guard let lockedAt: Instant = try db.value("SELECT at FROM \(table)") else { return false }
        try db.run(
            """
            INSERT INTO reopening (id, entry, lock, person, locked_at, reason, at, by)
            VALUES (\(ID<Reopening>(at: now)), \(entry), \(kind), \(person), \(lockedAt), \(reason), \(now), \(by))
            """)
        try db.run("DELETE FROM \(table)")
        return true
    }

    /// Every lock of the entry that has been opened, the latest first.
    package static func reopenings(of entry: ID<Entry>, in db: any Connection) throws -> [Reopening] {
        try db.rows(
            """
            SELECT reopening.lock, whose.name, reopening.locked_at, reopening.reason, reopening.at, opener.name
            FROM reopening
            JOIN person AS whose ON whose.id = reopening.person
            JOIN person AS opener ON opener.id = reopening.by
            WHERE reopening.entry = \(entry) ORDER BY reopening.at DESC, reopening.id DESC LIMIT 100
            """
        ) { row in
            Reopening(
                kind: try row[0], name: try row[1], lockedAt: try row[2], reason: try row[3], at: try row[4],
                by: try row[5])
        }
    }
}

/// A lock that the office opened.
package struct Reopening: Sendable {
    package let kind: LockKind
    /// Whose sheet it was, or who had locked.
    package let name: String
    package let lockedAt: Instant
    package let reason: String
    package let at: Instant
    package let by: String
}
