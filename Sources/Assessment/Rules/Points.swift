package import Base
import Editions

/// Points in tenths, so that half levels sum exactly: a half level is a tenth of the item's points (rules §5.2).
package struct Points: Hashable, Comparable, Sendable {
    package let tenths: Int

    package static let zero = Points(tenths: 0)

    package init(tenths: Int) { self.tenths = tenths }
    package init(whole: Int) { tenths = 10 * whole }

    /// What a level gives of `points`: each whole level a fifth.
    package init(_ level: ItemLevel, of points: Int) { tenths = points * level.halves }

    /// Whole points, decimals dropped: 599,5 has not reached 600.
    package var whole: Int { tenths / 10 }

    /// "612,5"; "612.5" in English.
    package func text(_ language: Language) -> String {
        let text = Swedish.decimal(tenths)
        return language == .swedish ? text : text.replacing(",", with: ".")
    }

    package static func + (a: Self, b: Self) -> Self { Points(tenths: a.tenths + b.tenths) }
    package static func < (a: Self, b: Self) -> Bool { a.tenths < b.tenths }
}
