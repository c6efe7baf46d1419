import GRDB
import GRDBSQLite
import Store

extension StoreError {
    init(code: Int32, message: String, sql: String) {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT: self = .constraint(message)
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN,
            SQLITE_NOMEM, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_PERM:
            self = .unavailable(message)
        default: self = .failed(message, sql: sql)
        }
    }

    init(_ error: DatabaseError) {
        // What GRDB answers when the pool is closed.
        if error.resultCode == .SQLITE_MISUSE, error.sql == nil {
            self = .unavailable(error.message ?? "stängd")
        } else {
            self.init(
                code: error.extendedResultCode.rawValue, message: error.message ?? "fel \(error.resultCode)",
                sql: error.sql ?? "")
        }
    }

    /// The file could not be opened, whatever the reason.
    init(opening error: any Error) {
        self = .unavailable((error as? DatabaseError)?.message ?? "\(error)")
    }
}
