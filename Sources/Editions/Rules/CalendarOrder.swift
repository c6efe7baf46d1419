import Base

/// R11: each date of the year comes after those it must follow.
enum CalendarOrder {
    static func faults(in calendar: AwardCalendar, of year: Int) -> [Fault] {
        order(calendar) + meetings(calendar) + employeesCounted(calendar) + years(calendar, year)
    }

    /// Faults of the dates that the office has set for itself; the place ends with the key of the date.
    static func faults(settingInner calendar: AwardCalendar) -> [Fault] { order(calendar) }

    /// Dates that nobody knows are passed over: each known one is compared with the nearest known ones before it.
    private static func order(_ calendar: AwardCalendar) -> [Fault] {
        let published = Point("published", calendar.stated.published)
        let registration = Point("registrationCloses", calendar.stated.registrationCloses?.day)
        let entry = Point("entryCloses", calendar.entryCloses.day)
        let teams = Point("teamsReady", calendar.knownTeamsReady)
        let minutes = Point("minutesDue", calendar.minutesDue.day)
        let assessment = Point("assessmentCloses", calendar.knownAssessmentCloses)
        let jury = Point("juryMeets", calendar.knownJuryMeets)
        let ceremony = Point("ceremony", calendar.ceremony.day)
        let feedback = Point("feedbackFrom", calendar.knownFeedbackFrom)
        return [
            registration.follows([published]), entry.follows([registration, published]), teams.follows([entry]),
            minutes.follows([registration, published]), assessment.follows([teams, entry]),
            jury.follows([minutes]), jury.follows([assessment, teams, entry]),
            ceremony.follows([jury, assessment, teams, entry]), ceremony.follows([jury, minutes]),
            feedback.follows([ceremony]),
        ].compactMap(\.self).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func meetings(_ calendar: AwardCalendar) -> [Fault] {
        calendar.meetings.enumerated().flatMap { index, meeting in
            let place = ["calendar", "meetings", "\(index)"]
            var faults: [Fault] = []
            if meeting.to <= meeting.from {
                faults.append(Fault(place + ["end"], "Mötet måste sluta efter att det har börjat."))
            }
            if let last = meeting.registerBy?.day, last > meeting.day {
                faults.append(Fault(place + ["registerBy"], "Anmälan till mötet kan inte stänga efter mötet."))
            }
            if let last = meeting.registerBy?.day, let published = calendar.stated.published, last < published {
                faults.append(Fault(place + ["registerBy"], "Anmälan till mötet kan inte stänga före publiceringen."))
            }
            return faults
        }
    }

    private static func employeesCounted(_ calendar: AwardCalendar) -> [Fault] {
        let (month, last) = (calendar.employeesCounted, Month(of: calendar.entryCloses.day))
        // Where no day of publication is stated, the month stands in the half year up to the hand-in.
        let first = Month(of: calendar.stated.published ?? calendar.entryCloses.day.adding(days: -180))
        let allowed = first...max(first, last)
        if allowed.contains(month) { return [] }
        return [
            Fault(
                ["calendar", "employeesCounted"],
                "Månaden \(month.text) måste ligga mellan publiceringen och dagen då bidragen ska vara inne.")
        ]
    }

    /// A date copied from another year is the commonest mistake; an award year may run over new year.
    private static func years(_ calendar: AwardCalendar, _ year: Int) -> [Fault] {
        let ends = [
            ("published", calendar.stated.published), ("entryCloses", calendar.entryCloses.day),
            ("ceremony", calendar.ceremony.day), ("feedbackFrom", calendar.knownFeedbackFrom),
        ].compactMap { key, day in day.map { (key, $0) } }
        return ends.filter { abs($0.1.year - year) > 1 }.map { key, day in
            Fault(["calendar", key], "Dagen \(day.text) hör inte till utmärkelseåret \(year).")
        }
    }

    /// A day of the calendar with the key that it stands under.
    private struct Point {
        let key: String
        let day: Day?

        init(_ key: String, _ day: Day?) { (self.key, self.day) = (key, day) }

        /// A fault when it does not come after the first known of the earlier ones; nil when either is not known.
        func follows(_ candidates: [Point]) -> Fault? {
            guard let day, let earlier = candidates.first(where: { $0.day != nil }), let before = earlier.day, day <= before
            else { return nil }
            return Fault(
                ["calendar", key],
                "”\(key)” (\(day.text)) måste komma efter ”\(earlier.key)” (\(before.text)).")
        }
    }
}
