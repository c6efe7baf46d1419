import Base

extension AwardCalendar {
    /// What the calendar states, as it stands in a file under its key; inner dates are never written there.
    var yaml: String {
        let meetings = meetings.map { meeting in
            let last = meeting.registerBy.map { ", registerBy: \($0.day.text)" } ?? ""
            return "    - {start: \(meeting.day.text) \(meeting.from.text), end: \(meeting.day.text) \(meeting.to.text)\(last)}"
        }
        let lines: [String?] = [
            stated.published.map { "  published: \($0.text)" },
            stated.registrationCloses.map { "  registrationCloses: \($0.day.text)" },
            "  entryCloses: \(entryCloses.day.text)",
            "  employeesCounted: \(employeesCounted.text)",
            line("teamsReady", stated.teamsReady),
            "  minutesDue: \(minutesDue.day.text)",
            line("assessmentCloses", stated.assessmentCloses),
            line("juryMeets", stated.juryMeets),
            "  ceremony: {\(ceremonyParts.joined(separator: ", "))}",
            line("feedbackFrom", stated.feedbackFrom),
        ]
        return ([meetings.isEmpty ? "  meetings: []" : "  meetings:"] + meetings + lines.compactMap(\.self))
            .joined(separator: "\n")
    }

    private var ceremonyParts: [String] {
        let when = ceremony.time.map { "start: \(ceremony.day.text) \($0.text)" } ?? "day: \(ceremony.day.text)"
        return [
            when, ceremony.timeInWords.map { "time: \(words($0))" }, ceremony.place.map { "place: \(quoted($0))" },
            ceremony.placeNote.map { "placeNote: \(words($0))" },
        ].compactMap(\.self)
    }

    private func line(_ key: String, _ planned: Planned?) -> String? {
        switch planned {
        case nil: nil
        case .day(let day): "  \(key): \(day.text)"
        case .preliminary(let day): "  \(key): {preliminary: \(day.text)}"
        case .words(let text): "  \(key): \(words(text))"
        }
    }

    private func words(_ text: Text) -> String { "{sv: \(quoted(text.swedish)), en: \(quoted(text.english))}" }

    /// In single quotes a YAML text has one escape: the quote itself, doubled.
    private func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
