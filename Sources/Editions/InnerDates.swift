package import Base

/// Dates that the office sets for its own work where the edition states no exact one (R11). Never public.
package struct InnerDates: Equatable, Sendable {
    package var teamsReady: Day?
    package var assessmentCloses: Day?
    package var juryMeets: Day?
    /// The clock on the day of the ceremony when the decisions open (R116).
    package var ceremonyTime: TimeOfDay?
    package var feedbackFrom: Day?

    package init(
        teamsReady: Day? = nil, assessmentCloses: Day? = nil, juryMeets: Day? = nil, ceremonyTime: TimeOfDay? = nil,
        feedbackFrom: Day? = nil
    ) {
        (self.teamsReady, self.assessmentCloses, self.juryMeets) = (teamsReady, assessmentCloses, juryMeets)
        (self.ceremonyTime, self.feedbackFrom) = (ceremonyTime, feedbackFrom)
    }

    func moved(days: Int) -> InnerDates {
        InnerDates(
            teamsReady: teamsReady?.adding(days: days), assessmentCloses: assessmentCloses?.adding(days: days),
            juryMeets: juryMeets?.adding(days: days), ceremonyTime: ceremonyTime,
            feedbackFrom: feedbackFrom?.adding(days: days))
    }
}

/// What an inner date is set for, by the key that it is kept under.
package enum InnerDate: String, CaseIterable, Sendable {
    case teamsReady, assessmentCloses, juryMeets, ceremonyTime, feedbackFrom

    package var label: Phrase {
        switch self {
        case .teamsReady: "Lagen är klara"
        case .assessmentCloses: "Bedömningen är klar"
        case .juryMeets: "Domarkommittén möts"
        case .ceremonyTime: "Klockslaget då besluten blir offentliga"
        case .feedbackFrom: "Återkopplingen börjar"
        }
    }
}

extension InnerDates {
    /// The value as it is kept and typed: `2024-10-24` or `15:00`.
    package subscript(date: InnerDate) -> String? {
        switch date {
        case .teamsReady: teamsReady?.text
        case .assessmentCloses: assessmentCloses?.text
        case .juryMeets: juryMeets?.text
        case .ceremonyTime: ceremonyTime?.text
        case .feedbackFrom: feedbackFrom?.text
        }
    }

    /// Sets a date from its text; false when the text is none.
    package mutating func set(_ date: InnerDate, _ text: String) -> Bool {
        if date == .ceremonyTime {
            guard let time = TimeOfDay(text) else { return false }
            ceremonyTime = time
            return true
        }
        guard let day = Day(text) else { return false }
        switch date {
        case .teamsReady: teamsReady = day
        case .assessmentCloses: assessmentCloses = day
        case .juryMeets: juryMeets = day
        case .ceremonyTime: break
        case .feedbackFrom: feedbackFrom = day
        }
        return true
    }
}

extension AwardCalendar {
    /// The dates that the office may set: those that the edition does not state exactly.
    package var innerDatesToSet: [InnerDate] {
        InnerDate.allCases.filter { date in
            switch date {
            case .teamsReady: !(stated.teamsReady?.isExact ?? false)
            case .assessmentCloses: !(stated.assessmentCloses?.isExact ?? false)
            case .juryMeets: !(stated.juryMeets?.isExact ?? false)
            case .ceremonyTime: ceremony.time == nil
            case .feedbackFrom: !(stated.feedbackFrom?.isExact ?? false)
            }
        }
    }
}
