/// A date in the local calendar, without time or zone: what a deadline, a meeting or a decision is dated with.
public struct Day: Hashable, Sendable, Comparable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// A date that exists in the Gregorian calendar, or nil (29 February 2023).
    public init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, in: year)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads `2024-05-17`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10])
        else { return nil }
        self.init(year, month, day)
    }

    /// Days since 1970-01-01, by Howard Hinnant's civil calendar arithmetic.
    public init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    public var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredQuotient(400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// `2024-05-17`, as it stands in tables and in the database.
    public var text: String {
        let padded = String(year + 10_000).dropFirst()
        return "\(padded)-\(two(month))-\(two(day))"
    }

    public static func < (a: Self, b: Self) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }
}

extension Day {
    /// Numbered as ISO 8601 does: Monday is 1.
    public enum Weekday: Int, Sendable, CaseIterable {
        case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
    }

    public var weekday: Weekday {
        let fromMonday = (daysSince1970 + 3) - (daysSince1970 + 3).flooredQuotient(7) * 7
        return Weekday(rawValue: fromMonday + 1)!
    }

    /// The ISO 8601 week, Monday first ("v. 20").
    public var week: Int {
        let thursday = adding(days: 4 - weekday.rawValue)
        let newYear = Day(thursday.year, 1, 1)!
        return (thursday.daysSince1970 - newYear.daysSince1970) / 7 + 1
    }

    public func adding(days: Int) -> Day { Day(daysSince1970: daysSince1970 + days) }

    /// Days from `earlier` to this one.
    public func days(since earlier: Day) -> Int { daysSince1970 - earlier.daysSince1970 }

    static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
