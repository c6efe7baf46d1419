package import Base
package import Editions
package import HTML
import RichText
package import Site
package import Store

extension AnswerSQL {
    /// Every answer of an entry as markup, by part: one query, from the stored bytes. Headings begin at h4.
    package static func html(of entry: ID<Entry>, in db: any Connection) throws -> [String: HTML] {
        let rows = try db.rows("SELECT item, document FROM answer WHERE entry = \(entry)") { row in
            (item: try row[0] as String, html: try row.withUTF8(1) { try Document.html(canonical: $0, headingsFrom: 4) })
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0.html) })
    }

    /// One answer as markup; nil when nothing is written.
    package static func html(of entry: ID<Entry>, _ item: String, in db: any Connection) throws -> HTML? {
        try db.first("SELECT document FROM answer WHERE entry = \(entry) AND item = \(item)") { row in
            try row.withUTF8(0) { try Document.html(canonical: $0, headingsFrom: 4) }
        }
    }
}

extension Guard {
    /// The whole entry to read, chapter by chapter: h2 a chapter, h3 a question.
    package func entryText(_ edition: Edition, _ answers: [String: HTML]) -> HTML {
        let none = HTML { p(t("Inget svar."), .class("soft")) }
        return HTML {
            for chapter in chapters(edition.parts) {
                section {
                    h2(chapter[0].chapter(language))
                    for part in chapter {
                        if part.title != part.chapter { h3(part.listName(in: language)) }
                        if part.text != part.title { p(part.text(language), .class("soft")) }
                        div(.class("answer")) { answers[part.id] ?? none }
                    }
                }
            }
        }
    }
}

extension Entries {
    /// The whole text on one page.
    func readPage(_ me: EntryReader) async throws -> Answer {
        let header = me.header
        let (edition, fields, answers) = try await me.read { db in
            (try db.edition(header.year), try FieldSQL.all(header.id, in: db), try AnswerSQL.html(of: header.id, in: db))
        }
        if !me.isOwn { try await me.noteReading("entry.read", of: header.id.text) }
        let t = me.t
        let budget = me.budget(used: header.progress.characters, max: edition.limits.entryCharactersMax)
        return me.page(
            Page(
                "Hela bidraget", crumbs: me.isOwn ? me.crumbs(header, .init(t("Hela bidraget"))) : [],
                thread: me.isOwn ? me.unitThread(header, edition, below: budget) : nil
            ) {
                h1(header.unitName)
                p { me.stateTag(header.state) }
                dl(.class("facts")) {
                    for field in edition.administrative {
                        if let value = fields[field.key], !value.isEmpty {
                            div {
                                dt(field.label(me.language))
                                dd(value)
                            }
                        }
                    }
                }
                me.entryText(edition, answers)
            })
    }
}
