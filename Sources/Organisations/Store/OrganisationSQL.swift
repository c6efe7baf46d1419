package import Base
package import Store

/// Organisations in the database.
package enum OrganisationSQL {
    static let columns: SQL =
        "id, key, kind, name, parent, class, regime, registry_email, valid_from, valid_to, committee"

    static func read(_ row: Row) throws -> Organisation {
        Organisation(
            id: try row[0], key: try row[1], kind: try row[2], name: try row[3], parent: try row[4],
            classKey: try row[5], regime: try row[6], registryEmail: try row[7], validFrom: try row[8],
            validTo: try row[9], committee: try row[10])
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
        try db.rows(
            """
            SELECT \(columns) FROM organisation
            WHERE \(SQL.holds("name_folded", text)) AND kind IN \(kinds) AND (valid_to IS NULL OR valid_to >= \(today))
            ORDER BY CASE WHEN name_folded = \(SearchText.folded(text)) THEN 0 ELSE 1 END, name COLLATE svenska, id LIMIT \(limit)
            """, read)
    }

    /// One page of all organisations, those that have ended too, by name; `search` is matched anywhere in the name.
    package static func page(_ page: Int, search: String, in db: any Connection) throws
        -> (rows: [Organisation], total: Int)
    {
        let fits = SQL.holds("name_folded", search)
        let rows = try db.rows(
            """
            SELECT \(columns) FROM organisation WHERE \(fits)
            ORDER BY name COLLATE svenska, id LIMIT 100 OFFSET \((page - 1) * 100)
            """, read)
        return (rows, try db.count("SELECT count(*) FROM organisation WHERE \(fits)"))
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

    /// Adds an organisation, or writes over the one with the same key, whose id stands. `settleCommittees` is to follow
    /// when what lies below it may have got another committee.
    package static func save(_ organisation: Organisation, in db: any Connection) throws {
        try db.run(
            """
            INSERT INTO organisation (id, key, kind, name, name_folded, parent, class, regime, registry_email,
                valid_from, valid_to, committee)
            VALUES (\(organisation.id), \(organisation.key), \(organisation.kind), \(organisation.name),
                \(SearchText.folded(organisation.name)), \(organisation.parent), \(organisation.classKey),
                \(organisation.regime), \(organisation.registryEmail), \(organisation.validFrom),
                \(organisation.validTo), \(try committee(above: organisation, in: db)))
            ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, name = excluded.name,
                name_folded = excluded.name_folded, parent = excluded.parent, class = excluded.class,
                regime = excluded.regime, registry_email = excluded.registry_email,
                valid_from = excluded.valid_from, valid_to = excluded.valid_to, committee = excluded.committee
            """)
    }

    /// The committee or company nearest above, found step by step.
    private static func committee(above organisation: Organisation, in db: any Connection) throws -> ID<Organisation>? {
        guard organisation.kind.isUnit else { return nil }
        var (next, seen): (ID<Organisation>?, Set<ID<Organisation>>) = (organisation.parent, [])
        while let id = next, seen.insert(id).inserted, let place = try find(id, in: db) {
            if !place.kind.isUnit { return id }
            next = place.parent
        }
        return nil
    }

    /// Brings every organisation's committee in step with what now stands above it: after a file has moved some.
    static func settleCommittees(in db: any Connection) throws {
        let all = try db.rows("SELECT \(columns) FROM organisation", read)
        let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
        for organisation in all where organisation.kind.isUnit {
            var (next, steps) = (organisation.parent, 0)
            while let id = next, let place = byID[id], place.kind.isUnit, steps < all.count { (next, steps) = (place.parent, steps + 1) }
            let found = next.flatMap { byID[$0] }.flatMap { $0.kind.isUnit ? nil : $0.id }
            if found != organisation.committee {
                try db.run("UPDATE organisation SET committee = \(found) WHERE id = \(organisation.id)")
            }
        }
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
