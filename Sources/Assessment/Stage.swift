package import Base
import Entries
package import Site

/// How far the judging of an entry has come (rules §3). Computed from the locks, never stored.
package enum Stage: Int, Sendable, Comparable, CaseIterable {
    /// The examiners judge, each for themselves.
    case individual
    /// All have locked; the team agrees.
    case consensus
    /// The consensus is locked; the visit is ahead.
    case visit
    /// The visit has been; levels may change with evidence.
    case final
    /// Locked for good and with the jury.
    case done

    package init(allHaveLocked: Bool, consensusLocked: Bool, visitHeld: Bool, finalLocked: Bool) {
        self =
            switch (finalLocked, consensusLocked, visitHeld) {
            case (true, _, _): .done
            case (_, true, true): .final
            case (_, true, false): .visit
            case (_, false, _): allHaveLocked ? .consensus : .individual
            }
    }

    package var name: Phrase {
        switch self {
        case .individual: "Läs och bedöm"
        case .consensus: "Konsensus"
        case .visit: "Platsbesök"
        case .final: "Slutlig bedömning"
        case .done: "Hos domarkommittén"
        }
    }

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A lock: when, and by whom.
package struct Lock: Sendable, Equatable {
    package let at: Instant
    package let by: ID<Person>
}

/// The site visit as booked, and as it was held (R80, R90).
package struct Visit: Sendable, Equatable {
    package var mode: Mode
    package var at: Instant
    package var place: String
    package var record: Record?

    package enum Mode: String, Sendable, CaseIterable {
        case onsite, digital

        package var name: Phrase {
            switch self {
            case .onsite: "På plats"
            case .digital: "Digitalt"
            }
        }
    }

    /// What the team wrote down after the visit.
    package struct Record: Sendable, Equatable {
        package var heldOn: Day
        package var present: String
        package var notes: String
    }

    package static let placeCharactersMax = 300
    package static let presentCharactersMax = 1_000
    package static let notesCharactersMax = 20_000
}
