import Base
import Editions
import Entries
import HTML
import Site
import Store

extension Examiners {
    /// One team: who is in it, what it judges, and what is missing.
    func teamPage(_ me: OfficeMember) async throws -> Answer {
        try await showTeam(me, TeamForm())
    }

    /// The team's page again, with what was wrong in the form that was sent.
    func showTeam(_ me: OfficeMember, _ sent: TeamForm) async throws -> Answer {
        let year = try await me.editionOfYear()
        let id: ID<Team> = try me.path("team")
        let found = try await me.read { db -> TeamPage? in
            guard let team = try TeamSQL.find(id, in: db), team.edition == year.id else { return nil }
            let assignments = try TeamSQL.assignments(team: id, in: db)
            try me.mustBeImpartial(to: assignments.map(\.entry.text), in: db)
            return TeamPage(
                me: me, year: year, team: team, assignments: assignments,
                unassigned: try TeamSQL.unassigned(edition: year.id, in: db),
                otherTeams: try TeamSQL.all(edition: year.id, in: db).filter { $0.id != id },
                free: try ExaminerSQL.all(edition: year.id, in: db).filter { $0.teamNumber == nil },
                standing: try ConflictSQL.standing(team, assignments.map { ($0.entry, $0.unitName) }, in: db),
                leavers: try TeamSQL.leavers(of: id, in: db), isUnused: try TeamSQL.isUnused(id, in: db),
                sent: sent)
        }
        guard let found else { throw Halt.notFound }
        return me.page(found.page, status: sent.isWrong ? 422 : 200)
    }
}

/// What was sent to the team's page and could not be done.
struct TeamForm: Sendable {
    var problems = Problems()
    /// Conflicts that the office may decide to go past.
    var clashes: [Clash] = []
    /// The act that met them, to send once more with a reason.
    var path = ""
    var fields: [(String, String)] = []

    var isWrong: Bool { !problems.isEmpty || !clashes.isEmpty }
}

struct TeamPage: Sendable {
    let me: OfficeMember
    let year: StoredEdition
    let team: Team
    let assignments: [Assignment]
    let unassigned: [(entry: ID<Entry>, unitName: String, isApproved: Bool)]
    /// The year's other teams, by number.
    let otherTeams: [Team]
    let free: [Examiner]
    let standing: [ConflictSQL.Standing]
    let leavers: [(name: String, at: Instant, reason: String)]
    /// Nobody and no entry is or has been in it.
    let isUnused: Bool
    let sent: TeamForm

    var t: Translator { me.t }
    var path: String { "/kansli/\(year.year)/lag/\(team.id)" }
    private var composition: TeamComposition { team.composition(year.edition.limits) }

    var page: Page {
        let state = team.state(year.edition.limits)
        return Page(
            "Lag \(team.number)",
            crumbs: [
                .init(t("Kansliet \(plain: year.year)"), "/kansli/\(year.year)"),
                .init(t("Lag"), "/kansli/\(year.year)/lag"), .init(t("Lag \(team.number)")),
            ]
        ) {
            h1(t("Lag \(team.number)"))
            p { me.tag(state.status, state.name) }
            sent.problems.summary(t)
            overrideForm
            lacks
            confirmation
            h2(t("Examinatorer"))
            members
            if composition.hasRoom { addForm }
            h2(me.heading(.entries, year.edition))
            entries
            assignForm
            declared
            history
            if isUnused { actButton(me, "Ta bort det tomma laget", to: path + "/bort", style: "btn danger") }
        }
    }

    // MARK: What is missing

    private var lacks: HTML? {
        guard !composition.isWhole else { return nil }
        return div(.class("notice")) { ul { for lack in composition.lacks { li(t(lack.phrase(year.edition.words))) } } }
    }

    private var confirmation: HTML {
        if let at = team.confirmedAt { return p(t("Laget fastställdes \(t.moment(at))."), .class("soft")) }
        guard composition.isWhole else { return HTML() }
        return HTML {
            p(t("När laget fastställs får examinatorerna sitt uppdrag och verksamheterna veta vilka de möter."))
            actButton(me, "Fastställ laget", to: path + "/faststall")
        }
    }

    // MARK: Members

    @Markup private var members: HTML {
        if team.members.isEmpty {
            me.empty("Laget har inga examinatorer än.")
        } else {
            Table(
                t("Examinatorer"), [t("Namn"), t("Arbetar på"), t("Roll"), t("Ändra")],
                rows: team.members.map { member in
                    [
                        HTML(member.person.name), HTML(member.homeName ?? "–"),
                        member.isCoordinator
                            ? me.tag(.ok, text: me.heading(.coordinator, year.edition)) : HTML(me.heading(.examiner, year.edition)),
                        change(member),
                    ]
                }
            ).html
        }
    }

    private func change(_ member: Team.Member) -> HTML {
        HTML {
            if !member.isCoordinator {
                actButton(
                    me, "Gör till \(year.edition.words(.coordinator, me.language))", to: path + "/samordnare", style: "linklike",
                    fields: [("person", member.id.text)])
            }
            details {
                summary(t("Ta bort \(member.person.name)"))
                actForm(me, to: path + "/medlemmar/bort") {
                    hidden("person", member.id.text)
                    me.field("skal-\(member.id)", "Varför lämnar hen laget?", sent.problems, required: true).area(
                        rows: 2, maxlength: reasonCharactersMax)
                    button(t("Ta bort ur laget"), .class("btn danger"))
                }
            }
        }
    }

    private var addForm: HTML {
        guard !free.isEmpty else {
            return p(t("Alla examinatorer är med i ett lag. Ge fler personer rollen examinator under Användare."), .class("soft"))
        }
        return actForm(me, to: path + "/medlemmar") {
            me.field("person", "Lägg till en examinator", sent.problems, required: true).choice(
                free.map { ($0.id.text, [$0.person.name, $0.homeName].compactMap { $0 }.joined(separator: ", ")) }, empty: t("Välj"))
            button(t("Lägg till examinatorn"), .class("btn quiet"))
        }
    }

    // MARK: Entries

    @Markup private var entries: HTML {
        if assignments.isEmpty {
            me.empty("Laget har inget bidrag än.")
        } else {
            ul(.class("toc")) {
                for assignment in assignments {
                    li {
                        // What is judged has a page once the team is definite.
                        let below = team.confirmedAt == nil ? "" : "/bedomning"
                        a(assignment.unitName, .href("/kansli/\(year.year)/deltagare/\(assignment.entry)\(below)"))
                        acts(on: assignment)
                    }
                }
            }
        }
    }

    func unassignForm(_ assignment: Assignment) -> HTML {
        details {
            summary {
                t("Ta ifrån laget")
                span(" \(assignment.unitName)", .class("vh"))
            }
            actForm(me, to: path + "/bidrag/bort") {
                hidden("entry", assignment.entry.text)
                me.field("skal-\(assignment.entry)", "Varför lämnar bidraget laget?", sent.problems, required: true)
                    .area(rows: 2, maxlength: reasonCharactersMax)
                button(t("Ta ifrån laget"), .class("btn danger"))
            }
        }
    }

    private var assignForm: HTML {
        let approved = unassigned.filter(\.isApproved)
        guard !approved.isEmpty else {
            return unapproved ?? p(t("Alla inlämnade bidrag har ett lag."), .class("soft"))
        }
        return HTML {
            unapproved
            assignOne(of: approved.map { ($0.entry.text, $0.unitName) })
        }
    }

    private func assignOne(of choices: [(value: String, label: String)]) -> HTML {
        actForm(me, to: path + "/bidrag") {
            me.field("entry", "Tilldela ett bidrag", sent.problems, required: true).choice(
                choices, empty: t("Välj"))
            button(t("Tilldela bidraget"), .class("btn quiet"))
        }
    }
}

let reasonCharactersMax = 1_000
