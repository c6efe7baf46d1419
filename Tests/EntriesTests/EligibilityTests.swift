import Base
import Editions
import Testing
import World

@testable import Entries

/// Who may take part, by the rules of 2024 (R20–R26) and the edge records of rules §9.
@Suite struct EligibilityTests {
    private func check(year: AwardYear = 2024, _ change: (inout EligibilityFacts) -> Void = { _ in }) -> Eligibility {
        var facts = Shipped.able
        change(&facts)
        return Eligibility(facts, year: year, Shipped.edition.eligibility)
    }

    @Test("R20–R24: a unit that meets every rule can take part, and each rule says why")
    func able() {
        let found = check()
        #expect(found.total == .mayReceive)
        #expect(found.verdicts.map(\.rule) == [.manager, .plan, .staff, .wait, .deficit])
        #expect(found.verdicts.allSatisfy { $0.outcome == .met && !$0.reason.swedish.isEmpty })
    }

    @Test("R21 a: without a manager who answers for activity, budget and staff a unit cannot take part")
    func manager() {
        let found = check { $0.hasManager = false }
        #expect(found.total == .mayNot)
        #expect(found.failed == [.manager])
    }

    @Test("R21 b: without a plan with goals a unit cannot take part")
    func plan() {
        #expect(check { $0.hasPlan = false }.total == .mayNot)
    }

    @Test("R21 c: five employees with the manager are enough, four are not", arguments: [(0, false), (4, false), (5, true), (6, true)])
    func staff(count: Int, isEnough: Bool) {
        let found = check { $0.staff = count }
        #expect((found.total == .mayReceive) == isEnough)
        #expect((found.outcome(.staff) == .met) == isEnough)
    }

    @Test(
        "R22: at least 51 %, in whole numbers: 51 of 100 is enough, 50 of 99 is not",
        arguments: [
            (51, 100, true), (50, 99, false), (50, 100, false), (52, 101, true), (51, 101, false), (1, 1, true), (0, 1, false),
            (0, 0, false), (509_999, 1_000_000, false), (510_000, 1_000_000, true),
        ])
    func share(city: Int, all: Int, isEnough: Bool) {
        let found = check { $0.share = .init(city: city, all: all) }
        #expect((found.outcome(.share) == .met) == isEnough)
        #expect((found.total == .mayReceive) == isEnough)
    }

    @Test("R22: the share is not asked of the city's own units")
    func ownRegime() {
        #expect(check().outcome(.share) == nil)
    }

    @Test("R22: how large the share must be is the edition's to say", arguments: [(60, 100, true), (59, 100, false), (51, 100, false)])
    func shareOfEdition(city: Int, all: Int, isEnough: Bool) {
        var rules = Shipped.edition.eligibility
        rules.sharePercentMin = 60
        let facts = EligibilityFacts(
            hasManager: true, hasPlan: true, staff: 20, share: .init(city: city, all: all), lastResult: 0, forecast: 0)
        #expect((Eligibility(facts, year: 2024, rules).outcome(.share) == .met) == isEnough)
    }

    @Test("R22: the reason never rounds a share up to the limit")
    func shareReason() {
        let reason = check { $0.share = .init(city: 5_099, all: 10_000) }.verdicts.first { $0.rule == .share }!.reason.swedish
        #expect(reason.contains("50,9 %"))
    }

    @Test(
        "R23: a deficit last year or in the forecast stops the award but not the participation; 0 passes",
        arguments: [
            (-12, 0, Eligibility.Total.mayTakePart), (0, -1, .mayTakePart), (-12, -12, .mayTakePart), (0, 0, .mayReceive),
            (300, 1, .mayReceive),
        ])
    func deficit(last: Int, forecast: Int, total: Eligibility.Total) {
        let found = check { ($0.lastResult, $0.forecast) = (last, forecast) }
        #expect(found.total == total)
        #expect(found.failed.contains(.deficit) == (total == .mayTakePart))
    }

    @Test("R23: what is not known about the economy cannot give an award")
    func unknownEconomy() {
        #expect(check { $0.forecast = nil }.total == .mayTakePart)
    }

    @Test("R23: the edition of 2021 has no such rule and does not ask")
    func deficit2021() throws {
        let rules = try Shipped.edition(2021).eligibility
        var facts = Shipped.able
        facts.lastResult = -12
        let found = Eligibility(facts, year: 2021, rules)
        #expect(found.total == .mayReceive)
        #expect(found.outcome(.deficit) == nil)
        #expect(!Eligibility.asksForResults(rules))
    }

    @Test("R24: an award in 2021 opens 2024, by calendar year", arguments: [(2022, false), (2023, false), (2024, true), (2025, true)])
    func wait(number: Int, mayTakePart: Bool) {
        let found = check(year: AwardYear(number)) { $0.earlierAwards = [.init(year: 2021, kind: .award)] }
        #expect((found.total != .mayNot) == mayTakePart)
        #expect(found.failed.contains(.wait) == !mayTakePart)
    }

    @Test("R24: an honorary mention opens the year after")
    func honorary() {
        #expect(check(year: 2022) { $0.earlierAwards = [.init(year: 2021, kind: .honorary)] }.total == .mayReceive)
    }

    @Test("R24: the latest of several awards decides, and the reason names the year that opens")
    func several() {
        let awards = [EarlierAward(year: 2015, kind: .award), .init(year: 2022, kind: .award), .init(year: 2023, kind: .honorary)]
        let found = check { $0.earlierAwards = awards }
        #expect(found.total == .mayNot)
        let reason = found.verdicts.first { $0.rule == .wait }!.reason.swedish
        #expect(reason.contains("2022") && reason.contains("2025"))
        #expect(WaitingPeriod.firstYear(after: awards, Shipped.edition.eligibility) == 2025)
        #expect(WaitingPeriod.firstYear(after: [], Shipped.edition.eligibility) == nil)
    }

    @Test("R24: an award of the same or a later year does not count backwards")
    func later() {
        #expect(check { $0.earlierAwards = [.init(year: 2024, kind: .award)] }.total == .mayReceive)
    }

    @Test("R25: the office can set a rule aside, and that rule alone")
    func exception() {
        var facts = Shipped.able
        (facts.staff, facts.hasPlan) = (4, false)
        let one = Eligibility(facts, year: 2024, Shipped.edition.eligibility, excepted: [.staff])
        #expect(one.total == .mayNot)
        #expect(one.failed == [.plan])
        let both = Eligibility(facts, year: 2024, Shipped.edition.eligibility, excepted: [.staff, .plan])
        #expect(both.total == .mayReceive)
        #expect(both.verdicts.first { $0.rule == .staff }!.reason.swedish == "Kansliet har beslutat om undantag från regeln.")
    }
}
