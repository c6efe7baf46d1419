import Base
import HTML
import Organisations
import Site
import Store

extension Accounts {
    /// One person: roles, with granting and ending; closing of the account.
    func userPage(_ me: OfficeMember) async throws -> Answer { try await showUser(me, Problems()) }

    func grantRole(_ me: OfficeMember) async throws -> Answer {
        let id: ID<Person> = try me.path("person")
        var problems = Problems()
        guard let kind = Role.Kind(rawValue: me.form["roll"]) else {
            problems.add("Välj en roll.", "roll")
            return try await showUser(me, problems)
        }
        let organisation: ID<Organisation>? = me.form.id("organisation")
        let edition = kind == .examiner || kind == .juror ? me.form["utgava"] : nil
        problems.check(kind.needsOrganisation && organisation == nil, "organisation", "Välj den organisation som rollen gäller för.")
        problems.check(edition?.isEmpty == true, "utgava", "Välj det år som rollen gäller för.")
        guard problems.isEmpty else { return try await showUser(me, problems) }
        let grant = RoleGrant(person: id, kind: kind, organisation: organisation, edition: edition)
        do {
            let outcome = try await give(grant, me)
            return me.redirect(
                to: "/kansli/anvandare/\(id)",
                receipt: outcome == .done ? "Rollen är given." : "Förslaget är lagt. Någon annan på kansliet bekräftar det.")
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showUser(me, Problems(refusal))
        }
    }

    /// Gives the role, or proposes it where it weighs and two persons are asked for.
    private func give(_ grant: RoleGrant, _ me: OfficeMember) async throws -> WeightyActs.Outcome {
        let (now, granter) = (me.now, me.person.id)
        let word = grant.kind.isWeighty ? weighty.word(RoleGrant.act, me.site.settings) : RoleGrant.act
        return try await me.write(word, about: grant.person.text, detail: grant.kind.rawValue) { db in
            guard grant.kind.isWeighty else {
                try grant.carryOut(editionChoices(db), examinerWorks, by: granter, at: now, in: db)
                return .done
            }
            return try weighty.act(RoleGrant.act, grant.facts, by: me, in: db)
        }
    }

    func endRole(_ me: OfficeMember) async throws -> Answer {
        let (id, role, now): (ID<Person>, ID<Role>, _) = (try me.path("person"), try me.path("role"), me.now)
        let (own, name, base) = (me.person.id, me.person.name, me.site.settings.baseURL)
        try await me.write("role.ended", about: id.text, detail: role.text) { db in
            guard let person = try PersonSQL.find(id, in: db),
                let held = try RoleSQL.of(id, in: db).first(where: { $0.id == role })
            else { throw Halt.notFound }
            if id == own, held.kind == .office { throw Refusal("Du kan inte ta din egen roll i kansliet. Be en kollega.") }
            try RoleSQL.end(role, at: now, in: db)
            try RoleSQL.demandSomebodyInOffice(in: db)
            guard held.kind.isWeighty else { return }
            let word: Phrase = "\(person.name) har inte längre rollen \(held.kind.name)"
            try weighty.tell(.done(word), by: name, base, besides: [person], at: now, in: db)
        }
        return me.redirect(to: "/kansli/anvandare/\(id)", receipt: "Rollen är avslutad.")
    }

    func closeAccount(_ me: OfficeMember) async throws -> Answer {
        let (id, now): (ID<Person>, _) = (try me.path("person"), me.now)
        let (name, base) = (me.person.name, me.site.settings.baseURL)
        if id == me.person.id { throw Refusal("Du kan inte stänga ditt eget konto. Be en kollega på kansliet.") }
        try await me.write("person.closed", about: id.text) { db in
            guard let person = try PersonSQL.find(id, in: db) else { throw Halt.notFound }
            let isTold = try RoleSQL.of(id, in: db).contains { $0.kind.isWeighty }
            try PersonSQL.close(id, at: now, in: db)
            try RoleSQL.demandSomebodyInOffice(in: db)
            guard isTold else { return }
            try weighty.tell(.done("Kontot för \(person.name) är stängt"), by: name, base, besides: [person], at: now, in: db)
        }
        return me.redirect(to: "/kansli/anvandare", receipt: "Kontot är stängt och personen utloggad.")
    }

    private func showUser(_ me: OfficeMember, _ problems: Problems) async throws -> Answer {
        let (id, today): (ID<Person>, _) = (try me.path("person"), me.today)
        let found = try await me.read { db -> (Person, [Role], [Organisation], [EditionChoice])? in
            guard let person = try PersonSQL.find(id, in: db) else { return nil }
            return (
                person, try RoleSQL.of(id, in: db), try OrganisationSQL.all(Organisation.Kind.allCases, on: today, in: db),
                try editionChoices(db)
            )
        }
        guard let (person, roles, organisations, editions) = found else { throw Halt.notFound }
        let t = me.t
        return me.page(
            Page("Användare", crumbs: [.init(t("Användare"), "/kansli/anvandare"), .init(person.name)]) {
                h1(person.name)
                p(person.email, .class("lead"))
                problems.summary(t)
                h2(t("Roller"))
                if roles.isEmpty { p(t("Personen har ingen roll ännu.")) }
                ul {
                    for role in roles {
                        let scope = role.scopeName ?? editions.first { $0.id == role.scope }?.name
                        li { roleLine(me, id, role, scope) }
                    }
                }
                grantForm(me, id, organisations, editions, problems)
                actButton(me, "Stäng kontot", to: "/kansli/anvandare/\(id)/stang", style: "btn danger")
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func roleLine(_ me: OfficeMember, _ person: ID<Person>, _ role: Role, _ scope: String?) -> HTML {
        let name = scope.map { "\(me.t(role.kind.name)), \($0)" } ?? me.t(role.kind.name)
        return FormOf(me, to: "/kansli/anvandare/\(person)/roller/\(role.id)/avsluta") {
            span(name)
            " "
            button(.class("linklike")) {
                me.t("Avsluta")
                span(" \(name)", .class("vh"))
            }
        }
    }

    private func grantForm(
        _ me: OfficeMember, _ id: ID<Person>, _ organisations: [Organisation], _ editions: [EditionChoice],
        _ problems: Problems
    ) -> HTML {
        let t = me.t
        return FormOf(me, to: "/kansli/anvandare/\(id)/roller", .class("card")) {
            h2(t("Ge en roll"))
            me.field("roll", "Roll", problems)
                .choice(Role.Kind.allCases.map { ($0.rawValue, t($0.name)) }, empty: t("Välj roll"))
            me.field("organisation", "Organisation", hint: "Den som rollen gäller för. För en examinator: arbetsplatsen, som avgör vad hen inte får bedöma.", problems)
                .choice(organisations.map { ($0.id.text, $0.name) }, empty: t("Ingen"))
            me.field("utgava", "År", hint: "För examinator och domarkommittén.", problems)
                .choice(editions.map { ($0.id, $0.name) }, empty: t("Inget"))
            button(t("Ge rollen"), .class("btn"))
        }
    }
}

extension Role.Kind {
    /// The organisation, when the role can be held for it; refused with a sentence otherwise.
    func place(_ id: ID<Organisation>, in db: any Connection) throws -> Organisation {
        guard let place = try OrganisationSQL.find(id, in: db) else { throw Halt.notFound }
        guard fits(place.kind) else {
            throw Refusal("Rollen \(name) passar inte för \(place.name). Välj en annan organisation.", field: "organisation")
        }
        return place
    }

    /// Whether the role can be held for an organisation of this kind.
    func fits(_ place: Organisation.Kind) -> Bool {
        switch self {
        case .unitHead, .contact, .coauthor: place.isUnit
        case .registrar, .controller: !place.isUnit
        case .office, .examiner, .juror, .operator: true
        }
    }

    /// Whether the role is for one organisation.
    var needsOrganisation: Bool {
        switch self {
        case .unitHead, .contact, .coauthor, .registrar, .controller: true
        case .office, .examiner, .juror, .operator: false
        }
    }
}
