import Base
import Editions
import Entries
import World

/// The shipped edition of 2024, and facts of a unit that meets all its rules.
enum Shipped {
    static let edition: Edition = {
        var edition = try! EditionFile(path: World.repository + "/Editions/2024.yaml").edition()
        edition.calendar.inner = .of2024
        return edition
    }()
    static var rules: EligibilityRules { edition.eligibility }
    static let able = EligibilityFacts(hasManager: true, hasPlan: true, staff: 24, lastResult: 0, forecast: 0)
}

extension Eligibility {
    func outcome(_ rule: Rule) -> Outcome? { verdicts.first { $0.rule == rule }?.outcome }
}
