import Base
import Testing

@Suite("Days and instants")
struct DayTests {
    @Test(
        "Only days that exist are days",
        arguments: ["2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2100-02-29", "0000-01-01"])
    func impossible(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test(
        "Only the form of tables is read",
        arguments: ["2024-5-17", "20240517", "2024-05-17 ", "+024-05-17", "2024/05/17", ""])
    func otherForms(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test("Days are counted without gaps from 1899 to 2101, and read as they are written")
    func count() {
        let first = Day(1899, 12, 31)!.daysSince1970
        var last = Day(1899, 12, 30)!
        for days in first...Day(2101, 1, 1)!.daysSince1970 {
            let day = Day(daysSince1970: days)
            #expect(day > last && day.daysSince1970 == days && Day(day.text) == day)
            #expect(day.weekday.rawValue == last.weekday.rawValue % 7 + 1)
            last = day
        }
        #expect(Day(1970, 1, 1)!.daysSince1970 == 0)
        #expect(Day("2024-02-29")!.adding(days: 1) == Day("2024-03-01")!)
        #expect(Day("2024-05-17")!.days(since: Day("2024-05-05")!) == 12)
    }

    @Test(
        "Weeks are those of ISO 8601",
        arguments: [
            ("2024-05-17", 20), ("2021-01-03", 53), ("2021-01-04", 1), ("2024-12-30", 1), ("2026-12-31", 53),
            ("2027-01-01", 53), ("2024-01-01", 1), ("2023-01-01", 52),
        ])
    func week(_ text: String, week: Int) {
        #expect(Day(text)!.week == week)
    }

    @Test("17 May 2024 is a Friday, 17 May 2026 a Sunday (R16)")
    func weekday() {
        #expect(Day("2024-05-17")!.weekday == .friday)
        #expect(Day("2026-05-17")!.weekday == .sunday)
    }

    @Test(
        "An instant is read as it was written",
        arguments: [0, 1, -1, 999, 1000, -86_400_000, 1_715_983_200_000, 253_402_300_799_999])
    func instant(_ milliseconds: Int64) {
        let instant = Instant(millisecondsSince1970: milliseconds)
        #expect(Instant(instant.text) == instant)
        #expect(instant.text.utf8.count == 24)
    }

    @Test("The text of an instant sorts as time does")
    func order() {
        #expect(Instant(millisecondsSince1970: 1_715_983_200_000).text == "2024-05-17T22:00:00.000Z")
        #expect(Instant(millisecondsSince1970: -1).text == "1969-12-31T23:59:59.999Z")
        let texts = [-1, 0, 1, 999, 60_000, 86_399_999, 86_400_000].map {
            Instant(millisecondsSince1970: $0).text
        }
        #expect(texts == texts.sorted())
    }

    @Test(
        "Other forms of instants are refused",
        arguments: [
            "2024-05-17T22:00:00Z", "2024-05-17 22:00:00.000Z", "2024-05-17T24:00:00.000Z",
            "2024-05-17T22:60:00.000Z",
            "2024-02-30T22:00:00.000Z", "2024-05-17T22:00:00.000+", "2024-05-17T22:00:-1.000Z",
        ])
    func otherInstants(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test("Seconds between instants round downwards")
    func seconds() {
        let noon = Instant("2024-05-17T12:00:00.000Z")!
        #expect(noon.adding(minutes: 1).seconds(since: noon) == 60)
        #expect(noon.seconds(since: noon.adding(hours: 1)) == -3600)
        #expect(Instant(millisecondsSince1970: 1_999).seconds(since: Instant(millisecondsSince1970: 0)) == 1)
    }

    @Test("Clocks are read as 9.30 and 09:30, and nothing else")
    func times() {
        #expect(TimeOfDay("9.30") == TimeOfDay(9, 30))
        #expect(TimeOfDay("09:30") == TimeOfDay(9, 30))
        for text in ["24:00", "9", "9:60", "9:3:0", "-1:30", "", "9::", "009:30"] {
            #expect(TimeOfDay(text) == nil)
        }
    }
}
