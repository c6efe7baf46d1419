/// How answers are judged (rules §5.2): levels 0–5, where each level is a fifth of the item's points.
package struct Rubric: Equatable, Sendable {
    /// What the items of an edition sum to.
    package static let pointsMax = 1000
    package static let levels = 0...5

    package var levels: [Level]
    package var howDimensions: [Dimension]
    package var resultDimensions: [Dimension]
    package var caps: [Cap]
    package var crossCutting: [CrossCutting]
    package var enough: Enough
    /// From the lowest up; the first begins at 0.
    package var bands: [Band]
    /// Whether a unit reads its points, or only its level for each section.
    package var showsPointsToUnit: Bool
}

/// One of the six levels, with its meaning for each kind of answer.
package struct Level: Equatable, Sendable {
    package var level: Int
    package var name: Text
    package var how: Text
    package var result: Text

    /// What the level means for an answer of this kind.
    package func meaning(for kind: AnswerKind) -> Text { kind == .how ? how : result }
}

/// What to look for in an answer, named beside its level (rules §5.2); never a sum of its own.
package struct Dimension: Equatable, Sendable {
    package var key: String
    package var name: Text
}

/// A ceiling that the examiner ticks where it applies; a level above it then takes a reason, at the visit the evidence (rules §5.2).
package struct Cap: Equatable, Sendable {
    /// Which answers the ceiling is for.
    package enum Scope: Equatable, Sendable {
        case kind(AnswerKind)
        /// Ids of answer items.
        case items([String])
    }

    package var key: String
    package var text: Text
    package var scope: Scope
    package var levelMax: Int
    /// The higher ceiling for a unit that has not existed long enough, shown beside the other; nil when it makes no difference.
    package var levelMaxForNewUnit: Int?

    package func applies(to item: AnswerItem) -> Bool {
        switch scope {
        case .kind(let kind): kind == item.kind
        case .items(let ids): ids.contains(item.id)
        }
    }
}

/// A judgement of the whole, level 0–5, beside the sum and not in it.
package struct CrossCutting: Equatable, Sendable {
    /// The red thread from goals to development, benefit to the target group, and worth to others.
    package enum Key: String, CaseIterable, Sendable { case thread, benefit, spread }

    package var key: Key
    package var name: Text
    package var text: Text
}

/// What "far enough" suggests to the jury, which decides by itself.
package struct Enough: Equatable, Sendable {
    package var pointsMin: Int
    /// Of each section's own points.
    package var sectionPercentMin: Int
    package var threadMin: Int
    /// The level of spread that suggests an honorary mention, whatever the sum.
    package var honorarySpreadMin: Int
}

/// A name for a sum: "Etablerat".
package struct Band: Equatable, Sendable {
    /// The lowest sum in the band.
    package var from: Int
    package var name: Text
}

extension Rubric {
    package func dimensions(for kind: AnswerKind) -> [Dimension] {
        kind == .how ? howDimensions : resultDimensions
    }

    package func caps(for item: AnswerItem) -> [Cap] { caps.filter { $0.applies(to: item) } }

    /// The band that a sum of points falls in.
    package func band(forPoints points: Int) -> Band? { bands.last { $0.from <= points } }
}
