import Accounts
import Base
import HTML
import Mail
import Organisations
import Site
import Store

extension Entries {
    /// The head of a unit is asked about somebody else who wants to register it.
    func headQuestionPage(_ me: UnitHead) async throws -> Answer { try await showHeadQuestion(me, Problems()) }

    /// The head lets the newcomer in, as contact person or co-author, or says no.
    func answerAsHead(_ me: UnitHead) async throws -> Answer {
        let (id, now, granter, outbox): (ID<Newcomer>, _, _, _) = (try me.path("newcomer"), me.now, me.person.id, outbox)
        let (choice, unit, base, desk) = (me.form["svar"], me.unit, me.site.settings.baseURL, me.site.conflicts)
        let kinds: [String: Role.Kind] = ["kontakt": .contact, "medforfattare": .coauthor]
        guard choice == "nej" || kinds[choice] != nil else {
            var problems = Problems()
            problems.add("Välj vad du svarar.", "svar")
            return try await showHeadQuestion(me, problems)
        }
        try await me.write("newcomer.answered", about: id.text, detail: choice) { db in
            let newcomer = try asked(id, of: unit, in: db)
            guard let place = try OrganisationSQL.find(unit, in: db) else { throw Halt.notFound }
            var letter: Letter?
            if let kind = kinds[choice] {
                try NewcomerSQL.settle(id, .invited, by: granter, at: now, in: db)
                let person = try newcomer.account(at: now, in: db)
                try RoleSQL.grant(kind, to: person.id, organisation: unit.text, by: granter, at: now, in: db)
                try desk.tell(person.id, now, db)
                letter = NewcomerLetters.welcome(newcomer, place.name, kind, base)
            } else {
                try NewcomerSQL.settle(id, .declined, by: granter, at: now, in: db)
                let reason: Phrase = "Verksamheten har redan en chef i Röda tråden, som har sagt nej. Prata med chefen."
                letter = NewcomerLetters.declined(newcomer, reason, try db.edition(newcomer))
            }
            if let letter { try outbox.post(letter, in: db, at: now) }
        }
        return me.redirect(
            to: "/bidrag",
            receipt: choice == "nej" ? "Du har sagt nej, och personen får ett brev." : "Personen är inbjuden och får ett brev.")
    }

    private func asked(_ id: ID<Newcomer>, of unit: ID<Organisation>, in db: any Connection) throws -> Newcomer {
        guard let newcomer = try NewcomerSQL.find(id, in: db), newcomer.sent?.unit == unit, newcomer.sent?.asksHead == true
        else { throw Halt.notFound }
        return newcomer
    }

    private func showHeadQuestion(_ me: UnitHead, _ problems: Problems) async throws -> Answer {
        let (id, unit): (ID<Newcomer>, _) = (try me.path("newcomer"), me.unit)
        let newcomer = try await me.read { try asked(id, of: unit, in: $0) }
        let t = me.t
        return me.page(
            Page("Någon vill anmäla er") {
                h1(t("\(newcomer.name) vill anmäla er verksamhet"))
                problems.summary(t)
                me.facts([("Namn", newcomer.name), ("E-postadress", newcomer.email), ("Skrev som verksamhet", newcomer.unitText)])
                if newcomer.outcome != nil {
                    p(t("Frågan är besvarad."), .class("lead"))
                } else {
                    actForm(me, to: "/anmalan/fraga/\(id)", .class("card")) {
                        me.field("svar", "Vad svarar du?", problems).radios([
                            ("kontakt", t("Bjud in som kontaktperson"), t("kan anmäla er, skriva och lämna in")),
                            ("medforfattare", t("Bjud in som medförfattare"), t("kan skriva")),
                            ("nej", t("Säg nej"), nil),
                        ])
                        button(t("Skicka svaret"), .class("btn"))
                    }
                }
            }, status: problems.isEmpty ? 200 : 422)
    }
}

extension Newcomer {
    /// The account with the newcomer's address, made when there is none.
    func account(at now: Instant, in db: any Connection) throws -> Person {
        if let known = try PersonSQL.find(email: email, in: db) { return known }
        if try PersonSQL.isTaken(email, in: db) {
            throw Refusal("Adressen \(email) hör till ett stängt konto. Kansliet kan öppna det.")
        }
        let person = Person(id: ID(at: now), name: name, email: email, language: .swedish)
        try PersonSQL.add(person, at: now, in: db)
        return person
    }
}
