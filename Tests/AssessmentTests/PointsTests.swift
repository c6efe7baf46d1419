import Assessment
import Base
import Editions
import Testing

@Suite("Rules §5.2: levels, points and their sums")
struct PointsTests {
    @Test("Both years give exactly 1 000 at level 5 everywhere, and 0 at level 0", arguments: [2021, 2024])
    func fullMarks(year: Int) throws {
        let edition = try shipped(year)
        #expect(Profile(edition, all(edition, whole: 5)).sum == Points(whole: 1000))
        #expect(Profile(edition, all(edition, whole: 0)).sum == .zero)
        #expect(Profile(edition, [:]).sum == .zero)
        #expect(!Profile(edition, [:]).isComplete)
        #expect(Profile(edition, all(edition, whole: 0)).isComplete)
    }

    @Test("Each whole level is a fifth of the whole, each half level a tenth", arguments: [2021, 2024], ItemLevel.all)
    func everyLevel(year: Int, level: ItemLevel) throws {
        let edition = try shipped(year)
        let levels = Dictionary(uniqueKeysWithValues: edition.items.map { ($0.id, level) })
        #expect(Profile(edition, levels).sum == Points(tenths: 1000 * level.halves))
    }

    @Test("The weights of 2024 are those of §5.2, with 400 on results")
    func weights2024() throws {
        let edition = try shipped(2024)
        let points = Dictionary(uniqueKeysWithValues: edition.items.map { ($0.id, $0.points) })
        #expect(
            points == [
                "1": 40, "2": 40, "3": 35, "4": 35, "5": 90, "6": 30, "7": 35, "8": 30, "9": 30, "10": 25, "11": 25,
                "12": 30, "13": 25, "14": 50, "15": 60, "16a": 80, "16b": 60, "16c": 60, "17": 30, "18": 30, "19": 30,
                "20a": 15, "20b": 20, "21": 65, "22": 30,
            ])
        #expect(["5", "14", "15", "16a", "16b", "16c"].reduce(0) { $0 + points[$1]! } == 400)
        #expect(edition.sections.map(\.points) == [240, 150, 130, 350, 130])
    }

    @Test("The weights of 2021 are those of §5.2")
    func weights2021() throws {
        #expect(
            try shipped(2021).items.map(\.points) == [
                35, 40, 30, 35, 90, 30, 25, 35, 30, 30, 25, 25, 30, 50, 140, 60, 35, 65, 30, 30, 60, 20, 20, 30,
            ])
    }

    @Test("A half level of an odd weight is exact: 2,5 of 35 is 17,5")
    func halves() {
        let points = Points(ItemLevel(halves: 5)!, of: 35)
        #expect(points == Points(tenths: 175))
        #expect(points.text(.swedish) == "17,5")
        #expect(points.text(.english) == "17.5")
        #expect(points.whole == 17)
    }

    @Test("A level is 0–5, whole or half")
    func levels() {
        #expect(ItemLevel(halves: -1) == nil)
        #expect(ItemLevel(halves: 11) == nil)
        #expect(ItemLevel(whole: 6) == nil)
        #expect(ItemLevel(whole: -1) == nil)
        #expect(ItemLevel(whole: 5)?.halves == 10)
        #expect(ItemLevel(halves: 7)!.text(.swedish) == "3,5")
        #expect(ItemLevel(halves: 7)!.text(.english) == "3.5")
        #expect(ItemLevel(halves: 8)!.text(.swedish) == "4")
        #expect(ItemLevel.all.count == 11)
    }
}

@Suite("Rules §5.2: profile and bands")
struct ProfileTests {
    @Test("A section's share is of its own points, and its level the weighted mean")
    func shares() throws {
        let edition = try shipped(2024)
        var levels = all(edition, whole: 0)
        levels["5"] = ItemLevel(whole: 4)
        let share = Profile(edition, levels).sections[0]
        #expect(share.points == Points(whole: 72))
        #expect(share.pointsMax == 240)
        #expect(share.percent == 30)
        #expect(share.level == ItemLevel(halves: 3)!)
        #expect(Profile(edition, levels).sum == Points(whole: 72))
    }

    @Test("A section is complete when all of its items have a level")
    func complete() throws {
        let edition = try shipped(2024)
        var levels = all(edition, whole: 3)
        levels["16b"] = nil
        let profile = Profile(edition, levels)
        #expect(profile.sections.map(\.isComplete) == [true, true, true, false, true])
        #expect(!profile.isComplete)
    }

    @Test("An item that the year does not have gives nothing")
    func unknown() throws {
        let edition = try shipped(2024)
        #expect(Profile(edition, ["99": ItemLevel(whole: 5)!]).sum == .zero)
    }

    @Test(
        "The bands meet without a gap",
        arguments: [
            (0, "I startgropen"), (199, "I startgropen"), (200, "På väg"), (399, "På väg"), (400, "Etablerat"),
            (599, "Etablerat"), (600, "Systematiskt"), (799, "Systematiskt"), (800, "Förebild"), (1000, "Förebild"),
        ])
    func bands(points: Int, name: String) throws {
        #expect(try shipped(2024).rubric.band(forPoints: points)?.name.swedish == name)
    }

    @Test("598,5 has not reached the next band")
    func halfBelow() throws {
        let edition = try shipped(2024)
        // Level 3 everywhere is 600; item 20a (15 points) half a level lower takes 1,5 away.
        var levels = all(edition, whole: 3)
        levels["20a"] = ItemLevel(halves: 5)
        let profile = Profile(edition, levels)
        #expect(profile.sum == Points(tenths: 5985))
        #expect(profile.band?.name.swedish == "Etablerat")
        #expect(Profile(edition, all(edition, whole: 3)).band?.name.swedish == "Systematiskt")
    }
}
