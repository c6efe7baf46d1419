import Base
import Entries
import Examiners
import Mail
import Site
import Store

/// Who reads what is handed in besides its unit, the office and the registrar: examiners at the entries of their team, and
/// the jury of the year, when nothing is in the way.
enum AwardReaders {
    @Sendable static func mayRead(_ entry: String, _ person: ID<Person>, _ role: Role, _ db: any Connection) throws -> Bool {
        let id = ID<Entry>(stored: entry)
        switch role.kind {
        case .examiner: return try SeatSQL.find(person, at: id, in: db)?.mayRead == true
        case .juror:
            // Where the entry stands does not matter here, and so not what time it is.
            guard let header = try EntrySQL.header(id, at: Instant(secondsSince1970: 0), in: db),
                role.scope == header.entry.edition.text
            else { return false }
            return try !keepsOut(entry, person, role, db)
        default: return false
        }
    }

    /// Whether a conflict of interest keeps a person from an entry in the role they act in (R82).
    @Sendable static func keepsOut(_ entry: String, _ person: ID<Person>, _ role: Role, _ db: any Connection) throws -> Bool {
        let id = ID<Entry>(stored: entry)
        return try ConflictSQL.book(person, at: id, in: db).keepsOut(person, acting: role.kind, id)
    }

    /// What every room asks about conflicts of interest, answered by the one rule.
    static func desk(_ outbox: Outbox, _ baseURL: String) -> ConflictDesk {
        let notices = ConflictNotices(outbox: outbox, baseURL: baseURL)
        return ConflictDesk(
            keepsOut: keepsOut,
            out: { Set(try ConflictSQL.out(of: $0, edition: ID(stored: $1), in: $2).map(\.text)) },
            isOutOfUnit: { try ConflictSQL.isOut($0, ofUnit: $1, in: $2) },
            wouldLose: { try ConflictNotices.wouldLose($0, bySidingWith: $1, in: $2) },
            tell: { try notices.tell($0, at: $1, in: $2) },
            tellAll: { try notices.tellAll(at: $0, in: $1, around: $2) },
            tellProposal: { try notices.tellProposal($0, by: $1, at: $2, in: $3) })
    }
}
