package import Base

/// The kinds that count entries: each has a word in the address of the list of participants, which then shows those and no others.
extension Waiting.Kind {
    /// Nil for what counts letters, teams, days or people.
    package var key: String? {
        switch self {
        case .asked: "undantag"
        case .eligibility: "behorighet"
        case .untold: "namndens-besked"
        case .formal: "formell"
        case .noTeam: "lag"
        case .conflict: "jav"
        case .minutes: "protokoll"
        case .sheets: "bedomningar"
        case .visit: "besok"
        case .final: "slutlig"
        case .economy: "ekonomi"
        case .decision: "beslut"
        case .meeting: "aterforing"
        case .letters, .proposals, .newcomers, .dayOff, .shortTeam, .clock, .conflictProposal, .newConflict: nil
        }
    }

    package init?(key: String) {
        guard !key.isEmpty, let kind = Self.allCases.first(where: { $0.key == key }) else { return nil }
        self = kind
    }

    /// Who can do something about it.
    package enum Holder: Sendable { case unit, committee, coordinator }

    /// Nil for what the office does by itself.
    package var holder: Holder? {
        switch self {
        case .asked, .eligibility, .formal, .economy: .unit
        case .untold, .minutes: .committee
        case .conflict, .sheets, .visit, .final, .meeting: .coordinator
        default: nil
        }
    }
}

extension Waiting.Item {
    /// The entries that it counts.
    package var entries: [EntryID] {
        who.compactMap { subject in
            if case .unit(_, let entry) = subject { EntryID(entry) } else { nil }
        }
    }
}

extension Waiting {
    package func item(_ kind: Kind) -> Item? { items.first { $0.kind == kind } }
}
