package import Base

/// Why a person may neither judge an entry nor decide about it (jäv, R82, Q10): they write it, own unit, own committee or
/// company, or what they say themselves. Asked of the person over all roles they hold, whichever they act in.
///
/// By default a ground refuses; the office may let an examiner judge all the same, with a reason that is kept. Who writes
/// an entry never judges it.
package enum Conflicts {
    /// An organisation, seen only as a place that one belongs to.
    package enum Place {}

    /// Where a person belongs: where they work, every organisation that they hold a role for, those above, and what all
    /// these have become (R25).
    package struct Belonging: Equatable, Sendable {
        package var units: Set<ID<Place>>
        /// The units that they write and answer for: as head, contact person or co-author.
        package var writesFor: Set<ID<Place>>
        /// Those that they did so for earlier in the year.
        package var wroteFor: Set<ID<Place>>
        /// Their committees and companies, with those that their units stand under.
        package var committees: Set<ID<Place>>

        package init(
            units: Set<ID<Place>> = [], committees: Set<ID<Place>> = [], writesFor: Set<ID<Place>> = [],
            wroteFor: Set<ID<Place>> = []
        ) {
            (self.units, self.committees, self.writesFor, self.wroteFor) = (units, committees, writesFor, wroteFor)
        }
    }

    /// The unit of an entry, and the committee or company above it.
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
        /// Writes or answers for the entry's unit.
        case writer
        /// Did so earlier in the year, and has read what only the unit may.
        case formerWriter
        case ownUnit
        case ownCommittee
        case contractHolder
        /// The person's own words.
        case declared(String)
        /// The office's words, when it has upheld an objection.
        case decided(String)
    }

    /// The grounds that stand, the weightiest first; empty when nothing is in the way.
    package static func grounds(
        of person: Belonging, against entry: Subject, declared: String? = nil, decided: String? = nil
    ) -> [Ground] {
        var grounds: [Ground] = []
        if !person.writesFor.isDisjoint(with: entry.units) { grounds.append(.writer) }
        if !person.wroteFor.isDisjoint(with: entry.units) { grounds.append(.formerWriter) }
        if !person.units.isDisjoint(with: entry.units) { grounds.append(.ownUnit) }
        if !person.committees.isDisjoint(with: entry.committees) {
            grounds.append(entry.isUnderContract ? .contractHolder : .ownCommittee)
        }
        if let declared { grounds.append(.declared(declared)) }
        if let decided { grounds.append(.decided(decided)) }
        return grounds
    }
}

extension Conflicts.Ground {
    /// Whether it rests on somebody's word, which can be taken back, and not on a fact.
    package var isWord: Bool {
        switch self {
        case .declared, .decided: true
        case .writer, .formerWriter, .ownUnit, .ownCommittee, .contractHolder: false
        }
    }

    package var phrase: Phrase {
        switch self {
        case .writer: "skriver för verksamheten"
        case .formerWriter: "har skrivit för verksamheten i år"
        case .ownUnit: "hör till verksamheten"
        case .ownCommittee: "hör till samma nämnd eller bolag"
        case .contractHolder: "hör till den nämnd eller det bolag som har avtalet med verksamheten"
        case .declared(let reason): "har anmält jäv: \(reason)"
        case .decided(let reason): "är jävig enligt kansliets beslut: \(reason)"
        }
    }
}
