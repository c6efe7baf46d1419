import Base
import Editions
import Entries
import HTML
import Mail
import Site
import Store

extension Examiners {
    /// Moves an entry to another team in one act, with the reason kept. What its examiners have written each for
    /// themselves stays with them; after the team has agreed it stays with the team, as when an entry is taken from it.
    func moveEntry(_ me: OfficeMember) async throws -> Answer {
        let (team, year) = try await team(me)
        guard let entry: ID<Entry> = me.form.id("entry") else { throw Halt.notFound }
        let (field, chosen) = ("flytt-skal-\(entry)", "till-\(entry)")
        let (why, reason, now, by) = (try reason(me, field), try reason(me, "skal"), me.now, me.person.id)
        guard let target: ID<Team> = me.form.id(chosen) else { return try await refuse(me, "Välj vilket lag bidraget ska till.", chosen) }
        if why.isEmpty { return try await refuse(me, "Skriv varför bidraget flyttas.", field) }
        let isAgreed = isAgreed
        do {
            try await me.write("team.entry.moved", about: entry.text, detail: "\(team) \(target)") { db in
                guard let moved = try TeamFacts(team, year, for: me, in: db).entries.first(where: { $0.id == entry }) else {
                    throw Halt.notFound
                }
                if target == team { throw Refusal("Bidraget är redan i det laget.", field: chosen) }
                if try isAgreed(entry, db) { throw Refusal("Laget har låst sitt konsensus, så bidraget stannar hos laget.") }
                if try FormalSQL.approval(entry, in: db)?.isApproved != true { throw notApproved(moved.unitName) }
                let standing = try TeamFacts(target, year, for: me, in: db)
                let clashes = try ConflictSQL.clashes(
                    standing.team.members.map { ($0.id, $0.person.name) }, with: [moved], edition: year.id, in: db)
                if !clashes.isEmpty, reason.isEmpty { throw Clashing(clashes: clashes) }
                try clashes.override(reason: reason, by: by, at: now, in: db)
                try TeamSQL.unassign(entry, from: team, reason: why, by: by, at: now, in: db)
                try TeamSQL.assign(entry, to: target, by: by, at: now, in: db)
                try tellTeamThatItLost(entry, team, me, year, in: db)
                guard standing.team.confirmedAt != nil else { return }
                for member in standing.team.members {
                    try outbox.post(MemberLetter(me, member.person, standing.team, year, [moved]).letter, in: db, at: now)
                }
                try tellUnit(entry, standing.team, me, year, in: db)
            }
        } catch let clashing as Clashing {
            return try await ask(me, clashing, "/bidrag/flytta", [("entry", entry.text), (chosen, target.text), (field, why)])
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showTeam(me, TeamForm(problems: Problems(refusal)))
        }
        return me.redirect(to: path(team, year), receipt: "Bidraget är flyttat.", "Båda lagen får brev om de är fastställda.")
    }

    /// To those of a confirmed team who had begun to read.
    func tellTeamThatItLost(
        _ entry: ID<Entry>, _ team: ID<Team>, _ me: OfficeMember, _ year: StoredEdition, in db: any Connection
    ) throws {
        guard let left = try TeamSQL.find(team, in: db), left.confirmedAt != nil,
            let header = try EntrySQL.header(entry, at: me.now, in: db)
        else { return }
        for member in left.members {
            try outbox.post(LostEntryLetter(me, member.person, left, header.unitName, entry).letter, in: db, at: me.now)
        }
    }
}

extension TeamPage {
    /// What can be done with one entry of the team: another team, or none.
    func acts(on assignment: Assignment) -> HTML {
        let (id, places) = (assignment.entry, otherTeams)
        return HTML {
            if !places.isEmpty {
                details {
                    element(
                        "summary", [],
                        HTML {
                            t("Flytta till ett annat lag")
                            span(" \(assignment.unitName)", .class("vh"))
                        })
                    actForm(me, to: path + "/bidrag/flytta") {
                        hidden("entry", id.text)
                        me.field("till-\(id)", "Vilket lag?", sent.problems, required: true)
                            .choice(places.map { ($0.id.text, name($0)) }, empty: t("Välj"))
                        me.field("flytt-skal-\(id)", "Varför flyttas bidraget?", sent.problems, required: true)
                            .area(rows: 2, maxlength: reasonCharactersMax)
                        button(t("Flytta bidraget"), .class("btn"))
                    }
                }
            }
            unassignForm(assignment)
        }
    }

    private func name(_ team: Team) -> String {
        guard let coordinator = team.coordinator else { return t("Lag \(team.number)") }
        return t("Lag \(team.number), \(coordinator.person.name)")
    }

    /// What cannot be given to a team yet, with the way to where that is done.
    var unapproved: HTML? {
        let names = unassigned.filter { !$0.isApproved }.map(\.unitName)
        guard !names.isEmpty else { return nil }
        return div(.class("notice")) {
            p(
                names.count == 1
                    ? t("1 bidrag väntar på formell kontroll och kan inte få ett lag än.")
                    : t("\(names.count) bidrag väntar på formell kontroll och kan inte få ett lag än."))
            p { a(t("Gå till den formella kontrollen"), .href("/kansli/\(year.year)/formell?visa=kvar")) }
        }
    }
}
