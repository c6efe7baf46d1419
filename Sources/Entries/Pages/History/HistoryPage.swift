import Base
import Editions
import HTML
import RichText
import Site
import Store
import Texts

/// What the pages of one part's history know.
private struct HistoryPlace: Sendable {
    let edition: Edition
    let part: FormPart
    let revisions: [Revision]
    let milestones: [Int: String]
    let shown: (revision: Revision, document: Document)?
    /// The revision that stands.
    let current: Int
    let mayRestore: Bool
}

extension Entries {
    /// Every version of an answer, newest first; one of them in full.
    func historyPage(_ me: UnitMember) async throws -> Answer {
        let place = try await historyPlace(me)
        let (t, name) = (me.t, place.part.listName(in: me.language))
        let base = "/bidrag/\(me.header.id)/skriva/\(place.part.id)"
        return me.page(
            Page(
                "Historik", crumbs: me.crumbs(me.header, .init(name, base), .init(t("Historik"))),
                thread: me.unitThread(me.header, place.edition)
            ) {
                h1(t("Historik för \(name)"))
                if let shown = place.shown { version(me, place, shown.revision, shown.document) }
                if place.revisions.isEmpty {
                    me.empty("Ingenting är sparat än.", link: "Skriv", base)
                } else {
                    if place.revisions.count > 1 { compareForm(me, place) }
                    sittings(me, place)
                }
                p { a(t("Milstolpar för hela bidraget"), .href("/bidrag/\(me.header.id)/historik")) }
            })
    }

    private func historyPlace(_ me: UnitMember) async throws -> HistoryPlace {
        let (header, item, shown, before) = (me.header, try me.word("item"), me.query.number("visa"), me.query.number("fore"))
        let place = try await me.read { db -> HistoryPlace? in
            let edition = try db.edition(header.year)
            guard let part = edition.part(item) else { return nil }
            return HistoryPlace(
                edition: edition, part: part, revisions: try HistorySQL.all(TextPlace(header.id, item), before: before, in: db),
                milestones: try MilestoneSQL.names(TextPlace(header.id, item), in: db),
                shown: try shown.flatMap { try HistorySQL.find(TextPlace(header.id, item), $0, in: db) },
                current: try TextSQL.find(TextPlace(header.id, item), in: db)?.text.revision ?? 0,
                mayRestore: try db.mayWrite(me.writer(edition), .part(item)))
        }
        guard let place else { throw Halt.notFound }
        return place
    }

    /// Makes an older version the current one, as a new version: nothing is taken away.
    func restoreAnswer(_ me: UnitMember) async throws -> Answer {
        let (edition, part) = try await partToSave(me)
        let (entry, number, startedFrom) = (me.header.id, me.form.number("version") ?? 0, me.form.number("revision") ?? 0)
        guard let old = try await me.read({ try HistorySQL.find(TextPlace(entry, part.id), number, in: $0) }) else { throw Halt.notFound }
        let saved = try await save(old.document, startedFrom: startedFrom, me, edition, part)
        let path = "/bidrag/\(entry)/skriva/\(part.id)"
        if case .merged(let merge) = saved, !merge.conflicts.isEmpty { return .redirect("\(path)?krock=\(merge.revision)") }
        return restored(me, number, saved, startedFrom, to: path)
    }

    /// Says what really happened: others may have saved the same, or something newer.
    private func restored(_ me: UnitMember, _ number: Int, _ saved: Saved, _ startedFrom: Int, to path: String) -> Answer {
        switch saved {
        case .now:
            me.redirect(to: path, receipt: "Version \(number) är tillbaka.", "Den text som fanns innan ligger kvar i historiken.")
        case .unchanged:
            me.redirect(to: path, receipt: "Texten är redan densamma som i version \(number).", "Ingenting har ändrats.")
        // Kept after what the page showed, and made one with what stood: otherwise what stood was let stand.
        case .merged(let merge) where startedFrom < merge.sent && merge.sent < merge.revision:
            me.redirect(
                to: path, receipt: "Version \(number) är sammanslagen med det som \(merge.others) har sparat sedan dess.",
                "Läs igenom texten.")
        case .merged(let merge):
            me.redirect(
                to: path, receipt: "Texten som \(merge.others) har sparat står kvar.", "Version \(number) finns kvar i historiken.")
        }
    }

    private func version(_ me: UnitMember, _ place: HistoryPlace, _ revision: Revision, _ document: Document) -> HTML {
        let (t, path) = (me.t, "/bidrag/\(me.header.id)/historik/\(place.part.id)")
        return section {
            h2(t("Version \(revision.number)"))
            p(t("Sparad \(t.moment(revision.savedAt)) av \(revision.savedBy)"), .class("soft"))
            div(.class("answer")) { document.html(headingsFrom: 3) }
            if revision.number != place.current {
                div(.class("actions")) {
                    if place.mayRestore {
                        actButton(
                            me, "Gör den här versionen till den gällande", to: path,
                            fields: [("version", String(revision.number)), ("revision", String(place.current))])
                    }
                    a(
                        t("Jämför med den gällande"), .href("\(path)/jamfor?fran=\(revision.number)&till=\(place.current)"),
                        .class("btn quiet"))
                }
            }
        }
    }

    private func compareForm(_ me: UnitMember, _ place: HistoryPlace) -> HTML {
        let t = me.t
        let choices = place.revisions.map { (value: String($0.number), label: t("Version \($0.number), \(t.moment($0.savedAt))")) }
        return element(
            "form", [.method("get"), .action("/bidrag/\(me.header.id)/historik/\(place.part.id)/jamfor"), .class("inline")],
            HTML {
                Field("fran", t("Från"), value: choices.last?.value ?? "").choice(choices)
                Field("till", t("Till"), value: choices.first?.value ?? "").choice(choices)
                button(t("Jämför"), .class("btn quiet"))
            })
    }

    private func sittings(_ me: UnitMember, _ place: HistoryPlace) -> HTML {
        let t = me.t
        let all = Sitting.of(place.revisions, by: { $0.savedBy }, at: { $0.savedAt })
        return HTML {
            ol(.class("toc"), .reversed) {
                for sitting in all { li(.value(String(sitting.newest.number))) { line(me, place, sitting) } }
            }
            if place.revisions.count == HistorySQL.revisionsShownMax, let last = place.revisions.last {
                p { a(t("Äldre versioner"), .href("?fore=\(last.number)")) }
            }
        }
    }

    private func line(_ me: UnitMember, _ place: HistoryPlace, _ sitting: Sitting<Revision>) -> HTML {
        let (t, newest) = (me.t, sitting.newest)
        return HTML {
            versionLink(me, place, newest, t("Version \(newest.number), \(t.moment(newest.savedAt))"))
            span(newest.savedBy, .class("soft"))
            span(t("\(newest.characters) tecken"), .class("soft num"))
            if newest.number == place.current { me.tag(.ok, "Gäller") }
            if newest.isAside { me.tag(.info, "Sparad vid sidan av") }
            if sitting.saves.contains(where: { $0.merges != nil }) { me.tag(.info, "Två ändringar sammanförda") }
            for number in sitting.saves.map(\.number) { if let name = place.milestones[number] { me.tag(.info, "Milstolpe: \(name)") } }
            if sitting.saves.count > 1 {
                details {
                    summary(t("\(sitting.saves.count) versioner, från \(t.moment(sitting.oldest.savedAt))"))
                    ul {
                        for save in sitting.saves.dropFirst() {
                            li { versionLink(me, place, save, t("Version \(save.number), \(t.moment(save.savedAt))")) }
                        }
                    }
                }
            }
        }
    }

    private func versionLink(_ me: UnitMember, _ place: HistoryPlace, _ revision: Revision, _ words: String) -> HTML {
        a(words, .href("/bidrag/\(me.header.id)/historik/\(place.part.id)?visa=\(revision.number)"))
    }
}
