import Base

/// R11: each date of the year comes after those it must follow.
enum CalendarOrder {
    static func faults(in calendar: AwardCalendar, of year: Int) -> [Fault] {
        order(calendar) + meetings(calendar) + employeesCounted(calendar) + years(calendar, year)
    }

    private static func order(_ calendar: AwardCalendar) -> [Fault] {
        let published = Point("published", calendar.published)
        let registration = Point("registrationCloses", calendar.registrationCloses.day)
        let entry = Point("entryCloses", calendar.entryCloses.day)
        let teams = Point("teamsReady", calendar.teamsReady)
        let minutes = Point("minutesDue", calendar.minutesDue.day)
        let assessment = Point("assessmentCloses", calendar.assessmentCloses.day)
        let jury = Point("juryMeets", calendar.juryMeets)
        let ceremony = Point("ceremony", calendar.ceremony.day)
        let feedback = Point("feedbackFrom", calendar.feedbackFrom)
        return [
            registration.follows(published), entry.follows(registration), teams.follows(entry),
            minutes.follows(registration), assessment.follows(teams), jury.follows(minutes),
            jury.follows(assessment), ceremony.follows(jury), feedback.follows(ceremony),
        ].compactMap(\.self)
    }

    private static func meetings(_ calendar: AwardCalendar) -> [Fault] {
        calendar.meetings.enumerated().flatMap { index, meeting in
            let place = ["calendar", "meetings", "\(index)"]
            var faults: [Fault] = []
            if meeting.to <= meeting.from {
                faults.append(Fault(place + ["end"], "Mötet måste sluta efter att det har börjat."))
            }
            if meeting.registerBy.day > meeting.day {
                faults.append(Fault(place + ["registerBy"], "Anmälan till mötet kan inte stänga efter mötet."))
            }
            if meeting.registerBy.day < calendar.published {
                faults.append(Fault(place + ["registerBy"], "Anmälan till mötet kan inte stänga före publiceringen."))
            }
            return faults
        }
    }

    private static func employeesCounted(_ calendar: AwardCalendar) -> [Fault] {
        let month = calendar.employeesCounted
        let allowed = Month(of: calendar.published)...max(
            Month(of: calendar.published), Month(of: calendar.entryCloses.day))
        if allowed.contains(month) { return [] }
        return [
            Fault(
                ["calendar", "employeesCounted"],
                "Månaden \(month.text) måste ligga mellan publiceringen och dagen då bidragen ska vara inne.")
        ]
    }

    /// A date copied from another year is the commonest mistake; an award year may run over new year.
    private static func years(_ calendar: AwardCalendar, _ year: Int) -> [Fault] {
        let ends = [("published", calendar.published), ("feedbackFrom", calendar.feedbackFrom)]
        return ends.filter { abs($0.1.year - year) > 1 }.map { key, day in
            Fault(["calendar", key], "Dagen \(day.text) hör inte till utmärkelseåret \(year).")
        }
    }

    /// A day of the calendar with the key that it stands under.
    private struct Point {
        let key: String
        let day: Day

        init(_ key: String, _ day: Day) { (self.key, self.day) = (key, day) }

        func follows(_ earlier: Point) -> Fault? {
            if day > earlier.day { return nil }
            return Fault(
                ["calendar", key],
                "”\(key)” (\(day.text)) måste komma efter ”\(earlier.key)” (\(earlier.day.text)).")
        }
    }
}
