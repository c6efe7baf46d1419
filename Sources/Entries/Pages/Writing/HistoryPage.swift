import Base
import Editions
import HTML
import RichText
import Site
import Store

extension Entries {
    /// Every version of an answer, newest first; one of them in full.
    func historyPage(_ me: UnitMember) async throws -> Answer {
        let (header, item, shown) = (me.header, try me.word("item"), me.query.number("visa"))
        let found = try await me.read { db in
            (try db.edition(header.year), try HistorySQL.all(header.id, item, in: db),
             try shown.flatMap { try HistorySQL.find(header.id, item, $0, in: db) },
             try AnswerSQL.find(header.id, item, in: db)?.answered.revision ?? 0)
        }
        let (edition, revisions, chosen, current) = found
        guard let part = edition.part(item) else { throw Halt.notFound }
        let t = me.t
        return me.page(
            Page(
                "Historik", crumbs: me.crumbs(
                    header, .init(part.listName(in: me.language), "/bidrag/\(header.id)/skriva/\(item)"), .init(t("Historik"))),
                thread: me.unitThread(header, edition)
            ) {
                h1(t("Historik för \(part.listName(in: me.language))"))
                if let chosen { version(me, item, chosen.revision, chosen.document, current) }
                if revisions.isEmpty { me.empty("Ingenting är sparat än.", link: "Skriv", "/bidrag/\(header.id)/skriva/\(item)") }
                list(me, item, revisions, current)
            })
    }

    /// Makes an older version the current one, as a new version: nothing is taken away.
    func restoreAnswer(_ me: UnitMember) async throws -> Answer {
        let place = try await writingPlace(me, clash: me.form.number("version"))
        guard place.desk.mayWrite(place.part, me) else { throw Refusal("Den här delen skriver någon annan.") }
        guard let old = place.clash else { throw Halt.notFound }
        let draft = Draft(
            entry: me.header.id, item: place.part.id, document: old.document, startedFrom: me.form.number("revision") ?? 0)
        let (now, person, closes) = (me.now, me.person.id, place.desk.edition.calendar.entryCloses)
        let saved = try await me.write("answer.restored", about: draft.entry.text, detail: draft.item) {
            try AnswerSQL.save(draft, closes: closes, at: now, by: person, in: $0)
        }
        let path = "/bidrag/\(draft.entry)/skriva/\(draft.item)"
        if case .aside(let revision) = saved { return .redirect("\(path)?krock=\(revision)") }
        return me.redirect(to: path, receipt: "Version \(old.revision.number) är tillbaka.", "Den text som fanns innan ligger kvar i historiken.")
    }

    private func version(_ me: UnitMember, _ item: String, _ revision: Revision, _ document: Document, _ current: Int) -> HTML {
        let t = me.t
        return section {
            h2(t("Version \(revision.number)"))
            p(t("Sparad \(t.moment(revision.savedAt)) av \(revision.savedBy)"), .class("soft"))
            div(.class("answer")) { document.html(headingsFrom: 3) }
            if revision.number != current, me.header.state.isOpen {
                div(.class("actions")) {
                    actButton(
                        me, "Gör den här versionen till den gällande", to: "/bidrag/\(me.header.id)/historik/\(item)",
                        fields: [("version", String(revision.number)), ("revision", String(current))])
                }
            }
        }
    }

    private func list(_ me: UnitMember, _ item: String, _ revisions: [Revision], _ current: Int) -> HTML {
        let t = me.t
        return ol(.class("toc"), .reversed) {
            for revision in revisions {
                li(.value(String(revision.number))) {
                    a(
                        t("Version \(revision.number), \(t.moment(revision.savedAt))"),
                        .href("/bidrag/\(me.header.id)/historik/\(item)?visa=\(revision.number)"))
                    span(revision.savedBy, .class("soft"))
                    span(t("\(revision.characters) tecken"), .class("soft num"))
                    if revision.number == current { me.tag(.ok, "Gäller") }
                    if revision.isAside { me.tag(.info, "Sparad vid sidan av") }
                }
            }
        }
    }
}
