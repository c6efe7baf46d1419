import Base
import HTTPTypes
import Server
import Support
import Testing
import World

@testable import Site

@Suite("What is taken in at once")
struct IntakeTests {
    @Test("A tally has room up to its limits, and what is let go of comes back")
    func tally() {
        let tally = Tally(allMax: 5, ofOneMax: 3)
        var mine = tally.share(3, of: "a")
        #expect(mine != nil && tally.share(of: "a") == nil)
        let others = tally.share(of: "b")
        #expect(others?.grow(by: 1) == true && others?.grow(by: 1) == false && tally.all == 5)
        #expect(tally.share(of: "c") == nil)
        mine = nil
        #expect(tally.all == 2 && tally.share(3, of: "a") != nil && tally.all == 2)
        // The name of nobody has no limit of its own.
        #expect(tally.share(3, of: "") != nil && tally.share(4, of: "") == nil)
        withExtendedLifetime(others) {}
    }

    @Test(
        "An IPv6 network is one sender, an IPv4 address another",
        arguments: [
            ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("", ""),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"), ("2001:DB8:1:2::1", "2001:db8:1:2"), ("2001:db8::1", "2001:db8:0:0"),
            ("::1", "0:0:0:0"), ("fe80::1%eth0", "fe80:0:0:0"),
        ])
    func block(address: String, block: String) { #expect(addressBlock(address) == block) }

    @Test("Bodies beyond what fits at once are refused with when to come again, and the next fits when they are answered")
    func bodies() async throws {
        try await World.run(intake: Intake(bodyBytesMax: 2_000, bodyBytesOfOneAddressMax: 2_000)) { world in
            func send(_ characters: Int, _ accept: String = "text/html") async throws -> World.Reply {
                try await world.post(
                    "/sprak", ["sprak": "en", "annat": String(repeating: "a", count: characters)], headers: [.accept: accept])
            }
            #expect(try await send(1_000).status == 303)
            let page = try await send(3_000)
            #expect(page.status == 503 && page.headers[.retryAfter] == "5" && page.text.contains("Just nu tar vi emot så mycket vi kan"))
            let script = try await send(3_000, "application/json")
            #expect(script.status == 503 && script.headers[.retryAfter] == "5")
            #expect(
                script.text
                    == #"{"problem":"Just nu tar vi emot så mycket vi kan. Inget har sparats. Vänta några sekunder och skicka igen.","again":5}"#
            )
            let others = try #require(world.app.site.intake.bodyBytes.share(1_500, of: "någon annan"))
            #expect(try await send(1_000).status == 503)
            withExtendedLifetime(others) {}
        }
    }

    @Test("One address has so many requests answered at once, behind the trusted proxy each visitor's own")
    func requests() async throws {
        try await World.run(intake: Intake(requestsOfOneAddressMax: 1), trustedProxy: "") { world in
            func get(_ address: String) async throws -> World.Reply {
                try await world.get("/health", headers: [HTTPField.Name("X-Forwarded-For")!: "198.51.100.1, \(address)"])
            }
            let under = try #require(world.app.site.intake.requests.share(of: "192.0.2.7"))
            let reply = try await get("192.0.2.7")
            #expect(reply.status == 503 && reply.headers[.retryAfter] == "5" && reply.text.contains("från ditt nät"))
            #expect(try await get("192.0.2.8").status == 200)
            withExtendedLifetime(under) {}
        }
    }

    @Test("A session holds three streams of live events and no fourth")
    func streams() async throws {
        try await World.run { world in
            let (entry, head) = (try await FormMarkTests.entry(world), world.city["unithead"])
            let held = (1...3).map { _ in world.app.site.intake.streams.share(of: head.session.digest) }
            #expect(held.allSatisfy { $0 != nil })
            let reply = try await world.get("\(entry)/nu", as: head)
            #expect(reply.status == 429 && reply.headers[.retryAfter] == "60" && reply.text.contains("Stäng en av dem"))
            // Another of the unit has three of their own.
            #expect(world.app.site.intake.streams.share(of: world.city["contact"].session.digest) != nil)
            withExtendedLifetime(held) {}
        }
    }
}
