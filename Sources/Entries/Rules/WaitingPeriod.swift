import Base
package import Editions

/// An award that a unit, or one that it has grown out of, received before.
package struct EarlierAward: Hashable, Sendable {
    /// Only `award` makes a unit wait in the years that are shipped.
    package enum Kind: String, Sendable, CaseIterable { case award, honorary }

    package let year: AwardYear
    package let kind: Kind

    package init(year: AwardYear, kind: Kind) { (self.year, self.kind) = (year, kind) }
}

/// The wait after an award (R24): whole calendar years, whether or not an award was held in them. Only an award of the same
/// programme makes a unit wait.
package enum WaitingPeriod {
    /// The first year that the unit may take part again; nil when it never has to wait.
    package static func firstYear(after awards: [EarlierAward], _ rules: EligibilityRules) -> Int? {
        awards.map { award in
            let wait = award.kind == .award ? rules.waitYears : rules.honoraryWaitYears
            return award.year.number + wait + 1
        }.max()
    }

    /// The award that makes the unit wait in `year`; nil when it may take part.
    package static func stopping(in year: AwardYear, _ awards: [EarlierAward], _ rules: EligibilityRules) -> EarlierAward? {
        awards.filter { $0.year.programme == year.programme && $0.year.number < year.number }
            .filter { firstYear(after: [$0], rules)! > year.number }
            .max { firstYear(after: [$0], rules)! < firstYear(after: [$1], rules)! }
    }
}
