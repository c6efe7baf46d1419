package import Base

/// Who may see whose sheet, and when (rules §2, §5.3): nobody is led by another's levels before having set their own.
package struct Blindness<Person>: Sendable {
    /// Who are to judge the entry now.
    package let judges: Set<ID<Person>>
    package let locked: Set<ID<Person>>

    package init(judges: Set<ID<Person>>, locked: Set<ID<Person>>) {
        (self.judges, self.locked) = (judges, locked.intersection(judges))
    }

    /// As whom somebody looks; the coordinator sees others later than the rest of the team do.
    package enum Viewer: Sendable {
        case examiner(ID<Person>)
        case coordinator(ID<Person>)
        case office
    }

    /// How much of a sheet is shown.
    package enum Sight: Equatable, Sendable {
        case nothing
        /// Progress and spread, never one person's levels or words.
        case aggregated
        case whole
    }

    package var allHaveLocked: Bool { !judges.isEmpty && locked == judges }

    /// Own always; another's locked sheet after own lock; for the coordinator only when all have locked.
    package func sight(of owner: ID<Person>, by viewer: Viewer) -> Sight {
        switch viewer {
        case .office: .aggregated
        case .examiner(let me):
            me == owner ? .whole : locked.contains(me) && locked.contains(owner) ? .whole : .nothing
        case .coordinator(let me):
            me == owner ? .whole : allHaveLocked && locked.contains(owner) ? .whole : .nothing
        }
    }

    /// Whose sheets a viewer may read.
    package func open(to viewer: Viewer) -> Set<ID<Person>> {
        judges.filter { sight(of: $0, by: viewer) == .whole }
    }
}
