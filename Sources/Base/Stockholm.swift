public import struct Foundation.TimeZone
public import struct Foundation.Date

/// Local time in Europe/Stockholm, where every deadline of the award lives (rules §4.10).
public enum Stockholm {
    public static let zone = TimeZone(identifier: "Europe/Stockholm")!

    /// Seconds that local time is ahead of UTC at an instant: 3600, in summer 7200.
    public static func offsetSeconds(at instant: Instant) -> Int {
        let seconds = instant.millisecondsSince1970.flooredQuotient(1000)
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }

    /// The local day and clock of an instant.
    public static func local(_ instant: Instant) -> (day: Day, time: TimeOfDay) {
        let seconds = Int(instant.millisecondsSince1970.flooredQuotient(1000)) + offsetSeconds(at: instant)
        let days = seconds.flooredQuotient(86_400)
        let rest = seconds - days * 86_400
        return (Day(daysSince1970: days), TimeOfDay(secondsSinceMidnight: rest))
    }

    /// The instant when clocks in Stockholm first show `time` on `day`. A time that the spring change
    /// skips (31 March 2024 kl. 2.30) gives the instant an hour later on the clock.
    public static func instant(_ day: Day, _ time: TimeOfDay = .midnight) -> Instant {
        let local = Int64(day.daysSince1970 * 86_400 + time.secondsSinceMidnight)
        let guesses = [local - 7200, local - 3600].map(Instant.init(secondsSince1970:))
        for guess in guesses
        where guess.millisecondsSince1970 / 1000 + Int64(offsetSeconds(at: guess)) == local {
            return guess
        }
        return guesses[1]
    }
}

/// A clock reading without date, 00.00 to 23.59.59.
public struct TimeOfDay: Hashable, Sendable, Comparable {
    public let secondsSinceMidnight: Int

    public static let midnight = TimeOfDay(secondsSinceMidnight: 0)

    public init(secondsSinceMidnight: Int) { self.secondsSinceMidnight = secondsSinceMidnight }

    public init?(_ hour: Int, _ minute: Int, _ second: Int = 0) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        secondsSinceMidnight = hour * 3600 + minute * 60 + second
    }

    /// Reads `09:30` or `9.30`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(whereSeparator: { $0 == ":" || $0 == "." })
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count <= 2 }),
            let hour = number(Array(parts[0].utf8)[...]), let minute = number(Array(parts[1].utf8)[...])
        else { return nil }
        self.init(hour, minute)
    }

    public var hour: Int { secondsSinceMidnight / 3600 }
    public var minute: Int { secondsSinceMidnight / 60 % 60 }
    public var second: Int { secondsSinceMidnight % 60 }

    /// `09:30`, as form fields of type time want it.
    public var text: String { "\(two(hour)):\(two(minute))" }

    public static func < (a: Self, b: Self) -> Bool { a.secondsSinceMidnight < b.secondsSinceMidnight }
}
