import Coach
import Foundation
import Server
import Testing
import World

/// The coach's file is read whole or refused with a line and a sentence.
@Suite struct CoachFileTests {
    static let text = try! String(contentsOfFile: World.repository + "/Coach/coach.yaml", encoding: .utf8)

    private func problem(_ old: String, _ new: String) -> CoachProblem? {
        #expect(Self.text.contains(old))
        do {
            _ = try CoachFile.read(text: Self.text.replacing(old, with: new, maxReplacements: 1))
            return nil
        } catch { return error as? CoachProblem }
    }

    @Test("The shipped file has every kind of hint once, in the order of the code")
    func shipped() throws {
        let coach = try CoachFile.read(text: Self.text)
        #expect(coach.rules.map(\.kind) == HintKind.allCases)
        #expect(coach.limits.wordsMin == 40 && coach.limits.sentenceWordsMax == 35)
        #expect(Set(coach.goalParts.keys) == Set(GoalPart.allCases))
    }

    @Test("What is wrong in the file is said with its line")
    func problems() {
        #expect(
            problem("  wordsMin: 40", "  wordsMin: många")?.reason
                == "”wordsMin” ska vara ett heltal mellan 1 och 1000.")
        #expect(problem("  yearsMin: 3\n", "")?.reason == "Nyckeln ”yearsMin” saknas i ”limits”.")
        #expect(
            problem("limits:", "nytt: 1\nlimits:")?.reason
                == "Nyckeln ”nytt” är okänd. Här får stå goalParts, hints, limits, words.")
        #expect(
            problem("{words} ord", "{ord} ord")?.reason == "”{ord}” fylls inte i här. Här får stå {words}.")
        #expect(
            problem("kind: noYears", "kind: other")?.reason.hasPrefix("”kind” ska vara något av noExample, ")
                == true)
        #expect(
            problem("kind: noYears", "kind: noExample")?.reason.hasPrefix("Ett tips får stå en gång") == true)
        #expect(problem("[kl, ca,", "[Kl, ca,")?.reason.hasPrefix("”Kl” kan inte läsas.") == true)
        #expect(problem("[kl, ca,", "[k*l, ca,")?.reason.hasPrefix("”k*l” kan inte läsas.") == true)
        #expect(
            problem("2024: [\"21\"]", "2024: 21")?.reason
                == "”except” ska ha år med frågornas nummer, som 2024: [5].")
        #expect(problem("limits:", "limits: [")?.reason == "Det här går inte att läsa som YAML.")
        #expect(problem("  wordsMin: 40", "  wordsMin: 0")?.line == 8)
    }

    @Test("A file that is not there or too large is refused")
    func size() {
        #expect(throws: CoachProblem.self) { try CoachFile.read(path: "/nowhere/coach.yaml") }
        #expect(throws: CoachProblem.self) { try CoachFile.read(text: "") }
    }
}
