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

    private func showAccount(_ me: SignedIn, _ problems: Problems) -> Answer {
        let t = me.t
        return me.page(
            Page("Ditt konto") {
                h1(t("Ditt konto"))
                problems.summary(t)
                me.facts([("Namn", me.person.name), ("E-postadress", me.person.email)])
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
