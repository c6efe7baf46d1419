package import Base
package import Site

/// Where an entry stands in the office's eyes: one tag in a list, one choice in the filter.
package enum Standing: String, Sendable, CaseIterable {
    case registered = "anmald"
    case writing = "skriver"
    case noShow = "uteblev"
    case withdrawn = "avanmald"
    case takenBack = "atertagen"
    /// Handed in, and no team has it.
    case noTeam = "utan-lag"
    /// The examiners judge, each for themselves, or agree.
    case judging = "bedoms"
    case consensus = "konsensus"
    /// Locked for good and with the jury.
    case final = "klar"
    case decided = "beslutad"

    package var name: Phrase {
        switch self {
        case .registered: "Anmäld"
        case .writing: "Skriver"
        case .noShow: "Uteblev"
        case .withdrawn: "Avanmäld"
        case .takenBack: "Avanmäld efter inlämningen"
        case .noTeam: "Väntar på lag"
        case .judging: "Bedöms"
        case .consensus: "Konsensus låst"
        case .final: "Hos domarkommittén"
        case .decided: "Beslutad"
        }
    }

    package var status: Status {
        switch self {
        case .registered, .writing, .noTeam: .wait
        case .noShow: .late
        case .withdrawn, .takenBack, .judging: .info
        case .consensus, .final, .decided: .ok
        }
    }

    /// Whether the hand-in has been made and stands.
    package var isHandedIn: Bool {
        switch self {
        case .noTeam, .judging, .consensus, .final, .decided: true
        case .registered, .writing, .noShow, .withdrawn, .takenBack: false
        }
    }

    /// Whether the office still counts with the entry.
    package var takesPart: Bool { isHandedIn || self == .registered || self == .writing }
}
