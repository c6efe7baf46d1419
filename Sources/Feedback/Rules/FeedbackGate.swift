package import Base

/// When the feedback opens (R100): the meeting can be recorded from the second that the ceremony begins, and the report
/// opens for the unit when the meeting has been recorded.
package struct FeedbackGate: Equatable, Sendable {
    package enum State: Equatable, Sendable {
        /// Shut until then, or while nobody has set when that is, for the unit and for its team alike.
        case untilCeremony(Instant?)
        /// The team has not locked its final assessment, so there is nothing to give back.
        case notAssessed
        case awaitsMeeting
        case open
    }

    package let state: State

    package init(ceremony: Instant?, isAssessed: Bool, meetingIsHeld: Bool, at now: Instant) {
        state =
            !(ceremony.map { now >= $0 } ?? false)
            ? .untilCeremony(ceremony)
            : !isAssessed ? .notAssessed : meetingIsHeld ? .open : .awaitsMeeting
    }

    /// Throws a refusal that says why the meeting cannot be recorded.
    package func mayRecordMeeting() throws(Refusal) {
        switch state {
        case .untilCeremony: throw Refusal("Återkopplingen kan börja när utdelningen har börjat.")
        case .notAssessed: throw Refusal("Lås den slutliga bedömningen först.")
        case .awaitsMeeting, .open: return
        }
    }

    package var isOpen: Bool { state == .open }
}

/// A feedback meeting on its way in.
package enum MeetingCheck {
    /// What is wrong, each on its field: the meeting is held between the day of the ceremony and today.
    package static func refusals(
        heldOn: Day?, hasMode: Bool, present: String, summary: String, ceremony: Day, today: Day
    ) -> [Refusal] {
        var found: [Refusal] = []
        if let heldOn {
            if heldOn > today { found.append(Refusal("Mötet kan inte ligga framåt i tiden.", field: "dag")) }
            if heldOn < ceremony {
                found.append(Refusal("Mötet hålls efter utdelningen \(ceremony, .withYear).", field: "dag"))
            }
        } else {
            found.append(Refusal("Ange vilken dag mötet hölls.", field: "dag"))
        }
        if !hasMode { found.append(Refusal("Välj om mötet hölls på plats eller digitalt.", field: "form")) }
        found += text(present, "deltog", max: FeedbackMeeting.presentCharactersMax, empty: "Skriv vilka som deltog.")
        found += text(
            summary, "sammanfattning", max: FeedbackMeeting.summaryCharactersMax,
            empty: "Skriv en sammanfattning. Den står först i enhetens rapport.")
        return found
    }

    private static func text(_ text: String, _ field: String, max: Int, empty: Phrase) -> [Refusal] {
        if text.isEmpty { return [Refusal(empty, field: field)] }
        if text.count > max { return [Refusal("Texten får ha högst \(max) tecken.", field: field)] }
        return []
    }
}
