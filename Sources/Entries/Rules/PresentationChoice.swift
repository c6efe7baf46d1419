package import Base

/// Which picture presents the unit (R57): its own, when all who can be recognised in it have said yes, else one of the
/// city's. It is a status and never a reason to turn an entry away.
package enum PresentationChoice: Equatable, Sendable {
    case own
    case city(Why)

    package enum Why: Equatable, Sendable {
        case none, unanswered, withdrawn

        package var phrase: Phrase {
            switch self {
            case .none: "Ni har ingen egen bild. Kansliet väljer en ur stadens bildbank."
            case .unanswered: "Säg om någon går att känna igen på bilden. Annars väljer kansliet en ur stadens bildbank."
            case .withdrawn: "Någon på bilden har tagit tillbaka sitt samtycke. Stadens bild visas i stället."
            }
        }
    }

    /// - Parameters:
    ///   - nobody: whether the unit has said that nobody can be recognised.
    ///   - consents: the standing consents for this picture.
    ///   - withdrawn: those that were given for it and taken back.
    package init(hasOwn: Bool, nobody: Bool, consents: Int, withdrawn: Int) {
        self =
            if !hasOwn { .city(.none) } else if withdrawn > 0 { .city(.withdrawn) } else if nobody || consents > 0 { .own } else {
                .city(.unanswered)
            }
    }
}
