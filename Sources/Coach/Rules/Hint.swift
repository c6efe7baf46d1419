package import Editions

/// The kinds of checks, in the order in which their hints are shown.
package enum HintKind: String, CaseIterable, Sendable {
    case noExample, thatNotHow
    case noYears, noNumbers, fewYears, noSexSplit, noAnalysis
    case goalParts, fewGoals, goalsListed
    case longSentence, abbreviation, short

    /// What may stand in braces in its sentence.
    package var places: Set<String> {
        switch self {
        case .fewYears: ["count", "wanted"]
        case .goalParts: ["goal", "part"]
        case .fewGoals: ["count", "wanted"]
        case .longSentence: ["words"]
        case .abbreviation: ["word"]
        case .noExample, .thatNotHow, .noYears, .noNumbers, .noSexSplit, .noAnalysis, .goalsListed, .short: []
        }
    }
}

/// The parts that every goal is to have (R68).
package enum GoalPart: String, CaseIterable, Sendable { case expected, method, followUp }

/// Something to look at once more in an answer. The writers may hide it.
package struct Hint: Equatable, Sendable, Identifiable {
    package static let idBytesMax = 60

    /// "longSentence", "goalParts.2.followUp", "abbreviation.APT": stays while the text is about the same.
    package let id: String
    package let kind: HintKind
    package let text: Text
    /// The words it is about, when they are some.
    package let passage: String?
    package var isHidden = false

    /// Whether a form may name a hint so: a kind that exists, and no more than words and points.
    package static func isID(_ id: String) -> Bool {
        guard id.utf8.count <= idBytesMax, let kind = id.split(separator: ".").first else { return false }
        return HintKind(rawValue: String(kind)) != nil
            && id.unicodeScalars.allSatisfy {
                $0 == "." || $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
    }
}

extension [Hint] {
    /// The same hints, those that the writers have put away marked so.
    package func hiding(_ dismissed: Set<String>) -> [Hint] {
        map { hint in
            var hint = hint
            hint.isHidden = dismissed.contains(hint.id)
            return hint
        }
    }
}
