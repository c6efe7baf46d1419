import Base
import Editions

/// Three award years around today: one closed with winners, one being assessed, one open for registration.
struct DemoYears: Sendable {
    let closed: EditionFile
    let assessed: EditionFile
    let open: EditionFile

    /// How far into its part of the calendar today lies, the best first: another is taken when a day that
    /// closes something, or a meeting, would fall on a holiday (R16).
    private static let registrationDaysIn = [30, 37, 23, 44]
    private static let assessmentDaysIn = [88, 95, 102, 109]

    /// The edition `file` held three times over, moved by whole weeks so that every weekday is kept.
    init(_ file: EditionFile, today: Day) throws {
        let calendar = try file.edition().calendar
        let newest = Self.moved(calendar, \.published, to: Self.registrationDaysIn, before: today, daysOff: Self.daysOff)
        let middle = Self.moved(calendar, \.teamsReady, to: Self.assessmentDaysIn, before: today) {
            Self.daysOff($0) + Self.daysOff(Self.yearBefore($0))
        }
        // So numbered, the first and the last day of each lie at most a year from its number, whatever day it is.
        let number = middle.feedbackFrom.year
        closed = try file.moved(toYear: number - 2, calendar: Self.yearBefore(middle))
        assessed = try file.moved(toYear: number - 1, calendar: middle)
        open = try file.moved(toYear: number, calendar: newest)
    }

    private static func yearBefore(_ calendar: AwardCalendar) -> AwardCalendar { calendar.moved(days: -53 * 7) }

    private static func daysOff(_ calendar: AwardCalendar) -> [Day] {
        calendar.closingsOnDaysOff + [calendar.juryMeets, calendar.ceremony.day].filter { !WorkingDays.contains($0) }
    }

    private static func moved(
        _ calendar: AwardCalendar, _ day: (AwardCalendar) -> Day, to daysIn: [Int], before today: Day,
        daysOff: (AwardCalendar) -> [Day]
    ) -> AwardCalendar {
        let choices = daysIn.map { days in
            calendar.moved(days: today.adding(days: -days).days(since: day(calendar)) / 7 * 7)
        }
        return choices.first { daysOff($0).isEmpty } ?? choices[0]
    }
}
