import Base
import HTML
import Mail
import Site
import Store

extension Accounts {
    /// Signing in: with e-mail and password, or with a one-time link by letter.
    func signInPage(_ me: Visitor) async throws -> Answer {
        if me.identity != nil { return .redirect("/") }
        return showSignIn(me, Problems())
    }

    /// E-mail and password. The answer and its time are the same for a wrong password and an unknown address.
    func signIn(_ me: Visitor) async throws -> Answer {
        let (email, now) = (PersonSQL.folded(me.form["epost"]), me.now)
        if email.isEmpty || me.form.raw("losenord").isEmpty {
            return showSignIn(me, Problems(Refusal("Skriv din e-postadress och ditt lösenord.", field: "epost")))
        }
        let (address, device) = (me.request.address, me.device)
        // The try is counted before the password is checked, so that many at once cannot all be the first.
        let found = try await me.database.write { db -> (attempt: Attempt, person: Person?, password: Password?) in
            let attempt = Attempt(account: email, address: address, device: try DeviceSQL.known(device, to: email, at: now, in: db))
            if let wait = try SignInSQL.wait(attempt, at: now, in: db) { throw Halt.tooMany(retryAfterSeconds: wait) }
            try SignInSQL.noteTry(attempt, at: now, in: db)
            let person = try PersonSQL.find(email: email, in: db)
            return (attempt, person, try person.flatMap { try PersonSQL.password(of: $0.id, in: db) })
        }
        let (text, attempt) = (me.form.raw("losenord"), found.attempt)
        guard let person = found.person, let password = found.password,
            try await password.opens(with: text, for: attempt.waiter)
        else {
            if found.password == nil { try await Password.pretend(with: text, for: attempt.waiter) }
            try await me.write("signin.failed", about: found.person?.id.text) { _ in }
            var problems = Problems()
            problems.add("E-postadressen eller lösenordet stämmer inte. Har du inget lösenord kan du få en länk med e-post.", "epost")
            return showSignIn(me, problems)
        }
        return try await start(me, person.id, role: nil, act: "signin.password") { db in
            try SignInSQL.clear(attempt, at: now, in: db)
        }
    }

    /// Begins the session and goes where the visitor was heading.
    func start(
        _ me: Visitor, _ person: ID<Person>, role: ID<Role>?, act: String,
        _ more: @escaping @Sendable (any Connection) throws -> Void
    ) async throws -> Answer {
        let (now, visit) = (me.now, Visit(me))
        let (session, device) = try await me.write(act, about: person.text) { db in
            try more(db)
            return try visit.begin(person, role: role, at: now, in: db)
        }
        return .redirect(localPath(me.form["till"], otherwise: "/hem"), cookie: .set(session, device: device))
    }

    /// What a sign-in needs of the one who makes it.
    struct Visit: Sendable {
        private let (old, language): (Session?, Language?)
        private let (device, deviceName): (Token?, String?)

        init(_ me: Visitor) { (old, language, device, deviceName) = (me.session, me.chosenLanguage, me.device, me.deviceName) }

        /// A session under a new token, at a device that is known from now on.
        func begin(
            _ person: ID<Person>, role: ID<Role>?, at now: Instant, in db: any Connection
        ) throws -> (session: Token, device: Token) {
            let session = try Session.start(
                person: person, role: role, language: language, replacing: old, device: deviceName, at: now, in: db)
            return (session, try DeviceSQL.note(device, of: person, at: now, in: db))
        }
    }

    func showSignIn(_ me: Visitor, _ problems: Problems) -> Answer {
        let t = me.t
        let target = localPath(me.form.has("till") ? me.form["till"] : me.query["till"], otherwise: "/hem")
        return me.page(
            Page("Logga in") {
                h1(t("Logga in"))
                problems.summary(t)
                if problems.isEmpty { why(me) }
                if me.site.settings.isDemo { demoCards(me, target) }
                passwordForm(me, problems, target)
                linkForm(me, problems, target)
            }, status: problems.isEmpty ? 200 : 422)
    }

    /// Why somebody stands here who was on their way elsewhere.
    private func why(_ me: Visitor) -> HTML? {
        if me.query["slut"] == "1" {
            return p(
                me.t(
                    "Du har blivit utloggad. Logga in så kommer du tillbaka till sidan. Det du skrev finns kvar i den här webbläsaren, och där får du frågan om du vill hämta tillbaka det."
                ), .class("notice"))
        }
        return me.query.has("till") ? p(me.t("Logga in för att öppna sidan."), .class("notice")) : nil
    }

    private func passwordForm(_ me: Visitor, _ problems: Problems, _ target: String) -> HTML {
        actForm(me, to: "/logga-in", .class("card")) {
            h2(me.t("Med lösenord"))
            hidden("till", target)
            me.field("epost", "E-postadress", problems, required: true)
                .text(type: "email", class: "mid", autocomplete: "username")
            me.field("losenord", "Lösenord", required: true)
                .text(type: "password", class: "mid", autocomplete: "current-password")
            button(me.t("Logga in"), .class("btn"))
        }
    }

    private func linkForm(_ me: Visitor, _ problems: Problems, _ target: String) -> HTML {
        actForm(me, to: "/logga-in/lank", .class("card")) {
            h2(me.t("Med en länk i ett brev"))
            hidden("till", target)
            p(me.t("Skriv din e-postadress, så skickar vi en länk som loggar in dig. Den gäller i 30 minuter."))
            me.field("lank-epost", "E-postadress", problems, required: true)
                .text(type: "email", class: "mid", autocomplete: "email")
            button(me.t("Skicka en länk"), .class("btn quiet"))
        }
    }

    private func demoCards(_ me: Visitor, _ target: String) -> HTML {
        section(.class("card")) {
            h2(me.t("Prova som"))
            p(me.t("Det här är en demostad med påhittade personer. Tryck på en roll för att logga in."), .class("soft"))
            ul(.class("demo")) {
                for actor in demoActors {
                    li {
                        actForm(me, to: "/logga-in/demo", .data("data-role", actor.key)) {
                            hidden("roll", actor.role.text)
                            hidden("till", target)
                            button {
                                b(me.t(actor.label))
                                small("\(actor.name) · \(me.t(actor.hint))")
                            }
                        }
                    }
                }
            }
        }
    }

    /// One press in a demo; a real installation has no actors and finds nothing here.
    func signInAsActor(_ me: Visitor) async throws -> Answer {
        guard me.site.settings.isDemo, let actor = demoActors.first(where: { $0.role.text == me.form["roll"] })
        else { throw Halt.notFound }
        return try await start(me, actor.person, role: actor.role, act: "signin.demo") { _ in }
    }
}
