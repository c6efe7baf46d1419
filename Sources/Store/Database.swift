/// A database, SQLite or PostgreSQL. Closures are synchronous: one transaction each, with no await inside.
public protocol Database: Sendable {
    /// Reads from one consistent snapshot.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Writes in a transaction. When `body` throws, nothing of it remains. On PostgreSQL the transaction is SERIALIZABLE
    /// and is tried again when it collides with another, so `body` must have no effect outside the database.
    /// A request that is cancelled does not tear the transaction.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Brings the schema up to `migrations`, in order and inside a lock.
    /// Throws `StoreError.newer` when the database holds a migration that the program does not know.
    func migrate(_ migrations: [Migration]) async throws

    /// Tells everybody who listens on this database, on all servers; see `Signals`. Best effort: nothing is thrown.
    func signal(_ message: String) async

    /// What is signalled from now on.
    func signals() -> AsyncStream<Signal>

    /// The service is about to stop: from now on nobody waits long for a server that does not answer.
    func hurry()

    /// "sqlite" or "postgresql".
    var kind: String { get }

    func close() async
}

extension Database {
    public func hurry() {}
}

/// One connection, inside `read` or `write`; not to be kept after it.
///
/// A statement that fails spoils the whole transaction, on both databases: `throw` another error for it if you like
/// (`.constraint` to a refusal), but do not go on. Constraints are checked at the statement, so none is DEFERRABLE.
public protocol Connection {
    /// Runs a query and makes a value of each row.
    func rows<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> [T]

    /// Runs a statement; answers how many rows it changed.
    @discardableResult
    func run(_ sql: SQL) throws -> Int
}

extension Connection {
    /// The first row, or nil.
    public func first<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> T? {
        try rows(sql, make).first
    }

    /// The first column of every row.
    public func column<T: Column>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
        try rows(sql) { try $0[0] }
    }

    /// The first column of the first row, or nil.
    public func value<T: Column>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try first(sql) { try $0[0] }
    }

    /// A count, 0 when there is no row.
    public func count(_ sql: SQL) throws -> Int { try value(sql) ?? 0 }

    /// Whether the query has a row.
    public func exists(_ sql: SQL) throws -> Bool { try first(sql) { _ in true } ?? false }
}

/// One step of the schema. Steps are never changed once released; a new one is added.
///
/// Tables end in `) STRICT;`, binary columns are `BYTES`; each driver puts these words in its own:
/// SQLite `BYTES` as BLOB; PostgreSQL no `STRICT`, `BYTES` as BYTEA, `INTEGER` as BIGINT. The words stand in capitals.
public struct Migration: Sendable, Equatable {
    /// Unique, such as `accounts 1`.
    public let name: String
    public let statements: String
    /// Other statements that come to the same in PostgreSQL; nil where both databases take the same.
    public let postgres: String?

    public init(_ name: String, _ statements: String, postgres: String? = nil) {
        (self.name, self.statements, self.postgres) = (name, statements, postgres)
    }
}

/// What can go wrong in a database, alike for both drivers.
public enum StoreError: Error, CustomStringConvertible, Equatable {
    /// A column does not hold what the program reads it as.
    case column(Int, String)
    /// The database is newer than the program.
    case newer(migration: String)
    /// A constraint of the schema refused the statement (unique, foreign key, check, not null).
    case constraint(String)
    /// The database cannot be reached, or is busy beyond its limit.
    case unavailable(String)
    /// Another server has the file; there can be one.
    case served(String)
    /// Anything else the database said, with the statement.
    case failed(String, sql: String)

    public var description: String {
        switch self {
        case .column(let place, let type): "Kolumn \(place) kan inte läsas som \(type)."
        case .newer(let name):
            "Databasen är nyare än programmet (den har steget ”\(name)”). Starta en nyare version av rodatraden."
        case .constraint(let message): "Databasen vägrade: \(message)"
        case .unavailable(let message): "Databasen kan inte nås: \(message)"
        case .served(let file):
            "En annan server kör redan på \(file). Stoppa den först, eller ange en annan mapp med --data."
        case .failed(let message, let sql): "\(message) i: \(sql)"
        }
    }
}
