import Editions

/// Checks of goals from start to end (R68).
extension AnswerCheck {
    private var goals: [Goal] { GoalReader(answer: answer).goals }

    /// More would be a table, not hints.
    static let partsMax = 9

    /// The parts that a described goal does not tell of, goal by goal.
    var goalParts: [Finding] {
        let missing = goals.enumerated().flatMap { place, goal in
            guard goal.isDescribed else { return [Finding]() }
            return GoalPart.allCases.filter { !goal.parts.contains($0) }.map { part in
                Finding(
                    about: ["\(place + 1)", part.rawValue],
                    values: [
                        "goal": Text(both: goal.name),
                        "part": coach.goalParts[part] ?? Text(both: part.rawValue),
                    ])
            }
        }
        return Array(missing.prefix(Self.partsMax))
    }

    /// Fewer goals in full than the edition asks for.
    var fewGoals: [Finding] {
        guard case .question(let item) = part.kind, let wanted = item.goalsInFull else { return [] }
        let count = goals.filter(\.isDescribed).count
        return count < wanted ? [Finding(values: ["count": Text(count), "wanted": Text(wanted)])] : []
    }

    /// No list of the other goals, and no word that there are none.
    var goalsListed: [Finding] {
        guard case .question(let item) = part.kind, let wanted = item.goalsInFull else { return [] }
        return answer.marksOfAll.contains(.otherGoals) || goals.count > wanted ? [] : [Finding()]
    }
}
