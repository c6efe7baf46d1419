import Foundation
import PostgresStore
import SQLiteStore
public import Store

/// A kind of database to test on: SQLite always, PostgreSQL when TEST_POSTGRES_URL names a server.
///
///     @Test("A name is kept", arguments: Backend.available)
///     func name(backend: Backend) async throws {
///         try await withDatabase(backend, migrations: Accounts.migrations) { database in … }
///     }
public enum Backend: String, Sendable, CaseIterable {
    case sqlite, postgresql

    public static let available: [Backend] = serverURL == nil ? [.sqlite] : [.sqlite, .postgresql]
    public static let serverURL = ProcessInfo.processInfo.environment["TEST_POSTGRES_URL"]
}

/// Gives the body an empty database of its own, brought up to `migrations`, and takes it away afterwards.
public func withDatabase<T>(
    _ backend: Backend = .sqlite, migrations: [Migration] = [],
    _ body: (any Database) async throws -> T
) async throws -> T {
    try await withDatabases(backend, count: 1, migrations: migrations) { try await body($0[0]) }
}

/// The same database opened `count` times, as by as many servers.
public func withDatabases<T>(
    _ backend: Backend, count: Int, migrations: [Migration] = [],
    _ body: ([any Database]) async throws -> T
) async throws -> T {
    switch backend {
    case .sqlite:
        return try await Turns.take {
            let first = try SQLiteDatabase.temporary()
            return try await use(
                first, and: try (1..<count).map { _ in try SQLiteDatabase(path: first.path) }, migrations, body)
        }
    case .postgresql:
        return try await withSchema { url in
            let all = (0..<count).map { _ in PostgresDatabase(url: url, connections: 3) }
            return try await use(all[0], and: Array(all.dropFirst()), migrations, body)
        }
    }
}

/// Gives the body the address of an empty schema on the PostgreSQL server, and drops it afterwards.
public func withSchema<T>(_ body: (String) async throws -> T) async throws -> T {
    try await Turns.take { try await makeSchema(body) }
}

private func makeSchema<T>(_ body: (String) async throws -> T) async throws -> T {
    let schema = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
    let server = Backend.serverURL!
    try await administer("CREATE SCHEMA \(schema)")
    let result: Result<T, any Error>
    do {
        result = .success(
            try await body(server + (server.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(schema)"))
    } catch {
        result = .failure(error)
    }
    try await administer("DROP SCHEMA \(schema) CASCADE")
    return try result.get()
}

private func use<T>(
    _ first: any Database, and others: [any Database], _ migrations: [Migration],
    _ body: ([any Database]) async throws -> T
) async throws -> T {
    let result: Result<T, any Error>
    do {
        try await first.migrate(migrations)
        result = .success(try await body([first] + others))
    } catch {
        result = .failure(error)
    }
    for database in others + [first] { await database.close() }
    return try result.get()
}

private let administrator = Backend.serverURL.map { PostgresDatabase(url: $0, connections: 1) }

private func administer(_ statement: String) async throws {
    try await administrator!.write { try $0.run(SQL(stringLiteral: statement)) }
}
