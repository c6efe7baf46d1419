@testable import Server
import Store
import Support
import Synchronization
import Testing
import World

/// `/ready`: whether the database takes a write.
@Suite struct ReadyTests {
    /// A clock that the test moves.
    private final class Watch: Sendable {
        private let time = Mutex(ContinuousClock.now)
        var now: ContinuousClock.Instant { time.withLock { $0 } }
        func forward(_ span: Duration) { time.withLock { $0 += span } }
    }

    private static let away = StoreError.unavailable("borta")

    @Test("However many ask, one write is tried in five seconds, and its answer stands between", arguments: Backend.available)
    func seldom(backend: Backend) async throws {
        try await withDatabase(backend, migrations: App.migrations) { database in
            let (counting, watch) = (CountingDatabase(database), Watch())
            let readiness = Readiness(now: { watch.now })
            for _ in 0..<10 { try await readiness.ask(counting) }
            watch.forward(.milliseconds(4_999))
            try await readiness.ask(counting)
            #expect(counting.statements == 2)
            watch.forward(.milliseconds(1))
            try await readiness.ask(counting)
            #expect(counting.statements == 4)
            let kept = try await database.read { try $0.count("SELECT count(*) FROM migration WHERE name = '/ready'") }
            #expect(kept == 0)
        }
    }

    @Test(
        "A database that takes no write is not ready until it takes one again, and the log of it is not filled",
        arguments: Backend.available)
    func away(backend: Backend) async throws {
        try await withDatabase(backend, migrations: App.migrations) { database in
            let (broken, watch) = (InterruptedDatabase(database), Watch())
            let readiness = Readiness(now: { watch.now })
            broken.beforeNextWrite { _ in throw Self.away }
            await #expect(throws: Self.away) { try await readiness.ask(broken) }
            // The database takes writes again, but it has not been asked yet.
            watch.forward(.seconds(4))
            await #expect(throws: Self.away) { try await readiness.ask(broken) }
            watch.forward(.seconds(1))
            try await readiness.ask(broken)
        }
    }

    @Test("The address answers ok, and 503 while the database takes no write", arguments: Backend.available)
    func address(backend: Backend) async throws {
        try await World.run(backend) { world in
            let reply = try await world.get("/ready")
            #expect(reply.status == 200)
            #expect(reply.text == "ok\n")
            try await world.database.write { try $0.run("ALTER TABLE migration RENAME TO undan") }
            try await world.restarted { world in
                let reply = try await world.get("/ready")
                #expect(reply.status == 503)
            }
            try await world.database.write { try $0.run("ALTER TABLE undan RENAME TO migration") }
        }
    }
}
