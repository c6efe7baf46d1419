import Base
import Editions
import HTML
import Mail
import Site
import Store

extension Entries {
    /// The economic results of all that are handed in: how old they are, and the letter that asks for new ones.
    func economyCalls(_ me: OfficeMember) async throws -> Answer {
        let year = try me.awardYear()
        return try await showCalls(me, year, Problems(), failed: nil)
    }

    /// A letter to each unit that has not answered the call; who was asked within three days is not asked again.
    func askForEconomy(_ me: OfficeMember) async throws -> Answer {
        let year = try me.awardYear()
        let (now, today, person, outbox) = (me.now, me.today, me.person.id, outbox)
        let count = try await me.write("economy.asked", about: nil, detail: "\(year)") { db -> Int in
            let desk = try EconomyDesk(year, me, at: now, in: db)
            guard let call = desk.call, call.isOpen(on: today) else { throw Refusal("Det är för tidigt att be om uppgifterna.") }
            let asked = desk.lines.filter { desk.mayBeAsked($0, at: now) }
            for line in asked {
                try EconomySQL.call(line.header.id, at: now, by: person, in: db)
                guard let registration = try RegistrationSQL.find(line.header.id, in: db) else { continue }
                for letter in economyLetters(me, line.header, registration, call, at: now) { try outbox.post(letter, in: db, at: now) }
            }
            return asked.count
        }
        if count == 0 {
            return me.redirect(
                to: "/kansli/\(year)/ekonomi", receipt: "Ingen behöver påminnas nu.",
                "Alla har svarat eller fick brev för mindre än tre dagar sedan.")
        }
        return me.redirect(to: "/kansli/\(year)/ekonomi", receipt: "\(count) verksamheter är ombedda att uppdatera sin ekonomi.")
    }

    func showCalls(_ me: OfficeMember, _ year: AwardYear, _ problems: Problems, failed: ID<Entry>?) async throws -> Answer {
        let now = me.now
        let desk = try await me.read { try EconomyDesk(year, me, at: now, in: $0) }
        guard Eligibility.asksForResults(desk.edition.eligibility) else { throw Halt.notFound }
        let t = me.t
        let waiting = desk.lines.count { desk.mayBeAsked($0, at: now) }
        return me.page(
            Page("Ekonomi före juryn", crumbs: [.init(t("Utmärkelsen \(plain: year)"), "/kansli/\(year)"), .init(t("Ekonomi före juryn"))])
            {
                h1(t("Ekonomi före juryn"))
                if let call = desk.call {
                    p(
                        call.isOpen(on: me.today)
                            ? t("Verksamheterna ska ha uppdaterat sina uppgifter senast \(me.deadline(call.due)).")
                            : t("Verksamheterna ombeds uppdatera sina uppgifter från \(call.from, .withWeekday)."), .class("lead"))
                    if call.isInner {
                        p(
                            t(
                                "Domarkommitténs dag är inte offentlig. Därför får verksamheterna \(EconomyCall.workingDays) arbetsdagar på sig från brevet, och ser inget förrän det har gått."
                            ), .class("soft"))
                    }
                    if call.isOpen(on: me.today), waiting > 0 {
                        if call.isTooLate(askedAt: now), let due = call.unitDue(askedAt: now) {
                            p(
                                t(
                                    "Ber ni i dag får verksamheterna till och med \(due.day, .withWeekday) på sig. Då har domarkommittén redan mötts, så ring dem som ni behöver svar från."
                                ), .class("warning"))
                        }
                        actButton(
                            me, waiting == 1 ? "Be 1 verksamhet om uppgifterna" : "Be \(waiting) verksamheter om uppgifterna",
                            to: "/kansli/\(year)/ekonomi/be")
                    }
                }
                problems.summary(t)
                if desk.lines.isEmpty {
                    me.empty("Inget bidrag är inlämnat.")
                } else {
                    Table(
                        t("Ekonomi före juryn"),
                        [t("Enhet"), t("Förra årets resultat"), t("Årets prognos"), t("Uppgivet"), t("Läge"), t("Uppdatera")],
                        numeric: [1, 2],
                        rows: desk.lines.map {
                            row(me, desk, $0, failed == $0.header.id ? problems : Problems(), isOpen: failed == $0.header.id)
                        }
                    ).html
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func row(_ me: OfficeMember, _ desk: EconomyDesk, _ line: EconomyDesk.Line, _ problems: Problems, isOpen: Bool) -> [HTML] {
        let (t, stated) = (me.t, line.stated)
        let file = "/kansli/\(desk.edition.year)/deltagare/\(line.header.id)"
        let form = actForm(me, to: file + "/ekonomi") {
            fields(me, line, problems, isSent: isOpen); button(t("Spara uppgifterna"), .class("btn quiet"))
        }
        return [
            a(line.header.unitName, .href(file)), amount(t, stated?.last), amount(t, stated?.forecast),
            HTML(stated.map { "\(t.moment($0.at)), \($0.by)" } ?? "–"),
            desk.call.map { $0.isAnswered(by: stated?.updatedAt) } ?? false
                ? me.tag(.ok, "Uppdaterad")
                : line.askedAt.map { me.tag(.wait, "Ombedd \(Stockholm.local($0).day, .plain)") } ?? me.tag(.info, "Från anmälan"),
            desk.edition.calendar.decisionsAreOpen(at: me.now)
                ? HTML("–")
                : element(
                    "details", isOpen ? [.open] : [],
                    HTML {
                        summary {
                            t("Uppdatera"); span(" \(line.header.unitName)", .class("vh"))
                        }
                        form
                    }),
        ]
    }

    /// What was typed stands in the form that was refused alone.
    private func fields(_ me: OfficeMember, _ line: EconomyDesk.Line, _ problems: Problems, isSent: Bool) -> HTML {
        let id = line.header.id
        func one(_ name: String, _ label: Phrase, _ value: Int?) -> HTML {
            div(.class("field")) {
                element("label", [.for("\(name)-\(id)")], me.t(label))
                if let problem = problems.on(name) { p(.class("error"), .id(name)) { me.t(problem) } }
                input(
                    .id("\(name)-\(id)"), .name(name), .type("text"), .maxlength("12"), .class("short"),
                    .value(isSent ? me.form.raw(name) : value.map(String.init) ?? ""))
            }
        }
        return HTML {
            one("resultat", "Förra årets resultat i tusen kronor", line.stated?.last)
            one("prognos", "Årets prognos i tusen kronor", line.stated?.forecast)
        }
    }

    private func amount(_ t: Translator, _ thousands: Int?) -> HTML { HTML(thousands.map { t("\($0) tkr") } ?? "–") }
}

/// The results of every entry that is handed in, but for those that the reader has a conflict of interest in (R82): as many
/// queries however many entries.
struct EconomyDesk: Sendable {
    struct Line: Sendable {
        let header: EntryHeader
        let stated: StatedResults?
        let askedAt: Instant?
    }

    static let secondsBetween = 3 * 24 * 60 * 60

    let edition: Edition
    let call: EconomyCall?
    let lines: [Line]

    init(_ year: AwardYear, _ me: OfficeMember, at now: Instant, in db: any Connection) throws {
        guard let found = try Editions.find(year: year, in: db) else { throw Halt.notFound }
        edition = found.edition
        call = EconomyCall(edition.eligibility, edition.calendar)
        let out = try me.site.conflicts.out(me.person.id, found.id.text, db)
        let headers = try EntrySQL.headers(edition: found.id, at: now, in: db).filter {
            $0.state == .handedIn && !out.contains($0.id.text)
        }
        let ids = headers.map(\.id)
        let (stated, calls) = (try EconomySQL.stated(ids, in: db), try EconomySQL.calls(ids, in: db))
        lines = headers.map { Line(header: $0, stated: stated[$0.id], askedAt: calls[$0.id]) }
    }

    func mayBeAsked(_ line: Line, at now: Instant) -> Bool {
        guard let call, !call.isAnswered(by: line.stated?.updatedAt), !edition.calendar.decisionsAreOpen(at: now) else { return false }
        return line.askedAt.map { now.seconds(since: $0) >= Self.secondsBetween } ?? true
    }
}

/// To the unit: the results as they are now, before the jury meets.
private func economyLetters(_ me: OfficeMember, _ header: EntryHeader, _ registration: Registration, _ call: EconomyCall, at now: Instant)
    -> [Letter]
{
    let due = (call.unitDue(askedAt: now) ?? call.due).day
    return recipients(registration).map { to in
        Letter(
            to: to, subject: "Uppdatera er ekonomi senast \(due, .withWeekday)",
            paragraphs: [
                "Domarkommittén möts snart. Den prövar utmärkelsen mot förra årets resultat och årets prognos för \(header.unitName).",
                "Skriv in uppgifterna som de ser ut nu, också om de är desamma som förut.",
            ],
            link: ("Er ekonomi:", "\(me.site.settings.baseURL)/bidrag/\(header.id)/ekonomi"), kind: "economy", about: header.id.text)
    }
}
