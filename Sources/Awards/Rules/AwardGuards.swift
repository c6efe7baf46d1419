package import Base
package import Editions
package import Entries

/// What the house knows of an entry when the jury is to decide (R23, R24, R26, R73).
package struct AwardFacts: Equatable, Sendable {
    /// Of the unit and of all that it has grown out of, whatever the year (R25).
    package var earlierAwards: [EarlierAward]
    /// Thousands of kronor, negative for a deficit; nil when the unit has not said.
    package var lastResult: Int?
    package var forecast: Int?
    /// Whether the minutes of the committee or board have come in.
    package var hasMinutes: Bool
    /// Whether the team has locked its final assessment.
    package var isAssessed: Bool
    /// The rules that the office has set aside for the unit (R25).
    package var excepted: Set<Eligibility.Rule>

    package init(
        earlierAwards: [EarlierAward] = [], lastResult: Int? = nil, forecast: Int? = nil, hasMinutes: Bool = true,
        isAssessed: Bool = true, excepted: Set<Eligibility.Rule> = []
    ) {
        (self.earlierAwards, self.lastResult, self.forecast) = (earlierAwards, lastResult, forecast)
        (self.hasMinutes, self.isAssessed, self.excepted) = (hasMinutes, isAssessed, excepted)
    }
}

/// What stands between an entry and an honour. The assessment is never stopped by it, and "neither" can always be decided.
package struct AwardGuards: Equatable, Sendable {
    package enum Block: Equatable, Sendable {
        /// An award of an earlier year, and the first year that the unit may take part again (R24).
        case wait(award: Int, firstYear: Int)
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
    package init(_ facts: AwardFacts, year: Int, _ rules: EligibilityRules) {
        let always = Self.wait(facts, year, rules) + (facts.hasMinutes ? [] : [.noMinutes])
            + (facts.isAssessed ? [] : [.notAssessed])
        let deficit = Self.deficit(facts)
        award = always + (rules.deficit.blocksAward ? deficit : [])
        honorary = always + (rules.deficit.blocksHonoraryMention ? deficit : [])
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

    private static func wait(_ facts: AwardFacts, _ year: Int, _ rules: EligibilityRules) -> [Block] {
        guard !facts.excepted.contains(.wait),
            let award = WaitingPeriod.stopping(in: year, facts.earlierAwards, rules)
        else { return [] }
        return [.wait(award: award.year, firstYear: WaitingPeriod.firstYear(after: [award], rules)!)]
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
        case .wait(let award, let first):
            "Verksamheten, eller en som har gått upp i den, fick utmärkelsen \(plain: award) och kan få den igen \(plain: first)."
        case .deficit(true, true): "Både förra årets resultat och årets prognos visar underskott."
        case .deficit(true, false): "Förra årets resultat visar underskott."
        case .deficit: "Årets prognos visar underskott."
        case .unknownResults: "Verksamheten har inte uppgett förra årets resultat och årets prognos."
        case .noMinutes: "Protokollet från nämnden eller styrelsen har inte kommit in."
        case .notAssessed: "Laget har inte låst sin slutliga bedömning."
        }
    }
}
