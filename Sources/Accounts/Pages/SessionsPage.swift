import Base
import HTML
import Site
import Store

extension Accounts {
    /// Where one is signed in: the device, since when, and when it was last used.
    func sessionsPage(_ me: SignedIn) async throws -> Answer {
        let (person, session, now) = (me.person.id, me.visitor.session, me.now)
        let sessions = try await me.read { try Session.all(of: person, from: session, at: now, in: $0) }
        let t = me.t
        return me.page(
            Page("Var du är inloggad", crumbs: [.init(t("Ditt konto"), "/konto")]) {
                h1(t("Var du är inloggad"))
                p(t("Känner du inte igen någon av dem? Avsluta den och byt lösenord."), .class("lead"))
                Table(
                    t("Var du är inloggad"), [t("Webbläsare"), t("Inloggad"), t("Senast använd"), t("Avsluta")],
                    rows: sessions.map { row($0, me) }
                ).html
                if sessions.count > 1 {
                    actButton(me, "Avsluta alla andra", to: "/konto/inloggningar/andra", style: "btn")
                }
                p { a(t("Tillbaka till kontot"), .href("/konto")) }
            })
    }

    private func row(_ one: OwnSession, _ me: SignedIn) -> [HTML] {
        let t = me.t
        let device = one.device ?? t("Okänd webbläsare")
        return [
            HTML {
                b(device)
                if one.isThis {
                    " "
                    me.tag(.info, "Här och nu")
                }
            },
            HTML(t.moment(one.startedAt)), HTML(t.moment(one.seenAt)),
            actButton(
                me, one.isThis ? "Logga ut här" : "Avsluta \(device)", to: "/konto/inloggningar/avsluta", style: "linklike",
                fields: [("inloggning", one.handle)]),
        ]
    }

    /// Ends one of one's own sessions, on every server at once; this one signs out.
    func endSession(_ me: SignedIn) async throws -> Answer {
        let (person, session, now, handle) = (me.person.id, me.visitor.session, me.now, me.form["inloggning"])
        let isThis = try await me.write("signout.chosen", about: person.text) { db in
            let isThis = try Session.all(of: person, from: session, at: now, in: db).first { $0.handle == handle }?.isThis
            guard let isThis, try Session.end(handle, of: person, in: db) else { throw Halt.notFound }
            return isThis
        }
        if isThis { return .redirect("/", cookie: .clear) }
        return me.redirect(to: "/konto/inloggningar", receipt: "Inloggningen är avslutad.")
    }

    func endOtherSessions(_ me: SignedIn) async throws -> Answer {
        let (person, session) = (me.person.id, me.visitor.session)
        try await me.write("signout.others", about: person.text) { try Session.endAll(of: person, but: session, in: $0) }
        return me.redirect(to: "/konto/inloggningar", receipt: "Du är utloggad på alla andra ställen.")
    }
}
