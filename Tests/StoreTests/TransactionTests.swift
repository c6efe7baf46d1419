import Foundation
import Store
import Support
import Testing

private let counters = Migration(
    "counters 1",
    """
    CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
    INSERT INTO counter VALUES ('a', 0);
    CREATE TABLE note (text TEXT PRIMARY KEY) STRICT;
    """)

private struct Stop: Error, Equatable {}

extension Connection {
    /// Reads, counts and writes back, as one who would lose an update if another came between.
    fileprivate func increase() throws {
        let value = try value("SELECT value FROM counter WHERE name = 'a'", as: Int.self)!
        try run("UPDATE counter SET value = \(value + 1) WHERE name = 'a'")
    }
}

private func value(_ database: any Database) async throws -> Int {
    try await database.read { try $0.count("SELECT value FROM counter") }
}

private func notes(_ database: any Database) async throws -> [String] {
    try await database.read { try $0.column("SELECT text FROM note ORDER BY text") }
}

@Suite("Transactions")
struct TransactionTests {
    @Test("A read sees one moment, whatever is written meanwhile", arguments: Backend.available)
    func snapshot(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [counters]) { database in
            let hasRead = DispatchSemaphore(value: 0)
            let hasWritten = DispatchSemaphore(value: 0)
            async let seen = database.read { db in
                let before = try db.count("SELECT value FROM counter")
                hasRead.signal()
                // On the driver's own thread, where waiting is allowed.
                hasWritten.wait()
                return [before, try db.count("SELECT value FROM counter")]
            }
            await withCheckedContinuation { go in
                Thread.detachNewThread {
                    hasRead.wait()
                    go.resume()
                }
            }
            try await database.write { try $0.increase() }
            hasWritten.signal()
            #expect(try await seen == [0, 0])
            #expect(try await value(database) == 1)
        }
    }

    @Test("A write that throws leaves nothing", arguments: Backend.available)
    func rollback(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [counters]) { database in
            await #expect(throws: Stop()) {
                try await database.write { db in
                    try db.run("INSERT INTO note VALUES ('försvinner')")
                    throw Stop()
                }
            }
            #expect(try await notes(database) == [])
            try await database.write { try $0.run("INSERT INTO note VALUES ('stannar')") }
            #expect(try await notes(database) == ["stannar"])
        }
    }

    @Test("A failing write does not hurt its neighbours in the batch", arguments: Backend.available)
    func neighbours(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [counters]) { database in
            let outcomes = try await together(40) { number in
                try await database.write { db in
                    try db.run("INSERT INTO note VALUES (\(String(100 + number)))")
                    if number % 4 == 1 { throw Stop() }
                    if number % 4 == 2 { try db.run("INSERT INTO note VALUES (\(String(100 + number)))") }
                    if number % 4 == 3 { try db.run("INSERT INTO nowhere VALUES (1)") }
                }
            }
            #expect(outcomes.map { $0 == nil } == (0..<40).map { $0 % 4 == 0 })
            #expect(outcomes.enumerated().allSatisfy { $0 % 4 != 1 || $1 is Stop })
            #expect(try await notes(database) == stride(from: 0, to: 40, by: 4).map { String(100 + $0) })
        }
    }

    @Test("A failed statement spoils the write, even when its error is caught", arguments: Backend.available)
    func spoiled(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [counters]) { database in
            let error = await #expect(throws: StoreError.self) {
                try await database.write { db in
                    try db.run("INSERT INTO note VALUES ('a')")
                    _ = try? db.run("INSERT INTO note VALUES ('a')")
                }
            }
            guard case .constraint = error else {
                Issue.record("\(error as Any)")
                return
            }
            await #expect(throws: Stop()) {
                try await database.write { db in
                    do { try db.run("INSERT INTO counter VALUES ('a', 1)") } catch StoreError.constraint {
                        throw Stop()
                    }
                }
            }
            let left = try await notes(database)
            #expect(left == [])
        }
    }

    @Test("Sixteen writers on one counter lose nothing", arguments: Backend.available)
    func counter(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [counters]) { database in
            let outcomes = try await together(16) { _ in
                for _ in 0..<10 { try await database.write { try $0.increase() } }
            }
            #expect(outcomes.allSatisfy { $0 == nil })
            #expect(try await value(database) == 160)
        }
    }

    @Test("Two servers on one database lose nothing", arguments: Backend.available)
    func servers(backend: Backend) async throws {
        try await withDatabases(backend, count: 2, migrations: [counters]) { databases in
            let outcomes = try await together(16) { number in
                for _ in 0..<10 { try await databases[number % 2].write { try $0.increase() } }
            }
            #expect(outcomes.allSatisfy { $0 == nil })
            #expect(try await value(databases[0]) == 160)
            #expect(try await value(databases[1]) == 160)
        }
    }

    @Test("A write whose request is cancelled is whole or not at all", arguments: Backend.available)
    func cancellation(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [counters]) { database in
            let requests = (0..<30).map { _ in
                Task {
                    try await database.write { db in
                        try db.increase()
                        try db.run("INSERT INTO note VALUES (\(UUID().uuidString))")
                    }
                }
            }
            for request in requests.reversed() {
                request.cancel()
                await Task.yield()
            }
            for request in requests { _ = try await request.value }
            let counted = try await value(database)
            let noted = try await notes(database).count
            #expect(counted == 30)
            #expect(noted == 30)
        }
    }

    @Test("More readers than connections wait for their turn", arguments: Backend.available)
    func readers(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [counters]) { database in
            let outcomes = try await together(12) { _ in
                let value = try await value(database)
                #expect(value == 0)
            }
            #expect(outcomes.allSatisfy { $0 == nil })
        }
    }

    @Test("A closed database says that it is unavailable", arguments: Backend.available)
    func closed(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [counters]) { database in
            await database.close()
            for attempt in 0..<2 {
                let error = await #expect(throws: StoreError.self) {
                    if attempt == 0 {
                        _ = try await value(database)
                    } else {
                        try await database.write { try $0.increase() }
                    }
                }
                guard case .unavailable = error else {
                    Issue.record("\(error as Any)")
                    return
                }
            }
        }
    }
}
