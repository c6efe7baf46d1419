import Editions
import Base
import Examiners
import Testing

@Suite("R80: a team of 3–4 examiners, exactly one coordinator")
struct TeamCompositionTests {
    func team(_ members: Int, _ coordinators: Int) -> TeamComposition {
        TeamComposition(members: members, coordinators: coordinators, allowed: 3...4)
    }

    @Test("Three or four with one coordinator is whole", arguments: [3, 4])
    func whole(members: Int) {
        #expect(team(members, 1).lacks.isEmpty)
        #expect(team(members, 1).isWhole)
        #expect(!team(members, 1).isShort)
    }

    @Test("Everything that is wrong is told, the most important first")
    func lacks() {
        #expect(team(0, 0).lacks == [.examiners(3), .coordinator])
        #expect(team(2, 1).lacks == [.examiners(1)])
        #expect(team(2, 0).lacks == [.examiners(1), .coordinator])
        #expect(team(5, 1).lacks == [.tooMany(by: 1)])
        #expect(team(3, 0).lacks == [.coordinator])
        #expect(team(4, 2).lacks == [.oneCoordinatorOnly])
    }

    @Test("Below three is short and blocks consensus; five is not short")
    func short() {
        #expect(team(2, 1).isShort)
        #expect(!team(3, 0).isShort)
        #expect(!team(5, 1).isShort)
    }

    @Test("There is room until four", arguments: [(2, true), (3, true), (4, false), (5, false)])
    func room(members: Int, hasRoom: Bool) {
        #expect(team(members, 1).hasRoom == hasRoom)
    }

    @Test("The limits are the year's own")
    func otherLimits() {
        let team = TeamComposition(members: 4, coordinators: 1, allowed: 5...6)
        #expect(team.lacks == [.examiners(1)])
        #expect(team.isShort)
    }

    @Test("The reasons are sentences")
    func sentences() {
        let words = Words { Text(swedish: $0 == .coordinator ? "lagledare" : "?", english: "?") }
        #expect(TeamComposition.Lack.examiners(1).phrase(words).swedish == "Laget behöver en examinator till.")
        #expect(TeamComposition.Lack.examiners(2).phrase(words).swedish == "Laget behöver 2 examinatorer till.")
        #expect(TeamComposition.Lack.tooMany(by: 1).phrase(words).swedish == "Laget har en examinator för mycket.")
        #expect(TeamComposition.Lack.coordinator.phrase(words).swedish == "Laget saknar lagledare.")
    }
}
