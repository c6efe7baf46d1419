package import Base
package import HTML
package import RichText
package import Site
package import Store

/// One text as it stands, without its words.
package struct StandingText: Sendable {
    package let item: String
    package let revision: Int
    package let characters: Int
    package let savedAt: Instant
    package let savedBy: String
}

/// Texts in the database: the one that stands in each place, and every revision that led there.
package enum TextSQL {
    /// What every part holds, without the texts: one query.
    package static func all(of owner: TextOwner, in db: any Connection) throws -> [String: StandingText] {
        let rows = try db.rows(
            """
            SELECT item, revision, characters, saved_at, person.name
            FROM standing_text JOIN person ON person.id = saved_by WHERE \(owner.rows)
            """, standing)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0) })
    }

    /// Characters by part.
    package static func characters(of owner: TextOwner, in db: any Connection) throws -> [String: Int] {
        let rows = try db.rows("SELECT item, characters FROM standing_text WHERE \(owner.rows)") {
            (item: try $0[0] as String, characters: try $0[1] as Int)
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0.characters) })
    }

    /// Characters by part for many owners: one query.
    /// - Parameter owners: a query for their ids.
    package static func characters<Thing>(
        _ kind: TextOwner.Kind, of owners: SQL, in db: any Connection
    ) throws -> [ID<Thing>: [String: Int]] {
        let rows = try db.rows(
            "SELECT owner, item, characters FROM standing_text WHERE owner_kind = \(kind.name) AND owner IN (\(owners))"
        ) { (owner: try $0[0] as ID<Thing>, item: try $0[1] as String, count: try $0[2] as Int) }
        return rows.reduce(into: [:]) { $0[$1.owner, default: [:]][$1.item] = $1.count }
    }

    /// The text that stands, with who saved it and when.
    package static func find(_ place: TextPlace, in db: any Connection) throws -> (text: StandingText, document: Document)? {
        try db.first(
            """
            SELECT item, revision, characters, saved_at, person.name, document
            FROM standing_text JOIN person ON person.id = saved_by WHERE \(place.rows)
            """
        ) { (try standing($0), try Document(json: try $0[5] as String)) }
    }

    /// Every text as it stands, by part.
    package static func documents(of owner: TextOwner, in db: any Connection) throws -> [String: Document] {
        let all = try canonical(of: owner, in: db)
        return Dictionary(uniqueKeysWithValues: try all.map { ($0.item, try Document(json: $0.canonical)) })
    }

    /// Every text as plain text, by part.
    package static func plain(of owner: TextOwner, in db: any Connection) throws -> [String: String] {
        try documents(of: owner, in: db).mapValues(\.plain)
    }

    /// The canonical texts of all parts, as stored.
    package static func canonical(of owner: TextOwner, in db: any Connection) throws -> [(item: String, canonical: String)] {
        try db.rows("SELECT item, document FROM standing_text WHERE \(owner.rows) ORDER BY item") {
            (item: try $0[0], canonical: try $0[1])
        }
    }

    /// Every text as markup, by part: one query, made of the stored bytes.
    package static func html(of owner: TextOwner, headingsFrom level: Int, in db: any Connection) throws -> [String: HTML] {
        let rows = try db.rows("SELECT item, document FROM standing_text WHERE \(owner.rows)") { row in
            (item: try row[0] as String, html: try row.withUTF8(1) { try Document.html(canonical: $0, headingsFrom: level) })
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0.html) })
    }

    /// One text as markup; nil when nothing is written.
    package static func html(_ place: TextPlace, headingsFrom level: Int, in db: any Connection) throws -> HTML? {
        try db.first("SELECT document FROM standing_text WHERE \(place.rows)") { row in
            try row.withUTF8(0) { try Document.html(canonical: $0, headingsFrom: level) }
        }
    }

    private static func standing(_ row: Row) throws -> StandingText {
        StandingText(item: try row[0], revision: try row[1], characters: try row[2], savedAt: try row[3], savedBy: try row[4])
    }
}
