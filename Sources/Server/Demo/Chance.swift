import Base

/// Chance that falls alike every time it is given the same words, so that every demo city is the same.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    /// Begins from words, such as the name of a unit and a year (FNV-1a).
    init(_ words: String...) {
        state = 0xcbf2_9ce4_8422_2325
        for byte in words.joined(separator: "\n").utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A whole number of the range.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    mutating func one<T>(of choices: [T]) -> T { choices[number(0...choices.count - 1)] }

    /// True so many times of a hundred.
    mutating func comes(percent: Int) -> Bool { number(1...100) <= percent }

    /// Some of the choices, all different, in their order of chance.
    mutating func some<T>(_ count: Int, of choices: [T]) -> [T] {
        Array(choices.shuffled(using: &self).prefix(count))
    }

    /// A moment of a working day.
    mutating func moment(_ day: Day) -> Instant {
        Stockholm.instant(day, TimeOfDay(secondsSinceMidnight: number(8 * 3600...17 * 3600)))
    }

    /// A day from the first to the last, moved to the Friday before when it falls in a weekend.
    mutating func day(_ first: Day, _ last: Day) -> Day {
        let day = first.adding(days: number(0...max(0, last.days(since: first))))
        let late = max(0, day.weekday.rawValue - Day.Weekday.friday.rawValue)
        return max(first, day.adding(days: -late))
    }

    /// An identifier as the program makes them, but the same each time.
    mutating func id<Subject>(at moment: Instant) -> ID<Subject> {
        let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
        let milliseconds = UInt64(max(0, moment.millisecondsSince1970))
        var text = ""
        for shift in stride(from: 45, through: 0, by: -5) {
            text.append(digits[Int((milliseconds >> UInt64(shift)) & 31)])
        }
        for _ in 0..<16 { text.append(one(of: digits)) }
        return ID(stored: text)
    }
}
