import Base
import HTML
import Organisations
import Site
import Store

extension Accounts {
    func grantRole(_ me: OfficeMember) async throws -> Answer {
        let id: ID<Person> = try me.path("person")
        var problems = Problems()
        let (grant, choice) = try await readGrant(me, id, &problems)
        guard let grant else { return try await showUser(me, problems, choice: choice) }
        do {
            let given = try await me.write(word(grant, me), about: id.text, detail: grant.told) { try give(grant, me, in: $0) }
            return me.redirect(to: "/kansli/anvandare/\(id)", receipts: given.receipt("Rollen är given."))
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showUser(me, Problems(refusal))
        }
    }

    /// One role, to be another, for another place or year, or ended.
    func rolePage(_ me: OfficeMember) async throws -> Answer { try await showRole(me, Problems()) }

    /// The role as it is to be instead: the old one ends and the new one begins in one act.
    func changeRole(_ me: OfficeMember) async throws -> Answer {
        let (id, role): (ID<Person>, ID<Role>) = (try me.path("person"), try me.path("role"))
        var problems = Problems()
        let (grant, choice) = try await readGrant(me, id, &problems)
        guard let grant else { return try await showRole(me, problems, choice: choice) }
        do {
            let given = try await me.write(word(grant, me), about: id.text, detail: "\(grant.told) instead of \(role)") { db in
                var given = try give(grant, me, in: db)
                // What is only proposed takes nothing away yet.
                guard given.role == .done else { return given }
                given.ended = try end(role, of: id, me, in: db)
                guard given.ended == .proposed else { return given }
                try Audit.append(
                    weighty.word(RoleEnd.act, me.site.settings), about: id.text, by: me.actor, detail: role.text, at: me.now, in: db)
                return given
            }
            return me.redirect(to: "/kansli/anvandare/\(id)", receipts: given.receipt("Rollen är ändrad."))
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showRole(me, Problems(refusal))
        }
    }

    func endRole(_ me: OfficeMember) async throws -> Answer {
        let (id, role): (ID<Person>, ID<Role>) = (try me.path("person"), try me.path("role"))
        let isWeighty = try await me.read { try RoleEnd(role, of: id).takesGround(in: $0) }
        let word = isWeighty ? weighty.word(RoleEnd.act, me.site.settings) : RoleEnd.act
        let outcome = try await me.write(word, about: id.text, detail: role.text) { try end(role, of: id, me, in: $0) }
        return me.redirect(to: "/kansli/anvandare/\(id)", receipt: outcome == .done ? "Rollen är avslutad." : Given.proposed)
    }

    /// What came of giving a role: each part is done, or waits for a second person.
    struct Given: Sendable {
        var role = WeightyActs.Outcome.done
        var workplace = WeightyActs.Outcome.done
        var ended = WeightyActs.Outcome.done

        static let proposed: Phrase = "Förslaget är lagt. Någon annan på kansliet bekräftar det."

        func receipt(_ done: Phrase) -> [Phrase] {
            guard role == .done else { return [Self.proposed] }
            let waiting: [Phrase] =
                workplace == .proposed
                ? [WeightyActs.workplaceWaits]
                : ended == .proposed ? ["Den gamla rollen avslutas när någon annan på kansliet har bekräftat det."] : []
            return [done] + waiting
        }
    }

    private func word(_ grant: RoleGrant, _ me: OfficeMember) -> String {
        grant.kind.isWeighty ? weighty.word(RoleGrant.act, me.site.settings) : RoleGrant.act
    }

    /// Gives the role, or proposes it where it weighs and two persons are asked for.
    func give(_ grant: RoleGrant, _ me: OfficeMember, in db: any Connection) throws -> Given {
        if try grant.isHeld(in: db) { throw Refusal("Personen har redan den rollen.", field: "roll") }
        if grant.kind.isWeighty { return Given(role: try weighty.act(RoleGrant.act, grant.facts, by: me, in: db)) }
        try grant.carryOut(editionChoices(db), by: me.person.id, at: me.now, in: db)
        var given = Given()
        // An empty place takes nothing away: where the examiner was known to work stands.
        if grant.kind == .examiner, let place = grant.organisation, let edition = grant.edition {
            given.workplace = try examinerWorks(grant.person, place, edition, me, weighty, db)
        }
        try me.site.conflicts.tell(grant.person, me.now, db)
        return given
    }

    private func end(_ role: ID<Role>, of id: ID<Person>, _ me: OfficeMember, in db: any Connection) throws -> WeightyActs.Outcome {
        guard let person = try PersonSQL.find(id, in: db),
            let held = try RoleSQL.of(id, in: db).first(where: { $0.id == role })
        else { throw Halt.notFound }
        if id == me.person.id, held.kind == .office {
            throw Refusal("Du kan inte ta din egen roll i kansliet. Be en kollega.")
        }
        if try RoleEnd(role, of: id).takesGround(in: db) {
            return try weighty.act(RoleEnd.act, RoleEnd(role, of: id).facts, by: me, in: db)
        }
        try RoleSQL.end(role, at: me.now, in: db)
        try RoleSQL.demandSomebodyInOffice(in: db)
        try me.site.conflicts.tell(id, me.now, db)
        guard held.kind.isWeighty else { return .done }
        let word: Phrase = "\(person.name) har inte längre rollen \(held.kind.name)"
        try weighty.tell(.done(word), by: me.person.name, me.site.settings.baseURL, besides: [person], at: me.now, in: db)
        return .done
    }

    private func readGrant(_ me: OfficeMember, _ id: ID<Person>, _ problems: inout Problems) async throws
        -> (RoleGrant?, OrganisationChoice)
    {
        guard let kind = Role.Kind(rawValue: me.form["roll"]) else {
            problems.add("Välj en roll.", "roll")
            return (nil, .nothing)
        }
        let (text, today) = (me.form["organisation"], me.today)
        let choice = try await me.read { try OrganisationChoice.read(text, on: today, in: $0) }
        if let problem = choice.problem { problems.add(problem, "organisation") }
        let edition = kind.isOfOneYear ? me.form["utgava"] : nil
        problems.check(
            kind.needsOrganisation && choice.chosen == nil && choice.problem == nil, "organisation",
            "Välj den organisation som rollen gäller för.")
        problems.check(edition?.isEmpty == true, "utgava", "Välj det år som rollen gäller för.")
        guard problems.isEmpty else { return (nil, choice) }
        return (RoleGrant(person: id, kind: kind, organisation: choice.chosen?.id, edition: edition), choice)
    }

    private func showRole(_ me: OfficeMember, _ problems: Problems, choice: OrganisationChoice = .nothing) async throws -> Answer {
        let (id, role): (ID<Person>, ID<Role>) = (try me.path("person"), try me.path("role"))
        let (person, held, editions) = try await me.read { db in
            guard let person = try PersonSQL.find(id, in: db),
                let held = try RoleSQL.of(id, in: db).first(where: { $0.id == role })
            else { throw Halt.notFound }
            return (person, held, try editionChoices(db))
        }
        let (t, path) = (me.t, "/kansli/anvandare/\(id)")
        return me.page(
            Page("Roll", crumbs: [.init(t("Användare"), "/kansli/anvandare"), .init(person.name, path), .init(t(held.kind.name))]) {
                h1(me.name(of: held, editions))
                p(person.name, .class("lead"))
                problems.summary(t)
                RoleForm(editions: editions, choice: choice).change(me, id, held, problems)
                actButton(me, "Avsluta rollen", to: "\(path)/roller/\(role)/avsluta", style: "btn danger")
            }, status: problems.isEmpty ? 200 : 422)
    }
}

/// The fields of a role: which, where and for what year.
struct RoleForm {
    let editions: [EditionChoice]
    let choice: OrganisationChoice

    func grant(_ me: OfficeMember, _ id: ID<Person>, _ problems: Problems) -> HTML {
        actForm(me, to: "/kansli/anvandare/\(id)/roller", .class("card")) {
            h2(me.t("Ge en roll"))
            fields(me, nil, problems)
            button(me.t("Ge rollen"), .class("btn"))
        }
    }

    func change(_ me: OfficeMember, _ id: ID<Person>, _ role: Role, _ problems: Problems) -> HTML {
        actForm(me, to: "/kansli/anvandare/\(id)/roller/\(role.id)", .class("card")) {
            h2(me.t("Ändra rollen"))
            fields(me, role, problems)
            button(me.t("Spara rollen"), .class("btn"))
        }
    }

    private func fields(_ me: OfficeMember, _ role: Role?, _ problems: Problems) -> HTML {
        let t = me.t
        return HTML {
            me.field("roll", "Roll", value: role?.kind.rawValue ?? "", problems)
                .choice(Role.Kind.allCases.map { ($0.rawValue, t($0.name)) }, empty: t("Välj roll"))
            choice.field(
                me, "organisation", "Organisation",
                hint:
                    "Skriv namnet eller en del av det. Den som rollen gäller för; för en examinator arbetsplatsen, som avgör vad hen inte får bedöma. Lämnas den tom gäller den som redan är angiven för året.",
                value: role.flatMap { $0.kind.isOfOneYear ? nil : $0.scopeName } ?? "", problems)
            me.field("utgava", "År", hint: "För examinator och domarkommittén.", value: role?.scope ?? "", problems)
                .choice(editions.map { ($0.id, $0.name) }, empty: t("Inget"))
        }
    }
}
