import Base
import Site
import Store

/// A line of the office's list of users.
struct UserLine: Sendable {
    let id: ID<Person>
    let name: String
    let email: String
    let roles: [Role.Kind]
    let isClosed: Bool
}

enum UserListSQL {
    /// One page of people by name, with their roles; two queries and a count however many there are.
    static func page(_ page: Int, search: String, in db: any Connection) throws -> (rows: [UserLine], total: Int) {
        let fits = fits(search)
        let people = try db.rows(
            """
            SELECT id, name, email, closed_at FROM person WHERE \(fits)
            ORDER BY name COLLATE svenska, id LIMIT 100 OFFSET \((page - 1) * 100)
            """
        ) { row in
            let closed: String? = try row[3]
            return UserLine(id: try row[0], name: try row[1], email: try row[2], roles: [], isClosed: closed != nil)
        }
        var roles: [ID<Person>: [Role.Kind]] = [:]
        _ = try db.rows(
            "SELECT person, kind FROM role WHERE ended_at IS NULL AND person IN \(people.map(\.id)) ORDER BY kind"
        ) { row in
            roles[try row[0], default: []].append(try row[1])
        }
        let total = try db.count("SELECT count(*) FROM person WHERE \(fits)")
        let rows = people.map {
            UserLine(id: $0.id, name: $0.name, email: $0.email, roles: roles[$0.id] ?? [], isClosed: $0.isClosed)
        }
        return (rows, total)
    }

    /// By name, address, telephone, or an organisation that the person has a role for.
    private static func fits(_ search: String) -> SQL {
        """
        (\(SQL.holds("email_folded", search)) OR \(SQL.holds("name_folded", search)) OR \(SQL.holds("phone", search)) OR id IN (
            SELECT role.person FROM role JOIN organisation ON organisation.id = role.organisation
            WHERE role.ended_at IS NULL AND \(SQL.holds("organisation.name_folded", search))))
        """
    }
}
