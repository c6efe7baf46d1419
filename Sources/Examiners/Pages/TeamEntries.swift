import Base
import Editions
import Entries
import Mail
import Site
import Store

extension Examiners {
    /// Gives the team an entry to judge; conflicts of its members refuse, or are gone past with a reason.
    func assignEntry(_ me: OfficeMember) async throws -> Answer {
        let (team, year) = try await team(me)
        let (reason, now, by) = (try reason(me, "skal"), me.now, me.person.id)
        guard let entry: ID<Entry> = me.form.id("entry") else {
            return try await refuse(me, "Välj ett bidrag.", "entry")
        }
        do {
            try await me.write("team.entry.assigned", about: entry.text, detail: team.text) { db in
                let standing = try TeamFacts(team, year, for: me, in: db)
                guard let free = try TeamSQL.unassigned(edition: year.id, in: db).first(where: { $0.entry == entry })
                else { throw Refusal("Bidraget har redan ett lag, eller är inte inlämnat.", field: "entry") }
                try me.mustBeImpartial(to: [entry.text], in: db)
                if !free.isApproved { throw notApproved(free.unitName) }
                let clashes = try ConflictSQL.clashes(
                    standing.team.members.map { ($0.id, $0.person.name) }, with: [(entry, free.unitName)],
                    edition: year.id, in: db)
                if !clashes.isEmpty, reason.isEmpty { throw Clashing(clashes: clashes) }
                try clashes.override(reason: reason, by: by, at: now, in: db)
                try TeamSQL.assign(entry, to: team, by: by, at: now, in: db)
                guard standing.team.confirmedAt != nil else { return }
                for member in standing.team.members {
                    let letter = try MemberLetter(me, member.person, standing.team, year, [(entry, free.unitName)]).letter
                    try outbox.post(letter, in: db, at: now)
                }
                try tellUnit(entry, standing.team, me, year, in: db)
            }
        } catch let clashing as Clashing {
            return try await ask(me, clashing, "/bidrag", [("entry", entry.text)])
        } catch let refusal as Refusal {
            return try await showTeam(me, TeamForm(problems: Problems(refusal)))
        }
        return me.redirect(to: path(team, year), receipt: "Bidraget är tilldelat laget.")
    }

    /// A team judges what the office has approved in form (R53).
    func notApproved(_ unitName: String) -> Refusal {
        Refusal(
            "\(unitName) är inte godkänd i den formella kontrollen. Godkänn bidraget där, eller begär en ändring, innan ett lag bedömer det.",
            field: "entry")
    }

    /// Takes an entry from the team, with the reason kept. What its examiners have written stays, and counts again
    /// if it comes back. What they have agreed on stays with them: another team would read it before its own levels.
    func unassignEntry(_ me: OfficeMember) async throws -> Answer {
        let (team, year) = try await team(me)
        guard let entry: ID<Entry> = me.form.id("entry") else { throw Halt.notFound }
        let reason = try reason(me, "skal-\(entry)")
        if reason.isEmpty { return try await refuse(me, "Skriv varför bidraget lämnar laget.", "skal-\(entry)") }
        let (now, by, isAgreed) = (me.now, me.person.id, isAgreed)
        try await me.write("team.entry.unassigned", about: entry.text, detail: team.text) { db in
            guard try TeamFacts(team, year, for: me, in: db).entries.contains(where: { $0.id == entry }) else { throw Halt.notFound }
            if try isAgreed(entry, db) {
                throw Refusal("Laget har låst sitt konsensus, så bidraget stannar hos laget.")
            }
            try TeamSQL.unassign(entry, from: team, reason: reason, by: by, at: now, in: db)
            try tellTeamThatItLost(entry, team, me, year, in: db)
        }
        return me.redirect(to: path(team, year), receipt: "Bidraget är utan lag igen.")
    }

    /// Lets a member judge although they have declared a conflict (Q10).
    func overrideConflict(_ me: OfficeMember) async throws -> Answer {
        let (team, year) = try await team(me)
        guard let person: ID<Person> = me.form.id("person"), let entry: ID<Entry> = me.form.id("entry")
        else { throw Halt.notFound }
        let (reason, now, by) = (try reason(me, "skal-\(person)-\(entry)"), me.now, me.person.id)
        if reason.isEmpty { return try await refuse(me, "Skriv varför examinatorn får bedöma bidraget ändå.", "skal-\(person)-\(entry)") }
        do {
            try await me.write("conflict.overridden", about: entry.text, detail: person.text) { db in
                let standing = try TeamFacts(team, year, for: me, in: db)
                guard let member = standing.team.members.first(where: { $0.id == person }),
                    let judged = standing.entries.first(where: { $0.id == entry })
                else { throw Halt.notFound }
                let clashes = try ConflictSQL.clashes([(person, member.person.name)], with: [judged], edition: year.id, in: db)
                try clashes.override(reason: reason, by: by, at: now, in: db)
            }
        } catch let refusal as Refusal {
            return try await showTeam(me, TeamForm(problems: Problems(refusal)))
        }
        return me.redirect(to: path(team, year), receipt: "Undantaget är beslutat.")
    }
}
