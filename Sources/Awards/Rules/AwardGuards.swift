package import Base
package import Editions
package import Entries

/// What the house knows of an entry when the jury is to decide (R23, R24, R26, R73).
package struct AwardFacts: Equatable, Sendable {
    /// An earlier award of the unit or of one that it has grown out of, which makes it wait (R24, R25).
    package struct Wait: Equatable, Sendable {
        package var awardYear: Int
        /// The first year that it may take part again.
        package var firstYear: Int
        package init(awardYear: Int, firstYear: Int) { (self.awardYear, self.firstYear) = (awardYear, firstYear) }
    }

    /// The rules of eligibility that the jury is bound by, and that the office may set aside (R25).
    package enum Rule: String, Sendable, CaseIterable { case wait, deficit }

    /// Nil when the unit need not wait this year.
    package var wait: Wait?
    /// Thousands of kronor, negative for a deficit; nil when the unit has not said.
    package var lastResult: Int?
    package var forecast: Int?
    /// Whether the minutes of the committee or board have come in.
    package var hasMinutes: Bool
    /// Whether the team has locked its final assessment.
    package var isAssessed: Bool
    /// The rules that the office has set aside for the unit.
    package var excepted: Set<Rule>
    /// The results with when they were stated and by whom, for the jury to know how old they are.
    package var stated: StatedResults?

    package init(
        wait: Wait? = nil, lastResult: Int? = nil, forecast: Int? = nil, hasMinutes: Bool = true,
        isAssessed: Bool = true, excepted: Set<Rule> = [], stated: StatedResults? = nil
    ) {
        self.stated = stated
        (self.wait, self.lastResult, self.forecast) = (wait, lastResult, forecast)
        (self.hasMinutes, self.isAssessed, self.excepted) = (hasMinutes, isAssessed, excepted)
    }
}

/// What stands between an entry and an honour. The assessment is never stopped by it, and "neither" can always be decided.
package struct AwardGuards: Equatable, Sendable {
    /// One thing in the way, with what the sentence about it needs.
    package enum Block: Equatable, Sendable {
        case wait(AwardFacts.Wait)
        case deficit(lastYear: Bool, forecast: Bool)
        /// The edition asks for the results and the unit has not given them (R23).
        case unknownResults
        /// No minutes from the committee or board (Q5).
        case noMinutes
        /// The team has not locked its final assessment.
        case notAssessed
    }

    /// What stands in the way of the award, the weightiest first.
    package let award: [Block]
    /// What stands in the way of an honorary mention.
    package let honorary: [Block]

    /// `excepted` rules never block. A deficit blocks each kind only where the edition says so (R23, Q1).
    package init(_ facts: AwardFacts, _ deficitRule: EligibilityRules.Deficit) {
        let always = Self.wait(facts) + (facts.hasMinutes ? [] : [.noMinutes]) + (facts.isAssessed ? [] : [.notAssessed])
        let deficit = Self.deficit(facts)
        award = always + (deficitRule.blocksAward ? deficit : [])
        honorary = always + (deficitRule.blocksHonoraryMention ? deficit : [])
    }

    package func blocks(_ kind: AwardKind) -> [Block] {
        switch kind {
        case .award: award
        case .honorary: honorary
        case .none: []
        }
    }

    /// Everything that is worth telling, once each.
    package var all: [Block] { award + honorary.filter { !award.contains($0) } }

    private static func wait(_ facts: AwardFacts) -> [Block] {
        facts.excepted.contains(.wait) ? [] : facts.wait.map { [.wait($0)] } ?? []
    }

    /// Nothing below zero passes; zero does.
    private static func deficit(_ facts: AwardFacts) -> [Block] {
        if facts.excepted.contains(.deficit) { return [] }
        guard let last = facts.lastResult, let forecast = facts.forecast else { return [.unknownResults] }
        return last < 0 || forecast < 0 ? [.deficit(lastYear: last < 0, forecast: forecast < 0)] : []
    }
}

extension AwardGuards.Block {
    package var name: Phrase {
        switch self {
        case .wait: "Väntetid"
        case .deficit: "Underskott"
        case .unknownResults: "Resultat saknas"
        case .noMinutes: "Protokoll saknas"
        case .notAssessed: "Bedömningen är inte klar"
        }
    }

    package var reason: Phrase {
        switch self {
        case .wait(let wait):
            "Verksamheten, eller en som har gått upp i den, fick utmärkelsen \(plain: wait.awardYear) och kan delta igen \(plain: wait.firstYear)."
        case .deficit(true, true): "Både förra årets resultat och årets prognos visar underskott."
        case .deficit(true, false): "Förra årets resultat visar underskott."
        case .deficit: "Årets prognos visar underskott."
        case .unknownResults: "Verksamheten har inte uppgett förra årets resultat och årets prognos."
        case .noMinutes: "Protokollet från nämnden eller styrelsen har inte kommit in."
        case .notAssessed: "Laget har inte låst sin slutliga bedömning."
        }
    }
}
