package import Base
package import Editions

/// When units are asked to bring last year's result and this year's forecast up to date before the jury decides (R23, R26):
/// what was stated in the spring is half a year old by then.
package struct EconomyCall: Equatable, Sendable {
    /// The first day of the call; what was brought up to date before it is asked for again.
    package let from: Day
    /// The day before the jury meets: when the office needs them.
    package let due: Deadline
    /// Whether the jury's day is one that the office has set for itself, which nothing shown to a unit may give away (R11).
    package let isInner: Bool
    private let ceremony: Day

    package static let daysBefore = 45
    /// How long a unit has from the office's letter where the jury's day is inner.
    package static let workingDays = 10

    /// Nil in an edition that asks for no results.
    package init?(_ rules: EligibilityRules, _ calendar: AwardCalendar) {
        guard Eligibility.asksForResults(rules) else { return nil }
        let jury = calendar.juryMeets
        (from, due, ceremony) = (jury.adding(days: -Self.daysBefore), Deadline(jury.adding(days: -1)), calendar.ceremony.day)
        isInner = calendar.inner.juryMeets != nil && !(calendar.stated.juryMeets?.isExact ?? false)
    }

    /// The last day that a unit is told. Where the jury's day is inner it is reckoned from the office's letter, and nil before it:
    /// then the call does not show either.
    package func unitDue(askedAt: Instant?) -> Deadline? {
        guard isInner else { return due }
        return askedAt.map {
            let day = WorkingDays.after(Stockholm.local($0).day, count: Self.workingDays)
            return Deadline(min(day, ceremony.adding(days: -1)))
        }
    }

    /// Whether those who are asked at an instant are given longer than the office can wait.
    package func isTooLate(askedAt: Instant) -> Bool { unitDue(askedAt: askedAt).map { $0.day > due.day } ?? false }

    package func isOpen(on today: Day) -> Bool { today >= from }

    /// Whether an update answers the call; nil when there is none.
    package func isAnswered(by updated: Instant?) -> Bool {
        updated.map { Stockholm.local($0).day >= from } ?? false
    }
}

/// The economic results as they were stated last: when, and by whom.
package struct StatedResults: Equatable, Sendable {
    /// Thousands of kronor, negative for a deficit; nil where the unit has not said.
    package let last: Int?
    package let forecast: Int?
    package let at: Instant
    package let by: String
    /// When they were brought up to date after the hand-in, the last time; nil when they never were.
    package let updatedAt: Instant?

    package init(last: Int?, forecast: Int?, at: Instant, by: String, updatedAt: Instant? = nil) {
        (self.last, self.forecast, self.at, self.by, self.updatedAt) = (last, forecast, at, by, updatedAt)
    }
}
