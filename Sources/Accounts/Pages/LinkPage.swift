import Base
import HTML
import Mail
import Site
import Store

extension Accounts {
    /// Takes the wish for a link, and says the same whoever's the address is; the letter is posted by `postLinks`.
    func sendLink(_ me: Visitor) async throws -> Answer {
        let (now, address, device) = (me.now, me.request.address, me.device)
        let target = localPath(me.form["till"], otherwise: "/hem")
        let email = PersonSQL.folded(me.form["lank-epost"])
        do throws(Refusal) { _ = try EmailAddress(email) } catch {
            var problems = Problems()
            problems.add(error.phrase, "lank-epost")
            return showSignIn(me, problems)
        }
        // Nothing is looked up here: that is done afterwards, for all alike.
        try await me.database.write { db in
            let attempt = Attempt(
                account: "link \(email)", address: address, device: try DeviceSQL.known(device, to: email, at: now, in: db))
            if let wait = try SignInSQL.wait(attempt, .links, at: now, in: db) { throw Halt.tooMany(retryAfterSeconds: wait) }
            // Each letter counts as a try, so that nobody can be flooded with them.
            try SignInSQL.noteTry(attempt, at: now, in: db)
            try LinkRequests.add(email, to: target, at: now, in: db)
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
                actForm(me, to: "/logga-in/lank/\(token.text)") {
                    hidden("till", localPath(me.query["till"], otherwise: "/hem"))
                    button(me.t("Logga in"), .class("btn"))
                }
            })
    }

    func useLink(_ me: Visitor) async throws -> Answer {
        guard let token = Token(try me.word43("token")) else { return deadLink(me) }
        let (now, visit) = (me.now, Visit(me))
        let begun = try await me.database.write { db -> (session: Token, device: Token)? in
            guard let person = try SignInSQL.personOfLink(token, at: now, in: db),
                try SignInSQL.useLink(token, at: now, in: db)
            else { return nil }
            let actor = Audit.Actor(person: person, role: nil)
            try Audit.append("signin.by-link", about: person.text, by: actor, at: now, in: db)
            return try visit.begin(person, role: nil, at: now, in: db)
        }
        guard let begun else { return deadLink(me) }
        return .redirect(localPath(me.form["till"], otherwise: "/hem"), cookie: .set(begun.session, device: begun.device))
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
