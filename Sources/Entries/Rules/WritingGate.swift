package import Base

/// Whether an entry is open for writing: not after the hand-in, not withdrawn, not past its last day.
package struct WritingGate: Equatable, Sendable {
    package let handedInAt: Instant?
    package let withdrawnAt: Instant?
    package let extendedTo: Day?
    /// The last day of a change that the office has asked for in the part at hand (R53).
    package let changeUntil: Day?

    package init(handedInAt: Instant?, withdrawnAt: Instant?, extendedTo: Day?, changeUntil: Day? = nil) {
        (self.handedInAt, self.withdrawnAt, self.extendedTo) = (handedInAt, withdrawnAt, extendedTo)
        self.changeUntil = changeUntil
    }

    /// Throws a refusal that says why it is shut.
    package func mustBeOpen(_ closes: Deadline, at now: Instant) throws(Refusal) {
        if withdrawnAt != nil { throw Refusal("Ni har avanmält er, så bidraget går inte att ändra.") }
        if handedInAt != nil, let changeUntil {
            guard Deadline(changeUntil).hasPassed(at: now) else { return }
            throw Refusal("Tiden för ändringen gick ut \(changeUntil, .withWeekday) kl. 24.00. Hör av er till kansliet.")
        }
        if handedInAt != nil { throw Refusal("Bidraget är inlämnat och går inte att ändra. Ni kan läsa det och se kvittot.") }
        try HandInTime.check(closes, extendedTo: extendedTo, at: now)
    }
}
