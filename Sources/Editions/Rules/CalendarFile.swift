import Base

/// The dates of an edition as a file for calendar programs (iCalendar, RFC 5545), in local time (R16).
struct CalendarFile {
    struct Event {
        let key: String
        let summary: String
        var day: Day
        /// Nil for what lasts the whole day.
        var from: TimeOfDay? = nil
        var to: TimeOfDay? = nil
        var place: String? = nil
        var note: String? = nil
    }

    /// Makes the events of one edition unlike those of every other.
    let id: String
    let name: String
    /// When the content was settled; the same file must come out each time.
    let stamp: Instant
    let events: [Event]

    var text: String {
        let head =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Röda tråden//SV", "CALSCALE:GREGORIAN"]
            + [line("X-WR-CALNAME", name)] + Self.zone
        return (head + events.flatMap(lines) + ["END:VCALENDAR"]).map(folded).joined(separator: "\r\n") + "\r\n"
    }

    private func lines(_ event: Event) -> [String] {
        var lines = ["BEGIN:VEVENT", "UID:\(event.key)-\(id)@rodatraden", "DTSTAMP:\(utc(stamp))"]
        if let from = event.from {
            lines.append("DTSTART;TZID=Europe/Stockholm:\(date(event.day))T\(clock(from))")
            if let to = event.to { lines.append("DTEND;TZID=Europe/Stockholm:\(date(event.day))T\(clock(to))") }
        } else {
            lines.append("DTSTART;VALUE=DATE:\(date(event.day))")
            lines += ["DTEND;VALUE=DATE:\(date(event.day.adding(days: 1)))", "TRANSP:TRANSPARENT"]
        }
        lines.append(line("SUMMARY", event.summary))
        if let place = event.place { lines.append(line("LOCATION", place)) }
        if let note = event.note { lines.append(line("DESCRIPTION", note)) }
        return lines + ["END:VEVENT"]
    }

    private func line(_ name: String, _ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\n", with: "\\n")
        return "\(name):\(escaped)"
    }

    private func date(_ day: Day) -> String { day.text.replacing("-", with: "") }
    private func clock(_ time: TimeOfDay) -> String { time.text.replacing(":", with: "") + "00" }
    private func utc(_ instant: Instant) -> String {
        instant.text.prefix(19).replacing("-", with: "").replacing(":", with: "") + "Z"
    }

    /// No line is longer than 75 bytes; what goes on begins with a space.
    private func folded(_ line: String) -> String {
        var (result, length) = ("", 0)
        for character in line {
            let size = character.utf8.count
            if length + size > 74 {
                result += "\r\n "
                length = 1
            }
            result.append(character)
            length += size
        }
        return result
    }

    /// Summer time in Sweden as it has been since 1996.
    private static let zone = [
        "BEGIN:VTIMEZONE", "TZID:Europe/Stockholm",
        "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE",
    ]
}
