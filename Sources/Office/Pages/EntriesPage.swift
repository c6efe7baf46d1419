import Assessment
import Base
import Editions
import Entries
import HTML
import Organisations
import Site
import Store

extension Office {
    /// Every entry of the year in a table that filters by the address bar.
    func entriesPage(_ me: OfficeMember) async throws -> Answer {
        let (year, now, lists, summaries) = (try me.awardYear(), me.now, lists, summaries)
        let (filter, number) = (LineFilter(me.query), max(1, me.query.number("sida") ?? 1))
        let reader = me.person.id
        let list = try await me.read { try EntryList.read(year, number, filter, by: reader, lists, summaries, at: now, in: $0) }
        let path = "/kansli/\(year)/deltagare"
        return me.page(
            Page("Deltagare \(plain: year)", crumbs: me.crumbs(year, .init(me.t("Deltagare")))) {
                h1(me.t("Deltagare \(plain: year)"))
                p { a(me.t("Formell kontroll av det som är inlämnat"), .href("/kansli/\(year)/formell")) }
                filters(me, path, filter, list)
                waitingNotice(me, path, filter, list)
                if list.lines.isEmpty {
                    me.empty(filter == LineFilter() ? "Ingen verksamhet har anmält sig ännu." : "Ingen deltagare passar urvalet.")
                } else {
                    p {
                        span(me.t("\(list.total) deltagare."))
                        " "
                        a(me.t("Hämta som fil (CSV)"), .href(address(path + ".csv", filter.parameters)))
                    }
                    table(me, list)
                }
                Pager(page: number, total: list.total) {
                    address(path, filter.parameters + [("sida", String($0))])
                }.html(me.t)
            })
    }

    /// The same lines as a file for a spreadsheet: all pages of the filter.
    func entriesFile(_ me: OfficeMember) async throws -> Answer {
        let (year, now, summaries, filter) = (try me.awardYear(), me.now, summaries, LineFilter(me.query))
        let reader = me.person.id
        let list = try await me.read { try EntryList.read(year, nil, filter, by: reader, summaries, at: now, in: $0) }
        try await me.noteReading("entries.exported", of: list.edition.id.text)
        return .file(
            list.spreadsheet(me.t).bytes, type: "text/csv; charset=utf-8", name: "deltagare-\(year.fileName).csv")
    }

    private func filters(_ me: OfficeMember, _ path: String, _ filter: LineFilter, _ list: EntryList) -> HTML {
        let t = me.t
        return form(.class("filters"), .method("get"), .action(path), .role("search")) {
            Field("sok", t("Sök på namn"), value: filter.search)
                .text(class: "mid", maxlength: LineFilter.searchCharactersMax)
            Field("lage", t("Läge"), value: filter.standing?.rawValue ?? "")
                .choice(Standing.allCases.map { ($0.rawValue, t($0.name)) }, empty: t("Alla lägen"))
            Field("namnd", t("Nämnd"), value: filter.committee?.text ?? "")
                .choice(list.committees.map { ($0.id, $0.name) }, empty: t("Alla nämnder"))
            if !list.classes.isEmpty {
                Field("klass", t("Klass"), value: filter.classKey ?? "")
                    .choice(list.classes.map { ($0.key, $0.name(me.language)) }, empty: t("Alla klasser"))
            }
            Field("ordning", t("Ordning"), value: filter.order.rawValue)
                .choice(LineFilter.Order.allCases.map { ($0.rawValue, t($0.name)) })
            Field("utan-protokoll", t("Bara utan protokoll"), value: filter.lacksMinutes ? "1" : "").checkbox()
            if let key = filter.waiting?.key { hidden("vantar", key) }
            button(t("Visa"), .class("btn quiet"))
            if filter != LineFilter() { a(t("Rensa"), .href(path)) }
        }
    }

    /// What the list is filtered by, with the way out of it and the way to where the act is done.
    private func waitingNotice(_ me: OfficeMember, _ path: String, _ filter: LineFilter, _ list: EntryList) -> HTML {
        guard let kind = filter.waiting else { return HTML() }
        let (list, year) = (kind.path(list.edition.year), list.edition.year)
        var rest = filter
        rest.waiting = nil
        return div(.class("notice")) {
            p {
                b(me.t("Bara: \(me.t(kind.title))"))
                br()
                me.t(kind.detail)
            }
            p(.class("actions")) {
                a(me.t("Visa alla deltagare"), .href(address(path, rest.parameters)))
                if list != kind.list(year) { a(me.t(kind.act), .href(list)) }
            }
        }
    }

    private func table(_ me: OfficeMember, _ list: EntryList) -> HTML {
        let t = me.t
        let hasClasses = !list.classes.isEmpty
        let columns =
            [t("Enhet"), t("Nämnd")] + (hasClasses ? [t("Klass")] : [])
            + [t("Läge"), t("Tecken"), t("Spridning i laget"), t("Summa"), t("Besök"), t("Protokoll")]
            + (list.waiting == nil ? [] : [t("Väntar")])
        let first = hasClasses ? 4 : 3
        return Table(
            t("Deltagare"), columns, numeric: [first, first + 2],
            rows: list.lines.map { row(me, $0, list, hasClasses) }
        ).html
    }

    private func row(_ me: OfficeMember, _ line: Line, _ list: EntryList, _ hasClasses: Bool) -> [HTML] {
        let summary = list.summaries[line.entry]
        let names = [
            a(line.unitName, .href("/kansli/\(list.edition.year)/deltagare/\(line.entry)")),
            HTML(line.committeeName ?? "–"),
        ]
        let rest = [
            me.standingTag(line), HTML(Swedish.number(line.characters)),
            me.spread(summary, of: line),
            HTML(summary?.sum.map { $0.text(me.language) } ?? "–"), HTML(visit(me, line)), minutes(me, line, list),
        ]
        let waits = list.waiting.map { [me.waitingCell($0, list.contacts[line.entry] ?? [])] } ?? []
        return names + (hasClasses ? [HTML(list.className(line.classKey, me.language))] : []) + rest + waits
    }

    private func visit(_ me: OfficeMember, _ line: Line) -> String {
        line.isVisitHeld ? me.t("genomfört") : me.shortMoment(line.visitAt)
    }

    private func minutes(_ me: OfficeMember, _ line: Line, _ list: EntryList) -> HTML {
        if !line.hasMinutes, !line.standing.takesPart { return HTML("–") }
        return me.minutesTag(hasCome: line.hasMinutes, due: list.edition.calendar.minutesDue)
    }
}
