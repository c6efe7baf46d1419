import Awards
import Base
import Editions
import Testing

@Suite("What blocks an award: R23, R24, R25, Q1, Q5")
struct AwardGuardsTests {
    /// As in 2024: the deficit blocks the award alone.
    let rule2024 = EligibilityRules.Deficit(blocksAward: true, blocksHonoraryMention: false)
    let both = EligibilityRules.Deficit(blocksAward: true, blocksHonoraryMention: true)
    let neither = EligibilityRules.Deficit(blocksAward: false, blocksHonoraryMention: false)
    let wait = AwardFacts.Wait(awardYear: 2022, firstYear: 2025)

    func facts(_ last: Int? = 0, _ forecast: Int? = 0) -> AwardFacts { AwardFacts(lastResult: last, forecast: forecast) }

    @Test("Nothing in the way, nothing blocked")
    func clear() {
        let guards = AwardGuards(facts(), rule2024)
        #expect(guards.award.isEmpty && guards.honorary.isEmpty && guards.all.isEmpty)
    }

    @Test(
        "R23: a deficit of last year or of the forecast blocks; zero passes",
        arguments: [(-12, 0, true), (0, -1, true), (-1, -1, true), (0, 0, false), (5, 0, false), (0, 7, false)])
    func deficit(last: Int, forecast: Int, blocks: Bool) {
        let guards = AwardGuards(facts(last, forecast), rule2024)
        let expected: [AwardGuards.Block] = blocks ? [.deficit(lastYear: last < 0, forecast: forecast < 0)] : []
        #expect(guards.award == expected)
    }

    @Test("Q1: a deficit blocks an honorary mention only by the edition's switch")
    func honorary() {
        #expect(AwardGuards(facts(-12, 3), rule2024).honorary.isEmpty)
        #expect(AwardGuards(facts(-12, 3), both).honorary == [.deficit(lastYear: true, forecast: false)])
        #expect(AwardGuards(facts(-12, -3), neither).all.isEmpty)
    }

    @Test("R23: an edition that asks must know; one that does not ask needs not")
    func unknown() {
        #expect(AwardGuards(facts(nil, 3), rule2024).award == [.unknownResults])
        #expect(AwardGuards(facts(3, nil), rule2024).award == [.unknownResults])
        #expect(AwardGuards(facts(nil, nil), neither).award.isEmpty)
    }

    @Test("R24: the wait blocks both")
    func waiting() {
        let guards = AwardGuards(AwardFacts(wait: wait, lastResult: 0, forecast: 0), rule2024)
        #expect(guards.award == [.wait(wait)])
        #expect(guards.honorary == [.wait(wait)])
    }

    @Test("Q5: missing minutes block the decision, for award and honorary mention alike")
    func minutes() {
        let guards = AwardGuards(AwardFacts(lastResult: 0, forecast: 0, hasMinutes: false), rule2024)
        #expect(guards.award == [.noMinutes])
        #expect(guards.honorary == [.noMinutes])
    }

    @Test("An assessment that is not locked blocks the decision")
    func assessment() {
        let guards = AwardGuards(AwardFacts(lastResult: 0, forecast: 0, isAssessed: false), rule2024)
        #expect(guards.award == [.notAssessed])
    }

    @Test("R25: the office's exception is honoured, each for its own rule")
    func excepted() {
        let facts = AwardFacts(wait: wait, lastResult: -5, forecast: 0, excepted: [.wait])
        #expect(AwardGuards(facts, both).award == [.deficit(lastYear: true, forecast: false)])
        let all = AwardFacts(wait: wait, lastResult: nil, forecast: nil, excepted: [.wait, .deficit])
        #expect(AwardGuards(all, both).all.isEmpty)
        let minutes = AwardFacts(hasMinutes: false, excepted: [.wait, .deficit])
        #expect(AwardGuards(minutes, both).all == [.noMinutes])
    }

    @Test("Neither award nor mention can always be decided")
    func none() {
        let guards = AwardGuards(AwardFacts(wait: wait, hasMinutes: false, isAssessed: false), both)
        #expect(guards.blocks(.none).isEmpty)
        #expect(guards.blocks(.award) == [.wait(wait), .noMinutes, .notAssessed, .unknownResults])
        #expect(guards.all.count == 4)
    }
}
