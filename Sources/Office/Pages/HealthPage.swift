import Base
import HTML
import Site
import Store

extension Office {
    /// How the installation fares, for the one who runs it: counts, never content (rules §2).
    func healthPage(_ me: Operator) async throws -> Answer {
        let now = me.now
        let health = try await me.read { try HealthSQL.read(at: now, in: $0) }
        let (t, missing) = (me.t, missingPrograms.map(\.phrase))
        let next = OperatorNext(lettersLate: health.lettersLate, missing: missing).thing
        return me.page(
            Page("Drift") {
                h1(t("Drift"))
                me.nextThing(next)
                for phrase in missing where phrase != next.sentence { div(.class("warning")) { p(t(phrase)) } }
                if next.urgency != .waiting { p { a(t("Skriv in ett avbrott"), .href("/drift/avbrott")) } }
                p(t("Så mår installationen. Här syns inget av innehållet."), .class("soft"))
                me.facts([
                    ("Databas", me.database.kind == "sqlite" ? "SQLite" : "PostgreSQL"),
                    ("Klocka", t.momentToTheSecond(now)),
                    ("Brev som väntar", Swedish.number(health.lettersWaiting)),
                    ("Brev som inte kom fram", Swedish.number(health.lettersFailed)),
                    ("Sessioner", t("\(health.sessions), varav \(health.signedIn) inloggade")),
                    ("Loggens senaste rad", health.lastAuditAt.map { "\(health.lastAudit), \(t.moment($0))" }),
                ])
            })
    }
}
