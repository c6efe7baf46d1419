import Base
import Testing

private func day(_ text: String) -> Day { Day(text)! }

@Suite("Working days (rules §4.9)")
struct WorkingDayTests {
    @Test(
        "A change request is due one or two working days on",
        arguments: [
            ("2024-05-08", 2, "2024-05-13"), ("2024-06-05", 1, "2024-06-07"), ("2024-06-19", 2, "2024-06-24"),
            ("2024-05-17", 2, "2024-05-21"), ("2024-03-28", 1, "2024-04-02"),
        ])
    func due(from: String, count: Int, due: String) {
        #expect(WorkingDays.after(day(from), count: count).text == due)
    }

    @Test("The link to the meeting of 14 February 2024 is sent at latest on Monday 12 February (R42)")
    func meetingLink() {
        let latest = WorkingDays.before(day("2024-02-14"), count: 2)
        #expect(latest == day("2024-02-12"))
        #expect(latest.weekday == .monday)
    }

    @Test(
        "Easter Sunday",
        arguments: ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16"])
    func easter(_ text: String) {
        let easter = WorkingDays.easterSunday(day(text).year)
        #expect(easter.text == text)
        #expect(WorkingDays.holiday(easter) == "påskdagen")
        #expect(WorkingDays.holiday(easter.adding(days: 1)) == "annandag påsk")
        #expect(WorkingDays.holiday(easter.adding(days: -2)) == "långfredagen")
        #expect(WorkingDays.holiday(easter.adding(days: 39)) == "Kristi himmelsfärdsdag")
        #expect(WorkingDays.holiday(easter.adding(days: 49)) == "pingstdagen")
    }

    @Test(
        "Midsommarafton is no working day, the Thursday before it is",
        arguments: ["2024-06-21", "2025-06-20", "2026-06-19", "2027-06-25", "2028-06-23"])
    func midsummer(_ text: String) {
        let eve = day(text)
        #expect(eve.weekday == .friday)
        #expect(!WorkingDays.contains(eve))
        #expect(WorkingDays.contains(eve.adding(days: -1)))
        #expect(WorkingDays.holiday(eve.adding(days: 1)) == "midsommardagen")
        let others = (19...25).map { Day(eve.year, 6, $0)! }.filter { $0 != eve && $0.weekday.rawValue <= 5 }
        #expect(others.allSatisfy(WorkingDays.contains))
    }

    @Test(
        "Alla helgons dag is the Saturday from 31 October to 6 November",
        arguments: ["2020-10-31", "2024-11-02", "2026-10-31", "2027-11-06"])
    func allSaints(_ text: String) {
        #expect(WorkingDays.holiday(day(text)) == "alla helgons dag")
        #expect(WorkingDays.holiday(day(text).adding(days: 7)) == nil)
        #expect(WorkingDays.holiday(day(text).adding(days: -7)) == nil)
    }

    @Test(
        "Holidays and eves on weekdays are no working days",
        arguments: [
            "2024-01-01", "2026-01-06", "2024-05-01", "2024-06-06", "2024-12-24", "2024-12-25", "2024-12-26",
            "2024-12-31", "2024-05-09", "2024-03-29", "2024-04-01",
        ])
    func off(_ text: String) {
        #expect(day(text).weekday.rawValue <= 5)
        #expect(!WorkingDays.contains(day(text)))
    }

    @Test(
        "Annandag pingst, trettondagsafton, skärtorsdag, valborg and a klämdag are working days",
        arguments: [
            "2024-05-20", "2026-01-05", "2024-03-28", "2024-04-30", "2024-05-10", "2024-12-23", "2024-12-30",
        ])
    func on(_ text: String) {
        #expect(WorkingDays.contains(day(text)))
    }

    @Test("Saturdays and Sundays are no working days", arguments: ["2024-05-18", "2024-05-19", "2026-05-17"])
    func weekend(_ text: String) {
        #expect(!WorkingDays.contains(day(text)))
    }

    @Test("2024 has 251 working days")
    func year() {
        #expect((0..<366).filter { WorkingDays.contains(day("2024-01-01").adding(days: $0)) }.count == 251)
    }
}
