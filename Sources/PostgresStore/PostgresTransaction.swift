import Store

/// One session while a transaction lasts.
final class PostgresTransaction: Transaction {
    enum Kind { case read, write }

    private let session: Session
    private let kind: Kind
    private(set) var failure: StoreError?
    private var state = ""

    init(_ session: Session, _ kind: Kind) { (self.session, self.kind) = (session, kind) }

    /// It collided with another and is to be run again as a whole.
    var collided: Bool { state == "40001" || state == "40P01" }
    var isBroken: Bool { session.isLost || collided }

    /// For a migration, whose statements may take any time.
    var waitsForever: Bool {
        get { !session.answersInTime }
        set { session.answersInTime = !newValue }
    }

    func clear() { (failure, state) = (nil, "") }

    /// Writers take turns over all servers, by a lock that is held from before the snapshot is taken until after COMMIT:
    /// the chain of the audit must see what the writer before it wrote. One lock a schema; it goes with the session.
    func begin() throws {
        try noticing("BEGIN") {
            switch kind {
            case .read: try session.post(Statement("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            case .write:
                try session.post(
                    Statement("SELECT pg_advisory_lock(1919247220, hashtext(coalesce(current_schema(), '')))")
                )
                try session.post(Statement("BEGIN ISOLATION LEVEL SERIALIZABLE"))
                try session.settle()
            }
        }
    }

    func commit() throws {
        try noticing("COMMIT") {
            if kind == .read { return try session.post(Statement("COMMIT")) }
            session.fateIsUnknown = true
            let answer = try session.ask(Statement("COMMIT"))
            session.fateIsUnknown = false
            if answer.tag != "COMMIT" {
                throw ServerError(state: "25P02", message: "skrivningen togs tillbaka")
            }
            try? unlock()
        }
    }

    func rollback() {
        if session.isLost { return }
        // The server has answered, so the fate is known: not committed.
        session.fateIsUnknown = false
        _ = try? session.settle()
        _ = try? session.ask(Statement("ROLLBACK"))
        if kind == .write { try? unlock() }
    }

    private func unlock() throws {
        try session.post(
            Statement("SELECT pg_advisory_unlock(1919247220, hashtext(coalesce(current_schema(), '')))"))
    }

    func setSavepoint() throws { try noticing("SAVEPOINT") { try session.post(Statement("SAVEPOINT job")) } }
    func releaseSavepoint() throws { try noticing("RELEASE") { try session.post(Statement("RELEASE job")) } }

    func rollbackToSavepoint() throws {
        clear()
        try noticing("ROLLBACK TO") {
            _ = try? session.settle()
            try session.post(Statement("ROLLBACK TO job"))
            try session.post(Statement("RELEASE job"))
        }
    }

    func script(_ statements: String) throws { try noticing(statements) { try session.script(statements) } }

    @discardableResult
    func run(_ sql: SQL) throws -> Int { try ask(sql).changed }

    func rows<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> [T] {
        let answer = try ask(sql)
        var made: [T] = []
        made.reserveCapacity(Int(answer.rowCount))
        for number in 0..<answer.rowCount { made.append(try make(Row(answer.row(number)))) }
        return made
    }

    private func ask(_ sql: SQL) throws -> Answer {
        if let failure { throw failure }
        let statement = Statement(sql)
        return try noticing(statement.text) {
            if statement.holdsNUL { throw ServerError(state: "23000", message: "text med nolltecken") }
            return try session.ask(statement)
        }
    }

    private func noticing<T>(_ text: String, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as ServerError {
            let refusal = StoreError(error, sql: text)
            if failure == nil { (failure, state) = (refusal, error.state) }
            throw refusal
        }
    }
}

extension StoreError {
    init(_ error: ServerError, sql: String) {
        switch error.state.prefix(2) {
        case "23": self = .constraint(error.message)
        // Cut line, no resources, shut down or timed out, failing disk; a server that has become a read-only copy.
        case "", "08", "53", "57", "58": self = .unavailable(error.message)
        case "25" where error.state == "25006" && !sql.hasPrefix("COMMIT"):
            self = .failed(error.message, sql: sql)
        case "40": self = .unavailable(error.message)
        case "55" where error.state == "55P03": self = .unavailable(error.message)
        default: self = .failed(error.message, sql: sql)
        }
    }
}
