import Base
package import Editions
import Site
package import Store
import Texts

/// How far the parts have come and who only comments, in the database.
enum PartSQL {
    /// What the writers have set, by item.
    static func statuses(_ entry: ID<Entry>, in db: any Connection) throws -> [String: PartStatus] {
        let rows = try db.rows("SELECT item, status FROM answer_status WHERE entry = \(entry)") {
            (item: try $0[0] as String, status: try $0[1] as PartStatus)
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0.status) })
    }

    /// Sets a status; to set a draft takes the mark away.
    static func set(
        _ status: PartStatus, _ entry: ID<Entry>, _ item: String, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        guard status == .review || status == .done else {
            try db.run("DELETE FROM answer_status WHERE entry = \(entry) AND item = \(item)")
            return
        }
        try db.run(
            """
            INSERT INTO answer_status (entry, item, status, at, by) VALUES (\(entry), \(item), \(status), \(now), \(person))
            ON CONFLICT (entry, item) DO UPDATE SET status = excluded.status, at = excluded.at, by = excluded.by
            """)
    }

    /// Whether the person reads and comments only.
    static func onlyComments(_ person: ID<Person>, _ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM reviewer WHERE entry = \(entry) AND person = \(person)")
    }

    static func reviewers(_ entry: ID<Entry>, in db: any Connection) throws -> Set<ID<Person>> {
        Set(try db.column("SELECT person FROM reviewer WHERE entry = \(entry)"))
    }

    /// Makes a co-author one who only comments, or one who writes again. A reviewer holds no part.
    static func setReviewer(_ isReviewer: Bool, _ person: ID<Person>, _ entry: ID<Entry>, in db: any Connection) throws {
        try db.run("DELETE FROM reviewer WHERE entry = \(entry) AND person = \(person)")
        guard isReviewer else { return }
        try AssignmentSQL.remove(person, entry, in: db)
        try db.run("INSERT INTO reviewer (entry, person) VALUES (\(entry), \(person))")
    }
}

extension PartStatus: Bindable, Column {}

extension FormPart {
    /// The characters of an entry that count towards its limit, for lists: what `counts` says of each part, as SQL (R56).
    /// - Parameter entry: the column that holds the entry's id.
    package static func countedCharacters(of entry: SQL) -> SQL {
        TextColumns.characters(.entry, of: entry, except: presentationID)
    }
}
