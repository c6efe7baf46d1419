package import Base
package import Site
package import Store

/// Who may be what, in the database.
package enum RoleSQL {
    /// The live roles of a person, with the name of what each is limited to.
    package static func of(_ person: ID<Person>, in db: any Connection) throws -> [Role] {
        try db.rows(
            """
            SELECT role.id, role.kind, role.organisation, role.edition, organisation.name
            FROM role LEFT JOIN organisation ON organisation.id = role.organisation
            WHERE role.person = \(person) AND role.ended_at IS NULL ORDER BY role.granted_at, role.id
            """, read)
    }

    private static func read(_ row: Row) throws -> Role {
        let (organisation, edition): (String?, String?) = (try row[2], try row[3])
        return Role(id: try row[0], kind: try row[1], scope: organisation ?? edition, scopeName: try row[4])
    }

    package static func isHeld(_ id: ID<Role>, by person: ID<Person>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM role WHERE id = \(id) AND person = \(person) AND ended_at IS NULL")
    }

    /// Whether the person holds any of the roles, or has held one that has ended.
    static func hasEverHeld(_ kinds: [Role.Kind], _ person: ID<Person>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM role WHERE person = \(person) AND kind IN \(kinds)")
    }

    /// Gives a role; the one already held, when it is the same for the same place.
    @discardableResult
    package static func grant(
        _ kind: Role.Kind, to person: ID<Person>, organisation: String? = nil, edition: String? = nil,
        by granter: ID<Person>?, at now: Instant, in db: any Connection
    ) throws -> ID<Role> {
        if let held: ID<Role> = try db.value(
            """
            SELECT id FROM role WHERE person = \(person) AND kind = \(kind) AND ended_at IS NULL
            AND organisation IS NOT DISTINCT FROM \(organisation) AND edition IS NOT DISTINCT FROM \(edition)
            """)
        {
            return held
        }
        let id = ID<Role>(at: now)
        try db.run(
            """
            INSERT INTO role (id, person, kind, organisation, edition, granted_at, granted_by)
            VALUES (\(id), \(person), \(kind), \(organisation), \(edition), \(now), \(granter))
            """)
        return id
    }

    /// The row stays, with when it ended; a role that has ended is left as it is.
    package static func end(_ id: ID<Role>, at now: Instant, in db: any Connection) throws {
        try db.run("UPDATE role SET ended_at = \(now) WHERE id = \(id) AND ended_at IS NULL")
    }

    /// The roles that ended at one instant: those that the closing of an account took.
    static func endedWith(_ closing: Instant, of person: ID<Person>, in db: any Connection) throws -> [Role] {
        try db.rows(
            """
            SELECT role.id, role.kind, role.organisation, role.edition, organisation.name
            FROM role LEFT JOIN organisation ON organisation.id = role.organisation
            WHERE role.person = \(person) AND role.ended_at = \(closing) ORDER BY role.granted_at, role.id
            """, read)
    }

    /// Whether the person is a member of the office now.
    package static func isOffice(_ person: ID<Person>, in db: any Connection) throws -> Bool {
        try PersonSQL.holding([.office], in: db).contains { $0.id == person }
    }

    /// Somebody must be left who can let people in. To be asked after a role has ended or an account is closed, in the
    /// same transaction: of those who end each other at once, the one that would leave nobody is undone.
    static func demandSomebodyInOffice(in db: any Connection) throws {
        guard try !PersonSQL.holding([.office], in: db).isEmpty else {
            throw Refusal("Kansliet skulle bli tomt. Ge någon annan rollen Kansli först.")
        }
    }
}
