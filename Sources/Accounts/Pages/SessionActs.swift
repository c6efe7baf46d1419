import Base
import HTML
import Site
import Store

extension Accounts {
    func signOut(_ me: Visitor) async throws -> Answer {
        guard let session = me.session else { return .redirect("/") }
        try await me.write("signout", about: me.identity?.person.id.text) { try Session.end(session, in: $0) }
        return .redirect("/", cookie: .clear)
    }

    /// Chooses the language of the pages. It is kept in a cookie of its own: nobody gets a session by reading (decision 14).
    func chooseLanguage(_ me: Visitor) async throws -> Answer {
        guard let language = Language(rawValue: me.form["sprak"]) else {
            throw Halt.bad("Språket finns inte. Välj svenska eller engelska.")
        }
        if let session = me.session { try await me.database.write { try Session.choose(language, session, in: $0) } }
        return .redirect(localPath(me.form["till"]), cookie: .language(language))
    }

    /// The roles that the person holds, to choose the one to act in.
    func chooseRolePage(_ me: SignedIn) async throws -> Answer {
        let t = me.t
        return me.page(
            Page("Välj roll") {
                h1(t("Välj roll"))
                if me.identity.roles.isEmpty {
                    p(t("Du har ingen roll ännu. Kansliet ger dig en; hör av dig dit."), .class("lead"))
                } else {
                    p(t("Du agerar i en roll i taget. Den står överst på varje sida."), .class("lead"))
                    ul(.class("demo")) {
                        for role in me.identity.roles { li { roleButton(me, role) } }
                    }
                }
            })
    }

    private func roleButton(_ me: SignedIn, _ role: Role) -> HTML {
        actForm(me, to: "/roll") {
            hidden("roll", role.id.text)
            hidden("till", localPath(me.query["till"], otherwise: "/hem"))
            button {
                b(me.t(role.kind.name))
                small(role.scopeName ?? me.site.settings.city)
            }
        }
    }

    func switchRole(_ me: SignedIn) async throws -> Answer {
        guard let role = me.identity.roles.first(where: { $0.id.text == me.form["roll"] }), let session = me.visitor.session
        else { throw Halt.notFound }
        try await me.write("role.switched", about: role.id.text, detail: role.kind.rawValue) {
            try Session.act(session, as: role.id, in: $0)
        }
        return .redirect(localPath(me.form["till"], otherwise: "/hem"))
    }
}
