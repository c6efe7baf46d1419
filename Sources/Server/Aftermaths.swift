import Awards
import Base
import Editions
import Entries
import Feedback
import Store

/// What a unit may know of its own entry after the ceremony, from the jury and the feedback.
enum Aftermaths {
    /// Nil until the decisions are public (R116).
    @Sendable static func of(_ entry: ID<Entry>, leads: Bool, at now: Instant, in db: any Connection) throws -> Aftermath? {
        guard let header = try EntrySQL.header(entry, at: now, in: db),
            let edition = try Editions.find(header.entry.edition, in: db), edition.calendar.decisionsAreOpen(at: now)
        else { return nil }
        let honour: EarlierAward.Kind? =
            switch try Awards.honour(of: entry, in: edition, at: now, in: db)?.kind {
            case .award: .award
            case .honorary: .honorary
            case nil, .some(.none): nil
            }
        return Aftermath(
            honour: honour, isReportOpen: try Feedback.isReportOpen(header, leads: leads, at: now, in: db),
            hasPlan: try Feedback.hasPlan(entry, in: db))
    }
}
