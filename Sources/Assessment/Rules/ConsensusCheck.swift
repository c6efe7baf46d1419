import Base
package import Editions

/// What the team has agreed on about one item.
package struct Agreed: Equatable, Sendable {
    package var level: ItemLevel
    package var strengths: String
    package var areas: String
    package var motivation: String
    package var ceilings: Ceilings

    package init(
        level: ItemLevel, strengths: String = "", areas: String = "", motivation: String = "", ceilings: Ceilings = .none
    ) {
        self.ceilings = ceilings
        (self.level, self.strengths, self.areas, self.motivation) = (level, strengths, areas, motivation)
    }
}

/// A judgement of the whole, with its reason.
package struct CrossJudged: Equatable, Sendable {
    package var level: ItemLevel
    package var reason: String

    package init(level: ItemLevel, reason: String) { (self.level, self.reason) = (level, reason) }
}

/// Whether the consensus can be locked (rules §5.3): a level for every item, set by the team and never by an average;
/// a motivation where they differed by two or more; the three judgements of the whole with reasons.
package struct ConsensusCheck: Equatable, Sendable {
    package let withoutLevel: [String]
    package let withoutMotivation: [String]
    package let crossMissing: [CrossCutting.Key]

    package init(
        _ edition: Edition, agreed: [String: Agreed], spreads: [String: Spread],
        cross: [CrossCutting.Key: CrossJudged]
    ) {
        let ids = edition.items.map(\.id)
        withoutLevel = ids.filter { agreed[$0] == nil }
        withoutMotivation = ids.filter { id in
            guard let agreed = agreed[id], let spread = spreads[id] else { return false }
            return Self.lacksMotivation(agreed.motivation, spread)
        }
        crossMissing = edition.rubric.crossCutting.map(\.key).filter { cross[$0].map(\.reason.isBlank) ?? true }
    }

    package var isReady: Bool { withoutLevel.isEmpty && withoutMotivation.isEmpty && crossMissing.isEmpty }

    /// Those of some questions that the team is not done with.
    package func unsettled(of items: some Sequence<String>) -> [String] {
        items.filter { withoutLevel.contains($0) || withoutMotivation.contains($0) }
    }

    package static func lacksMotivation(_ motivation: String, _ spread: Spread) -> Bool {
        spread.needsMotivation && motivation.isBlank
    }
}

extension String {
    /// Nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
