import Base
import HTML
import Site
import Store

extension Office {
    /// How the installation fares, for the one who runs it: counts, never content (rules §2).
    func healthPage(_ me: Operator) async throws -> Answer {
        let now = me.now
        let health = try await me.read { try HealthSQL.read(at: now, in: $0) }
        let t = me.t
        return me.page(
            Page("Drift") {
                h1(t("Drift"))
                p(t("Så mår installationen. Här syns inget av innehållet."), .class("lead"))
                if health.lettersLate > 0 {
                    div(.class("warning")) {
                        p(t("\(health.lettersLate) brev har väntat mer än \(HealthSQL.lateMinutes) minuter. Kontrollera e-postservern."))
                    }
                }
                if !missingPrograms.isEmpty {
                    div(.class("warning")) { for program in missingPrograms { p(t(program.phrase)) } }
                }
                p { a(t("Skriv in ett avbrott"), .href("/drift/avbrott")) }
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
