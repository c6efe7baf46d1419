public import Store
import Synchronization

/// A database that counts the statements that are asked of it: a list must ask as many for thirty rows as for one.
public final class CountingDatabase: Database {
    private let base: any Database
    private let tally = Tally()

    public init(_ base: any Database) { self.base = base }

    /// Statements since the start or the last `reset`.
    public var statements: Int { tally.count.withLock { $0 } }
    public func reset() { tally.count.withLock { $0 = 0 } }

    public var kind: String { base.kind }
    public func close() async { await base.close() }
    public func signal(_ message: String) async { await base.signal(message) }
    public func signals() -> AsyncStream<Signal> { base.signals() }
    public func hurry() { base.hurry() }
    public func migrate(_ migrations: [Migration]) async throws { try await base.migrate(migrations) }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let tally = tally
        return try await base.read { try body(CountingConnection(base: $0, tally: tally)) }
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let tally = tally
        return try await base.write { try body(CountingConnection(base: $0, tally: tally)) }
    }
}

private final class Tally: Sendable {
    let count = Mutex(0)
    func add() { count.withLock { $0 += 1 } }
}

private struct CountingConnection: Connection {
    let base: any Connection
    let tally: Tally

    func rows<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> [T] {
        tally.add()
        return try base.rows(sql, make)
    }

    func run(_ sql: SQL) throws -> Int {
        tally.add()
        return try base.run(sql)
    }
}
