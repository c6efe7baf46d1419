import Base
import Editions

/// Taking back a hand-in (R31): until the last moment to hand in the text opens again, and is handed in anew.
///
/// After that it can only be withdrawn (`Withdrawing`). What the office has asked to be changed opens by the request alone,
/// for the request is about the text that was handed in; and what a team has is the text that its sheets are about.
struct Reopening {
    private let header: EntryHeader
    private let edition: Edition
    /// Whether the office has asked for a change of what is handed in.
    private let isChangeAsked: Bool
    /// Whether the entry has been given to a team of examiners.
    private let hasTeam: Bool

    init(_ header: EntryHeader, _ edition: Edition, isChangeAsked: Bool, hasTeam: Bool) {
        (self.header, self.edition, self.isChangeAsked, self.hasTeam) = (header, edition, isChangeAsked, hasTeam)
    }

    /// The last moment to hand in, and so to open again.
    var lastDay: Deadline { HandInTime.last(edition.calendar.entryCloses, extendedTo: header.extendedTo) }

    func check(at now: Instant) throws(Refusal) {
        guard header.state == .handedIn else { throw Refusal("Bidraget är inte inlämnat.") }
        if lastDay.hasPassed(at: now) {
            throw Refusal("Tiden att lämna in gick ut \(lastDay.day, .withWeekday) kl. 24.00, så bidraget går inte att öppna igen.")
        }
        if isChangeAsked {
            throw Refusal("Kansliet har begärt en ändring i det som är inlämnat. Svara på den, eller hör av er till kansliet.")
        }
        if hasTeam {
            throw Refusal("Ett examinatorslag har redan fått bidraget. Hör av er till kansliet om ni behöver ändra det.")
        }
    }

    func isPossible(at now: Instant) -> Bool { (try? check(at: now)) != nil }
}
