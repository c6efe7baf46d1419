package import Base
import Entries
package import Site

/// One examiner's judgement of one item, as saved (bedömning).
package struct SheetItem: Equatable, Sendable {
    package var item: String
    package var judgement: Judgement
    package var strengths: String
    package var areas: String
    /// What to ask at the visit (R90).
    package var questions: String
    package var savedAt: Instant
    package var ceilings: Ceilings

    /// What the examiner has come to: a level, that it cannot be judged, or nothing yet.
    package enum Judgement: Equatable, Sendable {
        /// 0–5.
        case level(Int)
        /// Kan inte bedöma.
        case unable
        case notYet
    }

    package init(
        item: String, judgement: Judgement, strengths: String = "", areas: String = "", questions: String = "",
        ceilings: Ceilings = .none, savedAt: Instant
    ) {
        self.ceilings = ceilings
        (self.item, self.judgement) = (item, judgement)
        (self.strengths, self.areas, self.questions) = (strengths, areas, questions)
        self.savedAt = savedAt
    }

    /// Whether the examiner has come to a judgement, if only that it cannot be judged.
    package var isJudged: Bool { judgement != .notYet }

    package var level: Int? {
        if case .level(let level) = judgement { level } else { nil }
    }

    package static let textCharactersMax = 4_000
}

/// Everything that one examiner has written about an entry.
package struct Sheet: Sendable {
    package let person: ID<Person>
    package var items: [String: SheetItem]
    package var lockedAt: Instant?

    package init(person: ID<Person>, items: [String: SheetItem], lockedAt: Instant?) {
        (self.person, self.items, self.lockedAt) = (person, items, lockedAt)
    }

    package var isLocked: Bool { lockedAt != nil }

    /// Of `ids`, those that have no judgement yet.
    package func missing(of ids: [String]) -> [String] { ids.filter { !(items[$0]?.isJudged ?? false) } }
}
