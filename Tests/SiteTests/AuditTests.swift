import Base
import Site
import Store
import Support
import Testing

@Suite struct AuditTests {
    static func fill(_ database: any Database) async throws {
        for number in 1...5 {
            try await database.write { db in
                try Audit.append(
                    "entry.submitted", about: "e\(number)", by: .program, detail: "åäö", at: Instant(secondsSince1970: Int64(number)), in: db)
            }
        }
    }

    @Test("The chain holds over what was written", arguments: Backend.available)
    func whole(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Audit.migrations) { database in
            try await Self.fill(database)
            let (rows, broken) = try await database.read { try Audit.verify(in: $0) }
            #expect(rows == 5)
            #expect(broken == nil)
        }
    }

    @Test("A row that is changed or removed shows", arguments: [
        ("UPDATE audit SET detail = 'annat' WHERE number = 3", 3), ("UPDATE audit SET person = 'x' WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 2", 2), ("UPDATE audit SET hash = 'x' WHERE number = 5", 5),
    ])
    func broken(statement: String, row: Int) async throws {
        try await withDatabase(migrations: Audit.migrations) { database in
            try await Self.fill(database)
            try await database.write { try $0.run(SQL(stringLiteral: statement)) }
            let (_, broken) = try await database.read { try Audit.verify(in: $0) }
            #expect(broken == row)
        }
    }

    @Test("Sixteen at once make one chain", arguments: Backend.available)
    func together(backend: Backend) async throws {
        try await withDatabases(backend, count: 2, migrations: Audit.migrations) { databases in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<16 {
                    let database = databases[number % 2]
                    group.addTask {
                        try await database.write { db in
                            try Audit.append("x", about: nil, by: .program, at: Instant(secondsSince1970: 1), in: db)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let (rows, broken) = try await databases[0].read { try Audit.verify(in: $0) }
            #expect(rows == 16)
            #expect(broken == nil)
        }
    }
}
