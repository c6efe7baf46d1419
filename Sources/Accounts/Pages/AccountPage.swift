import Base
import HTML
import Mail
import Site
import Store

extension Accounts {
    /// One's own account: name, address, and a new password.
    func accountPage(_ me: SignedIn) async throws -> Answer { showAccount(me, Problems()) }

    func changePassword(_ me: SignedIn) async throws -> Answer {
        let person = me.person
        var problems = Problems()
        if try await !currentPasswordIsRight(me) { problems.add("Det nuvarande lösenordet stämmer inte.", "nuvarande") }
        let new = me.form.raw("losenord")
        if let refusal = Password.refusal(of: new, for: person) { problems.add(refusal.phrase, "losenord") }
        guard problems.isEmpty else { return showAccount(me, problems) }
        let password = try await Password(deriving: new, for: .known(person.id.text))
        let (session, device, now, outbox) = (me.visitor.session, me.visitor.device, me.now, outbox)
        let letter = passwordLetter(person, me.site.settings.baseURL)
        try await me.write("password.changed", about: person.id.text) { db in
            try PersonSQL.change(password, of: person.id, keeping: session, device, at: now, in: db)
            if let letter { try outbox.post(letter, in: db, at: now) }
        }
        return me.redirect(
            to: "/konto", receipt: "Lösenordet är bytt.", "Du är utloggad på alla andra ställen.")
    }

    /// Who has come to somebody's open page guesses no better than at the sign-in: tries are counted in the same way, before the
    /// password is checked. True for who has none.
    private func currentPasswordIsRight(_ me: SignedIn) async throws -> Bool {
        let (id, now) = (me.person.id, me.now)
        let attempt = Attempt(account: "change \(id.text)", address: me.request.address)
        guard let old = try await me.read({ try PersonSQL.password(of: id, in: $0) }) else { return true }
        try await me.database.write { db in
            if let wait = try SignInSQL.wait(attempt, at: now, in: db) { throw Halt.tooMany(retryAfterSeconds: wait) }
            try SignInSQL.noteTry(attempt, at: now, in: db)
        }
        guard try await old.opens(with: me.form.raw("nuvarande"), for: .known(id.text)) else { return false }
        try await me.database.write { try SignInSQL.clear(attempt, at: now, in: $0) }
        return true
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
        return .redirect("/konto", receipt: me.site.translations.translator(language)("Språket är valt."), cookie: .language(language))
    }

    private func showAccount(_ me: SignedIn, _ problems: Problems) -> Answer {
        let t = me.t
        return me.page(
            Page("Ditt konto") {
                h1(t("Ditt konto"))
                problems.summary(t)
                me.facts([("Namn", me.person.name), ("E-postadress", me.person.email)])
                p { a(t("Var du är inloggad"), .href("/konto/inloggningar")) }
                actForm(me, to: "/konto/sprak", .class("card")) {
                    h2(t("Språk"))
                    me.field("sprak", "Sidor och brev till dig", value: me.person.language.rawValue, problems)
                        .radios(Language.allCases.map { ($0.rawValue, $0.ownName, nil) })
                    button(t("Spara språket"), .class("btn quiet"))
                }
                actForm(me, to: "/konto/losenord", .class("card")) {
                    h2(t("Byt lösenord"))
                    me.field("nuvarande", "Nuvarande lösenord", hint: "Lämna tomt om du inte har något.", problems)
                        .text(type: "password", class: "mid", autocomplete: "current-password")
                    me.field(
                        "losenord", "Nytt lösenord",
                        hint: "Minst \(Password.charactersMin) tecken, till exempel fyra ord som inte hör ihop.", problems
                    )
                    .text(type: "password", class: "mid", autocomplete: "new-password")
                    button(t("Byt lösenord"), .class("btn"))
                }
            }, status: problems.isEmpty ? 200 : 422)
    }
}
