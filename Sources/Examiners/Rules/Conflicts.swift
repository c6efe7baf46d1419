package import Base

/// Why an examiner may not judge an entry (jäv, R82, Q10): own unit, own committee or company, or what they say themselves.
///
/// By default a ground refuses; the office may go past it with a reason, which is kept.
package enum Conflicts {
    /// An organisation, seen only as a place that one belongs to.
    package enum Place {}

    /// Where an examiner belongs: the home they gave, and every organisation that they hold a role for.
    package struct Belonging: Equatable, Sendable {
        package var units: Set<ID<Place>>
        /// Their committees and companies, with those that their units stand under.
        package var committees: Set<ID<Place>>

        package init(units: Set<ID<Place>> = [], committees: Set<ID<Place>> = []) {
            (self.units, self.committees) = (units, committees)
        }
    }

    /// The unit of an entry with what it has grown out of, and the committee or company above it likewise.
    package struct Subject: Equatable, Sendable {
        package var units: Set<ID<Place>>
        package var committees: Set<ID<Place>>
        /// Whether the committee does not run the unit but holds its contract (R32).
        package var isUnderContract: Bool

        package init(units: Set<ID<Place>>, committees: Set<ID<Place>>, isUnderContract: Bool = false) {
            (self.units, self.committees, self.isUnderContract) = (units, committees, isUnderContract)
        }
    }

    package enum Ground: Hashable, Sendable {
        case ownUnit
        case ownCommittee
        case contractHolder
        /// The examiner's own words.
        case declared(String)
    }

    /// The grounds that stand, the weightiest first; empty when nothing is in the way.
    package static func grounds(
        of examiner: Belonging, against entry: Subject, declared: String? = nil
    ) -> [Ground] {
        var grounds: [Ground] = []
        if !examiner.units.isDisjoint(with: entry.units) { grounds.append(.ownUnit) }
        if !examiner.committees.isDisjoint(with: entry.committees) {
            grounds.append(entry.isUnderContract ? .contractHolder : .ownCommittee)
        }
        if let declared { grounds.append(.declared(declared)) }
        return grounds
    }
}

extension Conflicts.Ground {
    package var phrase: Phrase {
        switch self {
        case .ownUnit: "hör till verksamheten"
        case .ownCommittee: "hör till samma nämnd eller bolag"
        case .contractHolder: "hör till den nämnd eller det bolag som har avtalet med verksamheten"
        case .declared(let reason): "har anmält jäv: \(reason)"
        }
    }
}
