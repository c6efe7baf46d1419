import Assessment
import Base
import Editions
import Testing

@Suite("Rules §5.2: kommit tillräckligt långt, advice to the jury")
struct FarEnoughTests {
    let edition: Edition

    init() throws { edition = try shipped(2024) }

    func advice(
        _ levels: [String: ItemLevel], thread: ItemLevel? = ItemLevel(whole: 3), spread: ItemLevel? = nil,
        blocks: [Phrase] = []
    ) -> FarEnough {
        var cross: [CrossCutting.Key: ItemLevel] = [:]
        cross[.thread] = thread
        cross[.spread] = spread
        return FarEnough(Profile(edition, levels), cross: cross, enough: edition.rubric.enough, blocks: blocks)
    }

    @Test("600 points, every section at 40 % and a thread of 3 is enough")
    func enough() {
        let advice = advice(all(edition, whole: 3))
        #expect(advice.suggestsAward)
        #expect(advice.shortfalls.isEmpty)
    }

    @Test("One half level below 600 points is not")
    func points() {
        var levels = all(edition, whole: 3)
        levels["20a"] = ItemLevel(halves: 5)
        #expect(advice(levels).shortfalls == [.points(Points(tenths: 5985), of: 600)])
    }

    @Test("A section at exactly 40 % is enough; below it is not, however high the sum")
    func section() {
        var levels = all(edition, whole: 5)
        for id in ["6", "7", "8", "9", "10"] { levels[id] = ItemLevel(whole: 2) }
        #expect(advice(levels).suggestsAward)
        levels["10"] = ItemLevel(halves: 3)
        let below = advice(levels)
        #expect(!below.suggestsAward)
        // 150 points: 2 of 5 everywhere is 60; half a level less of 25 leaves 57,5 = 38 %.
        #expect(below.shortfalls == [.section(edition.sections[1].name, percent: 38, of: 40)])
    }

    @Test("A thread below 3, or none, is not enough")
    func thread() {
        let levels = all(edition, whole: 5)
        #expect(advice(levels, thread: ItemLevel(whole: 3)).suggestsAward)
        #expect(advice(levels, thread: ItemLevel(halves: 5)).shortfalls == [.thread(ItemLevel(halves: 5), of: 3)])
        #expect(advice(levels, thread: nil).shortfalls == [.thread(nil, of: 3)])
    }

    @Test("What stands in the way outside the assessment is told last")
    func outside() {
        let advice = advice(all(edition, whole: 5), thread: nil, blocks: ["Protokollet saknas."])
        #expect(advice.shortfalls == [.thread(nil, of: 3), .outside("Protokollet saknas.")])
    }

    @Test("An item without level is never enough")
    func incomplete() {
        var levels = all(edition, whole: 5)
        levels["1"] = nil
        #expect(advice(levels).shortfalls == [.incomplete])
    }

    @Test(
        "A value to others of 4 suggests an honorary mention, whatever the sum", arguments: [(8, true), (7, false), (10, true), (0, false)])
    func honorary(halves: Int, suggested: Bool) {
        let advice = advice(all(edition, whole: 0), spread: ItemLevel(halves: halves))
        #expect(advice.suggestsHonoraryMention == suggested)
        #expect(!advice.suggestsAward)
    }

    @Test("No judgement of the value to others suggests nothing")
    func noSpread() {
        #expect(!advice(all(edition, whole: 5), spread: nil).suggestsHonoraryMention)
    }
}
