import Base
import HTTPTypes
import Site
import Store
import Support
import Synchronization
import Testing
import World

@testable import Accounts

@Suite("Wrong tries keep out those who make them, and nobody else")
struct ThrottleTests {
    private static let email = "office@exempelstad.example"
    private static let right = ["epost": email, "losenord": "tre ord efter"]
    private static let wrong = ["epost": email, "losenord": "fel"]

    private func give(_ world: World) async throws {
        let password = try await Password(deriving: "tre ord efter", .light)
        try await world.database.write { try PersonSQL.set(password, of: world.city["office"].person.id, in: $0) }
    }

    private func device(_ reply: World.Reply) throws -> String {
        let cookie = try #require(reply.headers[values: .setCookie].first { $0.hasPrefix("enhet=") })
        #expect(cookie.hasSuffix("; Max-Age=15552000; Path=/; HttpOnly; SameSite=Lax"))
        return String(cookie.prefix { $0 != ";" })
    }

    @Test("A stranger's tries stop the stranger's network, and the owner signs in from another", arguments: Backend.available)
    func networks(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await world.database.write { db in
                let (stranger, owner) = (
                    Attempt(account: Self.email, address: "192.0.2.7"), Attempt(account: Self.email, address: "198.51.100.9")
                )
                for _ in 0..<8 {
                    #expect(try SignInSQL.wait(stranger, at: World.start, in: db) == nil)
                    try SignInSQL.noteTry(stranger, at: World.start, in: db)
                }
                #expect(try SignInSQL.wait(stranger, at: World.start, in: db) == 900)
                #expect(try SignInSQL.wait(owner, at: World.start, in: db) == nil)
                #expect(
                    try SignInSQL.wait(Attempt(account: "annan@exempelstad.example", address: "192.0.2.7"), at: World.start, in: db) == nil)
                #expect(try SignInSQL.wait(stranger, at: World.start.adding(seconds: 900), in: db) == nil)
            }
        }
    }

    @Test(
        "Many networks together guess no more than a hundred times, and a known device signs in all the same", arguments: Backend.available)
    func everywhere(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await world.database.write { db in
                for number in 0..<100 {
                    try SignInSQL.noteTry(Attempt(account: Self.email, address: "192.0.2.\(number)"), at: World.start, in: db)
                }
                #expect(try SignInSQL.wait(Attempt(account: Self.email, address: "198.51.100.9"), at: World.start, in: db) == 900)
                #expect(try SignInSQL.wait(Attempt(account: Self.email, address: "192.0.2.1", device: "x"), at: World.start, in: db) == nil)
            }
        }
    }

    @Test(
        "IPv6 is counted by the half that a subscriber has, and IPv4 written in it as IPv4",
        arguments: [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8::1", "2001:db8:0:0::/64"), ("::ffff:192.0.2.7", "192.0.2.7"),
            ("192.0.2.7", "192.0.2.7"), ("", ""), ("fe80::1%eth0", "fe80::1%eth0"),
        ])
    func network(address: String, network: String) { #expect(Attempt(account: "", address: address).network == network) }

    @Test(
        "Eight wrong tries of a stranger in the same network do not keep out a browser that has signed in before",
        arguments: Backend.available)
    func knownDevice(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await give(world)
            let cookie = try device(try await world.post("/logga-in", Self.right))
            for _ in 0..<8 { #expect(try await world.post("/logga-in", Self.wrong).status == 422) }
            #expect(try await world.post("/logga-in", Self.right).status == 429)
            let reply = try await world.post("/logga-in", Self.right, headers: [.cookie: cookie])
            #expect(reply.status == 303)
            // Each sign-in gives the browser a new token; the old is strange.
            let renewed = try device(reply)
            #expect(renewed != cookie)
            #expect(try await world.post("/logga-in", Self.right, headers: [.cookie: cookie]).status == 429)
            for _ in 0..<8 { #expect(try await world.post("/logga-in", Self.wrong, headers: [.cookie: renewed]).status == 422) }
            #expect(try await world.post("/logga-in", Self.right, headers: [.cookie: renewed]).status == 429)
        }
    }

    @Test("A device is known to the account that signed in there, and to no other", arguments: Backend.available)
    func whose(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (office, token) = (world.city["office"].person, Token())
            try await world.database.write { db in
                let first = try DeviceSQL.note(token, of: office.id, at: World.start, in: db)
                #expect(try DeviceSQL.known(token, to: office.email, at: World.start, in: db) == nil)
                #expect(try DeviceSQL.known(first, to: " OFFICE@exempelstad.example", at: World.start, in: db) == first.digest)
                #expect(try DeviceSQL.known(first, to: "unithead@exempelstad.example", at: World.start, in: db) == nil)
                #expect(try DeviceSQL.known(first, to: office.email, at: World.start.adding(hours: 24 * 180), in: db) == nil)
                let second = try DeviceSQL.note(first, of: world.city["unithead"].person.id, at: World.start, in: db)
                #expect(try DeviceSQL.known(second, to: office.email, at: World.start, in: db) == second.digest)
                #expect(try DeviceSQL.known(nil, to: office.email, at: World.start, in: db) == nil)
            }
        }
    }

    @Test("Whoever fills the line of passwords waits for themselves, and a full line turns away who has most in it")
    func line() {
        let (line, said) = (FairLine(placesMax: 4, placesForKnown: 1), Said())
        func enter(_ owner: String, isKnown: Bool = false) {
            let name = said.name(owner)
            line.enter(
                owner, isKnown: isKnown,
                FairLine.Place {
                    said.add("\(name) in")
                } turnAway: {
                    said.add("\(name) bort")
                })
        }
        for owner in ["a", "a", "a", "a", "a"] { enter(owner) }
        #expect(said.all == ["a5 bort"])
        enter("b")
        #expect(said.all == ["a5 bort", "a4 bort"])
        enter("c")
        enter("d")
        #expect(said.all == ["a5 bort", "a4 bort", "a3 bort", "a2 bort"])
        enter("e")
        #expect(said.all.last == "e1 bort")
        enter("k", isKnown: true)
        for _ in 0..<5 { line.next()?.start() }
        #expect(said.all.suffix(5) == ["a1 in", "b1 in", "c1 in", "d1 in", "k1 in"])
        #expect(line.next().map { _ in true } == nil)
    }
}

/// What was said, in order, by owners that number what they do.
private final class Said: Sendable {
    private let state = Mutex<(all: [String], counts: [String: Int])>(([], [:]))
    var all: [String] { state.withLock { $0.all } }
    func add(_ word: String) { state.withLock { $0.all.append(word) } }
    func name(_ owner: String) -> String {
        state.withLock { state in
            state.counts[owner, default: 0] += 1
            return "\(owner)\(state.counts[owner]!)"
        }
    }
}
