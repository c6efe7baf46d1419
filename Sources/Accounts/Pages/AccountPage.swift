import Base
import HTML
import Site
import Store

extension Accounts {
    /// One's own account: name, address, and a new password.
    func accountPage(_ me: SignedIn) async throws -> Answer { showAccount(me, Problems()) }

    func changePassword(_ me: SignedIn) async throws -> Answer {
        let id = me.person.id
        let old = try await me.read { try PersonSQL.password(of: id, in: $0) }
        var problems = Problems()
        if let old {
            problems.check(
                !(try await old.opens(with: me.form.raw("nuvarande"))), "nuvarande", "Det nuvarande lösenordet stämmer inte.")
        }
        let new = me.form.raw("losenord")
        if let refusal = Password.refusal(of: new, for: me.person.email) { problems.add(refusal.phrase, "losenord") }
        guard problems.isEmpty else { return showAccount(me, problems) }
        let (password, session) = (try await Password(deriving: new), me.visitor.session)
        try await me.write("password.changed", about: id.text) { db in
            try PersonSQL.set(password, of: id, in: db)
            try Session.endAll(of: id, but: session, in: db)
        }
        return me.redirect(
            to: "/konto", receipt: "Lösenordet är bytt.", "Du är utloggad på alla andra ställen.")
    }

    /// The language of the pages after sign-in, and of letters.
    func changeLanguage(_ me: SignedIn) async throws -> Answer {
        guard let language = Language(rawValue: me.form["sprak"]) else {
            var problems = Problems()
            problems.add("Välj svenska eller engelska.", "sprak")
            return showAccount(me, problems)
        }
        let (id, session) = (me.person.id, me.visitor.session)
        try await me.write("language.chosen", about: id.text, detail: language.rawValue) { db in
            try PersonSQL.choose(language, of: id, in: db)
            if let session { try Session.choose(language, session, in: db) }
        }
        // Said in the language that was chosen, for the next page is in it.
        return .redirect("/konto", receipt: me.site.translations.translator(language)("Språket är valt."))
    }

    private func showAccount(_ me: SignedIn, _ problems: Problems) -> Answer {
        let t = me.t
        return me.page(
            Page("Ditt konto") {
                h1(t("Ditt konto"))
                problems.summary(t)
                me.facts([("Namn", me.person.name), ("E-postadress", me.person.email)])
                FormOf(me, to: "/konto/sprak", .class("card")) {
                    h2(t("Språk"))
                    me.field("sprak", "Sidor och brev till dig", value: me.person.language.rawValue, problems)
                        .radios(Language.allCases.map { ($0.rawValue, $0.ownName, nil) })
                    button(t("Spara språket"), .class("btn quiet"))
                }
                FormOf(me, to: "/konto/losenord", .class("card")) {
                    h2(t("Byt lösenord"))
                    me.field("nuvarande", "Nuvarande lösenord", hint: "Lämna tomt om du inte har något.", problems)
                        .text(type: "password", class: "mid", autocomplete: "current-password")
                    me.field("losenord", "Nytt lösenord", hint: "Minst \(Password.charactersMin) tecken.", problems)
                        .text(type: "password", class: "mid", autocomplete: "new-password")
                    button(t("Byt lösenord"), .class("btn"))
                }
            }, status: problems.isEmpty ? 200 : 422)
    }
}
