import Base
package import Editions

/// An award that a unit, or one that it has grown out of, received before.
package struct EarlierAward: Hashable, Sendable {
    /// Only `award` makes a unit wait in the years that are shipped.
    package enum Kind: String, Sendable, CaseIterable { case award, honorary }

    package let year: Int
    package let kind: Kind

    package init(year: Int, kind: Kind) { (self.year, self.kind) = (year, kind) }
}

/// The wait after an award (R24): whole calendar years, whether or not an award was held in them.
package enum WaitingPeriod {
    /// The first year that the unit may take part again; nil when it never has to wait.
    package static func firstYear(after awards: [EarlierAward], _ rules: EligibilityRules) -> Int? {
        awards.map { award in
            let wait = award.kind == .award ? rules.waitYears : rules.honoraryWaitYears
            return award.year + wait + 1
        }.max()
    }

    /// The award that makes the unit wait in `year`; nil when it may take part.
    package static func stopping(in year: Int, _ awards: [EarlierAward], _ rules: EligibilityRules) -> EarlierAward? {
        awards.filter { $0.year < year }
            .filter { firstYear(after: [$0], rules)! > year }
            .max { firstYear(after: [$0], rules)! < firstYear(after: [$1], rules)! }
    }
}
