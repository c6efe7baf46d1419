import Base
import Editions
import Entries
import Site
import Store

/// A case that a person judges or decides, with the year it belongs to.
struct CaseTask: Sendable {
    let entry: ID<Entry>
    let unitName: String
    let edition: ID<Edition>
    /// The number of the team that they judge it in; nil for the jury.
    let team: Int?
}

/// What people judge and decide, and which of their conflicts the office has been told of.
enum NoticeSQL {
    static func name(_ person: ID<Person>, in db: any Connection) throws -> String? {
        try db.value("SELECT name FROM person WHERE id = \(person)")
    }

    static func unitName(_ unit: String, in db: any Connection) throws -> String? {
        try db.value("SELECT name FROM organisation WHERE id = \(unit)")
    }

    /// A unit's entry of a year; nil when it has none.
    static func entry(of unit: String, _ edition: ID<Edition>, in db: any Connection) throws -> ID<Entry>? {
        try db.value("SELECT id FROM entry WHERE unit = \(unit) AND edition = \(edition)")
    }

    /// Those who sit in a team or a jury now.
    static func everybody(in db: any Connection) throws -> [ID<Person>] {
        try db.column(
            """
            SELECT person FROM team_member WHERE left_at IS NULL
            UNION SELECT person FROM role WHERE kind = \(Role.Kind.juror) AND ended_at IS NULL
            """)
    }

    /// The entries that take part, of the person's teams and of the years whose jury they sit in.
    static func tasks(of person: ID<Person>, in db: any Connection) throws -> [CaseTask] {
        try db.rows(
            """
            SELECT entry.id, unit.name, entry.edition, seat.number FROM entry
            JOIN organisation AS unit ON unit.id = entry.unit
            LEFT JOIN (SELECT assignment.entry AS entry, team.number AS number FROM assignment
                JOIN team ON team.id = assignment.team
                JOIN team_member ON team_member.team = team.id AND team_member.left_at IS NULL
                WHERE team_member.person = \(person)) AS seat ON seat.entry = entry.id
            WHERE NOT EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.entry = entry.id)
                AND (seat.number IS NOT NULL OR EXISTS (SELECT 1 FROM role WHERE role.person = \(person)
                    AND role.kind = \(Role.Kind.juror) AND role.edition = entry.edition AND role.ended_at IS NULL))
            ORDER BY entry.edition, unit.name COLLATE svenska, entry.id LIMIT 5000
            """
        ) { CaseTask(entry: try $0[0], unitName: try $0[1], edition: try $0[2], team: try $0[3]) }
    }

    /// Notes the conflicts that stand, forgets those that do not, and gives those that are new and those that are gone.
    static func note(
        _ entries: Set<ID<Entry>>, of person: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> (new: Set<ID<Entry>>, gone: Set<ID<Entry>>) {
        let known = Set(try db.column("SELECT entry FROM conflict_notice WHERE person = \(person)", as: ID<Entry>.self))
        let (new, gone) = (entries.subtracting(known), known.subtracting(entries))
        for entry in gone { try db.run("DELETE FROM conflict_notice WHERE person = \(person) AND entry = \(entry)") }
        for entry in new { try db.run("INSERT INTO conflict_notice (person, entry, at) VALUES (\(person), \(entry), \(now))") }
        return (new, gone)
    }
}
