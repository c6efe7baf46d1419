package import Base

/// The dates of an award year (R11), all local. A day that closes something lasts to kl. 24.00 (R12).
package struct AwardCalendar: Equatable, Sendable {
    /// An information meeting, held online (R40).
    package struct Meeting: Equatable, Sendable {
        package var day: Day
        package var from: TimeOfDay
        package var to: TimeOfDay
        package var registerBy: Deadline

        package init(day: Day, from: TimeOfDay, to: TimeOfDay, registerBy: Deadline) {
            (self.day, self.from, self.to, self.registerBy) = (day, from, to, registerBy)
        }

        package var start: Instant { Stockholm.instant(day, from) }
        package var end: Instant { Stockholm.instant(day, to) }
    }

    /// The ceremony, whose beginning ends the secrecy of the decisions (R116).
    package struct Ceremony: Equatable, Sendable {
        package var day: Day
        package var time: TimeOfDay
        package var place: String

        package init(day: Day, time: TimeOfDay, place: String) {
            (self.day, self.time, self.place) = (day, time, place)
        }

        package var start: Instant { Stockholm.instant(day, time) }
    }

    /// The day the instructions become public and registration opens.
    package var published: Day
    package var meetings: [Meeting]
    package var registrationCloses: Deadline
    package var entryCloses: Deadline
    /// The month whose number of employees is asked for.
    package var employeesCounted: Month
    package var teamsReady: Day
    package var minutesDue: Deadline
    package var assessmentCloses: Deadline
    package var juryMeets: Day
    package var ceremony: Ceremony
    /// The first day that a unit may have its feedback (R100).
    package var feedbackFrom: Day

    package init(
        published: Day, meetings: [Meeting], registrationCloses: Deadline, entryCloses: Deadline,
        employeesCounted: Month, teamsReady: Day, minutesDue: Deadline, assessmentCloses: Deadline,
        juryMeets: Day, ceremony: Ceremony, feedbackFrom: Day
    ) {
        (self.published, self.meetings) = (published, meetings)
        (self.registrationCloses, self.entryCloses) = (registrationCloses, entryCloses)
        (self.employeesCounted, self.teamsReady, self.minutesDue) = (employeesCounted, teamsReady, minutesDue)
        (self.assessmentCloses, self.juryMeets) = (assessmentCloses, juryMeets)
        (self.ceremony, self.feedbackFrom) = (ceremony, feedbackFrom)
    }
}

/// A month of a year, `2024-05`.
package struct Month: Hashable, Sendable, Comparable {
    package let first: Day

    /// The month that a day stands in.
    package init(of day: Day) { first = Day(day.year, day.month, 1)! }

    /// Reads `2024-05`; nil for anything else.
    package init?(_ text: String) {
        guard let first = Day("\(text)-01") else { return nil }
        self.first = first
    }

    package var text: String { String(first.text.dropLast(3)) }

    /// "maj 2024"
    package func name(in language: Language) -> String {
        String(language.text(first, .withYear).dropFirst(2))
    }

    package static func < (a: Self, b: Self) -> Bool { a.first < b.first }
}

extension AwardCalendar {
    /// The same year, every date so many days later (or earlier): whole weeks keep the weekdays.
    package func moved(days: Int) -> AwardCalendar {
        AwardCalendar(
            published: published.adding(days: days),
            meetings: meetings.map {
                Meeting(
                    day: $0.day.adding(days: days), from: $0.from, to: $0.to,
                    registerBy: $0.registerBy.moved(days: days))
            },
            registrationCloses: registrationCloses.moved(days: days),
            entryCloses: entryCloses.moved(days: days),
            employeesCounted: Month(of: employeesCounted.first.adding(days: 14 + days)),
            teamsReady: teamsReady.adding(days: days),
            minutesDue: minutesDue.moved(days: days),
            assessmentCloses: assessmentCloses.moved(days: days),
            juryMeets: juryMeets.adding(days: days),
            ceremony: Ceremony(
                day: ceremony.day.adding(days: days), time: ceremony.time, place: ceremony.place),
            feedbackFrom: feedbackFrom.adding(days: days))
    }

    /// The closing days that no working day holds, for the office to think twice about (R16), in the file's order.
    package var closingsOnDaysOff: [Day] {
        [registrationCloses, entryCloses, minutesDue, assessmentCloses]
            .map(\.day).filter { !WorkingDays.contains($0) }
    }
}

extension Deadline {
    fileprivate func moved(days: Int) -> Deadline { Deadline(day.adding(days: days)) }
}
