import Assessment
import Base
import Editions
import Testing

@Suite("Rules §5.3: when the consensus can be locked")
struct ConsensusCheckTests {
    let edition: Edition
    let cross: [CrossCutting.Key: CrossJudged]
    var agreed: [String: Agreed]
    var spreads: [String: Spread]

    init() throws {
        edition = try shipped(2024)
        let level = ItemLevel(whole: 3)!
        agreed = Dictionary(uniqueKeysWithValues: edition.items.map { ($0.id, Agreed(level: level)) })
        spreads = Dictionary(uniqueKeysWithValues: edition.items.map { ($0.id, Spread([3, 3, 4])) })
        cross = Dictionary(uniqueKeysWithValues: CrossCutting.Key.allCases.map { ($0, CrossJudged(level: level, reason: "Skäl.")) })
    }

    @Test("All levels, no great differences and three judgements with reasons: ready")
    func ready() {
        #expect(ConsensusCheck(edition, agreed: agreed, spreads: spreads, cross: cross).isReady)
    }

    @Test("An item without level is named; the median never stands in for it")
    mutating func noAverage() {
        agreed["16b"] = nil
        agreed["5"] = nil
        let check = ConsensusCheck(edition, agreed: agreed, spreads: spreads, cross: cross)
        #expect(check.withoutLevel == ["5", "16b"])
        #expect(!check.isReady)
    }

    @Test("A motivation is asked for at two steps and above, and blanks are none", arguments: ["", "  \n\t "])
    mutating func motivation(text: String) {
        spreads["5"] = Spread([2, 4, 3])
        spreads["21"] = Spread([1, 4, 4])
        agreed["5"]!.motivation = text
        agreed["21"]!.motivation = "Vi enades om nivå 3 eftersom två av tre mål är hela."
        let check = ConsensusCheck(edition, agreed: agreed, spreads: spreads, cross: cross)
        #expect(check.withoutMotivation == ["5"])
        #expect(!check.isReady)
    }

    @Test("Each of the three judgements of the whole needs a level and a reason")
    func crossMissing() {
        var cross = cross
        cross[.benefit] = nil
        cross[.spread]!.reason = " "
        let check = ConsensusCheck(edition, agreed: agreed, spreads: spreads, cross: cross)
        #expect(check.crossMissing == [.benefit, .spread])
        #expect(!check.isReady)
    }

    @Test("The visit's levels stand over the consensus, and need evidence")
    func changed() {
        let levels = ["5": ItemLevel(whole: 3)!, "6": ItemLevel(whole: 4)!]
        let changed = ["5": ChangedLevel(level: ItemLevel(halves: 7)!, evidence: "Vi såg protokollen.")]
        #expect(FinalLevels.of(levels, changed: changed) == ["5": ItemLevel(halves: 7)!, "6": ItemLevel(whole: 4)!])
        #expect(!changed["5"]!.lacksEvidence)
        #expect(ChangedLevel(level: ItemLevel(whole: 3)!, evidence: " \n").lacksEvidence)
    }

    @Test("Notes are one point a line, without blanks")
    func notes() {
        let notes = Notes("  Ni frågar alla. \n\n Ni svarar i tid.\n \n")
        #expect(notes.lines == ["Ni frågar alla.", "Ni svarar i tid."])
        #expect(notes.text == "Ni frågar alla.\nNi svarar i tid.")
        #expect(Notes(" \n ").isEmpty)
    }
}
