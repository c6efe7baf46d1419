import Foundation
public import Store

/// A database on a PostgreSQL server, which several servers of the service may share.
///
/// Reads are snapshots over `connections` connections. Writes go over one connection of their own, one server at a time:
/// see `PostgresTransaction.begin`. The lock needs a session that lasts: a pooler between must pool sessions.
public final class PostgresDatabase: Database {
    static let attemptsMax = 5

    public var kind: String { "postgresql" }

    private let readers: Pool
    private let writer: Wire
    private let commits: GroupCommit
    private let listener: Listener
    private let waits: Waits

    /// `url` as libpq has it: `postgresql://user:secret@host/database?sslmode=verify-full`.
    /// Nothing is connected until it is needed.
    public convenience init(url: String, connections: Int = 8) {
        self.init(url: url, connections: connections, Waits())
    }

    init(url: String, connections: Int = 8, _ waits: Waits) {
        let patience = Patience()
        let open: @Sendable () throws -> Session = { try patience.call { try Session(url: url, waits) } }
        self.waits = waits
        readers = Pool((0..<max(1, connections)).map { _ in Wire(open) }, waits)
        let writer = Wire(open)
        self.writer = writer
        listener = Listener(url: url, waits)
        commits = GroupCommit { batch in
            var outcome: Result<[(any Error)?], any Error>
            do {
                outcome = .success(try await writer.perform { try Self.write(batch, $0) }.errors)
            } catch {
                outcome = .failure(error)
            }
            GroupCommit.answer(batch, outcome)
        }
    }

    public func read<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await readers.withWire { wire in
            try await wire.perform { session in
                let transaction = PostgresTransaction(session, .read)
                return try transaction.inTransaction { try body(transaction) }
            }
        }
    }

    @discardableResult
    public func write<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await commits.write(body)
    }

    public func migrate(_ migrations: [Migration]) async throws {
        try await commits.write { connection in
            let transaction = connection as! PostgresTransaction
            transaction.waitsForever = true
            defer { transaction.waitsForever = false }
            try transaction.script(
                """
                SET LOCAL statement_timeout = 0;
                CREATE COLLATION IF NOT EXISTS svenska
                    (provider = icu, locale = 'sv-SE-u-ks-level2', deterministic = false);
                """)
            let migrations = migrations.map { Migration($0.name, $0.postgres ?? $0.statements) }
            try transaction.migrate(migrations, words: ["BYTES": "BYTEA", "INTEGER": "BIGINT", "STRICT": ""])
        }
    }

    /// Sent outside transactions: a NOTIFY within one holds a lock that all committing writers wait for.
    public func signal(_ message: String) async {
        guard message.utf8.count <= Signals.messageBytesMax else { return }
        try? await readers.withWire { wire in
            try await wire.perform {
                _ = try $0.ask(Statement("SELECT pg_notify('rodatraden ' || current_schema(), \(message))"))
            }
        }
    }

    public func signals() -> AsyncStream<Signal> { listener.listen() }

    public func hurry() { waits.hurry() }

    public func close() async {
        listener.close()
        await writer.close()
        await readers.close()
    }

    private struct Outcome: Sendable { let errors: [(any Error)?] }

    /// Runs the batch, and runs all of it again when it collided with another writer.
    private static func write(_ batch: [GroupCommit.Job], _ session: Session) throws -> Outcome {
        var attempt = 1
        while true {
            let transaction = PostgresTransaction(session, .write)
            do {
                return Outcome(errors: try transaction.perform(batch))
            } catch {
                guard transaction.collided else { throw error }
                if attempt == attemptsMax { throw transaction.failure ?? error }
            }
            Thread.sleep(forTimeInterval: Double.random(in: 0.005...0.02) * Double(attempt))
            attempt += 1
        }
    }
}
