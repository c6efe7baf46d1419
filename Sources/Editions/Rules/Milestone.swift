import Base

/// A date of the year as the public pages list it (R11, R16).
struct Milestone: Equatable {
    enum When: Equatable {
        case day(Day)
        /// Shown as such.
        case preliminary(Day)
        /// The source's own words for when.
        case words(Text)
        /// Lasts to kl. 24.00.
        case deadline(Deadline)
        case moment(Day, TimeOfDay)
        /// A day, with the source's own words for the hour.
        case partOfDay(Day, Text)
    }

    /// Stable, for calendars that take the same file twice.
    let key: String
    let label: Phrase
    let when: When
    var place: String? = nil
    /// What the place depends on, in the source's words.
    var placeNote: Text? = nil

    /// Nil for what is stated in words alone.
    var day: Day? {
        switch when {
        case .day(let day), .preliminary(let day), .moment(let day, _), .partOfDay(let day, _): day
        case .deadline(let deadline): deadline.day
        case .words: nil
        }
    }

    /// The dates that an edition states, in the order of the year; the meetings are listed by themselves.
    static func all(of calendar: AwardCalendar, _ words: Words) -> [Milestone] {
        let stated = calendar.stated
        return [
            stated.published.map { Milestone(key: "published", label: "Anmälan öppnar", when: .day($0)) },
            stated.registrationCloses.map {
                Milestone(key: "registration", label: "Sista dag att anmäla sig", when: .deadline($0))
            },
            Milestone(
                key: "entry", label: "Sista dag att lämna in bidraget", when: .deadline(stated.entryCloses)),
            planned("teams", "Lagen är klara", stated.teamsReady),
            Milestone(
                key: "minutes", label: "Sista dag att lämna protokoll från nämnd eller styrelse",
                when: .deadline(stated.minutesDue)),
            planned("assessment", "Besöken är gjorda och bedömningen klar", stated.assessmentCloses, isDeadline: true),
            planned("jury", "Domarkommittén möts", stated.juryMeets),
            ceremony(stated.ceremony, words),
            planned("feedback", "Återkopplingen börjar", stated.feedbackFrom),
        ].compactMap(\.self)
    }

    private static func planned(
        _ key: String, _ label: Phrase, _ planned: Planned?, isDeadline: Bool = false
    ) -> Milestone? {
        switch planned {
        case nil: nil
        case .day(let day): Milestone(key: key, label: label, when: isDeadline ? .deadline(Deadline(day)) : .day(day))
        case .preliminary(let day): Milestone(key: key, label: label, when: .preliminary(day))
        case .words(let text): Milestone(key: key, label: label, when: .words(text))
        }
    }

    private static func ceremony(_ ceremony: AwardCalendar.Ceremony, _ words: Words) -> Milestone {
        let when: When =
            if let time = ceremony.time { .moment(ceremony.day, time) } else if let words = ceremony.timeInWords {
                .partOfDay(ceremony.day, words)
            } else { .day(ceremony.day) }
        return Milestone(
            key: "ceremony", label: "\(words.heading(.ceremony))", when: when, place: ceremony.place, placeNote: ceremony.placeNote)
    }
}
