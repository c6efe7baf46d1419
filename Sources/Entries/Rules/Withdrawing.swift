import Base
import Editions

/// Throws when the registration has not opened or has closed; the last day counts to kl. 24.00 (R12).
func mustBeOpenForRegistration(_ edition: Edition, at now: Instant) throws(Refusal) {
    let (opens, closes) = (edition.calendar.published, edition.calendar.registrationCloses)
    if now < Stockholm.instant(opens) { throw Refusal("Anmälan öppnar \(opens, .withWeekday).") }
    if closes.hasPassed(at: now) { throw Refusal("Anmälan stängde \(closes.day, .withWeekday) kl. 24.00.") }
}

/// When a unit may withdraw from the year, before or after its hand-in, and when it may change its mind (R31).
struct Withdrawing {
    private let header: EntryHeader
    private let edition: Edition
    /// Whether the jury has made its first decision of the year.
    private let isDecided: Bool
    /// Whether the office has turned the entry away (R53), which only the office can change.
    private let isDismissed: Bool

    init(_ header: EntryHeader, _ edition: Edition, isDecided: Bool, isDismissed: Bool) {
        (self.header, self.edition, self.isDecided, self.isDismissed) = (header, edition, isDecided, isDismissed)
    }

    /// After the hand-in the form stands until the ceremony begins, so that nobody sees in it whether the jury has begun.
    func check(at now: Instant) throws(Refusal) {
        if header.state.isOpen { return }
        guard header.state == .handedIn else { throw Refusal("Ni kan inte avanmäla er nu.") }
        let isAwarded = edition.calendar.decisionsAreOpen(at: now) || Stockholm.local(now).day > edition.calendar.ceremony.day
        if isAwarded { throw Refusal("Ni kan inte avanmäla er längre. Hör av er till kansliet.") }
    }

    /// Whether the jury has begun, or decided: the office then answers the withdrawal.
    func isForOffice(at now: Instant) -> Bool {
        header.state == .handedIn && (isDecided || Stockholm.local(now).day >= edition.calendar.juryMeets)
    }

    /// Until when a withdrawal can be undone: while others may still register, or after a hand-in still hand in.
    var undoingUntil: Deadline {
        header.handedInAt == nil
            ? edition.calendar.registrationCloses : HandInTime.last(edition.calendar.entryCloses, extendedTo: header.extendedTo)
    }

    var isHandedIn: Bool { header.handedInAt != nil }

    /// Whether a withdrawal now stands for good.
    func isForGood(at now: Instant) -> Bool { undoingUntil.hasPassed(at: now) }

    func checkUndoing(at now: Instant) throws(Refusal) {
        if isDismissed { throw Refusal("Kansliet har avvisat bidraget. Hör av er till kansliet om ni tycker att det är fel.") }
        switch header.state {
        case .withdrawn: try mustBeOpenForRegistration(edition, at: now)
        case .takenBack: try HandInTime.check(edition.calendar.entryCloses, extendedTo: header.extendedTo, at: now)
        case .registered, .writing, .handedIn, .noShow: throw Refusal("Ni är inte avanmälda.")
        }
    }

    func isPossible(at now: Instant) -> Bool { (try? check(at: now)) != nil }
    func canBeUndone(at now: Instant) -> Bool { (try? checkUndoing(at: now)) != nil }
}
