import Base
import Editions
import HTML
import Site
import Store

extension Examiners {
    /// All teams of the year, and what is left to do before every entry has one.
    func teamsPage(_ me: OfficeMember) async throws -> Answer {
        let year = try await me.editionOfYear()
        let found = try await me.read { db in
            TeamsOverview(
                teams: try TeamSQL.all(edition: year.id, in: db),
                assignments: try TeamSQL.assignments(edition: year.id, in: db),
                withoutTeam: try TeamSQL.unassigned(edition: year.id, in: db).map(\.unitName),
                free: try ExaminerSQL.all(edition: year.id, in: db).count { $0.teamNumber == nil })
        }
        let t = me.t
        return me.page(
            Page("Lag", crumbs: [.init(t("Kansliet \(plain: year.year)"), "/kansli/\(year.year)"), .init(t("Lag"))]) {
                h1(t("Lag i utmärkelsen \(plain: year.year)"))
                p(.class("lead")) {
                    t("Varje lag har \(year.edition.limits.examinersMin)–\(year.edition.limits.examinersMax) examinatorer.")
                    if let day = year.calendar.knownTeamsReady { " " + t("Lagen ska vara klara \(day, .withWeekday).") }
                }
                tiles(found, t)
                actButton(me, "Skapa ett lag", to: "/kansli/\(year.year)/lag")
                if found.teams.isEmpty {
                    me.empty("Det finns inga lag än. Skapa det första, så får du fylla det med examinatorer och bidrag.")
                } else {
                    list(found, year, me)
                }
                withoutTeam(found.withoutTeam, t)
            })
    }

    /// A new, empty team.
    func createTeam(_ me: OfficeMember) async throws -> Answer {
        let year = try await me.editionOfYear()
        let now = me.now
        let id = try await me.write("team.created", about: year.id.text) { db in
            try TeamSQL.create(edition: year.id, at: now, in: db)
        }
        return me.redirect(
            to: "/kansli/\(year.year)/lag/\(id)", receipt: "Laget är skapat.", "Lägg till examinatorer och välj vem som samordnar.")
    }

    /// Takes away a team that was made by mistake: one that has never had anybody or anything in it.
    func removeTeam(_ me: OfficeMember) async throws -> Answer {
        let (id, year) = try await team(me)
        try await me.write("team.removed", about: id.text) { db in
            _ = try TeamFacts(id, year, for: me, in: db)
            guard try TeamSQL.isUnused(id, in: db) else {
                throw Refusal("Laget har eller har haft examinatorer eller bidrag, så det går inte att ta bort.")
            }
            try TeamSQL.remove(id, in: db)
        }
        return me.redirect(to: "/kansli/\(year.year)/lag", receipt: "Laget är borttaget.")
    }
}

private struct TeamsOverview: Sendable {
    let teams: [Team]
    let assignments: [Assignment]
    let withoutTeam: [String]
    let free: Int
}

private func tiles(_ found: TeamsOverview, _ t: Translator) -> HTML {
    div(.class("tiles few")) {
        tile(Swedish.number(found.teams.count), t("lag"))
        tile(Swedish.number(found.withoutTeam.count), t("bidrag utan lag"))
        tile(Swedish.number(found.free), t("examinatorer utan lag"))
    }
}

private func list(_ found: TeamsOverview, _ year: StoredEdition, _ me: OfficeMember) -> HTML {
    let t = me.t
    let page = max(1, me.query.number("sida") ?? 1)
    let units = Dictionary(grouping: found.assignments, by: \.team)
    let shown = found.teams.dropFirst((page - 1) * Pager.rowsPerPage).prefix(Pager.rowsPerPage)
    return HTML {
        Table(
            t("Lag"),
            [t("Lag"), me.heading(.coordinator, year.edition), t("Examinatorer"), me.heading(.entries, year.edition), t("Läge")],
            numeric: [2],
            rows: shown.map { team in
                let state = team.state(year.edition.limits)
                return [
                    a(t("Lag \(team.number)"), .href("/kansli/\(year.year)/lag/\(team.id)")),
                    HTML(team.coordinator?.person.name ?? "–"),
                    HTML(String(team.members.count)),
                    HTML(units[team.id, default: []].map(\.unitName).joined(separator: ", ")),
                    me.tag(state.status, state.name),
                ]
            }
        ).html
        Pager(page: page, total: found.teams.count) { "/kansli/\(year.year)/lag?sida=\($0)" }.html(t)
    }
}

private func withoutTeam(_ names: [String], _ t: Translator) -> HTML? {
    guard !names.isEmpty else { return nil }
    return details {
        summary(t("Bidrag utan lag (\(names.count))"))
        ul { for name in names.prefix(500) { li(name) } }
    }
}
