import Base
import Foundation
import GRDB
public import Store
import Synchronization

/// The database in one file. Many read at once, each from its own snapshot; writes queue and share transactions.
///
/// Every confirmed write is on disk (`synchronous=FULL`). Another process may hold the file for `busyTimeoutSeconds`;
/// after that the write fails with `StoreError.unavailable`. So does every write while the file is not where it was opened.
public final class SQLiteDatabase: Store.Database {
    public static let busyTimeoutSeconds = 10.0

    public let path: String
    public var kind: String { "sqlite" }

    private let pool: DatabasePool
    private let commits: GroupCommit
    private let folder: TemporaryFolder?
    private let board = Signals()
    /// Of a server; let go of when the pool is closed.
    private let lock: Mutex<ServerLock?>

    /// Opens the file, and makes it when it is not there, for this user alone. Throws `StoreError.unavailable` when that cannot
    /// be done, and `served` when it is for a server and another server has the file; commands run beside a server.
    public convenience init(path: String, readers: Int = 5, isServer: Bool = false) throws {
        try self.init(path: path, readers: readers, synchronous: "FULL", folder: nil, isServer: isServer)
    }

    /// A database for one test: a file of its own, gone when the database is. It does not wait for the disk.
    public static func temporary() throws -> SQLiteDatabase {
        let folder = try TemporaryFolder()
        return try SQLiteDatabase(
            path: folder.path + "/test.sqlite", readers: 3, synchronous: "OFF", folder: folder)
    }

    private init(
        path: String, readers: Int, synchronous: String, folder: TemporaryFolder?, isServer: Bool = false
    ) throws {
        DatabaseFiles.make(at: path)
        lock = Mutex(isServer ? try ServerLock(on: path) : nil)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Self.busyTimeoutSeconds)
        configuration.maximumReaderCount = max(1, readers)
        configuration.prepareDatabase { $0.add(collation: .svenska) }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // Last, for opening the pool sets NORMAL, which may lose confirmed writes when the power goes.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = \(synchronous)") }
        } catch {
            throw StoreError(opening: error)
        }
        (self.path, self.folder) = (path, folder)
        let files = DatabaseFiles(at: path)
        commits = GroupCommit { [pool] batch in
            await withCheckedContinuation { done in
                pool.asyncWriteWithoutTransaction { database in
                    GroupCommit.answer(batch, Result { try Self.write(batch, database, files) })
                    done.resume()
                }
            }
        }
    }

    private static func write(
        _ batch: [GroupCommit.Job], _ database: GRDB.Database, _ files: DatabaseFiles
    ) throws -> [(any Error)?] {
        try files.mustBeInPlace()
        let errors = try SQLiteTransaction(database, writes: true).perform(batch)
        // What was written while the file went away is not confirmed.
        try files.mustBeInPlace()
        return errors
    }

    public func read<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        // Not in the caller's thread, which answers others meanwhile: reading there tripled the slowest percent.
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { reader in
                continuation.resume(
                    with: Result {
                        do {
                            return try body(try SQLiteTransaction(try reader.get(), writes: false))
                        } catch let error as DatabaseError {
                            throw StoreError(error)
                        }
                    })
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
            let transaction = connection as! SQLiteTransaction
            try transaction.run("PRAGMA defer_foreign_keys = ON")
            try transaction.migrate(migrations, words: ["BYTES": "BLOB"])
        }
    }

    /// One program holds the file, so that all who listen are here.
    public func signal(_ message: String) async { board.deliver(.message(message)) }
    public func signals() -> AsyncStream<Signal> { board.listen() }

    public func close() async {
        board.close()
        await withCheckedContinuation { done in
            DispatchQueue.global().async { [self] in
                try? pool.close()
                lock.withLock { $0 = nil }
                folder?.remove()
                done.resume()
            }
        }
    }
}

extension DatabaseCollation {
    /// `COLLATE svenska`: for ORDER BY, never in an index.
    static var svenska: DatabaseCollation { DatabaseCollation("svenska") { Swedish.order($0, $1) } }
}

/// A folder that is removed when its database closes, at the latest with the last that holds it.
private final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/rodatraden-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { remove() }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
