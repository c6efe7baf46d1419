package import Base
import Editions
import Entries
import Organisations
package import Site
package import Store

extension ConflictSQL {
    /// Whether a person has nothing to do with a unit in the office (R82): by what stands between them and any of its entries,
    /// or, before it has one, by a role that they hold or where they work in the latest year.
    package static func isOut(_ person: ID<Person>, ofUnit unit: String, in db: any Connection) throws -> Bool {
        let entries = try db.column("SELECT id FROM entry WHERE unit = \(unit)", as: String.self)
        if try !out(of: person, among: entries, in: db).isEmpty { return true }
        let places: [ID<Organisation>] = try db.column(
            """
            SELECT organisation FROM role WHERE person = \(person) AND ended_at IS NULL AND organisation IS NOT NULL
            UNION SELECT home FROM examiner WHERE person = \(person) AND home IS NOT NULL
                AND edition = (SELECT edition FROM publication ORDER BY published_at DESC, edition DESC LIMIT 1)
            """)
        guard !places.isEmpty else { return false }
        let line = try ExaminerSQL.places(at: ID(stored: unit), in: db)
        return try places.contains { try !ExaminerSQL.places(at: $0, in: db).isDisjoint(with: line) }
    }
}
