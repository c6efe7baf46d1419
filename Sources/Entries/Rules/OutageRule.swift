import Base

/// What outages give to those who had not handed in.
enum OutageRule {
    /// Less than this in all gives nothing.
    static let minutesMin = 30
    /// Only what falls so close before the deadline counts.
    static let hoursBefore = 24

    /// The new last day for a deadline: the working day after it, when the service was away for half an hour or more of the
    /// deadline's last 24 hours, at once or in all; nil when nothing is given.
    /// - Parameter away: times that do not overlap.
    static func newDay(_ deadline: Deadline, away: [Range<Instant>]) -> Day? {
        let counted = deadline.end.adding(seconds: -hoursBefore * 3_600)..<deadline.end
        let seconds = away.reduce(0) { sum, time in
            let part = time.clamped(to: counted)
            return sum + part.upperBound.seconds(since: part.lowerBound)
        }
        return seconds >= minutesMin * 60 ? WorkingDays.after(deadline.day, count: 1) : nil
    }
}
