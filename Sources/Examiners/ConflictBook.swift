package import Base
package import Entries
package import Site

/// What stands between people and entries, as it was found at one moment: the answers of `Conflicts` for each pair.
package struct ConflictBook: Sendable {
    private let found: [ID<Person>: [ID<Entry>: [Conflicts.Ground]]]
    /// Those whom the office lets judge all the same.
    private let overridden: [ID<Entry>: Set<ID<Person>>]

    package init(
        _ found: [ID<Person>: [ID<Entry>: [Conflicts.Ground]]] = [:], overridden: [ID<Entry>: Set<ID<Person>>] = [:]
    ) {
        (self.found, self.overridden) = (found, overridden)
    }

    /// The weightiest first; empty when nothing is in the way.
    package func grounds(_ person: ID<Person>, _ entry: ID<Entry>) -> [Conflicts.Ground] {
        found[person]?[entry] ?? []
    }

    package func all(of person: ID<Person>) -> [ID<Entry>: [Conflicts.Ground]] { found[person] ?? [:] }

    /// Whether the person has nothing to do with the entry as jury or office.
    package func isOut(_ person: ID<Person>, _ entry: ID<Entry>) -> Bool { !grounds(person, entry).isEmpty }

    /// The grounds that keep an examiner from judging: the office may have gone past them, but never past `.writer`.
    package func bars(_ person: ID<Person>, _ entry: ID<Entry>) -> [Conflicts.Ground] {
        let grounds = grounds(person, entry)
        let isPast = overridden[entry]?.contains(person) == true && !grounds.contains(.writer)
        return isPast ? [] : grounds
    }

    /// Whether the role keeps the person from an entry. The unit and its registrar are at their own entry.
    package func keepsOut(_ person: ID<Person>, acting kind: Role.Kind, _ entry: ID<Entry>) -> Bool {
        switch kind {
        case .office, .juror: isOut(person, entry)
        case .examiner: !bars(person, entry).isEmpty
        case .unitHead, .contact, .coauthor, .registrar, .controller, .operator: false
        }
    }
}
