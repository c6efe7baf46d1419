package import Base

/// The dates of an award year (R11), all local. A day that closes something lasts to kl. 24.00 (R12).
///
/// Only the hand-in, the minutes, the day of the ceremony and the month of the employees must be stated. A border that
/// neither the edition nor the office knows falls on the next known one.
package struct AwardCalendar: Equatable, Sendable {
    /// What the edition states, which is what everyone may read.
    package var stated: StatedDates
    /// What the office has set for itself where the edition states nothing exact. Never public.
    package var inner = InnerDates()
    /// The day the office published the edition: registration opens then where no day is stated.
    package var publishedOn: Day?

    package init(_ stated: StatedDates) { self.stated = stated }

    /// A year where every date is stated.
    package init(
        published: Day, meetings: [Meeting], registrationCloses: Deadline, entryCloses: Deadline,
        employeesCounted: Month, teamsReady: Day, minutesDue: Deadline, assessmentCloses: Deadline,
        juryMeets: Day, ceremony: Ceremony, feedbackFrom: Day
    ) {
        stated = StatedDates(
            published: published, meetings: meetings, registrationCloses: registrationCloses, entryCloses: entryCloses,
            employeesCounted: employeesCounted, teamsReady: .day(teamsReady), minutesDue: minutesDue,
            assessmentCloses: .day(assessmentCloses.day), juryMeets: .day(juryMeets), ceremony: ceremony,
            feedbackFrom: .day(feedbackFrom))
    }
}

/// The dates that hold: the stated one, else the office's inner one, else the next border that is known.
/// To set one is to state it.
extension AwardCalendar {
    /// The first day of registration.
    package var published: Day {
        get { stated.published ?? min(publishedOn ?? registrationCloses.day, registrationCloses.day) }
        set { stated.published = newValue }
    }
    package var meetings: [Meeting] {
        get { stated.meetings }
        set { stated.meetings = newValue }
    }
    package var registrationCloses: Deadline {
        get { stated.registrationCloses ?? stated.entryCloses }
        set { stated.registrationCloses = newValue }
    }
    package var entryCloses: Deadline {
        get { stated.entryCloses }
        set { stated.entryCloses = newValue }
    }
    /// The month whose number of employees is asked for.
    package var employeesCounted: Month {
        get { stated.employeesCounted }
        set { stated.employeesCounted = newValue }
    }
    package var teamsReady: Day {
        get { knownTeamsReady ?? assessmentCloses.day }
        set { stated.teamsReady = .day(newValue) }
    }
    package var minutesDue: Deadline {
        get { stated.minutesDue }
        set { stated.minutesDue = newValue }
    }
    package var assessmentCloses: Deadline {
        get { Deadline(knownAssessmentCloses ?? juryMeets) }
        set { stated.assessmentCloses = .day(newValue.day) }
    }
    package var juryMeets: Day {
        get { knownJuryMeets ?? ceremony.day }
        set { stated.juryMeets = .day(newValue) }
    }
    package var ceremony: Ceremony {
        get { stated.ceremony }
        set { stated.ceremony = newValue }
    }
    /// The first day that a unit may have its feedback (R100).
    package var feedbackFrom: Day {
        get { knownFeedbackFrom ?? ceremony.day }
        set { stated.feedbackFrom = .day(newValue) }
    }

    /// The second when the decisions become public (R116); nil until its clock is stated or set, and then nothing opens.
    package var decisionsOpen: Instant? {
        (ceremony.time ?? inner.ceremonyTime).map { Stockholm.instant(ceremony.day, $0) }
    }

    package func decisionsAreOpen(at now: Instant) -> Bool { decisionsOpen.map { now >= $0 } ?? false }

    package var knownTeamsReady: Day? { stated.teamsReady.known(inner.teamsReady) }
    package var knownAssessmentCloses: Day? { stated.assessmentCloses.known(inner.assessmentCloses) }
    package var knownJuryMeets: Day? { stated.juryMeets.known(inner.juryMeets) }
    package var knownFeedbackFrom: Day? { stated.feedbackFrom.known(inner.feedbackFrom) }
}

extension AwardCalendar {
    /// The same year, every date so many days later (or earlier): whole weeks keep the weekdays.
    package func moved(days: Int) -> AwardCalendar {
        var moved = self
        moved.stated = stated.moved(days: days)
        moved.inner = inner.moved(days: days)
        moved.publishedOn = publishedOn?.adding(days: days)
        return moved
    }

    /// The closing days that no working day holds, for the office to think twice about (R16), in the file's order.
    package var closingsOnDaysOff: [Day] {
        let assessment = knownAssessmentCloses.map { [$0] } ?? []
        return ([stated.registrationCloses?.day, entryCloses.day, minutesDue.day].compactMap(\.self) + assessment)
            .filter { !WorkingDays.contains($0) }
    }
}
