package import Base
package import Editions

/// What waits for the office over all years that live: each year's own, what is of no year, and the one thing to do first.
package struct WaitingYears: Equatable, Sendable {
    package struct Year: Equatable, Sendable {
        package let year: AwardYear
        package let waiting: Waiting

        package init(_ year: AwardYear, _ waiting: Waiting) { (self.year, self.waiting) = (year, waiting) }
    }

    package struct Next: Equatable, Sendable {
        /// Nil for what is of no year, as letters.
        package let year: AwardYear?
        package let item: Waiting.Item
    }

    /// Newest first.
    package let years: [Year]
    package let common: [Waiting.Item]

    package init(_ years: [Year], common: [Waiting.Item] = []) { (self.years, self.common) = (years, common) }

    package var count: Int { common.count + years.reduce(0) { $0 + $1.waiting.items.count } }
    package var lateCount: Int { common.count(where: \.isLate) + years.reduce(0) { $0 + $1.waiting.lateCount } }

    /// What is late before what is not, then what is of no year and has no last day, then the earliest last day; the
    /// order of the lists decides between what is alike.
    package var next: Next? {
        let all =
            common.map { Next(year: nil, item: $0) } + years.flatMap { year in year.waiting.items.map { Next(year: year.year, item: $0) } }
        return all.enumerated().min { a, b in
            let (first, second) = (Self.rank(a.element), Self.rank(b.element))
            return first == second ? a.offset < b.offset : first < second
        }?.element
    }

    private static func rank(_ next: Next) -> (Int, Day) {
        let due = next.item.due ?? (next.year == nil ? .distantPast : .distantFuture)
        return (next.item.isLate ? 0 : 1, due)
    }

    /// How long after its ceremony a year still asks for something.
    package static let liveDaysMax = 400

    package static func isLive(_ calendar: AwardCalendar, on today: Day) -> Bool {
        calendar.ceremony.day.adding(days: liveDaysMax) >= today
    }
}

extension Day {
    fileprivate static let distantPast = Day(1900, 1, 1)!
    fileprivate static let distantFuture = Day(2999, 12, 31)!
}
