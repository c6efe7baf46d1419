import Base
import Yams

extension Fields {
    func calendar() -> AwardCalendar {
        AwardCalendar(
            published: day("published"),
            meetings: list("meetings") { $0.meeting() },
            registrationCloses: Deadline(day("registrationCloses")),
            entryCloses: Deadline(day("entryCloses")),
            employeesCounted: value("employeesCounted", "en månad, som 2024-05", or: .unknown, Month.init),
            teamsReady: day("teamsReady"),
            minutesDue: Deadline(day("minutesDue")),
            assessmentCloses: Deadline(day("assessmentCloses")),
            juryMeets: day("juryMeets"),
            ceremony: fields("ceremony") { fields in
                let start = fields.moment("start")
                return AwardCalendar.Ceremony(day: start.day, time: start.time, place: fields.string("place"))
            },
            feedbackFrom: day("feedbackFrom"))
    }

    private func meeting() -> AwardCalendar.Meeting {
        let (start, end) = (moment("start"), moment("end"))
        if end.day != start.day {
            findings.report(Fault(place + ["end"], "Mötet måste sluta samma dag som det börjar."))
        }
        return AwardCalendar.Meeting(
            day: start.day, from: start.time, to: end.time, registerBy: Deadline(day("registerBy")))
    }

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
