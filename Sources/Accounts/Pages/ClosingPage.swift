import Base
import HTML
import Site
import Store

extension Accounts {
    /// What follows when an account is closed, before it is.
    func closingPage(_ me: OfficeMember) async throws -> Answer { try await showClosing(me, Problems()) }

    /// Closes the account when the name is written, and tells those concerned.
    func closeAccount(_ me: OfficeMember) async throws -> Answer {
        let (id, now, typed): (ID<Person>, _, _) = (try me.path("person"), me.now, me.form["namn"])
        do {
            try await me.write("person.closed", about: id.text) { db in
                let person = try closable(id, me, in: db)
                guard SearchText.isSame(typed, person.name) else {
                    throw Refusal("Skriv personens namn som det står här, så vet vi att det är rätt konto.", field: "namn")
                }
                let isTold = try RoleSQL.of(id, in: db).contains { $0.kind.isWeighty }
                for departure in departures { try departure.leave(person, me, db) }
                try PersonSQL.close(id, at: now, in: db)
                try RoleSQL.demandSomebodyInOffice(in: db)
                guard isTold else { return }
                try weighty.tell(
                    .done("Kontot för \(person.name) är stängt"), by: me.person.name, me.site.settings.baseURL,
                    besides: [person], at: now, in: db)
            }
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showClosing(me, Problems(refusal))
        }
        return me.redirect(
            to: "/kansli/anvandare/\(id)", receipt: "Kontot är stängt och personen utloggad.", "Du kan öppna det igen här.")
    }

    /// Opens the account again and gives back the roles that the closing took; those that weigh are told or proposed.
    func reopenAccount(_ me: OfficeMember) async throws -> Answer {
        let (id, now): (ID<Person>, _) = (try me.path("person"), me.now)
        let waits = try await me.write("person.reopened", about: id.text) { db in
            guard let file = try PersonSQL.file(id, in: db) else { throw Halt.notFound }
            guard let closedAt = file.closedAt else { throw Refusal("Kontot är redan öppet.") }
            let roles = try RoleSQL.endedWith(closedAt, of: id, in: db)
            try PersonSQL.reopen(id, in: db)
            let outcomes = try roles.map { role -> WeightyActs.Outcome in
                let grant = RoleGrant(person: id, restoring: role)
                if grant.kind.isWeighty { return try give(grant, me, in: db).role }
                // As it was: an examiner's workplace stands where it stood, and is not taken away with the role.
                try RoleSQL.grant(
                    role.kind, to: id, organisation: grant.organisation?.text, edition: grant.edition, by: me.person.id,
                    at: now, in: db)
                return .done
            }
            try me.site.conflicts.tell(id, now, db)
            return outcomes.contains(.proposed)
        }
        return me.redirect(
            to: "/kansli/anvandare/\(id)", receipt: "Kontot är öppet igen, med rollerna från då.",
            waits ? "Rollerna i kansli och jury gäller när någon annan på kansliet har bekräftat dem." : "Personen loggar in med en länk.")
    }

    /// The person whose account can be closed; throws when it is one's own, closed or unknown.
    private func closable(_ id: ID<Person>, _ me: OfficeMember, in db: any Connection) throws -> Person {
        if id == me.person.id { throw Refusal("Du kan inte stänga ditt eget konto. Be en kollega på kansliet.") }
        guard let person = try PersonSQL.find(id, in: db) else { throw Halt.notFound }
        return person
    }

    private func showClosing(_ me: OfficeMember, _ problems: Problems) async throws -> Answer {
        let (id, now): (ID<Person>, _) = (try me.path("person"), me.now)
        let (person, roles, editions, follows) = try await me.read { db in
            let person = try closable(id, me, in: db)
            return (
                person, try RoleSQL.of(id, in: db), try editionChoices(db),
                try departures.flatMap { try $0.follows(person, now, db) }
            )
        }
        let (t, path) = (me.t, "/kansli/anvandare/\(id)")
        return me.page(
            Page("Stäng kontot", crumbs: [.init(t("Användare"), "/kansli/anvandare"), .init(person.name, path), .init(t("Stäng kontot"))]) {
                h1(t("Stäng kontot för \(person.name)"))
                problems.summary(t)
                p(t("Det här händer:"), .class("lead"))
                ul {
                    li(t("Personen loggas ut överallt och kan inte logga in."))
                    for role in roles { li(t("Rollen \(me.name(of: role, editions)) avslutas.")) }
                    for sentence in follows { li(t(sentence)) }
                    li(t("Det som personen har gjort och skrivit står kvar med namnet."))
                }
                actForm(me, to: "\(path)/stang", .class("card")) {
                    me.field("namn", "Skriv \(person.name) för att bekräfta", problems, required: true)
                        .text(class: "mid", maxlength: PersonName.charactersMax)
                    div(.class("actions")) {
                        button(t("Stäng kontot"), .class("btn danger"))
                        a(t("Behåll kontot"), .href(path), .class("btn quiet"))
                    }
                }
            }, status: problems.isEmpty ? 200 : 422)
    }
}
