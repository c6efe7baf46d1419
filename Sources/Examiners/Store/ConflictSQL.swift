package import Base
package import Editions
package import Entries
package import Site
package import Store

/// A person who may not judge an entry, and why.
package struct Clash: Sendable {
    package let person: ID<Person>
    package let personName: String
    package let entry: ID<Entry>
    package let unitName: String
    package let grounds: [Conflicts.Ground]
}

/// Asks the rules of conflict about people and entries.
package enum ConflictSQL {
    /// Every pair that must not be, but for those that the office has decided on. Three queries an entry; a team has one or two.
    package static func clashes(
        _ people: [(id: ID<Person>, name: String)], with entries: [(id: ID<Entry>, unitName: String)],
        edition: ID<Edition>, in db: any Connection
    ) throws -> [Clash] {
        guard !people.isEmpty, !entries.isEmpty else { return [] }
        let belongings = try ExaminerSQL.belongings(of: people.map(\.id), edition: edition, in: db)
        return try entries.flatMap { entry -> [Clash] in
            guard let subject = try ExaminerSQL.subject(of: entry.id, in: db) else { throw Halt.notFound }
            let (declared, overridden) = try ExaminerSQL.declarations(about: entry.id, in: db)
            return people.filter { !overridden.contains($0.id) }.compactMap { person in
                let grounds = Conflicts.grounds(
                    of: belongings[person.id] ?? Conflicts.Belonging(), against: subject,
                    declared: declared[person.id])
                guard !grounds.isEmpty else { return nil }
                return Clash(
                    person: person.id, personName: person.name, entry: entry.id, unitName: entry.unitName,
                    grounds: grounds)
            }
        }
    }

    /// What the members of a team have declared about its entries, and what the office has decided.
    package static func standing(team: ID<Team>, in db: any Connection) throws -> [Standing] {
        try db.rows(
            """
            SELECT person.id, person.name, unit.name, entry.id, conflict.reason, conflict_override.reason
            FROM assignment
            JOIN entry ON entry.id = assignment.entry
            JOIN organisation AS unit ON unit.id = entry.unit
            JOIN team_member ON team_member.team = assignment.team AND team_member.left_at IS NULL
            JOIN person ON person.id = team_member.person
            LEFT JOIN conflict ON conflict.entry = entry.id AND conflict.person = person.id
            LEFT JOIN conflict_override ON conflict_override.entry = entry.id AND conflict_override.person = person.id
            WHERE assignment.team = \(team) AND (conflict.entry IS NOT NULL OR conflict_override.entry IS NOT NULL)
            ORDER BY unit.name COLLATE svenska, person.name COLLATE svenska, person.id
            """
        ) { row in
            Standing(
                person: try row[0], personName: try row[1], unitName: try row[2], entry: try row[3],
                declared: try row[4], override: try row[5])
        }
    }

    /// A declared conflict, or the office's decision about one, or both.
    package struct Standing: Sendable {
        package let person: ID<Person>
        package let personName: String
        package let unitName: String
        package let entry: ID<Entry>
        package let declared: String?
        /// The office's reason to let them judge all the same.
        package let override: String?
    }
}

extension Array<Clash> {
    /// Records the office's decision to let them judge all the same.
    package func override(reason: String, by: ID<Person>, at now: Instant, in db: any Connection) throws {
        for clash in self {
            try SeatSQL.override(clash.person, clash.entry, reason: reason, by: by, at: now, in: db)
        }
    }
}
