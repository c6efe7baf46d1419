package import Base
package import Editions

/// What a unit states about itself, and what the house knows of it, for the rules of eligibility.
package struct EligibilityFacts: Equatable, Sendable {
    /// How many of the places the city buys, or in a private preschool or school how many of the children or pupils are from
    /// the city; asked of these alone (R22).
    package struct Share: Equatable, Sendable {
        package var city: Int
        package var all: Int
        package init(city: Int, all: Int) { (self.city, self.all) = (city, all) }
    }

    /// A manager responsible for activity, budget and staff (R21 a).
    package var hasManager: Bool
    /// A plan with goals (R21 b).
    package var hasPlan: Bool
    /// Employees, the manager included (R21 c).
    package var staff: Int
    /// Nil for the city's own units and for contractors, who are not asked.
    package var share: Share?
    /// Thousands of kronor, negative for a deficit; nil in an edition that does not ask (R23).
    package var lastResult: Int?
    package var forecast: Int?
    /// Of the unit and of all that it has grown out of (R25).
    package var earlierAwards: [EarlierAward]

    package init(
        hasManager: Bool, hasPlan: Bool, staff: Int, share: Share? = nil, lastResult: Int? = nil, forecast: Int? = nil,
        earlierAwards: [EarlierAward] = []
    ) {
        (self.hasManager, self.hasPlan, self.staff, self.share) = (hasManager, hasPlan, staff, share)
        (self.lastResult, self.forecast, self.earlierAwards) = (lastResult, forecast, earlierAwards)
    }
}

/// Whether a unit may take part, rule by rule with the reason, and in all (R20–R26).
package struct Eligibility: Equatable, Sendable {
    /// The rules that a unit is tried by; `deficit` stops the award alone.
    package enum Rule: String, Sendable, CaseIterable {
        case manager, plan, staff, share, wait, deficit

        package var name: Phrase {
            switch self {
            case .manager: "Chef"
            case .plan: "Verksamhetsplan"
            case .staff: "Antal medarbetare"
            case .share: "Stadens andel"
            case .wait: "Tidigare utmärkelse"
            case .deficit: "Ekonomiskt resultat"
            }
        }
    }

    /// What a rule comes to, the mildest first.
    package enum Outcome: Int, Sendable, Comparable {
        case met, mayNotReceive, mayNotTakePart
        package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// One rule's outcome, with the reason for the unit to read.
    package struct Verdict: Equatable, Sendable {
        package let rule: Rule
        package let outcome: Outcome
        package let reason: Phrase
        /// The same for who is not of the unit.
        package let officeReason: Phrase

        init(rule: Rule, outcome: Outcome, reason: Phrase, toOffice: Phrase? = nil) {
            (self.rule, self.outcome, self.reason, officeReason) = (rule, outcome, reason, toOffice ?? reason)
        }
    }

    /// What all rules come to together: the gravest of their outcomes.
    package enum Total: String, Sendable, CaseIterable {
        case mayReceive = "may-receive"
        case mayTakePart = "may-take-part"
        case mayNot = "may-not"

        package var name: Phrase {
            switch self {
            case .mayReceive: "Ni kan delta"
            case .mayTakePart: "Ni kan delta men inte få utmärkelsen"
            case .mayNot: "Ni kan inte delta"
            }
        }

        /// The same to who is not of the unit.
        package var officeName: Phrase {
            switch self {
            case .mayReceive: "Får delta"
            case .mayTakePart: "Får delta men inte få utmärkelsen"
            case .mayNot: "Får inte delta"
            }
        }
    }

    package let verdicts: [Verdict]

    package var total: Total {
        switch verdicts.map(\.outcome).max() ?? .met {
        case .met: .mayReceive
        case .mayNotReceive: .mayTakePart
        case .mayNotTakePart: .mayNot
        }
    }

    /// `excepted` are the rules that the office has decided to set aside for this unit (R25).
    package init(_ facts: EligibilityFacts, year: AwardYear, _ rules: EligibilityRules, excepted: Set<Rule> = []) {
        let found = [
            Eligibility.manager(facts), Eligibility.plan(facts, rules), Eligibility.staff(facts, rules),
            Eligibility.share(facts, rules), Eligibility.wait(facts, year, rules), Eligibility.deficit(facts, rules),
        ]
        verdicts = found.compactMap { $0 }.map { verdict in
            guard excepted.contains(verdict.rule), verdict.outcome != .met else { return verdict }
            return Verdict(rule: verdict.rule, outcome: .met, reason: "Kansliet har beslutat om undantag från regeln.")
        }
    }

    /// Whether the edition asks for results at all (R23).
    package static func asksForResults(_ rules: EligibilityRules) -> Bool {
        rules.deficit.blocksAward || rules.deficit.blocksHonoraryMention
    }
}

// MARK: The rules, one by one

extension Eligibility {
    private static func manager(_ facts: EligibilityFacts) -> Verdict {
        facts.hasManager
            ? Verdict(
                rule: .manager, outcome: .met, reason: "Ni har en chef med det ansvar som reglerna kräver.",
                toOffice: "Verksamheten har en chef med det ansvar som reglerna kräver.")
            : Verdict(
                rule: .manager, outcome: .mayNotTakePart,
                reason:
                    "Ni behöver en chef med det ansvar som reglerna kräver. Kanske kan ni delta tillsammans med den enhet som chefen leder.",
                toOffice: "Verksamheten saknar en chef med det ansvar som reglerna kräver.")
    }

    private static func plan(_ facts: EligibilityFacts, _ rules: EligibilityRules) -> Verdict? {
        guard rules.needsPlan else { return nil }
        return facts.hasPlan
            ? Verdict(
                rule: .plan, outcome: .met, reason: "Ni har en verksamhetsplan med mål.",
                toOffice: "Verksamheten har en verksamhetsplan med mål.")
            : Verdict(
                rule: .plan, outcome: .mayNotTakePart, reason: "Ni behöver en verksamhetsplan med mål för verksamheten.",
                toOffice: "Verksamheten saknar en verksamhetsplan med mål.")
    }

    private static func staff(_ facts: EligibilityFacts, _ rules: EligibilityRules) -> Verdict {
        facts.staff >= rules.staffMin
            ? Verdict(
                rule: .staff, outcome: .met, reason: "Ni är \(facts.staff) medarbetare, chefen medräknad.",
                toOffice: "Verksamheten har \(facts.staff) medarbetare, chefen medräknad.")
            : Verdict(
                rule: .staff, outcome: .mayNotTakePart,
                reason: "Ni är \(facts.staff) medarbetare, chefen medräknad. Ni behöver vara minst \(rules.staffMin).",
                toOffice: "Verksamheten har \(facts.staff) medarbetare, chefen medräknad. Den behöver ha minst \(rules.staffMin).")
    }

    /// Whole numbers throughout: 51 of 100 meets 51 %, 50 of 99 does not.
    private static func share(_ facts: EligibilityFacts, _ rules: EligibilityRules) -> Verdict? {
        guard let share = facts.share else { return nil }
        let percent = percentText(share)
        guard share.all > 0, share.city * 100 >= share.all * rules.sharePercentMin else {
            return Verdict(
                rule: .share, outcome: .mayNotTakePart,
                reason: "Stadens andel är \(share.city) av \(share.all), \(percent) %. Den ska vara minst \(rules.sharePercentMin) %.")
        }
        return Verdict(
            rule: .share, outcome: .met,
            reason: "Stadens andel är \(share.city) av \(share.all), \(percent) %.")
    }

    private static func wait(_ facts: EligibilityFacts, _ year: AwardYear, _ rules: EligibilityRules) -> Verdict {
        guard let award = WaitingPeriod.stopping(in: year, facts.earlierAwards, rules) else {
            return Verdict(
                rule: .wait, outcome: .met, reason: "Ni behöver inte vänta efter någon tidigare utmärkelse.",
                toOffice: "Verksamheten behöver inte vänta efter någon tidigare utmärkelse.")
        }
        let first = WaitingPeriod.firstYear(after: [award], rules)!
        return Verdict(
            rule: .wait, outcome: .mayNotTakePart, reason: waitReason(award, rules),
            toOffice:
                "Verksamheten, eller en som har gått upp i den, fick utmärkelsen \(plain: award.year). Den kan delta igen \(plain: first).")
    }

    /// Why the unit must wait, and until when (R24).
    static func waitReason(_ award: EarlierAward, _ rules: EligibilityRules) -> Phrase {
        let first = WaitingPeriod.firstYear(after: [award], rules)!
        return "Ni, eller en verksamhet som har gått upp i er, fick utmärkelsen \(plain: award.year). Ni kan delta igen \(plain: first)."
    }

    /// A deficit never stops a unit from taking part (R23); whether it blocks an honorary mention too is for the jury's guard.
    private static func deficit(_ facts: EligibilityFacts, _ rules: EligibilityRules) -> Verdict? {
        guard asksForResults(rules) else { return nil }
        guard let last = facts.lastResult, let forecast = facts.forecast else {
            return Verdict(
                rule: .deficit, outcome: .mayNotReceive,
                reason: "Vi vet inte om ni har underskott. Ange förra årets resultat och årets prognos.",
                toOffice: "Förra årets resultat och årets prognos är inte angivna.")
        }
        if last >= 0, forecast >= 0 {
            return Verdict(rule: .deficit, outcome: .met, reason: "Varken förra årets resultat eller årets prognos visar underskott.")
        }
        let what: Phrase =
            last < 0 && forecast < 0
            ? "Både förra årets resultat och årets prognos visar underskott."
            : last < 0 ? "Förra årets resultat visar underskott." : "Årets prognos visar underskott."
        return Verdict(
            rule: .deficit, outcome: .mayNotReceive,
            reason: "\(what) Ni kan delta och få återkoppling men inte få utmärkelsen.",
            toOffice: "\(what) Verksamheten kan delta och få återkoppling men inte få utmärkelsen.")
    }

    /// Rounded down to tenths, so that 50.99 % never reads as 51.
    private static func percentText(_ share: EligibilityFacts.Share) -> String {
        share.all > 0 ? Swedish.decimal(share.city * 1000 / share.all) : "0"
    }
}

extension Eligibility {
    /// The rules that are not met and not set aside.
    package var failed: Set<Rule> { Set(verdicts.filter { $0.outcome != .met }.map(\.rule)) }
}
