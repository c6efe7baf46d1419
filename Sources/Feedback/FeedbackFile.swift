import Assessment
import Awards
import Base
import Editions
import Entries
import Site
import Store

/// All that the feedback of one entry is made of, for the unit and for its team alike.
struct FeedbackFile: Sendable {
    let header: EntryHeader
    let edition: StoredEdition
    let gate: FeedbackGate
    let meeting: FeedbackMeeting?
    let summary: String
    /// Nil until the gate is open, so that no page can show it too early.
    let report: UnitReport?
    /// What the entry received; nil before the ceremony and for one that received nothing.
    let honour: Honour?
    let isShared: Bool

    /// - Parameter early: the team writes the summary with its own words beside it, before the meeting is recorded.
    static func read(
        _ header: EntryHeader, early: Bool = false, at now: Instant, in db: any Connection
    ) throws -> FeedbackFile {
        guard let edition = try Editions.find(header.entry.edition, in: db) else { throw Halt.notFound }
        let found = try Assessment.feedback(header.id, of: edition.edition, in: db)
        let meeting = try FeedbackSQL.meeting(header.id, in: db)
        let gate = FeedbackGate(
            ceremony: edition.calendar.decisionsOpen, isAssessed: !found.isEmpty, meetingIsHeld: meeting != nil, at: now)
        return FeedbackFile(
            header: header, edition: edition, gate: gate, meeting: meeting,
            summary: try FeedbackSQL.summary(header.id, in: db) ?? "",
            report: gate.isOpen || (early && !found.isEmpty) ? UnitReport(edition.edition, found) : nil,
            honour: try Awards.honour(of: header.id, in: edition, at: now, in: db),
            isShared: try FeedbackSQL.isShared(header.id, in: db))
    }
}
