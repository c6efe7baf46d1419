import Store
import Support
import Testing

private let first = Migration(
    "a 1", "CREATE TABLE a (x INTEGER NOT NULL, y BYTES) STRICT; INSERT INTO a (x) VALUES (1);")
private let second = Migration("b 1", "CREATE TABLE b (x TEXT) STRICT; INSERT INTO a (x) VALUES (2)")
private let faulty = Migration("c 1", "CREATE TABLE c (x TEXT) STRICT; INSERT INTO nowhere VALUES (1);")

private func numbers(_ database: any Database) async throws -> [Int] {
    try await database.read { try $0.column("SELECT x FROM a ORDER BY x") }
}

@Suite("Migrations")
struct MigrationTests {
    @Test("They run in order, once", arguments: Backend.available)
    func twice(backend: Backend) async throws {
        try await withDatabase(backend) { database in
            try await database.migrate([first])
            #expect(try await numbers(database) == [1])
            try await database.migrate([first, second])
            try await database.migrate([first, second])
            #expect(try await numbers(database) == [1, 2])
            let names = try await database.read {
                try $0.column("SELECT name FROM migration ORDER BY name", as: String.self)
            }
            #expect(names == ["a 1", "b 1"])
        }
    }

    @Test("Servers that start at once run them once", arguments: Backend.available)
    func concurrently(backend: Backend) async throws {
        try await withDatabases(backend, count: 3) { databases in
            try await withThrowingTaskGroup { group in
                for database in databases { group.addTask { try await database.migrate([first, second]) } }
                try await group.waitForAll()
            }
            #expect(try await numbers(databases[2]) == [1, 2])
        }
    }

    @Test("When one fails, none of the pending remains", arguments: Backend.available)
    func failing(backend: Backend) async throws {
        try await withDatabase(backend) { database in
            try await database.migrate([first])
            await #expect(throws: StoreError.self) { try await database.migrate([first, second, faulty]) }
            #expect(try await numbers(database) == [1])
            try await database.migrate([first, second])
            #expect(try await numbers(database) == [1, 2])
        }
    }

    @Test("A database newer than the program is refused with a sentence", arguments: Backend.available)
    func newer(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [first, second]) { database in
            let error = await #expect(throws: StoreError.newer(migration: "b 1")) {
                try await database.migrate([first])
            }
            #expect(
                error.map { "\($0)" }
                    == "Databasen är nyare än programmet (den har steget ”b 1”). Starta en nyare version av rodatraden."
            )
        }
    }
}
