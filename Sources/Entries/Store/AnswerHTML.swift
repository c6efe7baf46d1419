package import Base
package import Editions
package import HTML
package import RichText
package import Store
import Texts
package import Coach

extension AnswerSQL {
    /// Every answer of an entry as markup, by part. Headings begin at h4.
    /// - Parameter asWriters: what is being changed is read as it stands, which only its own unit may.
    package static func html(of entry: ID<Entry>, asWriters: Bool = false, in db: any Connection) throws -> [String: HTML] {
        var all = try TextSQL.html(of: entry.texts, headingsFrom: 4, in: db)
        for (item, before) in asWriters ? [:] : try ChangeSQL.beingChanged(entry, in: db) {
            all[item] = try RevisionSQL.document(TextPlace(entry, item), before, in: db)?.html(headingsFrom: 4)
        }
        return all
    }

    /// One answer as all but its writers read it: what was handed in, also while it is being changed (R53).
    package static func sealed(_ entry: ID<Entry>, _ item: String, in db: any Connection) throws -> Document? {
        try sealed(entry, [item], in: db)[item]
    }

    /// Some answers, sealed.
    private static func sealed(_ entry: ID<Entry>, _ items: [String], in db: any Connection) throws -> [String: Document] {
        let changing = try ChangeSQL.beingChanged(entry, in: db)
        var sealed: [String: Document] = [:]
        for item in items {
            sealed[item] =
                try changing[item].map { try RevisionSQL.document(TextPlace(entry, item), $0, in: db) }
                ?? TextSQL.find(TextPlace(entry, item), in: db)?.document
        }
        return sealed
    }

    /// One answer, sealed, with the words of it and of its question that the city or the unit explains.
    package static func explained(
        _ edition: Edition, _ item: AnswerItem, of entry: ID<Entry>, in db: any Connection
    ) throws -> (document: Document?, words: [ExplainedWords.Word]) {
        let list = edition.wordListPart
        let sealed = try sealed(entry, [item.id] + (list.map { [$0] } ?? []), in: db)
        let words = ExplainedWords(edition.terms, list: list.flatMap { sealed[$0] } ?? .empty)
        return (sealed[item.id], words.occurring(in: [item.text(.swedish)], sealed[item.id] ?? .empty))
    }

    /// One answer as markup; nil when nothing is written.
    package static func html(of entry: ID<Entry>, _ item: String, in db: any Connection) throws -> HTML? {
        if let before = try ChangeSQL.beingChanged(entry, in: db)[item] {
            return try RevisionSQL.document(TextPlace(entry, item), before, in: db)?.html(headingsFrom: 4)
        }
        return try TextSQL.html(TextPlace(entry, item), headingsFrom: 4, in: db)
    }
}
