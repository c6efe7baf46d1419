import Foundation
import Store
import Support
import Synchronization
import Testing

@testable import PostgresStore

private let counters = Migration(
    "counters 1", "CREATE TABLE counter (value INTEGER NOT NULL) STRICT; INSERT INTO counter VALUES (0)")

private let increase: SQL = "UPDATE counter SET value = value + 1"

private final class Count: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}

private func value(_ database: any Database) async throws -> Int {
    try await database.read { try $0.count("SELECT value FROM counter") }
}

@Suite("PostgreSQL alone", .enabled(if: Backend.serverURL != nil))
struct PostgresTests {
    @Test("Reads and writes go on when the server has cut the lines")
    func cut() async throws {
        try await withDatabases(.postgresql, count: 2, migrations: [counters]) { databases in
            let own: @Sendable (any Connection) throws -> Int = { try $0.count("SELECT pg_backend_pid()") }
            let pids = [try await databases[0].read(own), try await databases[0].write(own)]
            let cut = try await databases[1].write { db in
                try db.column(
                    "SELECT pg_terminate_backend(x::int) FROM unnest(ARRAY[\(pids[0]), \(pids[1])]) x",
                    as: Bool.self)
            }
            #expect(cut == [true, true])
            #expect(try await value(databases[0]) == 0)
            try await databases[0].write { try $0.run(increase) }
            #expect(try await value(databases[0]) == 1)
            #expect(try await databases[0].write(own) != pids[1])
        }
    }

    @Test("A write whose line is cut before COMMIT is done once, on a new line")
    func cutInside() async throws {
        try await withDatabase(.postgresql, migrations: [counters]) { database in
            let attempts = Count()
            try await database.write { db in
                try db.run(increase)
                if attempts.next() == 1 { try db.run("SELECT pg_terminate_backend(pg_backend_pid())") }
            }
            #expect(attempts.value == 2)
            #expect(try await value(database) == 1)
        }
    }

    @Test("A write that collides is run again, five times at most")
    func collision() async throws {
        try await withDatabase(.postgresql, migrations: [counters]) { database in
            let collide: SQL = "DO $$ BEGIN RAISE EXCEPTION 'krock' USING ERRCODE = '40001'; END $$"
            let few = Count()
            let many = Count()
            try await database.write { db in
                try db.run(increase)
                if few.next() < 3 { try db.run(collide) }
            }
            #expect(few.value == 3)
            #expect(try await value(database) == 1)
            await #expect(throws: StoreError.unavailable("krock")) {
                try await database.write { db in
                    try db.run(increase)
                    _ = many.next()
                    _ = try? db.run(collide)
                }
            }
            #expect(many.value == 5)
            #expect(try await value(database) == 1)
        }
    }

    @Test("A statement that takes too long is stopped, and the connection is whole afterwards")
    func timeout() async throws {
        try await withSchema { url in
            let database = PostgresDatabase(url: url, connections: 1, Waits(statementSeconds: 1))
            for isRead in [true, false] {
                let error = await #expect(throws: StoreError.self) {
                    if isRead {
                        _ = try await database.read { try $0.run("SELECT pg_sleep(20)") }
                    } else {
                        try await database.write { try $0.run("SELECT pg_sleep(20)") }
                    }
                }
                guard case .unavailable = error else {
                    Issue.record("\(error as Any)")
                    return
                }
            }
            let read = try await database.read { try $0.count("SELECT 1") }
            let written = try await database.write { try $0.count("SELECT 2") }
            #expect(read == 1)
            #expect(written == 2)
            await database.close()
        }
    }

    @Test("More statements than are kept prepared do no harm")
    func manyStatements() async throws {
        try await withDatabase(.postgresql, migrations: [counters]) { database in
            let sum = try await database.read { db in
                try (1...1200).reduce(0) { sum, number in
                    sum + (try db.count(SQL(stringLiteral: "SELECT \(number) + value FROM counter")))
                }
            }
            #expect(sum == 1200 * 1201 / 2)
        }
    }

    @Test("A locked-out writer of another server waits for its turn and sees what was written")
    func turns() async throws {
        try await withDatabases(.postgresql, count: 2, migrations: [counters]) { databases in
            let began = DispatchSemaphore(value: 0)
            async let first: Void = databases[0].write { db in
                began.signal()
                Thread.sleep(forTimeInterval: 0.2)
                try db.run(increase)
            }
            await withCheckedContinuation { go in
                Thread.detachNewThread {
                    began.wait()
                    go.resume()
                }
            }
            let attempts = Count()
            let seen = try await databases[1].write { db in
                _ = attempts.next()
                return try db.count("SELECT value FROM counter")
            }
            try await first
            #expect(seen == 1)
            #expect(attempts.value == 1)
        }
    }
}

@Suite("PostgreSQL without a server")
struct NoServerTests {
    @Test("A server that is not there is unavailable, at once the second time too")
    func missing() async throws {
        let database = PostgresDatabase(url: "postgresql://127.0.0.1:1/none")
        for _ in 0..<2 {
            let error = await #expect(throws: StoreError.self) {
                _ = try await database.read { try $0.count("SELECT 1") }
            }
            guard case .unavailable = error else {
                Issue.record("\(error as Any)")
                return
            }
        }
        let error = await #expect(throws: StoreError.self) {
            try await database.write { try $0.run("SELECT 1") }
        }
        guard case .unavailable = error else {
            Issue.record("\(error as Any)")
            return
        }
        await database.close()
    }

    @Test("Who waits too long for a connection is told, and who does not gets one")
    func poolLimit() async throws {
        let pool = Pool([Wire { throw StoreError.unavailable("ingen") }], Waits(poolSeconds: 0.1))
        let late = try await pool.withWire { _ in
            await #expect(throws: StoreError.unavailable("alla förbindelser är upptagna")) {
                try await pool.withWire { _ in }
            }
        }
        #expect(late != nil)
        let next = try await pool.withWire { _ in 1 }
        #expect(next == 1)
    }
}
