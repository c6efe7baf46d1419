package import Base

/// Where an award year stands (rules §3). Every border but the first comes by itself from the calendar, to the second (R12).
///
/// The order of the cases is the order of the year, so `phase >= .handInClosed` asks whether the hand-in is over.
package enum Phase: Int, CaseIterable, Sendable, Comparable {
    /// Only the office sees it.
    case draft
    /// Everyone may read the instructions; registration has not opened yet.
    case published
    /// From the day of publication to the end of the last day of registration.
    case registrationOpen
    /// Registration is closed, entries are still taken.
    case handInOpen
    /// The last entry is in; the office checks and makes teams.
    case handInClosed
    /// The teams read, judge and visit, from the day they are ready.
    case assessment
    /// The assessment is closed; the jury reads and meets.
    case juryPreparation
    /// The day of the jury's meeting is over. Secret until the ceremony begins (R116).
    case decided
    /// The ceremony has begun: the decisions are public.
    case awarded
    /// The units have their feedback (R100).
    case feedback

    package init(_ calendar: AwardCalendar, isPublished: Bool, at now: Instant) {
        guard isPublished else {
            self = .draft
            return
        }
        self = Phase.borders(of: calendar).last { now >= $0.start }?.phase ?? .published
    }

    /// The first instant of each phase that the calendar begins, in the order of the year. A border that nobody knows
    /// falls on the next known one; what follows the ceremony has none until the second of its beginning is known.
    package static func borders(of calendar: AwardCalendar) -> [(phase: Phase, start: Instant)] {
        let opened = calendar.decisionsOpen
        let decided = calendar.knownJuryMeets.map { Deadline($0).end } ?? opened ?? Deadline(calendar.ceremony.day).end
        let preparation = calendar.knownAssessmentCloses.map { Deadline($0).end } ?? decided
        let assessment = calendar.knownTeamsReady.map { Stockholm.instant($0) } ?? preparation
        let known: [(phase: Phase, start: Instant)] = [
            (.registrationOpen, Stockholm.instant(calendar.published)),
            (.handInOpen, calendar.registrationCloses.end),
            (.handInClosed, calendar.entryCloses.end),
            (.assessment, assessment), (.juryPreparation, preparation), (.decided, decided),
        ]
        guard let opened else { return known }
        let feedback = calendar.knownFeedbackFrom.map { max(Stockholm.instant($0), opened) } ?? opened
        return known + [(.awarded, opened), (.feedback, feedback)]
    }

    package static func < (a: Phase, b: Phase) -> Bool { a.rawValue < b.rawValue }

    package var isRegistrationOpen: Bool { self == .registrationOpen }
    /// Whether the decisions may be seen outside the jury and the office (R116).
    package var isCeremonyOver: Bool { self >= .awarded }

    package var name: Phrase {
        switch self {
        case .draft: "Utkast"
        case .published: "Publicerad"
        case .registrationOpen: "Anmälan öppen"
        case .handInOpen: "Anmälan stängd, inlämning öppen"
        case .handInClosed: "Inlämning stängd"
        case .assessment: "Bedömning"
        case .juryPreparation: "Juryberedning"
        case .decided: "Beslutad, hemlig till utdelningen"
        case .awarded: "Utdelad"
        case .feedback: "Återkoppling"
        }
    }
}

extension Phase {
    /// A date that the year waits for.
    package struct Next: Equatable, Sendable {
        package let label: Phrase
        package let day: Day
        /// Whether the day lasts to kl. 24.00, as what must be done by then does.
        package let isDeadline: Bool
        /// Whole days after today: 0 on the day itself.
        package let daysLeft: Int
    }

    /// What the edition states comes next in the year, and how long it is until then; nil for a draft, and when no more
    /// stated day comes. Inner dates are not told.
    package func next(in calendar: AwardCalendar, at now: Instant) -> Next? {
        if self == .draft { return nil }
        let (today, stated) = (Stockholm.local(now).day, calendar.stated)
        let days: [(phase: Phase, day: Day?, label: Phrase, isDeadline: Bool)] = [
            (.published, stated.published, "Anmälan öppnar", false),
            (.registrationOpen, stated.registrationCloses?.day, "Anmäl er senast", true),
            (.handInOpen, stated.entryCloses.day, "Lämna in bidraget senast", true),
            (.handInClosed, stated.teamsReady?.day, "Lagen är klara", false),
            (.assessment, stated.assessmentCloses?.day, "Bedömningen är klar senast", true),
            (.juryPreparation, stated.juryMeets?.day, "Domarkommittén möts", false),
            (.decided, stated.ceremony.day, "Utdelningen hålls", false),
            (.awarded, stated.feedbackFrom?.day, "Återkopplingen börjar", false),
        ]
        for next in days where next.phase >= self {
            guard let day = next.day, day >= today else { continue }
            return Next(
                label: next.label, day: day, isDeadline: next.isDeadline, daysLeft: day.days(since: today))
        }
        return nil
    }
}
