import Base
import HTML
import Mail
import Organisations
import Site
import Store

extension Accounts {
    /// One person: name, address and telephone to change, roles, and the way to closing or opening the account.
    func userPage(_ me: OfficeMember) async throws -> Answer { try await showUser(me, Problems()) }

    /// Name, address and telephone. A new address is told to the old one and to the new; that of somebody who is or
    /// has been of the office or the jury weighs as much as giving the role: who reads the letters there signs in as them.
    func saveDetails(_ me: OfficeMember) async throws -> Answer {
        let id: ID<Person> = try me.path("person")
        let (name, email, phone) = (me.form["namn"], me.form["epost"], me.form["telefon"])
        var problems = Problems()
        do throws(Refusal) { _ = try PersonName(name) } catch { problems.add(error.phrase, "namn") }
        if !phone.isEmpty { problems.checkPhone(phone, "telefon") }
        problems.check(
            phone.count > PersonFile.phoneCharactersMax, "telefon", "Numret får ha högst \(PersonFile.phoneCharactersMax) tecken.")
        do throws(Refusal) { _ = try EmailAddress(email) } catch { problems.add(error.phrase, "epost") }
        guard problems.isEmpty else { return try await showUser(me, problems) }
        let asksTwo = me.site.settings.asksTwoPersons
        do {
            let isProposed = try await me.write("person.changed", about: id.text) { db -> Bool in
                guard let file = try PersonSQL.file(id, in: db) else { throw Halt.notFound }
                try PersonSQL.change(id, name: name, phone: phone, in: db)
                guard email != file.person.email else { return false }
                let move = AddressChange(person: id, email: email)
                try move.check(in: db)
                if try move.isWeighty(in: db) {
                    try weighty.act(AddressChange.act, move.facts, by: me, in: db)
                    return asksTwo
                }
                try move.carryOut(outbox, at: me.now, in: db)
                return false
            }
            return me.redirect(
                to: "/kansli/anvandare/\(id)", receipt: "Uppgifterna är sparade.",
                isProposed
                    ? "Den nya adressen gäller när någon annan på kansliet har bekräftat den."
                    : "En ny adress får ett brev, och den gamla också.")
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showUser(me, Problems(refusal))
        }
    }

    func showUser(_ me: OfficeMember, _ problems: Problems, choice: OrganisationChoice = .nothing) async throws -> Answer {
        let id: ID<Person> = try me.path("person")
        let found = try await me.read { db -> (PersonFile, [Role], [EditionChoice])? in
            guard let file = try PersonSQL.file(id, in: db) else { return nil }
            return (file, try RoleSQL.of(id, in: db), try editionChoices(db))
        }
        guard let (file, roles, editions) = found else { throw Halt.notFound }
        let t = me.t
        return me.page(
            Page("Användare", crumbs: [.init(t("Användare"), "/kansli/anvandare"), .init(file.person.name)]) {
                h1(file.person.name)
                p(file.person.email, .class("lead"))
                problems.summary(t)
                if file.isClosed { closedBox(me, file) }
                detailsForm(me, file, problems)
                if !file.isClosed {
                    h2(t("Roller"))
                    if roles.isEmpty { p(t("Personen har ingen roll ännu.")) }
                    ul { for role in roles { li { roleLine(me, id, role, editions) } } }
                    RoleForm(editions: editions, choice: choice).grant(me, id, problems)
                    if id != me.person.id {
                        p { a(t("Stäng kontot …"), .href("/kansli/anvandare/\(id)/stang"), .class("btn danger")) }
                    }
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func detailsForm(_ me: OfficeMember, _ file: PersonFile, _ problems: Problems) -> HTML {
        let t = me.t
        return actForm(me, to: "/kansli/anvandare/\(file.person.id)/uppgifter", .class("card")) {
            h2(t("Uppgifter"))
            me.field("namn", "Namn", value: file.person.name, problems, required: true)
                .text(class: "mid", maxlength: PersonName.charactersMax)
            me.field(
                "epost", "E-postadress", hint: "Byts adressen får både den gamla och den nya ett brev om det.",
                value: file.person.email, problems, required: true
            ).text(type: "email", class: "mid", maxlength: EmailAddress.longest)
            me.field("telefon", "Telefon", value: file.phone, problems)
                .text(type: "tel", class: "mid", maxlength: PersonFile.phoneCharactersMax)
            button(t("Spara uppgifterna"), .class("btn quiet"))
        }
    }

    private func roleLine(_ me: OfficeMember, _ person: ID<Person>, _ role: Role, _ editions: [EditionChoice]) -> HTML {
        let name = me.name(of: role, editions)
        return HTML {
            span(name)
            " "
            a(.href("/kansli/anvandare/\(person)/roller/\(role.id)")) {
                me.t("Ändra eller avsluta")
                span(" \(name)", .class("vh"))
            }
        }
    }

    private func closedBox(_ me: OfficeMember, _ file: PersonFile) -> HTML {
        let t = me.t
        return div(.class("warning")) {
            h2(t("Stängt konto"))
            p(
                t(
                    "Kontot stängdes \(Stockholm.local(file.closedAt!).day). Öppnar du det igen får personen tillbaka rollerna från då. Den som satt i ett lag sätts in där på lagets sida."
                ))
            actButton(me, "Öppna kontot igen", to: "/kansli/anvandare/\(file.person.id)/oppna")
        }
    }
}

extension Guard {
    /// "Examinator, Kvalitetsutmärkelsen 2024"
    func name(of role: Role, _ editions: [EditionChoice]) -> String {
        let scope = role.scopeName ?? editions.first { $0.id == role.scope }?.name
        return scope.map { "\(t(role.kind.name)), \($0)" } ?? t(role.kind.name)
    }
}
