package import Base
package import Editions
package import Entries
package import Organisations
package import Site

/// A team of examiners (examinatorslag) in one edition, with those who are in it now (R80).
package struct Team: Sendable {
    package let id: ID<Team>
    package let edition: ID<Edition>
    package let number: Int
    /// When the office made it definite and told the units; nil while it is being put together.
    package let confirmedAt: Instant?
    /// The coordinator first, then by name.
    package let members: [Member]

    package struct Member: Sendable {
        package let person: Person
        package let isCoordinator: Bool
        package let joinedAt: Instant
        /// Where they work: a unit, committee or company.
        package let homeName: String?
        package var id: ID<Person> { person.id }
    }

    package init(id: ID<Team>, edition: ID<Edition>, number: Int, confirmedAt: Instant?, members: [Member]) {
        (self.id, self.edition, self.number) = (id, edition, number)
        (self.confirmedAt, self.members) = (confirmedAt, members)
    }

    package var coordinator: Member? { members.first(where: \.isCoordinator) }

    package func composition(_ limits: Limits) -> TeamComposition {
        TeamComposition(members: members.count, coordinators: members.count(where: \.isCoordinator), limits: limits)
    }

    /// Planerad, bemannad, fastställd; ofullständig when somebody has left (rules §3).
    package func state(_ limits: Limits) -> State {
        let isWhole = composition(limits).isWhole
        return confirmedAt == nil ? (isWhole ? .manned : .planned) : (isWhole ? .confirmed : .incomplete)
    }

    package enum State: Sendable {
        case planned, manned, confirmed, incomplete

        package var name: Phrase {
            switch self {
            case .planned: "Planerat"
            case .manned: "Bemannat"
            case .confirmed: "Fastställt"
            case .incomplete: "Ofullständigt"
            }
        }

        package var status: Status {
            switch self {
            case .planned: .wait
            case .manned: .info
            case .confirmed: .ok
            case .incomplete: .late
            }
        }
    }
}

/// An entry that a team is to judge.
package struct Assignment: Sendable, Hashable {
    package let entry: ID<Entry>
    package let unit: ID<Organisation>
    package let unitName: String
    package let edition: ID<Edition>
    package let year: AwardYear
    package let team: ID<Team>
    package let teamNumber: Int
}

/// One examiner's place at one entry, and what they have said about conflicts.
package struct Seat: Sendable {
    package let assignment: Assignment
    package let person: ID<Person>
    package let name: String
    package let isCoordinator: Bool
    package let word: Word
    /// What keeps them from judging, whatever they have said: asked when the seat was read (R82).
    package private(set) var barred: [Conflicts.Ground] = []

    package enum Word: Sendable, Equatable {
        /// Has not said yet, and may therefore not read.
        case notGiven
        case impartial
        /// Has declared a conflict (jäv); with the office's override they may judge all the same.
        case conflict(String, isOverridden: Bool)
    }

    /// Whether the entry is open to them.
    package var mayRead: Bool {
        guard barred.isEmpty else { return false }
        return switch word {
        case .notGiven: false
        case .impartial: true
        case .conflict(_, let isOverridden): isOverridden
        }
    }

    /// Whether a conflict of interest keeps them out of it.
    package var isOut: Bool { !barred.isEmpty || (word != .notGiven && !mayRead) }

    func barred(by grounds: [Conflicts.Ground]) -> Seat {
        var seat = self
        seat.barred = grounds
        return seat
    }
}

/// Who may be put in a team: an examiner of the edition.
package struct Examiner: Sendable {
    package let person: Person
    package let home: ID<Organisation>?
    package let homeName: String?
    package let competence: String
    /// The number of the team they are in, if any.
    package let teamNumber: Int?
    package var id: ID<Person> { person.id }
}
