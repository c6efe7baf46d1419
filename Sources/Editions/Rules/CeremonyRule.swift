import Base

/// The second of the ceremony opens the decisions, and nothing closes them again (R116).
enum CeremonyRule {
    /// The refusal of a change that would open secret decisions at once: its second must lie ahead. A draft has no
    /// decisions, so a year that is over can be laid in with its clock.
    static func opening(from old: AwardCalendar, to new: AwardCalendar, field: String, at now: Instant) -> Refusal? {
        guard old.publishedOn != nil, !old.decisionsAreOpen(at: now), new.decisionsAreOpen(at: now) else { return nil }
        return Refusal("Utdelningen kan inte flyttas till en tid som redan har varit.", field: field)
    }
}
