package import Base
package import Editions
package import Entries
package import Site
package import Store

/// Who sits at which entry, and what they have said about conflicts.
package enum SeatSQL {
    /// The person's place at an entry that is handed in and not taken back; nil when they are not in its team now.
    package static func find(
        _ person: ID<Person>, at entry: ID<Entry>, in db: any Connection
    ) throws -> Seat? {
        try asked(
            try db.rows(
                select + "WHERE team_member.person = \(person) AND assignment.entry = \(entry) AND " + stands + " LIMIT 1", read),
            in: db
        ).first
    }

    /// Everything that a person is to judge in an edition, by the unit's name.
    package static func all(
        of person: ID<Person>, edition: ID<Edition>, in db: any Connection
    ) throws -> [Seat] {
        try asked(
            try db.rows(
                select + "WHERE team_member.person = \(person) AND team.edition = \(edition) AND " + stands + """
                     ORDER BY unit.name COLLATE svenska, entry.id LIMIT 500
                    """, read), in: db)
    }

    /// Those who are to judge an entry: the team's members now, the coordinator first, with what they have said.
    package static func all(at entry: ID<Entry>, in db: any Connection) throws -> [Seat] {
        try asked(
            try db.rows(
                select + "WHERE assignment.entry = \(entry) AND " + stands + """
                     ORDER BY team_member.coordinator DESC, person.name COLLATE svenska, person.id
                    """, read), in: db)
    }

    /// The same with what else stands in the way than their own word: a role or a home may have come after it (R82).
    private static func asked(_ seats: [Seat], in db: any Connection) throws -> [Seat] {
        guard let edition = seats.first?.assignment.edition else { return [] }
        let book = try ConflictSQL.book(
            Array(Set(seats.map(\.person))), edition: edition, entries: Array(Set(seats.map(\.assignment.entry))), in: db)
        return seats.map { $0.barred(by: book.bars($0.person, $0.assignment.entry)) }
    }

    /// A team that is only planned judges nothing: trying out who fits spreads no entry (R80).
    private static let stands: SQL = """
        team_member.left_at IS NULL AND withdrawal.entry IS NULL AND team.confirmed_at IS NOT NULL
        """

    private static let select: SQL = """
        SELECT entry.id, entry.unit, unit.name, entry.edition, \(AwardYear.column), team.id, team.number,
            team_member.person, team_member.coordinator, impartiality.at, conflict.reason, conflict_override.at,
            person.name
        FROM team_member
        JOIN person ON person.id = team_member.person
        JOIN team ON team.id = team_member.team
        JOIN assignment ON assignment.team = team.id
        JOIN entry ON entry.id = assignment.entry
        JOIN edition ON edition.id = entry.edition
        JOIN organisation AS unit ON unit.id = entry.unit
        JOIN submission ON submission.entry = entry.id
        LEFT JOIN withdrawal ON withdrawal.entry = entry.id
        LEFT JOIN impartiality ON impartiality.entry = entry.id AND impartiality.person = team_member.person
        LEFT JOIN conflict ON conflict.entry = entry.id AND conflict.person = team_member.person
        LEFT JOIN conflict_override ON conflict_override.entry = entry.id
            AND conflict_override.person = team_member.person

        """

    private static func read(_ row: Row) throws -> Seat {
        let (promised, reason, overridden): (String?, String?, String?) = (try row[9], try row[10], try row[11])
        return Seat(
            assignment: Assignment(
                entry: try row[0], unit: try row[1], unitName: try row[2], edition: try row[3], year: try row[4],
                team: try row[5], teamNumber: try row[6]),
            person: try row[7], name: try row[12], isCoordinator: try row[8],
            word: reason.map { .conflict($0, isOverridden: overridden != nil) }
                ?? (promised == nil ? .notGiven : .impartial))
    }

    // MARK: The examiner's word

    /// Nothing is in the way.
    package static func promise(_ person: ID<Person>, _ entry: ID<Entry>, at now: Instant, in db: any Connection) throws {
        try db.run(
            """
            INSERT INTO impartiality (person, entry, at) VALUES (\(person), \(entry), \(now))
            ON CONFLICT (person, entry) DO NOTHING
            """)
    }

    /// A conflict, in the examiner's own words; a promise given before no longer stands.
    package static func declare(
        _ person: ID<Person>, _ entry: ID<Entry>, reason: String, at now: Instant, in db: any Connection
    ) throws {
        try db.run("DELETE FROM impartiality WHERE person = \(person) AND entry = \(entry)")
        try db.run("DELETE FROM conflict_override WHERE person = \(person) AND entry = \(entry)")
        try db.run(
            """
            INSERT INTO conflict (person, entry, reason, at) VALUES (\(person), \(entry), \(reason), \(now))
            ON CONFLICT (person, entry) DO UPDATE SET reason = excluded.reason, at = excluded.at, decided_by = NULL
            """)
    }

    /// The office's decision that somebody has a conflict, when it upholds an objection.
    static func decide(
        _ person: ID<Person>, _ entry: ID<Entry>, reason: String, by: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try declare(person, entry, reason: reason, at: now, in: db)
        try db.run("UPDATE conflict SET decided_by = \(by) WHERE person = \(person) AND entry = \(entry)")
    }

    /// Takes back what was declared or decided, by the office; false when there was nothing. An examiner gives their word anew.
    package static func lift(_ person: ID<Person>, _ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try db.run("DELETE FROM conflict WHERE person = \(person) AND entry = \(entry)") == 1
    }

    /// The office's decision that a person may judge all the same.
    package static func override(
        _ person: ID<Person>, _ entry: ID<Entry>, reason: String, by: ID<Person>?, at now: Instant,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO conflict_override (person, entry, reason, at, by)
            VALUES (\(person), \(entry), \(reason), \(now), \(by))
            ON CONFLICT (person, entry) DO UPDATE SET reason = excluded.reason, at = excluded.at, by = excluded.by
            """)
    }
}
