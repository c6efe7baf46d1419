package import Base
package import Store

/// Organisations in the database.
package enum OrganisationSQL {
    static let columns: SQL =
        "id, key, kind, name, parent, class, regime, registry_email, valid_from, valid_to"

    static func read(_ row: Row) throws -> Organisation {
        Organisation(
            id: try row[0], key: try row[1], kind: try row[2], name: try row[3], parent: try row[4],
            classKey: try row[5], regime: try row[6], registryEmail: try row[7], validFrom: try row[8],
            validTo: try row[9])
    }

    package static func find(_ id: ID<Organisation>, in db: any Connection) throws -> Organisation? {
        try db.first("SELECT \(columns) FROM organisation WHERE id = \(id)", read)
    }

    package static func find(key: String, in db: any Connection) throws -> Organisation? {
        try db.first("SELECT \(columns) FROM organisation WHERE key = \(key)", read)
    }

    /// Those of the given ids that exist, by id.
    package static func find(_ ids: [ID<Organisation>], in db: any Connection) throws
        -> [ID<Organisation>: Organisation]
    {
        let found = try db.rows("SELECT \(columns) FROM organisation WHERE id IN \(ids)", read)
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    /// All of some kinds, by name; those that have ended by `today` are left out.
    package static func all(_ kinds: [Organisation.Kind], on today: Day, in db: any Connection) throws -> [Organisation] {
        try db.rows(
            """
            SELECT \(columns) FROM organisation WHERE kind IN \(kinds) AND (valid_to IS NULL OR valid_to >= \(today))
            ORDER BY name COLLATE svenska, id LIMIT 5000
            """, read)
    }

    /// Those whose name has a text in it, the same name first; those that have ended by `today` are left out.
    package static func named(
        _ text: String, _ kinds: [Organisation.Kind] = Organisation.Kind.allCases, on today: Day, limit: Int,
        in db: any Connection
    ) throws -> [Organisation] {
        let folded = text.lowercased().filter { $0 != "%" && $0 != "_" }
        return try db.rows(
            """
            SELECT \(columns) FROM organisation
            WHERE name_folded LIKE \("%\(folded)%") AND kind IN \(kinds) AND (valid_to IS NULL OR valid_to >= \(today))
            ORDER BY CASE WHEN name_folded = \(folded) THEN 0 ELSE 1 END, name COLLATE svenska, id LIMIT \(limit)
            """, read)
    }

    /// One page of all organisations, those that have ended too, by name; `search` is matched anywhere in the name.
    package static func page(_ page: Int, search: String, in db: any Connection) throws
        -> (rows: [Organisation], total: Int)
    {
        let like = "%\(search.lowercased().filter { $0 != "%" && $0 != "_" })%"
        let rows = try db.rows(
            """
            SELECT \(columns) FROM organisation WHERE name_folded LIKE \(like)
            ORDER BY name COLLATE svenska, id LIMIT 100 OFFSET \((page - 1) * 100)
            """, read)
        return (rows, try db.count("SELECT count(*) FROM organisation WHERE name_folded LIKE \(like)"))
    }

    /// The organisation with every one that it has grown out of, through all renames and mergers (R25).
    package static func withPredecessors(_ id: ID<Organisation>, in db: any Connection) throws
        -> [ID<Organisation>]
    {
        try db.column(
            """
            WITH RECURSIVE line (id) AS (
                SELECT CAST(\(id) AS TEXT)
                UNION
                SELECT succession.predecessor FROM succession JOIN line ON succession.successor = line.id
            ) SELECT id FROM line
            """)
    }

    /// Links to what it came from and what it became, with the day.
    package static func links(of id: ID<Organisation>, in db: any Connection) throws
        -> (predecessors: [(name: String, day: Day)], successors: [(name: String, day: Day)])
    {
        let before = try db.rows(
            """
            SELECT name, day FROM succession JOIN organisation ON id = predecessor
            WHERE successor = \(id) ORDER BY day, name COLLATE svenska
            """
        ) { (name: try $0[0] as String, day: try $0[1] as Day) }
        let after = try db.rows(
            """
            SELECT name, day FROM succession JOIN organisation ON id = successor
            WHERE predecessor = \(id) ORDER BY day, name COLLATE svenska
            """
        ) { (name: try $0[0] as String, day: try $0[1] as Day) }
        return (before, after)
    }

    /// Every organisation, those that have ended too, by key.
    static func byKey(in db: any Connection) throws -> [String: Organisation] {
        let all = try db.rows("SELECT \(columns) FROM organisation", read)
        return Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
    }

    /// Adds an organisation, or writes over the one with the same key, whose id stands.
    package static func save(_ organisation: Organisation, in db: any Connection) throws {
        try db.run(
            """
            INSERT INTO organisation (id, key, kind, name, name_folded, parent, class, regime, registry_email,
                valid_from, valid_to)
            VALUES (\(organisation.id), \(organisation.key), \(organisation.kind), \(organisation.name),
                \(organisation.name.lowercased()), \(organisation.parent), \(organisation.classKey),
                \(organisation.regime), \(organisation.registryEmail), \(organisation.validFrom),
                \(organisation.validTo))
            ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, name = excluded.name,
                name_folded = excluded.name_folded, parent = excluded.parent, class = excluded.class,
                regime = excluded.regime, registry_email = excluded.registry_email,
                valid_from = excluded.valid_from, valid_to = excluded.valid_to
            """)
    }

    /// Notes that one organisation became another, or became part of it, on a day.
    package static func succeed(
        _ predecessor: ID<Organisation>, by successor: ID<Organisation>, on day: Day, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO succession (predecessor, successor, day) VALUES (\(predecessor), \(successor), \(day))
            ON CONFLICT (predecessor, successor) DO UPDATE SET day = excluded.day
            """)
    }
}
