package import Base
package import Editions
package import Entries
import Organisations
package import Site
package import Store

/// Teams in the database.
package enum TeamSQL {
    package static func find(_ id: ID<Team>, in db: any Connection) throws -> Team? {
        try teams("team.id = \(id)", in: db).first
    }

    /// All teams of an edition with their members, by number: two queries.
    package static func all(edition: ID<Edition>, in db: any Connection) throws -> [Team] {
        try teams("team.edition = \(edition)", in: db)
    }

    /// The team that an entry is assigned to.
    package static func find(of entry: ID<Entry>, in db: any Connection) throws -> Team? {
        try teams("team.id IN (SELECT team FROM assignment WHERE entry = \(entry))", in: db).first
    }

    /// The teams of all years that somebody is in now.
    static func teams(of person: ID<Person>, in db: any Connection) throws -> [Team] {
        try teams(
            "team.id IN (SELECT seat.team FROM team_member AS seat WHERE seat.person = \(person) AND seat.left_at IS NULL)", in: db)
    }

    private static func teams(_ which: SQL, in db: any Connection) throws -> [Team] {
        let members = try db.rows(
            """
            SELECT team_member.team, person.id, person.name, person.email, person.language, team_member.coordinator,
                team_member.joined_at, home.name
            FROM team_member
            JOIN team ON team.id = team_member.team
            JOIN person ON person.id = team_member.person
            LEFT JOIN examiner ON examiner.person = person.id AND examiner.edition = team.edition
            LEFT JOIN organisation AS home ON home.id = examiner.home
            WHERE team_member.left_at IS NULL AND \(which)
            ORDER BY team_member.coordinator DESC, person.name COLLATE svenska, person.id
            """
        ) { row in
            (
                team: try row[0] as ID<Team>,
                member: Team.Member(
                    person: try person(row, from: 1), isCoordinator: try row[5], joinedAt: try row[6],
                    homeName: try row[7])
            )
        }
        let byTeam = Dictionary(grouping: members, by: \.team)
        return try db.rows(
            "SELECT id, edition, number, confirmed_at FROM team WHERE \(which) ORDER BY number LIMIT 1000"
        ) { row in
            let id: ID<Team> = try row[0]
            return Team(
                id: id, edition: try row[1], number: try row[2], confirmedAt: try row[3],
                members: byTeam[id, default: []].map(\.member))
        }
    }

    /// A person from four columns: id, name, email, language.
    static func person(_ row: Row, from first: Int) throws -> Person {
        let language: String? = try row[first + 3]
        return Person(
            id: try row[first], name: try row[first + 1], email: try row[first + 2],
            language: language.flatMap(Language.init) ?? .swedish)
    }

    // MARK: Assignments

    /// What the teams of an edition have to judge; entries that were taken back are left out.
    package static func assignments(edition: ID<Edition>, in db: any Connection) throws -> [Assignment] {
        try assignments("team.edition = \(edition)", in: db)
    }

    /// The same of one team.
    package static func assignments(team: ID<Team>, in db: any Connection) throws -> [Assignment] {
        try assignments("team.id = \(team)", in: db)
    }

    /// Whether any team has been given the entry.
    package static func hasTeam(_ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM assignment WHERE entry = \(entry)")
    }

    private static func assignments(_ which: SQL, in db: any Connection) throws -> [Assignment] {
        try db.rows(
            """
            SELECT entry.id, entry.unit, unit.name, entry.edition, \(AwardYear.column), team.id, team.number
            FROM assignment
            JOIN team ON team.id = assignment.team
            JOIN entry ON entry.id = assignment.entry
            JOIN edition ON edition.id = entry.edition
            JOIN organisation AS unit ON unit.id = entry.unit
            LEFT JOIN withdrawal ON withdrawal.entry = entry.id
            WHERE withdrawal.entry IS NULL AND \(which)
            ORDER BY unit.name COLLATE svenska, entry.id LIMIT 5000
            """
        ) { row in
            Assignment(
                entry: try row[0], unit: try row[1], unitName: try row[2], edition: try row[3], year: try row[4],
                team: try row[5], teamNumber: try row[6])
        }
    }

    /// Entries that are handed in, not taken back, and that no team has, by the unit's name, with whether their form is
    /// approved so that a team may have them (R53).
    package static func unassigned(edition: ID<Edition>, in db: any Connection) throws
        -> [(entry: ID<Entry>, unitName: String, isApproved: Bool)]
    {
        try db.rows(
            """
            SELECT entry.id, unit.name, \(FormalSQL.columns) FROM entry
            JOIN submission ON submission.entry = entry.id
            JOIN organisation AS unit ON unit.id = entry.unit
            LEFT JOIN withdrawal ON withdrawal.entry = entry.id
            LEFT JOIN assignment ON assignment.entry = entry.id
            WHERE entry.edition = \(edition) AND withdrawal.entry IS NULL AND assignment.entry IS NULL
            ORDER BY unit.name COLLATE svenska, entry.id LIMIT 5000
            """
        ) { (entry: try $0[0], unitName: try $0[1], isApproved: try FormalSQL.approval($0, from: 2).isApproved) }
    }

    /// Gives the entry to the team, also from another.
    package static func assign(
        _ entry: ID<Entry>, to team: ID<Team>, by: ID<Person>?, at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO assignment (entry, team, at, by) VALUES (\(entry), \(team), \(now), \(by))
            ON CONFLICT (entry) DO UPDATE SET team = excluded.team, at = excluded.at, by = excluded.by
            """)
    }

    /// Takes the entry from the team; `unassignment` tells when and why.
    package static func unassign(
        _ entry: ID<Entry>, from team: ID<Team>, reason: String, by: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try db.run("DELETE FROM assignment WHERE entry = \(entry) AND team = \(team)")
        try db.run(
            """
            INSERT INTO unassignment (entry, team, reason, at, by) VALUES (\(entry), \(team), \(reason), \(now), \(by))
            """)
    }

    // MARK: Making and manning

    /// A new team with the next number of its edition.
    package static func create(edition: ID<Edition>, at now: Instant, in db: any Connection) throws -> ID<Team> {
        let number = try db.count("SELECT coalesce(max(number), 0) FROM team WHERE edition = \(edition)") + 1
        let id = ID<Team>(at: now)
        try db.run("INSERT INTO team (id, edition, number) VALUES (\(id), \(edition), \(number))")
        return id
    }

    /// Whether nobody and no entry is or has been in the team.
    static func isUnused(_ team: ID<Team>, in db: any Connection) throws -> Bool {
        try !db.exists(
            """
            SELECT 1 FROM team_member WHERE team = \(team) UNION ALL SELECT 1 FROM assignment WHERE team = \(team)
            UNION ALL SELECT 1 FROM unassignment WHERE team = \(team)
            """)
    }

    /// Takes away a team that nothing rests on.
    static func remove(_ team: ID<Team>, in db: any Connection) throws {
        try db.run("DELETE FROM team WHERE id = \(team)")
    }

    package static func add(
        _ person: ID<Person>, to team: ID<Team>, asCoordinator: Bool, by: ID<Person>?, at now: Instant,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO team_member (team, person, coordinator, joined_at, joined_by)
            VALUES (\(team), \(person), \(asCoordinator), \(now), \(by))
            """)
    }

    /// Ends a membership; the row stays, with when and why.
    package static func remove(
        _ person: ID<Person>, from team: ID<Team>, reason: String, at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            UPDATE team_member SET left_at = \(now), left_reason = \(reason)
            WHERE team = \(team) AND person = \(person) AND left_at IS NULL
            """)
    }

    /// Makes one member coordinator and the others not.
    package static func setCoordinator(_ person: ID<Person>, of team: ID<Team>, in db: any Connection) throws {
        try db.run(
            """
            UPDATE team_member SET coordinator = CASE WHEN person = \(person) THEN 1 ELSE 0 END
            WHERE team = \(team) AND left_at IS NULL
            """)
    }

    /// The first confirmation stands.
    package static func confirm(_ team: ID<Team>, by: ID<Person>?, at now: Instant, in db: any Connection) throws {
        try db.run(
            "UPDATE team SET confirmed_at = \(now), confirmed_by = \(by) WHERE id = \(team) AND confirmed_at IS NULL")
    }

    /// Who and which entries have left the team, the latest first.
    package static func leavers(of team: ID<Team>, in db: any Connection) throws
        -> [(name: String, at: Instant, reason: String)]
    {
        try db.rows(
            """
            SELECT person.name AS name, team_member.left_at AS at, coalesce(team_member.left_reason, '') FROM team_member
            JOIN person ON person.id = team_member.person
            WHERE team_member.team = \(team) AND team_member.left_at IS NOT NULL
            UNION ALL
            SELECT unit.name, unassignment.at, unassignment.reason FROM unassignment
            JOIN entry ON entry.id = unassignment.entry
            JOIN organisation AS unit ON unit.id = entry.unit
            WHERE unassignment.team = \(team)
            ORDER BY at DESC, name LIMIT 50
            """
        ) { (name: try $0[0], at: try $0[1], reason: try $0[2]) }
    }
}
