import Base
import Editions
import HTML
import Site
import Store

extension Entries {
    /// Everything of form that the office looks at, for all entries at a glance but those that the reader has a conflict of
    /// interest in (R82).
    func formalPage(_ me: OfficeMember) async throws -> Answer {
        let year = try me.awardYear()
        let (edition, lines) = try await me.read { db in
            guard let stored = try Editions.find(year: year, in: db) else { throw Halt.notFound }
            let out = try me.site.conflicts.out(me.person.id, stored.id.text, db)
            return (stored.edition, try FormalSQL.all(stored.id, in: db).filter { !out.contains($0.entry.text) })
        }
        let t = me.t
        let onlyOpen = me.query["visa"] == "kvar"
        let shown = onlyOpen ? lines.filter { !$0.approval.isApproved } : lines
        let path = "/kansli/\(year)/formell"
        return me.page(
            Page("Formell kontroll", crumbs: [.init(t("Utmärkelsen \(plain: year)"), "/kansli/\(year)"), .init(t("Formell kontroll"))]) {
                h1(t("Formell kontroll"))
                p(
                    t("\(lines.count(where: \.approval.isApproved)) av \(lines.count) inlämnade bidrag är godkända för bedömning."),
                    .class("lead"))
                p {
                    onlyOpen ? a(t("Visa alla"), .href(path)) : a(t("Visa bara dem som är kvar"), .href(path + "?visa=kvar"))
                }
                if shown.isEmpty {
                    p(t("Det finns inget bidrag att kontrollera."), .class("soft"))
                } else {
                    Table(
                        t("Inlämnade bidrag"),
                        [
                            t("Enhet"), t("Beslut"), t("Ändring"), t("Tecken"), t("Svar saknas"), t("Presentation"), t("Presentationsbild"),
                            t("Svar med bild"), t("Protokoll"),
                        ],
                        numeric: [3, 4, 5, 7], rows: shown.map { actsFirst(row(me, edition, $0, year)) }
                    ).html
                }
            })
    }

    private func row(_ me: OfficeMember, _ edition: Edition, _ line: FormalLine, _ year: AwardYear) -> [HTML] {
        let (t, file) = (me.t, "/kansli/\(year)/deltagare/\(line.entry)")
        let parts = edition.parts
        let missing = parts.count { $0.isRequired && (line.written[$0.id] ?? 0) == 0 }
        let presentation = line.written[FormPart.presentationID] ?? 0
        return [
            a(line.unitName, .href(file)),
            number(me, line.characters, over: line.characters > edition.limits.entryCharactersMax),
            number(me, missing, over: missing > 0),
            number(me, presentation, over: edition.limits.presentation.map { presentation > $0.charactersMax } ?? false),
            line.hasPresentationPicture ? me.tag(.ok, "Har bild") : a(t("Saknas"), .href("\(file)/andring")),
            pictures(me, line),
            me.minutesTag(hasCome: line.hasMinutes, due: edition.calendar.minutesDue),
            change(me, line, file), decision(me, line, file, t),
        ]
    }

    private func pictures(_ me: OfficeMember, _ line: FormalLine) -> HTML {
        guard line.pictures > 0 else { return HTML("0") }
        return HTML {
            a(String(line.pictures), .href("/bidrag/\(line.entry)/las"))
            if line.picturesWithWords > 0 { " "; me.tag(.warn, "Text i \(line.picturesWithWords) bilder") }
        }
    }

    private func number(_ me: OfficeMember, _ number: Int, over: Bool) -> HTML {
        let text = Swedish.number(number)
        return over
            ? HTML {
                text; " "; me.tag(.late, "Fel")
            } : HTML(text)
    }

    private func change(_ me: OfficeMember, _ line: FormalLine, _ file: String) -> HTML {
        let words: HTML =
            if let last = line.lastRequest {
                if let verdict = last.verdict {
                    HTML(me.t(verdict.name))
                } else if last.isAnswered {
                    me.tag(.wait, "Besvarad")
                } else if Deadline(last.due).hasPassed(at: me.now) {
                    me.tag(.late, "Tiden har gått ut")
                } else {
                    me.tag(.info, "Till \(last.due, .plain)")
                }
            } else { HTML(me.t("Begär")) }
        return a(.href("\(file)/andring")) { words }
    }

    private func decision(_ me: OfficeMember, _ line: FormalLine, _ file: String, _ t: Translator) -> HTML {
        if case .stands(let name) = line.approval { return me.tag(.ok, "Godkänd av \(name)") }
        return HTML {
            if case .overtaken(let name) = line.approval {
                p(t("Godkändes av \(name), men en ändring har begärts sedan dess."), .class("soft"))
            }
            if line.lastRequest == nil || line.lastRequest?.verdict != nil {
                actForm(me, to: "\(file)/formell") {
                    button(.class("linklike")) {
                        t("Godkänn")
                        span(" \(line.unitName)", .class("vh"))
                    }
                }
            } else {
                me.tag(.wait, "Väntar på ändringen")
            }
        }
    }

    /// What one does stands beside what one does it to: in a narrow window the last columns are out of sight.
    private func actsFirst(_ cells: [HTML]) -> [HTML] {
        [cells[0], cells[cells.count - 1], cells[cells.count - 2]] + cells.dropFirst().dropLast(2)
    }

    /// Approves the form of an entry: it can be assessed.
    func approveFormally(_ me: OfficeMember) async throws -> Answer {
        let (id, now, person): (ID<Entry>, Instant, ID<Person>) = (try me.path("entry"), me.now, me.person.id)
        let header = try await me.write("entry.formally-approved", about: id.text) { db in
            guard let header = try EntrySQL.header(id, at: now, in: db) else { throw Halt.notFound }
            guard header.state == .handedIn else { throw Refusal("Bidraget är inte inlämnat.") }
            if try ChangeSQL.all(id, in: db).contains(where: { $0.verdict == nil }) {
                throw Refusal("En begäran om ändring är inte avslutad än. Besluta om den först.")
            }
            try FormalSQL.approve(id, at: now, by: person, in: db)
            return header
        }
        return me.redirect(to: "/kansli/\(header.year)/formell", receipt: "\(header.unitName) är godkänd för bedömning.")
    }
}
