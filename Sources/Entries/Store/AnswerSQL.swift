package import Base
import Editions
package import RichText
package import Site
package import Store

/// One answer as it stands.
package struct Answered: Sendable {
    package let item: String
    package let revision: Int
    package let characters: Int
    package let savedAt: Instant
    package let savedBy: String
}

/// Answers in the database: the current one of each item, and every revision that led there.
package enum AnswerSQL {
    /// What every item holds, without the texts: one query.
    package static func all(of entry: ID<Entry>, in db: any Connection) throws -> [String: Answered] {
        let rows = try db.rows(
            """
            SELECT answer.item, answer.revision, answer.characters, answer.saved_at, person.name
            FROM answer JOIN person ON person.id = answer.saved_by WHERE answer.entry = \(entry)
            """, answered)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0) })
    }

    /// Characters by item.
    package static func characters(of entry: ID<Entry>, in db: any Connection) throws -> [String: Int] {
        let rows = try db.rows("SELECT item, characters FROM answer WHERE entry = \(entry)") {
            (item: try $0[0] as String, characters: try $0[1] as Int)
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0.characters) })
    }

    /// The current text of an item with its row.
    static func find(_ entry: ID<Entry>, _ item: String, in db: any Connection) throws
        -> (answered: Answered, document: Document)?
    {
        try db.first(
            """
            SELECT answer.item, answer.revision, answer.characters, answer.saved_at, person.name, answer.document
            FROM answer JOIN person ON person.id = answer.saved_by
            WHERE answer.entry = \(entry) AND answer.item = \(item)
            """
        ) { (try answered($0), try Document(json: try $0[5] as String)) }
    }

    /// The entry's word list as it is written (R51); a field of the opening in years whose form has no part for it.
    static func wordList(_ entry: ID<Entry>, _ edition: Edition, in db: any Connection) throws -> Document {
        try edition.wordListPart.flatMap { try find(entry, $0, in: db)?.document } ?? .empty
    }

    /// Every answer as it stands, by part.
    static func documents(of entry: ID<Entry>, in db: any Connection) throws -> [String: Document] {
        let all = try canonical(of: entry, in: db)
        return Dictionary(uniqueKeysWithValues: try all.map { ($0.item, try Document(json: $0.canonical)) })
    }

    /// Every answer as plain text, by part.
    static func plain(of entry: ID<Entry>, in db: any Connection) throws -> [String: String] {
        try documents(of: entry, in: db).mapValues(\.plain)
    }

    /// The canonical texts of all items, as stored.
    static func canonical(of entry: ID<Entry>, in db: any Connection) throws -> [(item: String, canonical: String)] {
        try db.rows("SELECT item, document FROM answer WHERE entry = \(entry) ORDER BY item") {
            (item: try $0[0], canonical: try $0[1])
        }
    }

    private static func answered(_ row: Row) throws -> Answered {
        Answered(
            item: try row[0], revision: try row[1], characters: try row[2], savedAt: try row[3], savedBy: try row[4])
    }
}
