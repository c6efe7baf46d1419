import Base
import Editions

/// Three award years around today: one closed with winners, one being assessed, one open for registration.
struct DemoYears: Sendable {
    let closed: EditionFile
    let assessed: EditionFile
    let open: EditionFile

    /// How far into its part of the calendar today lies.
    private static let registrationDaysIn = 30
    private static let assessmentDaysIn = 88

    /// The edition `file` held three times over, moved by whole weeks so that every weekday is kept.
    init(_ file: EditionFile, today: Day) throws {
        let calendar = try file.edition().calendar.wholeYear
        func moved(_ day: Day, to wanted: Day) -> AwardCalendar {
            calendar.moved(days: wanted.days(since: day) / 7 * 7)
        }
        let newest = moved(calendar.published, to: today.adding(days: -Self.registrationDaysIn))
        let middle = moved(calendar.teamsReady, to: today.adding(days: -Self.assessmentDaysIn))
        // So numbered, the first and the last day of each lie at most a year from its number, whatever day it is.
        let number = middle.feedbackFrom.year
        closed = try file.moved(toYear: number - 2, calendar: middle.moved(days: -53 * 7).onWorkingDays)
        assessed = try file.moved(toYear: number - 1, calendar: middle.onWorkingDays)
        open = try file.moved(toYear: number, calendar: newest.onWorkingDays)
    }
}

extension AwardCalendar {
    /// The demo city states the dates that the source of 2024 leaves open, each so long before or after a stated one.
    fileprivate var wholeYear: AwardCalendar {
        var calendar = self
        calendar.published = registrationCloses.day.adding(days: -60)
        calendar.teamsReady = entryCloses.day.adding(days: 14)
        calendar.assessmentCloses = Deadline(ceremony.day.adding(days: -53))
        calendar.juryMeets = ceremony.day.adding(days: -33)
        calendar.ceremony.time = TimeOfDay(15, 0)
        calendar.ceremony.timeInWords = nil
        calendar.feedbackFrom = ceremony.day.adding(days: 1)
        return calendar
    }

    /// What would close or meet on a holiday does so a week earlier, or two (R16).
    fileprivate var onWorkingDays: AwardCalendar {
        func working(_ day: Day) -> Day { WorkingDays.contains(day) ? day : working(day.adding(days: -7)) }
        var calendar = self
        calendar.registrationCloses = Deadline(working(registrationCloses.day))
        calendar.entryCloses = Deadline(working(entryCloses.day))
        calendar.employeesCounted = min(employeesCounted, Month(of: calendar.entryCloses.day))
        calendar.minutesDue = Deadline(working(minutesDue.day))
        calendar.assessmentCloses = Deadline(working(assessmentCloses.day))
        calendar.juryMeets = working(juryMeets)
        calendar.ceremony.day = working(ceremony.day)
        return calendar
    }
}
