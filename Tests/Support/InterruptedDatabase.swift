public import Store
import Synchronization

/// A database in which something else happens right before a write: what a guard has seen is then no longer so.
public final class InterruptedDatabase: Database {
    public typealias Interruption = @Sendable (any Connection) throws -> Void

    private let base: any Database
    private let next = Mutex<Interruption?>(nil)

    public init(_ base: any Database) { self.base = base }

    /// Runs `interruption` in a transaction of its own, once, before the next write.
    public func beforeNextWrite(_ interruption: @escaping Interruption) { next.withLock { $0 = interruption } }

    public var kind: String { base.kind }
    public func close() async { await base.close() }
    public func signal(_ message: String) async { await base.signal(message) }
    public func signals() -> AsyncStream<Signal> { base.signals() }
    public func hurry() { base.hurry() }
    public func migrate(_ migrations: [Migration]) async throws { try await base.migrate(migrations) }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await base.read(body)
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let interruption = next.withLock { next in
            defer { next = nil }
            return next
        }
        if let interruption { try await base.write(interruption) }
        return try await base.write(body)
    }
}
