public import Foundation

/// How dates, clocks, numbers and order are written in Swedish (rules §4.10); nowhere else.
public enum Swedish {
    /// Reads a whole number as people write it: with spaces between thousands, and any dash or hyphen before it as a minus.
    public static func wholeNumber(_ text: String) -> Int? {
        var digits = text.filter { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }
        guard let first = digits.first else { return nil }
        if minusSigns.contains(first) { digits.replaceSubrange(...digits.startIndex, with: "-") }
        return Int(digits)
    }

    /// Minus, hyphen-minus, hyphen, unbroken hyphen, figure dash, en dash, em dash, small and full-width hyphen.
    private static let minusSigns: Set<Character> = ["−", "-", "‐", "\u{2011}", "‒", "–", "—", "﹣", "－"]

    static let months = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti",
        "september", "oktober", "november", "december",
    ]
    static let weekdays = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]

    /// "17 maj"
    public static func short(_ day: Day) -> String { "\(day.day) \(months[day.month - 1])" }
    /// "17 maj 2024"
    public static func long(_ day: Day) -> String { "\(short(day)) \(day.year)" }
    /// "fredag 17 maj 2024"
    public static func withWeekday(_ day: Day) -> String {
        "\(weekdays[day.weekday.rawValue - 1]) \(long(day))"
    }
    /// "kl. 9.00"
    public static func clock(_ time: TimeOfDay) -> String { "kl. \(time.hour).\(two(time.minute))" }
    /// "17 maj 2024 kl. 23.59"
    public static func moment(_ instant: Instant) -> String {
        let (day, time) = Stockholm.local(instant)
        return "\(long(day)) \(clock(time))"
    }
    /// "17 maj 2024 kl. 23.59.59", where the second matters (receipts).
    public static func momentToTheSecond(_ instant: Instant) -> String {
        let (_, time) = Stockholm.local(instant)
        return "\(moment(instant)).\(two(time.second))"
    }
    /// "13.00–14.00"
    public static func span(_ from: TimeOfDay, _ to: TimeOfDay) -> String {
        "\(from.hour).\(two(from.minute))–\(to.hour).\(two(to.minute))"
    }

    /// "95 000", grouped with no-break spaces; "−12" with a true minus.
    public static func number(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var grouped = number < 0 ? "−" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { grouped += "\u{A0}" }
            grouped.append(digit)
        }
        return grouped
    }

    /// "3,5"; whole numbers without decimals.
    public static func decimal(_ tenths: Int) -> String {
        let sign = tenths < 0 ? "−" : ""
        let rest = Int(tenths.magnitude % 10)
        let whole = number(Int(tenths.magnitude / 10))
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole),\(rest)"
    }

    /// Alphabetical order, å ä ö last, v before w, case aside.
    public static func comesBefore(_ a: String, _ b: String) -> Bool { order(a, b) == .orderedAscending }

    /// The order for `COLLATE svenska`; equal only for texts that are the same apart from case.
    public static func order(_ a: String, _ b: String) -> ComparisonResult {
        SwedishOrder.ofPlain(a, b) ?? a.compare(b, options: [.caseInsensitive], range: nil, locale: locale)
    }

    private static let locale = Locale(identifier: "sv_SE")
}

/// The same in English, for those who chose it.
public enum English {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December",
    ]
    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    public static func short(_ day: Day) -> String { "\(day.day) \(months[day.month - 1])" }
    public static func long(_ day: Day) -> String { "\(short(day)) \(day.year)" }
    public static func withWeekday(_ day: Day) -> String {
        "\(weekdays[day.weekday.rawValue - 1]) \(long(day))"
    }
}
