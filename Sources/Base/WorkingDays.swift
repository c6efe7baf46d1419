/// Working days (arbetsdagar): Monday to Friday that are not holidays by lag (1989:253), nor one of the
/// eves that lag (1930:173) 2 § counts as holidays: midsommarafton, julafton, nyårsafton.
public enum WorkingDays {
    public static func contains(_ day: Day) -> Bool {
        if day.weekday == .saturday || day.weekday == .sunday { return false }
        return holiday(day) == nil && !isEve(day)
    }

    /// The day `count` working days after `day`; the day itself is not counted (rules §4.9).
    public static func after(_ day: Day, count: Int) -> Day {
        step(from: day, count: count, by: 1)
    }

    /// The day `count` working days before `day`: when a meeting link must have been sent (R42).
    public static func before(_ day: Day, count: Int) -> Day {
        step(from: day, count: count, by: -1)
    }

    /// The Swedish name of a public holiday (lag 1989:253), nil on other days. Sundays in general are not named.
    public static func holiday(_ day: Day) -> String? {
        if let fixed = fixedHolidays.first(where: { $0.month == day.month && $0.day == day.day }) {
            return fixed.name
        }
        let easter = easterSunday(day.year)
        if let moving = movingHolidays[day.days(since: easter)] { return moving }
        if day.weekday == .saturday {
            if day.month == 6, (20...26).contains(day.day) { return "midsommardagen" }
            let opens = Day(day.year, 10, 31)!
            if day >= opens, day <= opens.adding(days: 6) { return "alla helgons dag" }
        }
        return nil
    }

    static func isEve(_ day: Day) -> Bool {
        if day.month == 12, day.day == 24 || day.day == 31 { return true }
        return day.month == 6 && day.weekday == .friday && (19...25).contains(day.day)
    }

    /// Easter Sunday by the anonymous Gregorian algorithm (Meeus/Jones/Butcher).
    public static func easterSunday(_ year: Int) -> Day {
        let a = year % 19, b = year / 100, c = year % 100
        let d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let i = c / 4, k = c % 4
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return Day(year, n / 31, n % 31 + 1)!
    }

    private static func step(from day: Day, count: Int, by direction: Int) -> Day {
        var (day, left) = (day, count)
        while left > 0 {
            day = day.adding(days: direction)
            if contains(day) { left -= 1 }
        }
        return day
    }

    private static let fixedHolidays: [(month: Int, day: Int, name: String)] = [
        (1, 1, "nyårsdagen"), (1, 6, "trettondedag jul"), (5, 1, "första maj"),
        (6, 6, "nationaldagen"), (12, 25, "juldagen"), (12, 26, "annandag jul"),
    ]

    /// By days from Easter Sunday.
    private static let movingHolidays = [
        -2: "långfredagen", 0: "påskdagen", 1: "annandag påsk",
        39: "Kristi himmelsfärdsdag", 49: "pingstdagen",
    ]
}
