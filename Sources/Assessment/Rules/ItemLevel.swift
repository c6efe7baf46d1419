package import Base

/// A level of an item, 0–5: whole when one examiner sets it, in halves when the team agrees (rules §5.2).
package struct ItemLevel: Hashable, Comparable, Sendable, RawRepresentable {
    /// The level in halves, 0–10.
    package let halves: Int

    package static let all = (0...10).map { ItemLevel(halves: $0)! }

    package init?(halves: Int) {
        guard (0...10).contains(halves) else { return nil }
        self.halves = halves
    }

    /// A whole level, 0–5; nil for anything else.
    package init?(whole: Int) {
        guard (0...5).contains(whole) else { return nil }
        halves = 2 * whole
    }

    package init?(rawValue: Int) { self.init(halves: rawValue) }
    package var rawValue: Int { halves }

    package var isWhole: Bool { halves.isMultiple(of: 2) }

    /// The whole level that it lies in: 3 for 3,5.
    package var floor: Int { halves / 2 }

    /// "3" and "3,5"; "3.5" in English.
    package func text(_ language: Language) -> String {
        isWhole ? String(floor) : "\(floor)\(language == .swedish ? "," : ".")5"
    }

    package static func < (a: Self, b: Self) -> Bool { a.halves < b.halves }
}
