import Entries
import World

extension Shipped {
    /// Facts of a unit that meets every rule.
    static let able = EligibilityFacts(hasManager: true, hasPlan: true, staff: 24, lastResult: 0, forecast: 0)
}

extension Eligibility {
    func outcome(_ rule: Rule) -> Outcome? { verdicts.first { $0.rule == rule }?.outcome }
}
