/// "Senast den 17 maj kl. 24.00": the whole of the day counts (R12).
///
/// The end is exclusive: 23.59.59 is in time, 00.00.00 the day after is late.
public struct Deadline: Hashable, Sendable, Comparable {
    public let day: Day

    public init(_ day: Day) { self.day = day }

    /// The first instant that is too late.
    public var end: Instant { Stockholm.instant(day.adding(days: 1)) }

    public func hasPassed(at now: Instant) -> Bool { now >= end }

    /// Whole days left after today: 0 on the last day, negative when it has passed.
    public func daysLeft(at now: Instant) -> Int { day.days(since: Stockholm.local(now).day) }

    public static func < (a: Self, b: Self) -> Bool { a.day < b.day }
}
