import Assessment
import Base
import Testing

@Suite("Rules §5.3: spread and median")
struct SpreadTests {
    @Test(
        "Green to 1, yellow at 2, red from 3",
        arguments: [
            ([3, 3, 3], 0, Spread.Colour.green), ([3, 4, 3], 1, .green), ([2, 4, 3], 2, .yellow), ([1, 4, 4], 3, .red),
            ([0, 5], 5, .red), ([2], 0, .green), ([0, 2, 1, 1], 2, .yellow),
        ])
    func colours(levels: [Int], range: Int, colour: Spread.Colour) {
        #expect(Spread(levels).range == range)
        #expect(Spread(levels).colour == colour)
    }

    @Test("A motivation is needed from two steps", arguments: [([3, 3], false), ([3, 4], false), ([2, 4], true), ([0, 5], true)])
    func motivation(levels: [Int], needed: Bool) {
        #expect(Spread(levels).needsMotivation == needed)
    }

    @Test(
        "The median is the middle one, or half-way between two",
        arguments: [([1, 4, 4], 8), ([4, 1, 2], 4), ([2, 3], 5), ([1, 2, 3, 5], 5), ([1, 2, 4, 5], 6), ([2, 2, 3, 3], 5), ([4], 8)])
    func median(levels: [Int], halves: Int) {
        #expect(Spread(levels).median == ItemLevel(halves: halves))
    }

    @Test("Every median of up to four whole levels is a level")
    func allMedians() {
        for a in 0...5 {
            for b in 0...5 {
                for c in 0...5 {
                    for d in 0...5 {
                        #expect(Spread([a, b, c, d]).median != nil)
                    }
                }
            }
        }
    }

    @Test("Where nobody could judge there is no range, no median, and all the more to talk about")
    func nobody() {
        #expect(Spread([]).range == nil)
        #expect(Spread([]).median == nil)
        #expect(Spread([]).colour == .red)
        #expect(!Spread([]).needsMotivation)
        #expect(Spread([]).phrase == "ingen nivå")
    }

    @Test("The largest difference comes first, in the form's order where it is the same")
    func order() {
        let spreads = ["1": [3, 3], "2": [1, 3], "3": [0, 4], "4": [2, 4], "5": [3, 4], "6": []]
        #expect(Spread.inOrder(["1", "2", "3", "4", "5", "6"]) { Spread(spreads[$0]!) } == ["6", "3", "2", "4", "5", "1"])
    }

    @Test("The words beside the colour")
    func words() {
        #expect(Spread([3, 3]).phrase.swedish == "eniga")
        #expect(Spread([3, 4]).phrase.swedish == "1 steg")
        #expect(Spread([1, 4]).phrase.swedish == "3 steg")
    }
}
