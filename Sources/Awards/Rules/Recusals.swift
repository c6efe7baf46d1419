package import Base

/// Which cases a member of the jury has nothing to do with (jäv, R82 and rules §2): their own organisation's by
/// themselves, and those that they step back from. Such a case is neither seen nor voted on, and its votes are not shown.
package struct Recusals<Organisation, Entry>: Sendable {
    /// Where the member belongs: unit, committee or company, and what these have become (R25).
    package let own: Set<ID<Organisation>>
    /// What the member has stepped back from, with the reason.
    package let declared: [ID<Entry>: String]

    package init(own: Set<ID<Organisation>> = [], declared: [ID<Entry>: String] = [:]) {
        (self.own, self.declared) = (own, declared)
    }

    /// Why a member is out of a case, the weightiest first.
    package enum Ground: Hashable, Sendable {
        case ownUnit, ownCommittee
        case declared(String)
    }

    /// Why the member is out of a case; nil when nothing is in the way. `committee` is the one above the unit.
    package func ground(_ entry: ID<Entry>, unit: ID<Organisation>, committee: ID<Organisation>?) -> Ground? {
        if own.contains(unit) { return .ownUnit }
        if let committee, own.contains(committee) { return .ownCommittee }
        return declared[entry].map(Ground.declared)
    }
}

extension Recusals.Ground {
    package var phrase: Phrase {
        switch self {
        case .ownUnit: "hör till verksamheten"
        case .ownCommittee: "hör till samma nämnd eller bolag"
        case .declared(let reason): "har anmält jäv: \(reason)"
        }
    }
}
