import Base
import Editions
package import HTML
package import Site
import Store

extension Entries {
    /// Last year's result and this year's forecast, as they stand and to bring up to date before the jury decides (R26).
    func economyPage(_ me: UnitMember) async throws -> Answer { try await showEconomy(me, me.header, leads: me.leads, Problems()) }

    func updateEconomy(_ me: UnitLead) async throws -> Answer {
        let (problems, verdict) = try await saveEconomy(me, me.header)
        guard let verdict else { return try await showEconomy(me, me.header, leads: true, problems) }
        return me.redirect(
            to: "/bidrag/\(me.header.id)", receipt: "Ekonomin är uppdaterad.", "Besked om villkoren: \(verdict.name).")
    }

    /// The same by the office, for a unit that has told it in another way.
    func updateEconomyAsOffice(_ me: OfficeMember) async throws -> Answer {
        let (id, now): (ID<Entry>, _) = (try me.path("entry"), me.now)
        guard let header = try await me.read({ try EntrySQL.header(id, at: now, in: $0) }) else { throw Halt.notFound }
        let (problems, verdict) = try await saveEconomy(me, header)
        guard verdict != nil else { return try await showCalls(me, header.year, problems, failed: id) }
        return me.redirect(to: "/kansli/\(header.year)/ekonomi", receipt: "Ekonomin för \(header.unitName) är uppdaterad.")
    }

    /// Keeps the results with when and by whom, and what the rules say of them. Nil when the form was wrong.
    private func saveEconomy(_ me: some ActingGuard, _ header: EntryHeader) async throws -> (Problems, Eligibility.Total?) {
        let edition = try await me.read { try $0.edition(header.year) }
        var problems = Problems()
        let read = EligibilityForm(rules: edition.eligibility, asksShare: false).readResults(me.form, &problems)
        guard let results = read, problems.isEmpty else { return (problems, nil) }
        let (now, person, history) = (me.now, me.person.id, history)
        let verdict = try await me.write("economy.updated", about: header.id.text) { db in
            guard let header = try EntrySQL.header(header.id, at: now, in: db) else { throw Halt.notFound }
            try Self.mayUpdateEconomy(header, edition, at: now)
            let state = try HandIn(header, history, in: db)
            guard var facts = state.facts else { throw Refusal("Svara först på frågorna om villkoren i anmälan.") }
            (facts.lastResult, facts.forecast) = (results.last, results.forecast)
            let eligibility = Eligibility(
                facts, year: header.year, edition.eligibility, excepted: try EligibilitySQL.excepted(header.id, in: db))
            try EconomySQL.update(header.id, last: results.last, forecast: results.forecast, at: now, by: person, in: db)
            try EligibilitySQL.record(facts, eligibility, of: header.id, at: now, by: person, in: db)
            return eligibility.total
        }
        return (problems, verdict)
    }

    /// From the hand-in to the ceremony; whether the jury has decided is secret until then (R116).
    private static func mayUpdateEconomy(_ header: EntryHeader, _ edition: Edition, at now: Instant) throws {
        guard Eligibility.asksForResults(edition.eligibility) else { throw Halt.notFound }
        guard header.state == .handedIn else {
            throw Refusal("Bidraget är inte inlämnat. Ändra i stället uppgifterna i anmälan.")
        }
        if edition.calendar.decisionsAreOpen(at: now) { throw Refusal("Utdelningen har varit, så uppgifterna går inte att ändra längre.") }
    }

    private func showEconomy(_ me: some ActingGuard, _ header: EntryHeader, leads: Bool, _ problems: Problems) async throws -> Answer {
        let (edition, stated) = try await me.read { db in
            (try db.edition(header.year), try EconomySQL.stated([header.id], in: db)[header.id])
        }
        guard Eligibility.asksForResults(edition.eligibility) else { throw Halt.notFound }
        let (t, path) = (me.t, "/bidrag/\(header.id)/ekonomi")
        let mayChange = leads && header.state == .handedIn && !edition.calendar.decisionsAreOpen(at: me.now)
        return me.page(
            Page("Er ekonomi", crumbs: me.crumbs(header, .init(t("Er ekonomi"))), thread: me.unitThread(header, edition)) {
                h1(t("Er ekonomi"))
                p(
                    t(
                        "Domarkommittén prövar utmärkelsen mot de uppgifter som är nyast när den beslutar. Ett underskott hindrar aldrig bedömning och återkoppling."
                    ), .class("lead"))
                if let stated { me.resultFacts(stated) }
                problems.summary(t)
                if mayChange {
                    actForm(me, to: path, .data("data-keep", me.person.id.text)) {
                        EligibilityForm(rules: edition.eligibility, asksShare: false).resultFields(me, stated?.facts, problems)
                        button(t("Spara uppgifterna"), .class("btn"))
                    }
                } else if header.state.isOpen {
                    p { a(t("Ändra i anmälan"), .href("/bidrag/\(header.id)/anmalan")) }
                }
            }, status: problems.isEmpty ? 200 : 422)
    }
}

extension StatedResults {
    /// As the form takes them.
    var facts: EligibilityFacts {
        EligibilityFacts(hasManager: true, hasPlan: true, staff: 0, lastResult: last, forecast: forecast)
    }
}

extension Guard {
    /// The results with the day they were stated and by whom.
    package func resultFacts(_ stated: StatedResults) -> HTML {
        facts([
            ("Förra årets resultat", stated.last.map { t("\($0) tkr") } ?? t("Inte uppgivet")),
            ("Årets prognos", stated.forecast.map { t("\($0) tkr") } ?? t("Inte uppgivet")),
            ("Uppgivet", "\(t.moment(stated.at)), \(stated.by)"),
        ])
    }
}
