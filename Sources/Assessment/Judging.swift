package import Base
import Entries
package import Examiners
package import Site

/// Where the judging of one entry stands: who sits at it, what is locked, and the visit.
package struct Judging: Sendable {
    package let assignment: Assignment
    /// The team at the entry, the coordinator first; also those who have declared a conflict.
    package let seats: [Seat]
    package let sheetLocks: [ID<Person>: Instant]
    package let consensusLock: Lock?
    package let visit: Visit?
    package let finalLock: Lock?
    /// The least number of judges that the year asks for.
    package let judgesMin: Int

    /// Those who judge: everybody in the team but who is out by conflict.
    package var judges: [Seat] { seats.filter { !$0.isOut } }

    package var blindness: Blindness<Person> {
        Blindness(judges: Set(judges.map(\.person)), locked: Set(sheetLocks.keys))
    }

    package var gate: Gate {
        Gate(
            judges: judges.count, judgesMin: judgesMin, allHaveLocked: blindness.allHaveLocked,
            consensusLocked: consensusLock != nil, visitBooked: visit != nil, visitHeld: visit?.record != nil,
            finalLocked: finalLock != nil)
    }

    package var stage: Stage {
        let gate = gate
        return Stage(
            allHaveLocked: gate.allHaveLocked, consensusLocked: gate.consensusLocked, visitHeld: gate.visitHeld,
            finalLocked: gate.finalLocked)
    }

    /// Whose lock it is: the examiner's own sheet, or who locked for the team; nil when there is no such lock.
    package func lockOwner(_ kind: LockKind, sheetOf person: ID<Person>) -> ID<Person>? {
        switch kind {
        case .sheet: sheetLocks[person] == nil ? nil : person
        case .consensus: consensusLock?.by
        case .final: finalLock?.by
        }
    }

    package func seat(of person: ID<Person>) -> Seat? { seats.first { $0.person == person } }

    /// As whom a member looks at the others' sheets.
    package func viewer(_ person: ID<Person>) -> Blindness<Person>.Viewer {
        seat(of: person)?.isCoordinator == true ? .coordinator(person) : .examiner(person)
    }
}
