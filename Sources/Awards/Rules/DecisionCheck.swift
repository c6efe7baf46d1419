package import Base

/// A decision on its way in, as it was filled in.
package struct DecisionDraft: Equatable, Sendable {
    package var kind: AwardKind?
    package var citation: String
    package var meeting: Day?
    package var paragraph: String
    /// Why a decision that stands is changed.
    package var reason: String

    package init(kind: AwardKind?, citation: String = "", meeting: Day?, paragraph: String, reason: String = "") {
        (self.kind, self.citation, self.meeting) = (kind, citation, meeting)
        (self.paragraph, self.reason) = (paragraph, reason)
    }
}

/// What a decision is made against.
package struct DecisionContext: Equatable, Sendable {
    package var guards: AwardGuards
    /// Whether the jury has said that nobody receives the award in the entry's class (R112).
    package var isClassEmpty: Bool
    /// Whether the entry already has a decision.
    package var isChange: Bool
    package var isPublic: Bool
    /// The days on which the jury may have met: from the last day of hand-in to today.
    package var meetingDays: ClosedRange<Day>

    package init(
        guards: AwardGuards, isClassEmpty: Bool = false, isChange: Bool = false, isPublic: Bool = false,
        meetingDays: ClosedRange<Day>
    ) {
        (self.guards, self.isClassEmpty, self.isChange) = (guards, isClassEmpty, isChange)
        (self.isPublic, self.meetingDays) = (isPublic, meetingDays)
    }
}

/// Whether a decision can be recorded (R110–R113, R116): what is wrong with it, each on its field.
package enum DecisionCheck {
    /// Empty when the decision can be recorded.
    package static func refusals(_ draft: DecisionDraft, _ context: DecisionContext) -> [Refusal] {
        var found: [Refusal] = []
        if let kind = draft.kind {
            found += context.guards.blocks(kind).map { Refusal("Det går inte att besluta så. \($0.reason)", field: "beslut") }
            if kind == .award, context.isClassEmpty {
                found.append(
                    Refusal("Ni har beslutat att ingen får utmärkelsen i klassen. Ta tillbaka det beslutet först.", field: "beslut"))
            }
            found += citation(draft.citation, kind)
        } else {
            found.append(Refusal("Välj vad ni har beslutat.", field: "beslut"))
        }
        return found + meeting(draft.meeting, draft.paragraph, within: context.meetingDays) + reason(draft.reason, context)
    }

    /// The day of the meeting, which lies neither ahead nor before the entries were in, and the paragraph of its minutes.
    package static func meeting(_ day: Day?, _ paragraph: String, within days: ClosedRange<Day>) -> [Refusal] {
        var found: [Refusal] = []
        if let day {
            if day > days.upperBound { found.append(Refusal("Mötet kan inte ligga framåt i tiden.", field: "mote")) }
            if day < days.lowerBound {
                found.append(
                    Refusal("Mötet kan inte ha varit innan bidragen var inlämnade \(days.lowerBound, .withYear).", field: "mote"))
            }
        } else {
            found.append(Refusal("Ange vilken dag domarkommittén möttes.", field: "mote"))
        }
        if paragraph.isEmpty {
            found.append(Refusal("Ange paragrafen i domarkommitténs protokoll.", field: "paragraf"))
        } else if paragraph.count > Decision.paragraphCharactersMax {
            found.append(Refusal("Paragrafen får ha högst \(Decision.paragraphCharactersMax) tecken.", field: "paragraf"))
        }
        return found
    }

    /// No award in a class: the reason is required (R112), and no entry of it may have received the award.
    package static func emptyClass(reason: String, awards: Int) -> [Refusal] {
        var found: [Refusal] = []
        if awards > 0 {
            found.append(Refusal("Ni har redan beslutat om utmärkelsen till någon i klassen. Ändra det beslutet först."))
        }
        if reason.isEmpty {
            found.append(Refusal("Skriv varför ingen får utmärkelsen i klassen.", field: "skal"))
        } else if reason.count > Decision.reasonCharactersMax {
            found.append(Refusal("Skälet får ha högst \(Decision.reasonCharactersMax) tecken.", field: "skal"))
        }
        return found
    }

    private static func citation(_ citation: String, _ kind: AwardKind) -> [Refusal] {
        if kind.isHonour, citation.isEmpty {
            return [Refusal("Skriv motiveringen. Den läses upp vid utdelningen.", field: "motivering")]
        }
        if citation.count > Decision.citationCharactersMax {
            return [Refusal("Motiveringen får ha högst \(Decision.citationCharactersMax) tecken.", field: "motivering")]
        }
        return []
    }

    /// Before the ceremony a decision may be changed freely, and what stood is kept; after it only with a reason.
    private static func reason(_ reason: String, _ context: DecisionContext) -> [Refusal] {
        self.reason(reason, isAsked: context.isChange && context.isPublic)
    }

    /// The same of a decision that there is no award in a class, when it is taken back.
    package static func takingBack(reason: String, isPublic: Bool) -> [Refusal] { self.reason(reason, isAsked: isPublic) }

    private static func reason(_ reason: String, isAsked: Bool) -> [Refusal] {
        if isAsked, reason.isEmpty {
            return [Refusal("Beslutet är offentligt. Skriv varför det ändras.", field: "skal")]
        }
        if reason.count > Decision.reasonCharactersMax {
            return [Refusal("Skälet får ha högst \(Decision.reasonCharactersMax) tecken.", field: "skal")]
        }
        return []
    }
}
