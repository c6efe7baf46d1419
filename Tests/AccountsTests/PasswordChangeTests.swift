import Base
import HTTPTypes
import Site
import Store
import Support
import Testing
import World

@testable import Accounts

@Suite("A new password, and where one is signed in")
struct PasswordChangeTests {
    private static let new = ["nuvarande": "tre ord efter", "losenord": "regn ek tak bok cykel"]

    private func give(_ world: World) async throws {
        let password = try await Password(deriving: "tre ord efter", .light)
        try await world.database.write { try PersonSQL.set(password, of: world.city["office"].person.id, in: $0) }
    }

    /// Another session of the office's.
    private func session(_ world: World, _ device: String?) async throws -> Actor {
        let office = world.city["office"]
        let token = try await world.database.write { db in
            try Session.start(
                person: office.person.id, role: office.role, language: nil, replacing: nil, device: device, at: World.start, in: db)
        }
        return Actor(person: office.person, role: office.role, session: token)
    }

    @Test("A change is told by letter, and ends links, other sessions and what devices were known by", arguments: Backend.available)
    func change(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await give(world)
            let (office, other) = (world.city["office"], try await session(world, nil))
            let (link, old) = try await world.database.write { db in
                (
                    try SignInSQL.makeLink(for: office.person.id, at: World.start, in: db),
                    try DeviceSQL.note(nil, of: office.person.id, at: World.start, in: db)
                )
            }
            #expect(try await world.post("/konto/losenord", Self.new, as: office).location == "/konto")
            #expect(try await world.subjects(to: office.person.email) == ["Ditt lösenord i Röda tråden är bytt"])
            #expect(try await world.post("/logga-in/lank/\(link.text)").status == 410)
            #expect(try await world.get("/konto", as: other).status == 303)
            #expect(try await world.get("/konto", as: office).status == 200)
            #expect(try await world.database.read { try DeviceSQL.known(old, to: office.person.email, at: World.start, in: $0) } == nil)
        }
    }

    @Test("The current password is guessed no more often than at the sign-in", arguments: Backend.available)
    func throttled(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await give(world)
            let office = world.city["office"]
            for _ in 0..<8 {
                #expect(try await world.post("/konto/losenord", Self.new.merging(["nuvarande": "fel"]) { $1 }, as: office).status == 422)
            }
            #expect(try await world.post("/konto/losenord", Self.new, as: office).status == 429)
            world.time.set(World.start.adding(seconds: 900))
            #expect(try await world.post("/konto/losenord", Self.new, as: office).status == 303)
        }
    }

    @Test("The sessions stand with device and times, and one's own can be ended, one or all others", arguments: Backend.available)
    func sessions(backend: Backend) async throws {
        try await World.run(backend) { world in
            let office = world.city["office"]
            let (phone, old) = (try await session(world, "Safari, iPhone"), try await session(world, nil))
            let page = try await world.get("/konto/inloggningar", as: office).text
            #expect(page.contains("Safari, iPhone") && page.contains("Okänd webbläsare") && page.contains("Här och nu"))
            #expect(page.contains("11 mars 2024 kl. 10.00") && !page.contains(phone.session.digest))
            let (mine, theirs) = (String(phone.session.digest.prefix(24)), String(world.city["unithead"].session.digest.prefix(24)))
            #expect(try await world.post("/konto/inloggningar/avsluta", ["inloggning": theirs], as: office).status == 404)
            #expect(try await world.post("/konto/inloggningar/avsluta", ["inloggning": ""], as: office).status == 404)
            #expect(try await world.post("/konto/inloggningar/avsluta", ["inloggning": mine], as: office).location == "/konto/inloggningar")
            #expect(try await world.get("/konto", as: phone).status == 303)
            #expect(try await world.get("/konto", as: old).status == 200)
            #expect(try await world.post("/konto/inloggningar/andra", as: office).location == "/konto/inloggningar")
            #expect(try await world.get("/konto", as: old).status == 303)
            #expect(try await world.get("/konto", as: world.city["unithead"]).status == 200)
            let this = ["inloggning": String(office.session.digest.prefix(24))]
            #expect(try await world.post("/konto/inloggningar/avsluta", this, as: office).location == "/")
            #expect(try await world.get("/konto", as: office).status == 303)
        }
    }

    @Test(
        "A device is called by its browser and system alone",
        arguments: [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
                "Edge, Windows"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari, iPhone"
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox, Linux"),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
                "Chrome, Android"
            ),
            ("curl/8.8.0", nil), ("", nil), (nil, nil),
        ] as [(String?, String?)])
    func device(userAgent: String?, name: String?) { #expect(Device.name(userAgent) == name) }
}
