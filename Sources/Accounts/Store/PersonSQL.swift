package import Base
package import Site
package import Store
import Foundation

/// People in the database.
package enum PersonSQL {
    static let columns: SQL = "person.id, person.name, person.email, person.language"

    static func read(_ row: Row) throws -> Person {
        let language: String = try row[3]
        return Person(
            id: try row[0], name: try row[1], email: try row[2], language: Language(rawValue: language) ?? .swedish)
    }

    /// A person whose account is open; nil for a closed one.
    package static func find(_ id: ID<Person>, in db: any Connection) throws -> Person? {
        try db.first("SELECT \(columns) FROM person WHERE id = \(id) AND closed_at IS NULL", read)
    }

    /// The same by address, whatever its case.
    package static func find(email: String, in db: any Connection) throws -> Person? {
        try db.first(
            "SELECT \(columns) FROM person WHERE email_folded = \(folded(email)) AND closed_at IS NULL", read)
    }

    /// Whether an account has the address, open or closed: an address is never used twice.
    package static func isTaken(_ email: String, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM person WHERE email_folded = \(folded(email))")
    }

    /// All that the office sees of a person, open account or closed.
    static func file(_ id: ID<Person>, in db: any Connection) throws -> PersonFile? {
        try db.first("SELECT \(columns), phone, closed_at FROM person WHERE id = \(id)") { row in
            let phone: String? = try row[4]
            return PersonFile(person: try read(row), phone: phone ?? "", closedAt: try row[5])
        }
    }

    /// Whether another account than the person's own has the address.
    static func isTaken(_ email: String, but id: ID<Person>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM person WHERE email_folded = \(folded(email)) AND id <> \(id)")
    }

    static func change(_ id: ID<Person>, name: String, phone: String, in db: any Connection) throws {
        let kept: String? = phone.isEmpty ? nil : phone
        try db.run(
            "UPDATE person SET name = \(name), name_folded = \(SearchText.folded(name)), phone = \(kept) WHERE id = \(id)")
    }

    /// A new address. Links that were sent to the old one open nothing any longer.
    static func change(_ id: ID<Person>, email: String, at now: Instant, in db: any Connection) throws {
        try db.run("UPDATE person SET email = \(email), email_folded = \(folded(email)) WHERE id = \(id)")
        try SignInSQL.endLinks(of: id, at: now, in: db)
    }

    /// Those who hold any of some roles for an organisation or an edition, by name.
    package static func holding(
        _ kinds: [Role.Kind], organisation: String? = nil, edition: String? = nil, in db: any Connection
    ) throws -> [Person] {
        try db.rows(
            """
            SELECT DISTINCT \(columns), person.name COLLATE svenska FROM person JOIN role ON role.person = person.id
            WHERE role.kind IN \(kinds) AND role.ended_at IS NULL AND person.closed_at IS NULL
            AND (\(organisation == nil) = 1 OR role.organisation = \(organisation))
            AND (\(edition == nil) = 1 OR role.edition = \(edition))
            ORDER BY person.name COLLATE svenska, person.id
            """, read)
    }

    /// Those who hold a role for any of some organisations, by organisation and by name.
    package static func holding(
        _ kind: Role.Kind, organisations: [String], in db: any Connection
    ) throws -> [String: [Person]] {
        let rows = try db.rows(
            """
            SELECT DISTINCT \(columns), role.organisation, person.name COLLATE svenska FROM person JOIN role ON role.person = person.id
            WHERE role.kind = \(kind) AND role.ended_at IS NULL AND person.closed_at IS NULL AND role.organisation IN \(organisations)
            ORDER BY person.name COLLATE svenska, person.id
            """
        ) { (organisation: try $0[4] as String, person: try read($0)) }
        return Dictionary(grouping: rows, by: \.organisation).mapValues { $0.map(\.person) }
    }

    /// Nil for somebody who signs in by link alone.
    static func password(of id: ID<Person>, in db: any Connection) throws -> Password? {
        let stored: String?? = try db.value("SELECT password FROM person WHERE id = \(id)")
        return (stored ?? nil).map(Password.init(stored:))
    }

    package static func add(
        _ person: Person, phone: String? = nil, password: Password? = nil, at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO person (id, name, name_folded, email, email_folded, phone, language, password, created_at)
            VALUES (\(person.id), \(person.name), \(SearchText.folded(person.name)), \(person.email), \(folded(person.email)), \(phone),
                \(person.language.rawValue), \(password?.stored), \(now))
            """)
    }

    package static func set(_ password: Password, of id: ID<Person>, in db: any Connection) throws {
        try db.run("UPDATE person SET password = \(password.stored) WHERE id = \(id)")
    }

    /// A new password. What opened the account before opens nothing: links, other sessions, and what devices were known by.
    static func change(
        _ password: Password, of id: ID<Person>, keeping session: Session?, _ device: Token?, at now: Instant, in db: any Connection
    ) throws {
        try set(password, of: id, in: db)
        try Session.endAll(of: id, but: session, in: db)
        try SignInSQL.endLinks(of: id, at: now, in: db)
        try DeviceSQL.forget(of: id, but: device, in: db)
    }

    static func choose(_ language: Language, of id: ID<Person>, in db: any Connection) throws {
        try db.run("UPDATE person SET language = \(language.rawValue) WHERE id = \(id)")
    }

    /// Opens a closed account. Its roles of then are given anew by who opens it; see `RoleSQL.endedWith`.
    static func reopen(_ id: ID<Person>, in db: any Connection) throws {
        try db.run("UPDATE person SET closed_at = NULL WHERE id = \(id)")
    }

    /// Closes the account: its roles and sessions end at once, the person stays named in what they did.
    package static func close(_ id: ID<Person>, at now: Instant, in db: any Connection) throws {
        try db.run("UPDATE person SET closed_at = \(now) WHERE id = \(id) AND closed_at IS NULL")
        try db.run("UPDATE role SET ended_at = \(now) WHERE person = \(id) AND ended_at IS NULL")
        try Session.endAll(of: id, in: db)
    }

    /// Addresses are compared without case.
    static func folded(_ email: String) -> String {
        email.trimmingCharacters(in: .whitespacesAndNewlines).lowercased().precomposedStringWithCanonicalMapping
    }
}
