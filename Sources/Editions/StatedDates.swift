package import Base

/// A date as the source states it: exact, preliminary, or in its own loose words.
package enum Planned: Equatable, Sendable {
    case day(Day)
    /// Shown as "preliminärt"; the office may set another day inside the house.
    case preliminary(Day)
    /// "i slutet av maj": stays loose wherever it is shown, and sets no border.
    case words(Text)

    /// The day, if one is stated.
    package var day: Day? {
        switch self {
        case .day(let day), .preliminary(let day): day
        case .words: nil
        }
    }

    package var isExact: Bool {
        if case .day = self { true } else { false }
    }

    fileprivate func moved(days: Int) -> Planned {
        switch self {
        case .day(let day): .day(day.adding(days: days))
        case .preliminary(let day): .preliminary(day.adding(days: days))
        case .words: self
        }
    }
}

extension Planned? {
    /// The day that holds: an exact one, else the office's, else a preliminary one; nil when nobody has set any.
    func known(_ inner: Day?) -> Day? {
        if let self, self.isExact { return self.day }
        return inner ?? self?.day
    }
}

/// The dates of an award year as the edition states them. What no source states is nil.
package struct StatedDates: Equatable, Sendable {
    /// The day the instructions become public and registration opens.
    package var published: Day?
    package var meetings: [AwardCalendar.Meeting]
    /// Nil in a year that states no last day: registration is then open as long as entries are taken.
    package var registrationCloses: Deadline?
    package var entryCloses: Deadline
    /// The month whose number of employees is asked for.
    package var employeesCounted: Month
    package var teamsReady: Planned?
    package var minutesDue: Deadline
    package var assessmentCloses: Planned?
    package var juryMeets: Planned?
    package var ceremony: AwardCalendar.Ceremony
    package var feedbackFrom: Planned?

    func moved(days: Int) -> StatedDates {
        StatedDates(
            published: published?.adding(days: days),
            meetings: meetings.map {
                AwardCalendar.Meeting(
                    day: $0.day.adding(days: days), from: $0.from, to: $0.to,
                    registerBy: $0.registerBy?.moved(days: days))
            },
            registrationCloses: registrationCloses?.moved(days: days),
            entryCloses: entryCloses.moved(days: days),
            employeesCounted: Month(of: employeesCounted.first.adding(days: 14 + days)),
            teamsReady: teamsReady?.moved(days: days), minutesDue: minutesDue.moved(days: days),
            assessmentCloses: assessmentCloses?.moved(days: days), juryMeets: juryMeets?.moved(days: days),
            ceremony: ceremony.moved(days: days), feedbackFrom: feedbackFrom?.moved(days: days))
    }
}

extension AwardCalendar {
    /// An information meeting, held online (R40).
    package struct Meeting: Equatable, Sendable {
        package var day: Day
        package var from: TimeOfDay
        package var to: TimeOfDay
        /// Nil where the source states no last day to sign up.
        package var registerBy: Deadline?

        package init(day: Day, from: TimeOfDay, to: TimeOfDay, registerBy: Deadline?) {
            (self.day, self.from, self.to, self.registerBy) = (day, from, to, registerBy)
        }

        package var start: Instant { Stockholm.instant(day, from) }
        package var end: Instant { Stockholm.instant(day, to) }
    }

    /// The ceremony, whose beginning ends the secrecy of the decisions (R116).
    package struct Ceremony: Equatable, Sendable {
        package var day: Day
        /// Nil where the source states no clock.
        package var time: TimeOfDay?
        /// The source's own words for the hour, "på eftermiddagen", where it states no clock.
        package var timeInWords: Text?
        package var place: String?
        /// What the place depends on: "om läget tillåter".
        package var placeNote: Text?

        package init(
            day: Day, time: TimeOfDay?, timeInWords: Text? = nil, place: String?, placeNote: Text? = nil
        ) {
            (self.day, self.time, self.timeInWords) = (day, time, timeInWords)
            (self.place, self.placeNote) = (place, placeNote)
        }

        fileprivate func moved(days: Int) -> Ceremony {
            var moved = self
            moved.day = day.adding(days: days)
            return moved
        }
    }
}

extension Deadline {
    fileprivate func moved(days: Int) -> Deadline { Deadline(day.adding(days: days)) }
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
