package import Base

/// When an entry may be handed in: to the end of the calendar's day (R12), or of the day that the office has given (Q11).
package enum HandInTime {
    /// The deadline that counts. An extension can only give more time.
    package static func last(_ closes: Deadline, extendedTo: Day?) -> Deadline {
        max(closes, extendedTo.map(Deadline.init) ?? closes)
    }

    /// Throws a refusal that names the deadline when it has passed.
    package static func check(_ closes: Deadline, extendedTo: Day?, at now: Instant) throws(Refusal) {
        let last = last(closes, extendedTo: extendedTo)
        if last.hasPassed(at: now) {
            throw Refusal(
                "Tiden för att lämna in gick ut \(last.day, .withWeekday) kl. 24.00. Hör av er till kansliet om ni har särskilda skäl.")
        }
    }
}
