package import Base
package import Editions

/// When units are asked to bring last year's result and this year's forecast up to date before the jury decides (R23, R26):
/// what was stated in the spring is half a year old by then.
package struct EconomyCall: Equatable, Sendable {
    /// The first day of the call; what was brought up to date before it is asked for again.
    package let from: Day
    /// The day before the jury meets.
    package let due: Deadline

    package static let daysBefore = 45

    /// Nil in an edition that asks for no results, and while nobody knows when the jury meets.
    package init?(_ rules: EligibilityRules, juryMeets: Day?) {
        guard Eligibility.asksForResults(rules), let juryMeets else { return nil }
        (from, due) = (juryMeets.adding(days: -Self.daysBefore), Deadline(juryMeets.adding(days: -1)))
    }

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
