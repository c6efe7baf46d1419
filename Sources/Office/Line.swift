package import Base
package import Entries
package import Organisations
package import Site

/// An entry's id, where `Waiting.Entry` would be read for `Entry`.
package typealias EntryID = ID<Entry>

/// One entry as a line in the office's lists: names, where it stands and what is missing, without any text.
package struct Line: Sendable, Equatable {
    package let entry: ID<Entry>
    package let unitName: String
    package let committeeName: String?
    package let classKey: String?
    package let standing: Standing
    package let handedInAt: Instant?
    /// Characters without white space that count towards the limit: sealed, or as they are now.
    package let characters: Int
    package let hasMinutes: Bool
    package let teamNumber: Int?
    /// The team's members now who are not out by conflict, and those of them who have locked.
    package var judges = 0
    package var sheetsLocked = 0
    package let visitAt: Instant?
    package let isVisitHeld: Bool
    /// When what the team has said became what it is, as far as it may be shown; nil before.
    package var verdict: Verdict?

    /// The locks that the aggregates of an entry rest on: while they stand, nothing behind them changes.
    package struct Verdict: Sendable, Hashable {
        /// Of the last sheet, when every one is locked.
        package let sheets: String
        /// Who judge, and how many of them have locked: who leaves or steps back changes no lock, but the sums.
        package let judges: Set<ID<Person>>
        package let sheetsLocked: Int
        package let consensus: String?
        package let final: String?
    }

    package var allSheetsLocked: Bool { judges > 0 && sheetsLocked >= judges }
}

/// Which lines, in what order: the parameters of the address bar.
package struct LineFilter: Sendable, Hashable {
    package var standing: Standing?
    package var committee: ID<Organisation>?
    package var classKey: String?
    /// A part of the unit's name.
    package var search = ""
    package var lacksMinutes = false
    /// Only those that a thing that waits for the office counts.
    package var waiting: Waiting.Kind?
    /// Those and no others; what `waiting` counts, when it has been asked.
    package var only: [ID<Entry>]?
    package var order = Order.unit

    package init() {}

    package enum Order: String, Sendable, CaseIterable {
        case unit = "enhet"
        case committee = "namnd"
        case characters = "tecken"
        case handedIn = "inlamnad"

        package var name: Phrase {
            switch self {
            case .unit: "Enhet"
            case .committee: "Nämnd"
            case .characters: "Flest tecken först"
            case .handedIn: "Senast inlämnade först"
            }
        }
    }

    package static let searchCharactersMax = 60
}
