import Base
import Editions
import Examiners
import HTML
import Site
import Store

extension Office {
    /// Who did what, newest first.
    func logPage(_ me: OfficeMember) async throws -> Answer { try await showLog(me, faults: []) }

    /// Walks the whole chain and recomputes what was decided, and says so in the log.
    func verifyLog(_ me: OfficeMember) async throws -> Answer {
        let kinds = sealedKinds
        let check = try await me.read { try Audit.verify(kinds, in: $0) }
        try await me.write(
            "audit.verified", about: nil, detail: check.isWhole ? "whole \(check.rows)" : "broken \(check.firstBroken ?? check.rows)"
        ) { _ in }
        guard check.isWhole else { return try await showLog(me, faults: check.faults.map(\.phrase)) }
        // As many as a receipt has room for; the command tells the whole.
        return me.redirect(
            to: "/kansli/logg", receipt: "Kedjan är hel.",
            "\(check.rows) rader och \(check.whole) beslut och lås är kontrollerade. Inget är ändrat eller borttaget.")
    }

    private func showLog(_ me: OfficeMember, faults: [Phrase]) async throws -> Answer {
        let filter = LogFilter(me.query)
        let reader = me.person.id
        let (found, editions, out) = try await me.read { db in
            let lines = try LogSQL.rows(filter, in: db)
            return (lines, try Editions.all(in: db), try ConflictSQL.out(of: reader, among: lines.compactMap(\.row.object), in: db))
        }
        let (shown, t) = (Array(found.prefix(LogSQL.pageSize)), me.t)
        return me.page(
            Page("Logg") {
                h1(t("Logg"))
                p(t("Vem som har gjort vad, det senaste först."), .class("lead"))
                if !faults.isEmpty { brokenBox(me, faults) }
                logFilters(me, filter)
                logTable(me, shown, of: editions, hiding: out)
                if found.count > shown.count, let last = shown.last {
                    nav(.class("pager"), .aria(.label, t("Sidor"))) {
                        a(t("Äldre händelser"), .href(address("/kansli/logg", filter.parameters + [("fore", String(last.row.number))])))
                    }
                }
                div(.class("card")) {
                    h2(t("Är loggen orörd?"))
                    p(
                        t(
                            "Varje rad bär en kontrollsumma av raden före. En rad som ändras eller tas bort syns. Rader om beslut bär också en kontrollsumma av det som beslutades."
                        ))
                    actButton(me, "Kontrollera kedjan", to: "/kansli/logg/kontroll", style: "btn quiet")
                }
            }, status: faults.isEmpty ? 200 : 409)
    }

    private func brokenBox(_ me: OfficeMember, _ faults: [Phrase]) -> HTML {
        div(.class("errors"), .role("alert")) {
            h2(me.t("Loggen är inte hel"))
            ul { for fault in faults { li(me.t(fault)) } }
            p(me.t("Säg till den som sköter driften."))
        }
    }

    private func logFilters(_ me: OfficeMember, _ filter: LogFilter) -> HTML {
        let t = me.t
        return form(.class("filters"), .method("get"), .action("/kansli/logg"), .role("search")) {
            Field("person", t("Person"), value: filter.person).text(class: "mid", maxlength: LogFilter.charactersMax)
            Field("handling", t("Vad som gjordes"), value: filter.act)
                .choice(ActWords.all.map { ($0.act, t($0.phrase)) }, empty: t("Allt"))
            Field("om", t("Bidrag"), value: filter.object).text(class: "mid", maxlength: LogFilter.charactersMax)
            button(t("Visa"), .class("btn quiet"))
            if filter != LogFilter() { a(t("Rensa"), .href("/kansli/logg")) }
        }
    }

    /// What was done, but not what came out of it, where the reader has a conflict of interest in the entry (R82).
    /// Where the city has several programmes each row says of which edition it is.
    func logTable(_ me: OfficeMember, _ lines: [LogLine], of editions: [StoredEdition] = [], hiding out: Set<String> = []) -> HTML {
        guard !lines.isEmpty else { return me.empty("Ingen händelse passar urvalet.") }
        let (t, haveProgrammes) = (me.t, Set(editions.map(\.year.programme)).count > 1)
        func name(_ year: AwardYear?) -> String? {
            guard haveProgrammes, let year else { return nil }
            return editions.first { $0.year == year }?.edition.name[me.language]
        }
        return Table(
            t("Logg"), [t("Rad"), t("När"), t("Vem"), t("Vad som gjordes"), t("Om")], numeric: [0],
            rows: lines.map { line in
                [
                    HTML(String(line.row.number)), HTML(t.momentToTheSecond(line.row.at)), who(line, t),
                    what(line, t, isHidden: line.row.object.map(out.contains) ?? false),
                    HTML {
                        line.row.object.map { a(line.objectName(t), .href(address("/kansli/logg", [("om", $0)]))) } ?? HTML("–")
                        if let name = name(line.year) { span(" " + name, .class("soft")) }
                    },
                ]
            }
        ).html
    }

    /// The sentence of the act; the word and the detail as the row holds them stand in its tooltip, for who compares with the chain.
    private func what(_ line: LogLine, _ t: Translator, isHidden: Bool) -> HTML {
        let row = isHidden || line.row.detail.isEmpty ? line.row.act : "\(line.row.act) \(line.row.detail)"
        return span(ActWords.phrase(line.row.act).map { t($0) } ?? line.row.act, .title(row))
    }

    private func who(_ line: LogLine, _ t: Translator) -> HTML {
        HTML {
            if let person = line.row.person {
                a(line.personName ?? person, .href(address("/kansli/logg", [("person", person)])))
            }
            if let role = line.row.role {
                span(" " + (Role.Kind(rawValue: role).map { t($0.name) } ?? t("Programmet")), .class("soft"))
            } else if line.row.person == nil {
                span(t("Besökare"), .class("soft"))
            }
        }
    }
}

extension LogLine {
    /// What was acted on, by a name where it has one.
    func objectName(_ t: Translator) -> String {
        unitName ?? teamNumber.map { t("Lag \($0)") } ?? name ?? t("Visa allt om detta")
    }
}

extension LogFilter {
    static let charactersMax = 80

    /// Reads the address bar.
    init(_ query: Form) {
        self.init()
        object = String(query["om"].prefix(Self.charactersMax))
        person = String(query["person"].prefix(Self.charactersMax))
        act = String(query["handling"].prefix(Self.charactersMax))
        before = query.number("fore")
    }

    /// The same again as parameters, from the newest.
    var parameters: [(name: String, value: String)] { [("om", object), ("person", person), ("handling", act)] }
}
