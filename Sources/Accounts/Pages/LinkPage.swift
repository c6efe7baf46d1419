import Base
import HTML
import Mail
import Site
import Store

extension Accounts {
    /// Posts a letter with a link when the address is somebody's; says the same when it is nobody's.
    func sendLink(_ me: Visitor) async throws -> Answer {
        let (now, address, site, target) = (me.now, me.request.address, me.site, localPath(me.form["till"], otherwise: "/hem"))
        let email = PersonSQL.folded(me.form["lank-epost"])
        do throws(Refusal) { _ = try EmailAddress(email) } catch {
            var problems = Problems()
            problems.add(error.phrase, "lank-epost")
            return showSignIn(me, problems)
        }
        try await me.database.write { db in
            if let wait = try SignInSQL.wait(account: "link \(email)", address: address, at: now, in: db) {
                throw Halt.tooMany(retryAfterSeconds: wait)
            }
            // Each letter counts as a try, so that nobody can be flooded with them.
            try SignInSQL.noteTry(account: "link \(email)", address: address, at: now, in: db)
            guard let person = try PersonSQL.find(email: email, in: db) else { return }
            try Audit.append("signin.link", about: person.id.text, by: .program, at: now, in: db)
            let token = try SignInSQL.makeLink(for: person.id, at: now, in: db)
            try outbox.post(try signInLinkLetter(person, token, site.settings.baseURL, to: target), in: db, at: now)
        }
        return linkAnswer(me, "Om adressen finns hos oss har vi skickat ett brev med en länk. Den gäller i 30 minuter.")
    }

    private func linkAnswer(_ me: Visitor, _ text: Phrase, status: Int = 200) -> Answer {
        me.page(
            Page("Länk för att logga in") {
                h1(me.t("Länk för att logga in"))
                p(me.t(text), .class("lead"))
                p { a(me.t("Tillbaka till inloggningen"), .href("/logga-in")) }
            }, status: status)
    }

    /// A press more before the link is used, since mail programs open links by themselves.
    func linkPage(_ me: Visitor) async throws -> Answer {
        guard let token = Token(try me.word43("token")) else { return deadLink(me) }
        let now = me.now
        guard try await me.read({ try SignInSQL.personOfLink(token, at: now, in: $0) }) != nil else {
            return deadLink(me)
        }
        return me.page(
            Page("Logga in") {
                h1(me.t("Logga in"))
                p(me.t("Länken är din. Tryck på knappen för att logga in."), .class("lead"))
                FormOf(me, to: "/logga-in/lank/\(token.text)") {
                    hidden("till", localPath(me.query["till"], otherwise: "/hem"))
                    button(me.t("Logga in"), .class("btn"))
                }
            })
    }

    func useLink(_ me: Visitor) async throws -> Answer {
        guard let token = Token(try me.word43("token")) else { return deadLink(me) }
        let (now, old, language) = (me.now, me.session, me.session?.language)
        let session = try await me.database.write { db -> Token? in
            guard let person = try SignInSQL.personOfLink(token, at: now, in: db),
                try SignInSQL.useLink(token, at: now, in: db)
            else { return nil }
            let actor = Audit.Actor(person: person, role: nil)
            try Audit.append("signin.by-link", about: person.text, by: actor, at: now, in: db)
            return try Session.start(person: person, role: nil, language: language, replacing: old, at: now, in: db)
        }
        guard let session else { return deadLink(me) }
        return .redirect(localPath(me.form["till"], otherwise: "/hem"), cookie: .set(session))
    }

    private func deadLink(_ me: Visitor) -> Answer {
        linkAnswer(me, "Länken har redan använts eller är äldre än 30 minuter. Begär en ny på inloggningssidan.", status: 410)
    }
}

extension Guard {
    /// A sign-in token in the path: longer than other words.
    fileprivate func word43(_ name: String) throws(Halt) -> String {
        guard let text = request.parameters[name], text.utf8.count <= 64 else { throw .notFound }
        return text
    }
}
