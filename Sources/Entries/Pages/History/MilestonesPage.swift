import Base
import Editions
import HTML
import Site
import Store
import Texts

extension Entries {
    static let milestoneCharactersMax = 100

    /// The names that the writers have given the whole text, and what has changed since.
    func milestonesPage(_ me: UnitMember) async throws -> Answer { try await showMilestones(me, Problems()) }

    func addMilestone(_ me: UnitMember) async throws -> Answer {
        let name = me.form["namn"]
        var problems = Problems()
        problems.check(name.isEmpty, "namn", "Skriv ett namn.")
        problems.check(
            name.count > Self.milestoneCharactersMax, "namn", "Namnet får ha högst \(Self.milestoneCharactersMax) tecken.")
        guard problems.isEmpty else { return try await showMilestones(me, problems) }
        let (header, now, person) = (me.header, me.now, me.person.id)
        let writer = me.writer(try await me.read { try $0.edition(header.year) })
        try await me.write("entry.milestone", about: header.id.text) { db in
            try db.mustMayWrite(writer, .whole)
            try MilestoneSQL.add(ID(at: now), header.id.texts, name: name, at: now, by: person, in: db)
        }
        return me.redirect(
            to: "/bidrag/\(header.id)/historik", receipt: "Milstolpen ”\(name)” är satt.",
            "Ni kan jämföra varje del med hur den såg ut nu.")
    }

    /// Takes a name away, asked twice: the page says first what stays.
    func removeMilestone(_ me: UnitMember) async throws -> Answer {
        let (header, id): (EntryHeader, ID<Milestone>) = (me.header, try me.path("milestone"))
        let writer = me.writer(try await me.read { try $0.edition(header.year) })
        let name = try await me.write("entry.milestone-removed", about: header.id.text) { db in
            try db.mustMayWrite(writer, .whole)
            guard let name = try MilestoneSQL.remove(id, of: header.id.texts, in: db) else { throw Halt.notFound }
            return name
        }
        return me.redirect(
            to: "/bidrag/\(header.id)/historik", receipt: "Milstolpen ”\(name)” är borttagen.",
            "Texten och alla versioner står kvar.")
    }

    private func removal(_ me: UnitMember, _ milestone: Milestone) -> HTML? {
        guard me.header.state.isOpen else { return nil }
        let t = me.t
        return details {
            summary(t("Ta bort milstolpen ”\(milestone.name)”"))
            p(
                t(
                    "Namnet försvinner. Texten och alla versioner står kvar, men ni kan inte längre jämföra med den här dagen på den här sidan."
                ))
            actButton(me, "Ta bort milstolpen", to: "/bidrag/\(me.header.id)/milstolpar/\(milestone.id)/bort", style: "btn quiet")
        }
    }

    private func showMilestones(_ me: UnitMember, _ problems: Problems) async throws -> Answer {
        let header = me.header
        let (edition, answered, milestones, revisions) = try await me.read { db in
            (
                try db.edition(header.year), try TextSQL.all(of: header.id.texts, in: db), try MilestoneSQL.all(header.id.texts, in: db),
                try MilestoneSQL.revisions(header.id.texts, in: db)
            )
        }
        let t = me.t
        return me.page(
            Page(
                "Milstolpar", crumbs: me.crumbs(header, .init(t("Skriv"), "/bidrag/\(header.id)/skriva"), .init(t("Milstolpar"))),
                thread: me.unitThread(header, edition)
            ) {
                h1(t("Milstolpar"))
                p(
                    t(
                        "Ge texten ett namn innan något stort händer, till exempel före chefens genomläsning. Då kan ni se vad som har ändrats sedan dess."
                    ), .class("lead"))
                problems.summary(t)
                if header.state.isOpen {
                    actForm(me, to: "/bidrag/\(header.id)/historik") {
                        me.field("namn", "Namn på milstolpen", problems, required: true).text(maxlength: Self.milestoneCharactersMax)
                        button(t("Sätt milstolpen"), .class("btn"))
                    }
                }
                if milestones.isEmpty { p(t("Ni har inga milstolpar än."), .class("soft")) }
                for milestone in milestones {
                    section {
                        h2(milestone.name)
                        p(t("Satt \(t.moment(milestone.at)) av \(milestone.by)"), .class("soft"))
                        changes(me, edition, answered, revisions[milestone.id] ?? [:])
                        removal(me, milestone)
                    }
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    /// The parts that have changed since, each with a link to what.
    private func changes(
        _ me: UnitMember, _ edition: Edition, _ answered: [String: StandingText], _ revisions: [String: Int]
    ) -> HTML {
        let changed = edition.parts.filter { (answered[$0.id]?.revision ?? 0) != (revisions[$0.id] ?? 0) }
        guard !changed.isEmpty else { return p(me.t("Ingenting har ändrats sedan dess.")) }
        return ul {
            for part in changed {
                let (from, to) = (revisions[part.id] ?? 0, answered[part.id]?.revision ?? 0)
                li {
                    a(
                        part.listName(in: me.language),
                        .href("/bidrag/\(me.header.id)/historik/\(part.id)/jamfor?fran=\(from)&till=\(to)"))
                }
            }
        }
    }
}
