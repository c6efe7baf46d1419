import Base
package import Editions

/// Which ceilings of the rubric somebody has found to apply to an answer, and why the level may lie above them all the same
/// (rules §5.2). A ceiling warns; going above it takes a reason, which is kept beside the level.
package struct Ceilings: Equatable, Sendable {
    /// Keys of the rubric's caps.
    package var keys: Set<String>
    package var reason: String

    package static let none = Ceilings(keys: [], reason: "")

    package init(keys: Set<String>, reason: String) { (self.keys, self.reason) = (keys, reason) }

    /// Those of the answer's own ceilings that were found to apply, in the rubric's order.
    package func applying(_ rubric: Rubric, to item: AnswerItem) -> [Cap] {
        rubric.caps(for: item).filter { keys.contains($0.key) }
    }

    /// Those that the level lies above. Half a level above is above; for a new unit the reason says that it is one.
    package func exceeded(by level: ItemLevel, _ rubric: Rubric, _ item: AnswerItem) -> [Cap] {
        applying(rubric, to: item).filter { level.halves > 2 * $0.levelMax }
    }

    package func lacksReason(for level: ItemLevel, _ rubric: Rubric, _ item: AnswerItem) -> Bool {
        reason.isBlank && !exceeded(by: level, rubric, item).isEmpty
    }

    /// As a column keeps the keys.
    var text: String { keys.sorted().joined(separator: " ") }

    init(text: String, reason: String) { self.init(keys: Set(text.split(separator: " ").map(String.init)), reason: reason) }
}
