import Base
import Yams

extension Fields {
    /// Only the hand-in, the minutes, the ceremony's day and the month of the employees must stand: what no source states
    /// is left out.
    func calendar() -> AwardCalendar {
        AwardCalendar(
            StatedDates(
                published: optionalDay("published"),
                meetings: has("meetings") ? list("meetings") { $0.meeting() } : [],
                registrationCloses: optionalDay("registrationCloses").map { Deadline($0) },
                entryCloses: Deadline(day("entryCloses")),
                employeesCounted: value("employeesCounted", "en månad, som 2024-05", or: .unknown, Month.init),
                teamsReady: planned("teamsReady"),
                minutesDue: Deadline(day("minutesDue")),
                assessmentCloses: planned("assessmentCloses"),
                juryMeets: planned("juryMeets"),
                ceremony: fields("ceremony") { $0.ceremony() },
                feedbackFrom: planned("feedbackFrom")))
    }

    private func meeting() -> AwardCalendar.Meeting {
        let (start, end) = (moment("start"), moment("end"))
        if end.day != start.day {
            findings.report(Fault(place + ["end"], "Mötet måste sluta samma dag som det börjar."))
        }
        return AwardCalendar.Meeting(
            day: start.day, from: start.time, to: end.time, registerBy: optionalDay("registerBy").map { Deadline($0) })
    }

    /// Either `start`, a day with a clock, or `day`, with the source's words for the hour in `time` where it has any.
    private func ceremony() -> AwardCalendar.Ceremony {
        let place = { self.has("place") ? self.string("place") : nil }
        let note = { self.has("placeNote") ? self.text("placeNote") : nil }
        if has("start") {
            let start = moment("start")
            return AwardCalendar.Ceremony(day: start.day, time: start.time, place: place(), placeNote: note())
        }
        return AwardCalendar.Ceremony(
            day: day("day"), time: nil, timeInWords: has("time") ? text("time") : nil, place: place(), placeNote: note())
    }

    /// A day, `{preliminary: 2024-10-04}`, or the source's loose words as `{sv: …, en: …}`; nil when left out.
    private func planned(_ key: String) -> Planned? {
        guard has(key) else { return nil }
        guard node(key)?.mapping != nil else { return .day(day(key)) }
        return fields(key) { fields in
            if fields.has("preliminary") { return .preliminary(fields.day("preliminary")) }
            return .words(fields.text)
        }
    }

    private func optionalDay(_ key: String) -> Day? { has(key) ? day(key) : nil }

    private func day(_ key: String) -> Day {
        value(key, "en dag, som 2024-05-17", or: .unknown) { Day($0) }
    }

    /// A local day and time, `2024-11-26 15:00`.
    private func moment(_ key: String) -> (day: Day, time: TimeOfDay) {
        value(key, "en dag och ett klockslag, som 2024-11-26 15:00", or: (.unknown, .midnight)) {
            let parts = $0.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 2, let day = Day(parts[0]), let time = TimeOfDay(parts[1]) else { return nil }
            return (day, time)
        }
    }
}

extension Day {
    /// Stands in for a day that could not be read.
    fileprivate static let unknown = Day(2000, 1, 1)!
}

extension Month {
    static let unknown = Month(of: .unknown)
}
