package import Base
package import Editions
package import HTML
package import RichText
package import Store

extension AnswerSQL {
    /// Every answer of an entry as markup, by part: one query, from the stored bytes. Headings begin at h4.
    package static func html(of entry: ID<Entry>, in db: any Connection) throws -> [String: HTML] {
        let rows = try db.rows("SELECT item, document FROM answer WHERE entry = \(entry)") { row in
            (item: try row[0] as String, html: try row.withUTF8(1) { try Document.html(canonical: $0, headingsFrom: 4) })
        }
        var all = Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0.html) })
        for (item, before) in try ChangeSQL.beingChanged(entry, in: db) {
            all[item] = try RevisionSQL.document(entry, item, before, in: db)?.html(headingsFrom: 4)
        }
        return all
    }

    /// One answer as all but its writers read it: what was handed in, also while it is being changed (R53).
    package static func sealed(_ entry: ID<Entry>, _ item: String, in db: any Connection) throws -> Document? {
        if let before = try ChangeSQL.beingChanged(entry, in: db)[item] { return try RevisionSQL.document(entry, item, before, in: db) }
        return try find(entry, item, in: db)?.document
    }

    /// The words of an answer, and of its question, that the city or the unit explains.
    package static func words(
        _ edition: Edition, _ item: AnswerItem, _ document: Document, of entry: ID<Entry>, in db: any Connection
    ) throws -> [ExplainedWords.Word] {
        let list = try edition.wordListPart.flatMap { try sealed(entry, $0, in: db) } ?? .empty
        return ExplainedWords(edition, list: list).occurring(in: [item.text(.swedish)], document)
    }

    /// One answer as markup; nil when nothing is written.
    package static func html(of entry: ID<Entry>, _ item: String, in db: any Connection) throws -> HTML? {
        if let before = try ChangeSQL.beingChanged(entry, in: db)[item] {
            return try RevisionSQL.document(entry, item, before, in: db)?.html(headingsFrom: 4)
        }
        return try db.first("SELECT document FROM answer WHERE entry = \(entry) AND item = \(item)") { row in
            try row.withUTF8(0) { try Document.html(canonical: $0, headingsFrom: 4) }
        }
    }
}
