/// A point in time, in whole milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Sendable, Comparable {
    public let millisecondsSince1970: Int64

    public init(millisecondsSince1970: Int64) { self.millisecondsSince1970 = millisecondsSince1970 }
    public init(secondsSince1970: Int64) { millisecondsSince1970 = secondsSince1970 * 1000 }

    public static func < (a: Self, b: Self) -> Bool { a.millisecondsSince1970 < b.millisecondsSince1970 }

    public func adding(seconds: Int) -> Instant {
        Instant(millisecondsSince1970: millisecondsSince1970 + Int64(seconds) * 1000)
    }
    public func adding(minutes: Int) -> Instant { adding(seconds: minutes * 60) }
    public func adding(hours: Int) -> Instant { adding(seconds: hours * 3600) }

    /// Whole seconds from `earlier` to this instant; negative when this one is first.
    public func seconds(since earlier: Instant) -> Int {
        Int((millisecondsSince1970 - earlier.millisecondsSince1970).flooredQuotient(1000))
    }
}

extension Instant {
    /// Fixed-width UTC, `2024-05-17T22:00:00.000Z`: sorts as text as it does in time.
    public var text: String {
        let seconds = millisecondsSince1970.flooredQuotient(1000)
        let days = seconds.flooredQuotient(86_400)
        let rest = Int(seconds - days * 86_400)
        let day = Day(daysSince1970: Int(days)).text
        let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
        let fraction = String(Int(millisecondsSince1970 - seconds * 1000) + 1000).dropFirst()
        return "\(day)T\(clock).\(fraction)Z"
    }

    /// Reads the form that `text` writes; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[10] == 0x54, bytes[23] == 0x5A, bytes[13] == 0x3A,
            bytes[16] == 0x3A, bytes[19] == 0x2E,
            let day = Day(text.prefix(10)),
            let hour = number(bytes[11..<13]), hour < 24,
            let minute = number(bytes[14..<16]), minute < 60,
            let second = number(bytes[17..<19]), second < 60,
            let fraction = number(bytes[20..<23])
        else { return nil }
        let seconds = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second
        self.init(millisecondsSince1970: Int64(seconds) * 1000 + Int64(fraction))
    }
}

func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

/// The whole number that ASCII digits spell; nil when any is not a digit.
func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
        guard digit >= 0x30, digit <= 0x39 else { return nil }
        value = value * 10 + Int(digit - 0x30)
    }
    return digits.isEmpty ? nil : value
}

extension FixedWidthInteger {
    /// Division that rounds towards minus infinity, so that days before 1970 come out right.
    func flooredQuotient(_ divisor: Self) -> Self {
        let quotient = self / divisor
        return (self % divisor != 0 && (self < 0) != (divisor < 0)) ? quotient - 1 : quotient
    }
}
