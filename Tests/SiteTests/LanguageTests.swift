import Base
import HTTPTypes
import Site
import Store
import Support
import Testing
import World

@Suite("The language that a visitor presses")
struct LanguageTests {
    private static func sessions(_ world: World) async throws -> Int {
        try await world.database.read { try $0.count("SELECT count(*) FROM session") }
    }

    @Test("A press is kept in a cookie that holds sv or en, and makes no row", arguments: Backend.available)
    func press(backend: Backend) async throws {
        try await World.run(backend) { world in
            let before = try await Self.sessions(world)
            for language in ["en", "sv"] {
                let reply = try await world.post("/sprak", ["sprak": language, "till": "/om"])
                #expect(reply.status == 303 && reply.location == "/om")
                #expect(reply.headers[values: .setCookie] == ["sprak=\(language); Path=/; HttpOnly; SameSite=Lax"])
                let page = try await world.get("/om", headers: [.cookie: "sprak=\(language)"])
                #expect(page.text.contains("<html lang=\"\(language)\""))
            }
            #expect(try await world.post("/sprak", ["sprak": "fi"]).status == 400)
            // A value that no press has given is none.
            #expect(try await world.get("/om", headers: [.cookie: "sprak=fi"]).text.contains("<html lang=\"sv\""))
            #expect(try await Self.sessions(world) == before)
        }
    }

    @Test("What was pressed goes with one who signs in, and the account's language counts where nothing was")
    func signIn() async throws {
        try await World.run { world in
            let office = world.city["office"]
            func language(_ actor: String, _ cookie: String) async throws -> String? {
                let link = try await world.link(to: world.city[actor].person.email)
                let reply = try await world.post(link, headers: [.cookie: cookie])
                let session = try #require(reply.headers[.setCookie]?.prefix { $0 != ";" })
                let page = try await world.get("/konto", headers: [.cookie: "\(session); \(cookie)"])
                return page.text.firstMatch(of: /<html lang="(..)"/).map { String($0.1) }
            }
            #expect(try await language("office", "sprak=en") == "en")
            #expect(try await language("operator", "annat=1") == "sv")
            // The account's choice is that of the browser too.
            let chosen = try await world.post("/konto/sprak", ["sprak": "en"], as: office)
            #expect(chosen.headers[values: .setCookie].contains("sprak=en; Path=/; HttpOnly; SameSite=Lax"))
        }
    }
}

extension World {
    /// Asks for a sign-in link and gives its path, from the newest letter.
    fileprivate func link(to email: String) async throws -> String {
        _ = try await post("/logga-in/lank", ["lank-epost": email])
        _ = try await postLinks()
        let letter = try await database.read {
            try $0.value("SELECT body FROM letter WHERE kind = 'signin' AND recipient_address = \(email)", as: String.self) ?? ""
        }
        return String(try #require(letter.firstMatch(of: /http:\/\/127.0.0.1(\/logga-in\/lank\/[^\s?]+)/)).1)
    }
}
