import Base
import Site
import Store

/// Who writes what.
enum AssignmentSQL {
    /// The people who may write for a unit, by name.
    static func writers(of unit: String, in db: any Connection) throws -> [(id: ID<Person>, name: String)] {
        try db.rows(
            """
            SELECT DISTINCT person.id, person.name, person.name COLLATE svenska FROM person JOIN role ON role.person = person.id
            WHERE role.organisation = \(unit) AND role.kind IN ('unithead', 'contact', 'coauthor')
                AND role.ended_at IS NULL AND person.closed_at IS NULL
            ORDER BY person.name COLLATE svenska, person.id LIMIT 200
            """
        ) { (id: try $0[0], name: try $0[1]) }
    }

    /// Those who have been given an item and still write for the unit.
    static func writers(of entry: ID<Entry>, _ item: String, in db: any Connection) throws -> [ID<Person>] {
        try db.column(
            """
            SELECT answer_assignment.person FROM answer_assignment \(stillWriting)
            WHERE answer_assignment.entry = \(entry) AND answer_assignment.item = \(item)
            """)
    }

    /// Who has lost the role, or whose account is closed, holds no part: it is anybody's again.
    private static let stillWriting: SQL = """
        JOIN entry ON entry.id = answer_assignment.entry
        JOIN person ON person.id = answer_assignment.person AND person.closed_at IS NULL
        AND EXISTS (SELECT 1 FROM role WHERE role.person = person.id AND role.organisation = entry.unit
            AND role.kind IN ('unithead', 'contact', 'coauthor') AND role.ended_at IS NULL)
        """

    /// Person by item.
    static func all(_ entry: ID<Entry>, in db: any Connection) throws -> [String: [(id: ID<Person>, name: String)]] {
        let rows = try db.rows(
            """
            SELECT item, person.id, person.name FROM answer_assignment \(stillWriting)
            WHERE answer_assignment.entry = \(entry) ORDER BY item, person.name COLLATE svenska, person.id
            """
        ) { (item: try $0[0] as String, id: try $0[1] as ID<Person>, name: try $0[2] as String) }
        return Dictionary(grouping: rows, by: \.item).mapValues { $0.map { (id: $0.id, name: $0.name) } }
    }

    /// Takes a person's parts back: anybody may write them then.
    static func remove(_ person: ID<Person>, _ entry: ID<Entry>, in db: any Connection) throws {
        try db.run("DELETE FROM answer_assignment WHERE entry = \(entry) AND person = \(person)")
    }

    /// Replaces every assignment of the entry.
    static func replace(_ all: [(item: String, person: ID<Person>)], _ entry: ID<Entry>, in db: any Connection) throws {
        try db.run("DELETE FROM answer_assignment WHERE entry = \(entry)")
        for (item, person) in all {
            try db.run("INSERT INTO answer_assignment (entry, item, person) VALUES (\(entry), \(item), \(person))")
        }
    }
}
