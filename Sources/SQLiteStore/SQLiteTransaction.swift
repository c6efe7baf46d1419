import GRDB
import GRDBSQLite
import Store

/// One connection while a transaction lasts. Statements are GRDB's, cached by their text; they are bound and stepped
/// here, and rows are read straight from them.
final class SQLiteTransaction: Transaction {
    private let database: GRDB.Database
    private let handle: OpaquePointer
    private let writes: Bool
    private(set) var failure: StoreError?

    init(_ database: GRDB.Database, writes: Bool) throws {
        guard let handle = database.sqliteConnection else { throw StoreError.unavailable("stängd") }
        (self.database, self.handle, self.writes) = (database, handle, writes)
    }

    /// SQLite itself rolls back the whole when the disk is full or fails.
    var isBroken: Bool { sqlite3_get_autocommit(handle) != 0 }

    func clear() { failure = nil }
    func begin() throws { try execute("BEGIN IMMEDIATE") }
    func commit() throws { try execute("COMMIT") }
    func setSavepoint() throws { try execute("SAVEPOINT job") }
    func releaseSavepoint() throws { try execute("RELEASE job") }

    func rollback() {
        if !isBroken { try? database.rollback() }
    }

    func rollbackToSavepoint() throws {
        clear()
        try execute("ROLLBACK TO job")
        try execute("RELEASE job")
    }

    func script(_ statements: String) throws {
        try noticing { try database.execute(sql: statements) }
    }

    @discardableResult
    func run(_ sql: Store.SQL) throws -> Int {
        let before = sqlite3_total_changes(handle)
        try step(sql) { _ in }
        return sqlite3_total_changes(handle) == before ? 0 : Int(sqlite3_changes(handle))
    }

    func rows<T>(_ sql: Store.SQL, _ make: (Store.Row) throws -> T) throws -> [T] {
        var made: [T] = []
        try step(sql) { made.append(try make($0)) }
        return made
    }

    private func execute(_ text: String) throws { try step(Store.SQL(stringLiteral: text)) { _ in } }

    private func step(_ sql: Store.SQL, _ take: (Store.Row) throws -> Void) throws {
        if let failure { throw failure }
        let text = sql.text(placeholder: "?")
        let statement = try noticing { try prepare(text) }
        let pointer = statement.sqliteStatement
        defer {
            sqlite3_reset(pointer)
            sqlite3_clear_bindings(pointer)
        }
        for (place, value) in sql.values.enumerated() {
            try bind(value, to: pointer, at: Int32(place + 1), of: text)
        }
        let row = Store.Row(StatementRow(statement: pointer))
        while true {
            switch sqlite3_step(pointer) {
            case SQLITE_ROW: try take(row)
            case SQLITE_DONE: return withExtendedLifetime(statement) {}
            default: throw fail(currentError(in: text))
            }
        }
    }

    /// A cached statement; a new one when the cached is in the middle of its rows.
    private func prepare(_ text: String) throws -> Statement {
        let cached = try database.cachedStatement(sql: text)
        return sqlite3_stmt_busy(cached.sqliteStatement) == 0 ? cached : try database.makeStatement(sql: text)
    }

    private func bind(_ value: Value, to pointer: OpaquePointer, at place: Int32, of text: String) throws {
        let code =
            switch value {
            case .null: sqlite3_bind_null(pointer, place)
            case .integer(let number): sqlite3_bind_int64(pointer, place, number)
            case .bytes(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(pointer, place, 0)
            case .bytes(let bytes): sqlite3_bind_blob(pointer, place, bytes, Int32(bytes.count), copied)
            case .text(let string) where string.utf8.contains(0):
                throw fail(.constraint("text med nolltecken"))
            case .text(let string):
                sqlite3_bind_text(pointer, place, string, Int32(string.utf8.count), copied)
            }
        if code != SQLITE_OK { throw fail(currentError(in: text)) }
    }

    private func noticing<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as DatabaseError { throw fail(StoreError(error)) }
    }

    private func fail(_ error: StoreError) -> StoreError {
        if failure == nil { failure = error }
        return error
    }

    private func currentError(in text: String) -> StoreError {
        let code = sqlite3_extended_errcode(handle)
        let message = String(cString: sqlite3_errmsg(handle))
        // A write inside `read` is a fault in the program, not in the disk.
        if code & 0xFF == SQLITE_READONLY, !writes { return .failed(message, sql: text) }
        return StoreError(code: code, message: message, sql: text)
    }
}

/// SQLite copies what is bound.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// The row that the statement stands on.
private struct StatementRow: RowSource {
    nonisolated(unsafe) let statement: OpaquePointer

    func isNull(_ place: Int) -> Bool { sqlite3_column_type(statement, Int32(place)) == SQLITE_NULL }

    func text(_ place: Int) -> String { withUTF8(place) { String(decoding: $0, as: UTF8.self) } }

    func integer(_ place: Int) -> Int64? {
        guard sqlite3_column_type(statement, Int32(place)) == SQLITE_INTEGER else { return nil }
        return sqlite3_column_int64(statement, Int32(place))
    }

    func bytes(_ place: Int) -> [UInt8] {
        let start = sqlite3_column_blob(statement, Int32(place))
        return Array(UnsafeRawBufferPointer(start: start, count: count(place)))
    }

    func withUTF8<T>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
        let start = sqlite3_column_text(statement, Int32(place))
        return try body(UnsafeBufferPointer(start: start, count: count(place)))
    }

    private func count(_ place: Int) -> Int { Int(sqlite3_column_bytes(statement, Int32(place))) }
}
