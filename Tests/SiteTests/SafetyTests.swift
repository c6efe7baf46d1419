import Base
import HTTPTypes
import Site
import Store
import Support
import Testing
import World

@Suite struct SafetyTests {
    @Test("A page carries the safe headers, and no inline script or style")
    func headers() async throws {
        try await World.run { world in
            let page = try await world.get("/logga-in")
            #expect(page.status == 200)
            #expect(page.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'self'") == true)
            #expect(page.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
            #expect(page.headers[.xContentTypeOptions] == "nosniff")
            #expect(!page.text.contains("<script>"))
            #expect(!page.text.contains(" style="))
        }
    }

    @Test("A form without the session's token is refused, and nothing is written")
    func formToken() async throws {
        try await World.run { world in
            let actor = world.city["office"]
            for token in ["", "fel", world.city["operator"].session.formToken] {
                let reply = try await world.post(
                    "/kansli/anvandare", ["namn": "Ny Person", "epost": "ny@exempelstad.example"], as: actor, token: token)
                #expect(reply.status == 403)
            }
            let count = try await world.database.read {
                try $0.count("SELECT count(*) FROM person WHERE email = 'ny@exempelstad.example'")
            }
            #expect(count == 0)
        }
    }

    @Test(
        "A form that another site made the browser send is refused",
        arguments: [
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://ond.example"),
        ])
    func crossSite(header: String, value: String) async throws {
        try await World.run { world in
            var headers = HTTPFields()
            headers[HTTPField.Name(header)!] = value
            let reply = try await world.post("/logga-ut", as: world.city["office"], headers: headers)
            #expect(reply.status == 403)
            let reply1 = try await world.get("/konto", as: world.city["office"])
            #expect(reply1.status == 200)
        }
    }

    @Test("A session ends after four idle hours, and after fourteen in all")
    func sessionEnds() async throws {
        try await World.run { world in
            let actor = world.city["office"]
            world.time.set(World.start.adding(seconds: 4 * 3600 - 1))
            let reply2 = try await world.get("/konto", as: actor)
            #expect(reply2.status == 200)
            world.time.set(World.start.adding(seconds: 8 * 3600))
            let reply3 = try await world.get("/konto", as: actor)
            #expect(reply3.location == "/logga-in?till=/konto&slut=1")
        }
    }

    @Test("A used session stays alive, but not past fourteen hours")
    func absoluteEnd() async throws {
        try await World.run { world in
            let actor = world.city["office"]
            for hour in stride(from: 3, through: 12, by: 3) {
                world.time.set(World.start.adding(hours: hour))
                let reply4 = try await world.get("/konto", as: actor)
                #expect(reply4.status == 200)
            }
            world.time.set(World.start.adding(hours: 14))
            let reply5 = try await world.get("/konto", as: actor)
            #expect(reply5.status == 303)
        }
    }

    @Test("After sign-out the stolen cookie opens nothing")
    func signOut() async throws {
        try await World.run { world in
            let actor = world.city["office"]
            let reply6 = try await world.post("/logga-ut", as: actor)
            #expect(reply6.status == 303)
            let reply7 = try await world.get("/konto", as: actor)
            #expect(reply7.status == 303)
        }
    }

    @Test("A body over the limit of its route is refused before it is read", arguments: [300_000, 3_000_000])
    func bodyLimit(bytes: Int) async throws {
        try await World.run { world in
            let body = Array(repeating: UInt8(0x61), count: bytes)
            let reply = try await world.post(
                "/roll", raw: body, type: "application/x-www-form-urlencoded", as: world.city["office"])
            #expect(reply.status == 413)
            #expect(reply.text.contains("för stort"))
        }
    }

    @Test("Text in another encoding than UTF-8 gets a sentence, not a fault")
    func encoding() async throws {
        try await World.run { world in
            let latin1 = Array("namn=".utf8) + [0xE5, 0xE4, 0xF6]
            let reply = try await world.post(
                "/kansli/anvandare", raw: latin1, type: "application/x-www-form-urlencoded", as: world.city["office"])
            #expect(reply.status == 400)
            #expect(reply.text.contains("teckenkodning"))
        }
    }

    @Test(
        "Sign-in leads only to paths of this site",
        arguments: [
            "https://ond.example", "//ond.example", "/\\ond.example", "javascript:alert(1)", "/ok\r\nSet-Cookie: a=b",
        ])
    func openRedirect(target: String) {
        #expect(localPath(target) == "/")
    }

    @Test("A page that nobody has is 404 with words, HEAD has no body")
    func notFound() async throws {
        try await World.run { world in
            let reply = try await world.get("/finns/inte")
            #expect(reply.status == 404)
            #expect(reply.text.contains("Sidan finns inte"))
            let head = try await world.head("/logga-in")
            #expect(head.status == 200)
            #expect(head.text.isEmpty)
        }
    }

    @Test("A public page is not sent again to one who has it")
    func notModified() async throws {
        try await World.run { world in
            let tag = try #require(try await world.get("/logga-in").headers[.eTag])
            for sent in [tag, "W/\(tag)", "\"annan\", \(tag)", "*"] {
                let again = try await world.get("/logga-in", headers: [.ifNoneMatch: sent])
                #expect(again.status == 304)
                #expect(again.text.isEmpty)
            }
            let reply8 = try await world.get("/logga-in", headers: [.ifNoneMatch: "\"annan\""])
            #expect(reply8.status == 200)
        }
    }
}
