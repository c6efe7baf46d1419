import Base
import Foundation
import Server
import Site
import Store
import Support
import Testing
import World

@testable import Entries
@testable import Texts

/// A stream of events lasts no longer than the right that opened it.
/// The limit holds the wait in line for a database too.
@Suite(.timeLimit(.minutes(30))) struct LiveRightTests {
    /// How long a stream lasts that nobody ends.
    private static let whole = Duration.seconds(WritingRoom.streamSecondsMax)

    /// Runs `lose` while a stream of the actor is open, and waits for the stream to end. `isTold`: whether all servers hear of it at once.
    private static func run(
        _ backend: Backend, _ actor: String, isTold: Bool, lose: @escaping @Sendable (World, _ entry: String) async throws -> Void
    ) async throws {
        try await World.run(backend) { world in
            let entry = try await Story.register(world)
            async let stream = world.get("/bidrag/\(entry)/nu?del=1", as: world.city[actor])
            // Asked now and then, not all the time: others share the processor. The limit of the suite ends a wait in vain.
            while world.app.room.others(in: ID<Entry>(stored: entry).texts, than: ID(stored: "")).isEmpty {
                try await Task.sleep(for: .milliseconds(10))
            }
            // Who keeps the right keeps the stream.
            await world.app.room.askAgain()
            #expect(world.app.room.others(in: ID<Entry>(stored: entry).texts, than: ID(stored: "")) == [world.city[actor].person.name])
            let (signals, start) = (world.database.signals(), ContinuousClock.now)
            try await lose(world, entry)
            await world.database.signal("det var allt")
            #expect(await Self.heard(Rights.signal, before: "det var allt", in: signals) == isTold)
            let reply = try await stream
            #expect(ContinuousClock.now - start < Self.whole / 2)
            #expect(reply.status == 200 && reply.text.contains("retry:"))
            let after = try await world.get("/bidrag/\(entry)/nu?del=1", as: world.city[actor])
            #expect(after.status == 303 || after.status == 404 || after.status == 403)
        }
    }

    private static func heard(_ message: String, before last: String, in signals: AsyncStream<Signal>) async -> Bool {
        var isHeard = false
        for await signal in signals {
            if signal == .message(message) { isHeard = true }
            if signal == .message(last) { break }
        }
        return isHeard
    }

    @Test("Signing out ends the stream at once", arguments: Backend.available)
    func signOut(backend: Backend) async throws {
        try await Self.run(backend, "unithead", isTold: true) { world, _ in
            _ = try await world.post("/logga-ut", as: world.city["unithead"])
        }
    }

    @Test("So does a co-author's role that the unit takes back", arguments: Backend.available)
    func removed(backend: Backend) async throws {
        try await Self.run(backend, "coauthor", isTold: true) { world, entry in
            let fields = ["person": world.city["coauthor"].person.id.text]
            let reply = try await world.post("/bidrag/\(entry)/medforfattare/bort", fields, as: world.city["unithead"])
            #expect(reply.status == 303)
        }
    }

    @Test("What nobody told of ends it at the next beat: a role or a session that is gone", arguments: ["role", "session"])
    func beat(what: String) async throws {
        try await Self.run(.sqlite, "coauthor", isTold: false) { world, _ in
            let coauthor = world.city["coauthor"]
            try await world.database.write { db in
                if what == "role" {
                    try db.run("UPDATE role SET ended_at = \(World.start) WHERE id = \(coauthor.role)")
                } else {
                    try db.run("DELETE FROM session WHERE digest = \(coauthor.session.digest)")
                }
            }
        }
    }

    @Test("And a session that has been idle too long")
    func idle() async throws {
        try await Self.run(.sqlite, "coauthor", isTold: false) { world, _ in
            world.time.set(World.start.adding(hours: 5))
            await world.app.room.askAgain()
        }
    }
}

/// The caret of who writes, as the others hear of it.
@Suite struct CaretPlaceTests {
    @Test("Who writes tells of their place; strangers, nonsense and haste are refused, and nothing is kept of it")
    func route() async throws {
        try await World.run { world in
            let (head, other) = (world.city["unithead"], world.city["otherhead"])
            let path = "/bidrag/\(try await Story.register(world))/nu"
            let rows = { try await world.database.read { try $0.count("SELECT count(*) FROM audit") } }
            let before = try await rows()
            #expect(try await world.post(path, ["del": "1", "stycke": "3.abc.def"], as: head).text == "{}")
            #expect(try await world.post(path, ["del": "1", "stycke": "Kalle"], as: head).status == 400)
            #expect(try await world.post(path, ["del": "1", "stycke": "3.abc.def"], as: other).status == 404)
            for _ in 1..<WritingRoom.movesMax { _ = try await world.post(path, ["del": "1", "stycke": "3.abc.def"], as: head) }
            #expect(try await world.post(path, ["del": "1", "stycke": "3.abc.def"], as: head).status == 429)
            #expect(try await rows() == before)
        }
    }
}
