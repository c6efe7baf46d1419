package import Base

/// How far apart the team's own levels of an item lie (rules §5.3).
package struct Spread: Equatable, Sendable {
    /// The whole levels 0–5 that were set, lowest first. Who could not judge is not in it.
    package let levels: [Int]

    package init(_ levels: [Int]) { self.levels = levels.sorted() }

    /// Steps from the lowest to the highest; nil when nobody has set a level.
    package var range: Int? { levels.isEmpty ? nil : levels.last! - levels.first! }

    /// The middle one, or half-way between the two in the middle. A suggestion to begin from, never a result.
    package var median: ItemLevel? {
        guard !levels.isEmpty else { return nil }
        return ItemLevel(halves: levels[(levels.count - 1) / 2] + levels[levels.count / 2])
    }

    /// How much there is to talk about.
    package enum Colour: Sendable { case green, yellow, red }

    /// Green to 1, yellow at 2, red from 3. Red also when nobody could judge: there is all the more to talk about.
    package var colour: Colour {
        switch range {
        case nil: .red
        case let range? where range <= 1: .green
        case 2: .yellow
        default: .red
        }
    }

    package static let motivationRangeMin = 2

    /// Whether the consensus must say why.
    package var needsMotivation: Bool { (range ?? 0) >= Self.motivationRangeMin }

    /// "3 steg", "eniga"
    package var phrase: Phrase {
        switch range {
        case nil: "ingen nivå"
        case 0: "eniga"
        case let range?: "\(range) steg"
        }
    }

    /// The largest difference first, in the form's order where it is the same; what nobody could judge comes first of all.
    package static func inOrder<Item>(_ items: [Item], by spread: (Item) -> Spread) -> [Item] {
        items.enumerated()
            .sorted { a, b in
                let (left, right) = (spread(a.element).range ?? .max, spread(b.element).range ?? .max)
                return left == right ? a.offset < b.offset : left > right
            }
            .map(\.element)
    }
}
