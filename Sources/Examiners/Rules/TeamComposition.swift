package import Base
package import Editions

/// Whether a team is whole (R80): as many examiners as the year allows, exactly one of them coordinator.
package struct TeamComposition: Equatable, Sendable {
    /// Those who are in the team now.
    package let members: Int
    package let coordinators: Int
    /// 3–4 in the years that are shipped.
    package let allowed: ClosedRange<Int>

    package init(members: Int, coordinators: Int, allowed: ClosedRange<Int>) {
        (self.members, self.coordinators, self.allowed) = (members, coordinators, allowed)
    }

    package init(members: Int, coordinators: Int, limits: Limits) {
        self.init(
            members: members, coordinators: coordinators, allowed: limits.examinersMin...limits.examinersMax)
    }

    package enum Lack: Equatable, Sendable {
        case examiners(Int)
        case tooMany(by: Int)
        case coordinator
        case oneCoordinatorOnly
    }

    /// What is wrong, the most important first; empty for a team that can be confirmed.
    package var lacks: [Lack] {
        var lacks: [Lack] = []
        if members < allowed.lowerBound { lacks.append(.examiners(allowed.lowerBound - members)) }
        if members > allowed.upperBound { lacks.append(.tooMany(by: members - allowed.upperBound)) }
        if coordinators == 0 { lacks.append(.coordinator) }
        if coordinators > 1 { lacks.append(.oneCoordinatorOnly) }
        return lacks
    }

    package var isWhole: Bool { lacks.isEmpty }

    /// Fewer than the year asks for: ofullständig, which blocks consensus (rules §3).
    package var isShort: Bool { members < allowed.lowerBound }

    package var hasRoom: Bool { members < allowed.upperBound }
}

extension TeamComposition.Lack {
    package func phrase(_ words: Words) -> Phrase {
        switch self {
        case .examiners(1): "Laget behöver en examinator till."
        case .examiners(let count): "Laget behöver \(count) examinatorer till."
        case .tooMany(by: 1): "Laget har en examinator för mycket."
        case .tooMany(let count): "Laget har \(count) examinatorer för mycket."
        case .coordinator: "Laget saknar \(words[.coordinator])."
        case .oneCoordinatorOnly: "Bara en i laget kan vara \(words[.coordinator])."
        }
    }
}
