package import Base

/// The office asks a unit to change something in what it has handed in (R53): the named parts open until the day is over.
package struct ChangeRequest: Sendable {
    package enum Reason: String, Sendable, CaseIterable {
        case pictureText = "picture-text"
        case tooLong = "too-long"
        case attachment
        case missingAnswer = "missing-answer"
        case picture
        case other

        package var name: Phrase {
            switch self {
            case .pictureText: "En bild innehåller text"
            case .tooLong: "Texten är för lång"
            case .attachment: "Bidraget har en bilaga"
            case .missingAnswer: "Ett svar saknas"
            case .picture: "Presentationsbilden följer inte kraven"
            case .other: "Annat"
            }
        }
    }

    /// What the office decided in the end.
    package enum Verdict: String, Sendable, CaseIterable {
        case approved
        /// Not good enough: a new request may follow.
        case rejected
        /// The time ran out, and the picture is taken away.
        case pictureRemoved = "picture-removed"
        /// The time ran out, and the entry is turned away.
        case dismissed

        package var name: Phrase {
            switch self {
            case .approved: "Godkänd"
            case .rejected: "Inte godkänd"
            case .pictureRemoved: "Bilden är struken"
            case .dismissed: "Bidraget är avvisat"
            }
        }
    }

    package enum State: Equatable, Sendable {
        case issued, read, answered
        /// The day is over and nothing has come: the office decides.
        case lapsed
        case closed(Verdict)

        package var name: Phrase {
            switch self {
            case .issued: "Skickad"
            case .read: "Läst"
            case .answered: "Besvarad"
            case .lapsed: "Tiden har gått ut"
            case .closed(let verdict): verdict.name
            }
        }
    }

    /// One part that is open, and the text before and after as revisions.
    package struct Part: Equatable, Sendable {
        package let item: String
        package let before: Int
        package let after: Int?
    }

    package let id: ID<ChangeRequest>
    package let reason: Reason
    package let message: String
    package let parts: [Part]
    package let issuedAt: Instant
    /// The last day, with what the office has given since.
    package let due: Day
    package let readAt: Instant?
    package let answeredAt: Instant?
    package let answer: String?
    package let verdict: Verdict?
    package let verdictReason: String?

    package func state(at now: Instant) -> State {
        if let verdict { return .closed(verdict) }
        if answeredAt != nil { return .answered }
        if Deadline(due).hasPassed(at: now) { return .lapsed }
        return readAt == nil ? .issued : .read
    }

    /// Whether the unit may change the parts and answer.
    package func isOpen(at now: Instant) -> Bool { [.issued, .read].contains(state(at: now)) }

    /// The last day of a request: working days from the next one on (§4.9).
    package static func due(issued: Day, workingDays: Int) -> Day { WorkingDays.after(issued, count: workingDays) }

    /// Which decisions the office may take now.
    package func verdicts(at now: Instant) -> [Verdict] {
        switch state(at: now) {
        case .answered: [.approved, .rejected]
        case .lapsed: [.pictureRemoved, .dismissed]
        case .issued, .read, .closed: []
        }
    }
}

extension [ChangeRequest] {
    /// Whether the office has turned the entry that they are of away.
    var areDismissed: Bool { contains { $0.verdict == .dismissed } }
}
