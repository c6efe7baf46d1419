import Base
import HTTPTypes
import Site
import Store
import Support
import Testing
import World

@testable import Accounts

@Suite struct SignInTests {
    @Test("A right password signs in under a new token, and ends the old session", arguments: Backend.available)
    func password(backend: Backend) async throws {
        try await World.run(backend) { world in
            let actor = world.city["office"]
            let password = try await Password(deriving: "tre ord efter", .light)
            try await world.database.write { try PersonSQL.set(password, of: actor.person.id, in: $0) }
            let reply = try await world.post("/logga-in", ["epost": " OFFICE@exempelstad.example ", "losenord": "tre ord efter"])
            #expect(reply.status == 303)
            #expect(reply.location == "/hem")
            let cookie = try #require(reply.headers[.setCookie])
            #expect(cookie.hasPrefix("rodatraden="))
            #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
            let kept = try await world.database.read { try $0.column("SELECT digest FROM session", as: String.self) }
            #expect(!kept.contains { cookie.contains($0) }, "databasen har bara avtrycket")
            // To the page that one was on the way to, when it is one of the house.
            for (asked, location) in [("/kansli/logg?om=x", "/kansli/logg?om=x"), ("//ond.example", "/hem")] {
                let fields = ["epost": actor.person.email, "losenord": "tre ord efter", "till": asked]
                #expect(try await world.post("/logga-in", fields).location == location)
            }
        }
    }

    @Test("A wrong password and an unknown address get the same answer")
    func wrong() async throws {
        try await World.run { world in
            let password = try await Password(deriving: "tre ord efter", .light)
            try await world.database.write { try PersonSQL.set(password, of: world.city["office"].person.id, in: $0) }
            let wrong = try await world.post("/logga-in", ["epost": "office@exempelstad.example", "losenord": "fel fel fel fel"])
            let unknown = try await world.post("/logga-in", ["epost": "office2exempelstad.example", "losenord": "fel fel fel fel"])
            #expect(wrong.status == 422)
            #expect(unknown.status == 422)
            #expect(wrong.text.contains("stämmer inte"))
            #expect(
                wrong.text.replacing("office@exempelstad.example", with: "")
                    == unknown.text.replacing("office2exempelstad.example", with: ""))
        }
    }

    @Test(
        "Who leaves a field empty is asked to fill it in, and no try is counted",
        arguments: [("", ""), ("", "tre ord efter"), ("office@exempelstad.example", "")])
    func empty(email: String, password: String) async throws {
        try await World.run { world in
            let reply = try await world.post("/logga-in", ["epost": email, "losenord": password])
            #expect(
                reply.status == 422 && reply.text.contains("Skriv din e-postadress och ditt lösenord.")
                    && !reply.text.contains("stämmer inte"))
            #expect(reply.text.contains("<a href=\"#epost\">Skriv din e-postadress och ditt lösenord.</a>"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM signin_attempt") } == 0)
        }
    }

    @Test("After eight wrong tries the account waits, even for the right password; a quarter of an hour later it opens")
    func throttle() async throws {
        try await World.run { world in
            let password = try await Password(deriving: "tre ord efter", .light)
            try await world.database.write { try PersonSQL.set(password, of: world.city["office"].person.id, in: $0) }
            let right = ["epost": "office@exempelstad.example", "losenord": "tre ord efter"]
            for _ in 0..<Throttle.triesPerAccountMax {
                let reply = try await world.post("/logga-in", ["epost": "office@exempelstad.example", "losenord": "fel"])
                #expect(reply.status == 422)
            }
            let reply1 = try await world.post("/logga-in", right)
            #expect(reply1.status == 429)
            world.time.set(World.start.adding(seconds: Throttle.windowSeconds))
            let reply2 = try await world.post("/logga-in", right)
            #expect(reply2.status == 303)
        }
    }

    @Test("A link opens once, for thirty minutes, and its letter is erased", arguments: Backend.available)
    func link(backend: Backend) async throws {
        try await World.run(backend) { world in
            let now = World.start
            let person = world.city["office"].person.id
            let token = try await world.database.write { try SignInSQL.makeLink(for: person, at: now, in: $0) }
            let path = "/logga-in/lank/\(token.text)"
            let reply3 = try await world.get(path)
            #expect(reply3.text.contains("Länken är din"))
            let reply4 = try await world.post(path)
            #expect(reply4.status == 303)
            let reply5 = try await world.post(path)
            #expect(reply5.status == 410)
            let late = try await world.database.write { try SignInSQL.makeLink(for: person, at: now, in: $0) }
            world.time.set(now.adding(minutes: 30))
            let reply6 = try await world.post("/logga-in/lank/\(late.text)")
            #expect(reply6.status == 410)
        }
    }

    @Test("Asking for a link says the same for an unknown address, and sends no letter to it")
    func unknownLink() async throws {
        try await World.run { world in
            let known = try await world.post("/logga-in/lank", ["lank-epost": "office@exempelstad.example"])
            let unknown = try await world.post("/logga-in/lank", ["lank-epost": "ingen@exempelstad.example"])
            #expect(known.status == 200)
            #expect(known.text == unknown.text)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM link_request") } == 2)
            #expect(try await world.postLinks() == 1)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM link_request") } == 0)
            let letters = try await world.database.read {
                try $0.column("SELECT recipient_address FROM letter", as: String.self)
            }
            #expect(letters == ["office@exempelstad.example"])
        }
    }

    @Test("One acts in one role at a time, and only in one's own")
    func roles() async throws {
        try await World.run { world in
            let (city, now) = (world.city, World.start)
            let examiner = city["examiner"]
            let registrar = try await world.database.write {
                try RoleSQL.grant(
                    .registrar, to: examiner.person.id, organisation: city.committee.text, by: nil, at: now, in: $0)
            }
            let denied = try await world.get("/arenden", as: examiner)
            #expect(denied.status == 403)
            #expect(denied.text.contains("Byt till Nämndsekreterare · Södermalms stadsdelsnämnd"))
            let reply7 = try await world.post("/roll", ["roll": registrar.text], as: examiner)
            #expect(reply7.status == 303)
            let reply8 = try await world.get("/arenden", as: examiner)
            #expect(reply8.status == 200)
            let alien = try await world.post("/roll", ["roll": city["office"].role!.text], as: examiner)
            #expect(alien.status == 404)
        }
    }

    @Test("The demo's door is shut in a real installation")
    func demo() async throws {
        try await World.run { world in
            let role = world.city["office"].role!.text
            let reply9 = try await world.post("/logga-in/demo", ["roll": role])
            #expect(reply9.status == 404)
        }
    }

    @Test("A closed account is out at once, and cannot ask for links")
    func closed() async throws {
        try await World.run { world in
            let (office, head) = (world.city["office"], world.city["unithead"])
            let reply = try await world.post("/kansli/anvandare/\(head.person.id)/stang", ["namn": head.person.name], as: office)
            #expect(reply.status == 303)
            let reply10 = try await world.get("/konto", as: head)
            #expect(reply10.status == 303)
            _ = try await world.post("/logga-in/lank", ["lank-epost": head.person.email])
            #expect(try await world.postLinks() == 0)
            let found11 = try await world.database.read { try $0.count("SELECT count(*) FROM signin_link") }
            #expect(found11 == 0)
        }
    }
}

@Suite struct PasswordTests {
    @Test("A password is kept with its parameters, and opens for itself alone")
    func opens() async throws {
        let password = try await Password(deriving: "Blåbär på måndag", .light)
        #expect(password.stored.hasPrefix("scrypt$16$8$1$"))
        #expect(try await password.opens(with: "Blåbär på måndag"))
        #expect(try await password.opens(with: "Bla\u{30A}ba\u{308}r pa\u{30A} ma\u{30A}ndag"))
        #expect(try await !password.opens(with: "Blåbär på Måndag"))
        #expect(try await !Password(stored: "skräp").opens(with: ""))
    }

    @Test("Two of the same differ by their salt")
    func salt() async throws {
        #expect(try await Password(deriving: "samma lösenord", .light) != Password(deriving: "samma lösenord", .light))
    }

    @Test(
        "Short, long and simple passwords are refused",
        arguments: [
            ("kort", "Lösenordet ska ha minst 12 tecken, till exempel fyra ord som inte hör ihop."),
            (String(repeating: "abcdef", count: 34), "Lösenordet får ha högst 200 tecken."),
        ])
    func refusal(text: String, sentence: String) {
        #expect(Password.refusal(of: text, for: Self.hanna)?.sentence == sentence)
    }

    static let hanna = Person(
        id: ID(at: World.start), name: "Hanna Öberg-Ek", email: "h.lund@exempelstad.example", language: .swedish)

    @Test(
        "What is guessed first is refused, however it is dressed up",
        arguments: [
            "aaaaaaaaaaaaaa", "password1234", "P@ssw0rd2024!", "Lösenord!2024", "losenordlosenord", "123456789012", "198001011234",
            "qwertyuiopå1",
            "QwErTyUiOpAsDf", "abcdefghijklm", "sommar2024!!!", "SommarSommar1", "Stockholm2026", "hejhejhej123", "1qaz2wsx3edc",
            "iloveyou1234",
            "välkommen2024", "fotboll-hockey-99", "Hammarby!2024", "februari 2024", "a1b2c3a1b2c3",
            "liverpool123", "chocolate123", "butterfly123", "christopher1", "barcelona123", "motherfucker", "correcthorsebatterystaple",
            "L1v3rpool-2024", "b4rc3l0na12345", "!!Chocolate!!", "liverpoolliverpool", "butterfly barcelona", "fjärilfjäril",
            "Lindström1987",
            "xliverpoolx1", "correct horse battery staple",
        ])
    func common(text: String) {
        let sentence = "Lösenordet är för lätt att gissa. Välj ett annat, till exempel fyra ord som inte hör ihop."
        #expect(Password.refusal(of: text, for: Self.hanna)?.sentence == sentence)
    }

    @Test(
        "One's own name or address, or the award's, is refused in it",
        arguments: [
            "hanna på cykel genom regn", "h4nn4 på cykel genom regn", "min OBERG ÖBERG båt är grön", "h.lund@exempelstad.example",
            "grönt LUND vid floden",
            "kvalitetsutmärkelsen vi vann", "rödatråden leder hem nu", "R0da traden leder hem nu",
        ])
    func names(text: String) {
        let sentence = "Lösenordet har ditt eget namn, din adress eller utmärkelsens namn i sig. Välj ett annat."
        #expect(Password.refusal(of: text, for: Self.hanna)?.sentence == sentence)
    }

    @Test(
        "Good passwords are taken",
        arguments: [
            "tre ord efter", "tre blå segel i motvind", "korrekt häst batteri häftklammer", "xK7#qpL2vR9w", "regn ek tak bok cykel",
            "vi gick över isen",
            "chocolate liverpool butterfly", "fjäril traktor potatis", "liverpool vann aldrig här",
        ])
    func good(text: String) { #expect(Password.refusal(of: text, for: Self.hanna) == nil) }
}
