import Awards
import Base
import Entries
import Examiners
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
            let recusals = try JurySQL.recusals(of: [person], edition: header.entry.edition, in: db)
            return recusals[person]?.ground(header) == nil
        default: return false
        }
    }
}
