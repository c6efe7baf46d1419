import Base
package import Site

extension AwardCalendar {
    /// From when the feedback is given, for those inside the house, who may know the office's inner date.
    package func feedbackDetail(_ t: Translator) -> String {
        knownFeedbackFrom.map { t("från \($0, .plain)") } ?? t("efter utdelningen")
    }

    /// When the ceremony is, as far as the edition states it: with its clock, with its own words, or as the day alone.
    package func ceremonyWords(_ t: Translator) -> String {
        if let time = ceremony.time { return t.moment(Stockholm.instant(ceremony.day, time)) }
        let day = t.day(ceremony.day, .withWeekday)
        return ceremony.timeInWords.map { "\(day), \($0[t.language])" } ?? day
    }

    /// From when the feedback is given, as far as the edition states it.
    package func publicFeedbackDetail(_ t: Translator) -> String {
        stated.feedbackFrom?.day.map { t("från \($0, .plain)") } ?? t("efter utdelningen")
    }
}
