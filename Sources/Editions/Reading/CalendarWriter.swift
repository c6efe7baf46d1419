import Base

extension AwardCalendar {
    /// The calendar as it stands in a file, under its key.
    var yaml: String {
        let meetings = meetings.map {
            "    - {start: \($0.day.text) \($0.from.text), end: \($0.day.text) \($0.to.text), "
                + "registerBy: \($0.registerBy.day.text)}"
        }
        let lines =
            ["  published: \(published.text)", meetings.isEmpty ? "  meetings: []" : "  meetings:"] + meetings
            + [
                "  registrationCloses: \(registrationCloses.day.text)",
                "  entryCloses: \(entryCloses.day.text)",
                "  employeesCounted: \(employeesCounted.text)",
                "  teamsReady: \(teamsReady.text)",
                "  minutesDue: \(minutesDue.day.text)",
                "  assessmentCloses: \(assessmentCloses.day.text)",
                "  juryMeets: \(juryMeets.text)",
                "  ceremony: {start: \(ceremony.day.text) \(ceremony.time.text), place: \(quoted(ceremony.place))}",
                "  feedbackFrom: \(feedbackFrom.text)",
            ]
        return lines.joined(separator: "\n")
    }

    /// In single quotes a YAML text has one escape: the quote itself, doubled.
    private func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
