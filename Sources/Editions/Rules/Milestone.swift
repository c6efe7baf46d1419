import Base

/// A date of the year as the public pages list it (R11, R16).
struct Milestone: Equatable {
    enum When: Equatable {
        case day(Day)
        /// Lasts to kl. 24.00.
        case deadline(Deadline)
        case moment(Day, TimeOfDay)
    }

    /// Stable, for calendars that take the same file twice.
    let key: String
    let label: Phrase
    let when: When
    var place: String? = nil

    var day: Day {
        switch when {
        case .day(let day), .moment(let day, _): day
        case .deadline(let deadline): deadline.day
        }
    }

    /// The dates of an edition in the order of the year; the meetings are listed by themselves.
    static func all(of calendar: AwardCalendar) -> [Milestone] {
        [
            Milestone(key: "published", label: "Anmälan öppnar", when: .day(calendar.published)),
            Milestone(
                key: "registration", label: "Sista dag att anmäla sig", when: .deadline(calendar.registrationCloses)),
            Milestone(
                key: "entry", label: "Sista dag att lämna in bidraget", when: .deadline(calendar.entryCloses)),
            Milestone(key: "teams", label: "Lagen är klara", when: .day(calendar.teamsReady)),
            Milestone(
                key: "minutes", label: "Sista dag att lämna protokoll från nämnd eller styrelse",
                when: .deadline(calendar.minutesDue)),
            Milestone(
                key: "assessment", label: "Besöken är gjorda och bedömningen klar",
                when: .deadline(calendar.assessmentCloses)),
            Milestone(key: "jury", label: "Domarkommittén möts", when: .day(calendar.juryMeets)),
            Milestone(
                key: "ceremony", label: "Ceremoni", when: .moment(calendar.ceremony.day, calendar.ceremony.time),
                place: calendar.ceremony.place),
            Milestone(key: "feedback", label: "Återkopplingen börjar", when: .day(calendar.feedbackFrom)),
        ]
    }
}
