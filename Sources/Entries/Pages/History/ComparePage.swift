import Base
import Editions
import HTML
import RichText
import Site
import Store
import Texts

extension Entries {
    /// Two versions of an answer as one text, with what came and what went marked in words.
    func comparePage(_ me: UnitMember) async throws -> Answer {
        let (header, item) = (me.header, try me.word("item"))
        guard let from = me.query.number("fran"), let to = me.query.number("till") else { throw Halt.notFound }
        let found = try await me.read { db in
            (try db.edition(header.year), try Self.version(header.id, item, from, in: db), try Self.version(header.id, item, to, in: db))
        }
        let (edition, old, new) = found
        guard let part = edition.part(item), let old, let new else { throw Halt.notFound }
        let (t, name) = (me.t, part.listName(in: me.language))
        let comparison = Document.comparison(from: old.document, to: new.document)
        return me.page(
            Page(
                "Jämför versioner",
                crumbs: me.crumbs(
                    header, .init(name, "/bidrag/\(header.id)/skriva/\(item)"),
                    .init(t("Historik"), "/bidrag/\(header.id)/historik/\(item)"), .init(t("Jämför"))),
                thread: me.unitThread(header, edition)
            ) {
                h1(t("Vad som har ändrats i \(name)"))
                me.facts([("Från", old.words(t)), ("Till", new.words(t))])
                if comparison.isSame {
                    p(t("Texterna är lika."), .class("notice"))
                } else {
                    p(
                        t("\(comparison.insertedCharacters) tecken är tillagda och \(comparison.removedCharacters) borttagna."),
                        .class("lead"))
                    p(t("Tillagt är understruket och borttaget är överstruket."), .class("soft"))
                    div(.class("answer compared")) {
                        comparison.html(headingsFrom: 3, inserted: t("tillagt:"), removed: t("borttaget:"))
                    }
                }
            })
    }

    /// A version; the empty answer before the first.
    private static func version(_ entry: ID<Entry>, _ item: String, _ number: Int, in db: any Connection) throws -> Version? {
        if number == 0 { return Version(revision: nil, document: .empty) }
        return try HistorySQL.find(TextPlace(entry, item), number, in: db).map { Version(revision: $0.revision, document: $0.document) }
    }
}

private struct Version: Sendable {
    let revision: Revision?
    let document: Document

    func words(_ t: Translator) -> String {
        guard let revision else { return t("Innan något var skrivet") }
        return t("Version \(revision.number), \(t.moment(revision.savedAt)) av \(revision.savedBy)")
    }
}
