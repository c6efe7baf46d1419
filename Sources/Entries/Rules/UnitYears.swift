import Base
import Editions

/// All that a unit has in hand, an entry a year, the newest first: what comes next across the years, late first.
struct UnitYears {
    struct Year {
        let header: EntryHeader
        let name: String
        let next: NextThing
    }

    let years: [Year]

    /// The entry that opens itself: the newest when it lives, when no earlier one has anything to do, and when no other
    /// programme has one that lives.
    var alone: ID<Entry>? {
        guard let newest = years.first, newest.header.state.takesPart else { return nil }
        let isAlone = years.dropFirst().allSatisfy { year in
            !year.next.isToDo && !(year.header.state.takesPart && year.header.year.programme != newest.header.year.programme)
        }
        return isAlone ? newest.header.id : nil
    }

    /// The most urgent of all years and of what the unit is invited to; of equals the invitation, and then the newest that lives.
    func next(_ invitations: [NextThing]) -> NextThing? {
        let ordered = years.filter(\.header.state.takesPart) + years.filter { !$0.header.state.takesPart }
        return (invitations + ordered.map(said)).mostUrgent
    }

    /// What comes next for one year, which says its name where there are several.
    func said(_ year: Year) -> NextThing { years.count > 1 ? year.next.named(year.name) : year.next }
}
