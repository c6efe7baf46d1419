package import Base
package import Editions

/// Numbers of women, men and in all beside a text of the opening (R61, R62). Always voluntary.
package struct SexCount: Equatable, Sendable {
    package enum Group: String, CaseIterable, Sendable {
        case women, men, all

        package var name: Phrase {
            switch self {
            case .women: "Kvinnor"
            case .men: "Män"
            case .all: "Totalt"
            }
        }
    }

    /// The part of the form that the numbers stand beside.
    package let part: FormPart

    /// The key that a number is kept under: "opening4-women".
    package func key(_ group: Group) -> String { "\(part.id)-\(group.rawValue)" }
}

extension Edition {
    package var sexCounts: [SexCount] {
        let parts = parts
        return opening.fields.enumerated().compactMap { place, field in
            field.countsBySex ? parts.first { $0.id == "opening\(place + 1)" }.map(SexCount.init) : nil
        }
    }
}
