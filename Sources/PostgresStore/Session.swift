import CPostgreSQL
import Store

/// What the server answered to a statement that it refused; `state` is the SQLSTATE, empty when the line is cut.
struct ServerError: Error {
    let state: String
    let message: String
}

/// One session with the server, used by one thread at a time.
///
/// libpq's pipeline mode lets a statement be sent without waiting for the answer to the one before (BEGIN, SAVEPOINT),
/// which saves a journey each. Every statement is followed by a sync, so that one that fails takes no other with it.
final class Session {
    private let link: Link
    private let waits: Waits
    private var names: [Key: String] = [:]
    private var made = 0
    /// Statements sent whose answers have not been read.
    private var owed = 0

    /// True when the line is cut; the session is then of no use.
    private(set) var isLost = false

    /// True when it was given up for the server did not answer in time: who waited has waited enough.
    private(set) var isLate = false

    /// False while a migration runs, whose statements may take any time.
    var answersInTime = true

    /// Set while a COMMIT may or may not have happened.
    var fateIsUnknown = false

    static let statementsKeptMax = 500

    private struct Key: Hashable {
        let text: String
        let types: [Oid]
    }

    init(url: String, _ waits: Waits) throws {
        link = try Link(url: url, name: "rodatraden", waits)
        self.waits = waits
        PQenterPipelineMode(link.pointer)
        do {
            try ask(Self.manners(waits))
        } catch let error as ServerError {
            throw StoreError.unavailable(error.message)
        }
    }

    /// The server, too, lets go of a line that is dead, and of the writers' lock with it.
    private static func manners(_ waits: Waits) -> Statement {
        Statement(
            """
            SELECT set_config('statement_timeout', \(String(waits.statementSeconds * 1000)), false),
                set_config('idle_in_transaction_session_timeout', '60s', false),
                set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false),
                set_config('tcp_keepalives_count', '3', false), set_config('bytea_output', 'hex', false)
            """)
    }

    /// Sends a statement; its answer is read, and its failure thrown, with that of the next `ask`.
    func post(_ statement: Statement) throws {
        if isLost { throw ServerError(state: "", message: "förbindelsen är bruten") }
        let types = statement.values.map(\.type)
        let name = prepare(statement.text, types)
        let sent = withParameters(statement.values) { pointers, lengths, formats in
            PQsendQueryPrepared(link.pointer, name, Int32(types.count), pointers, lengths, formats, 0)
        }
        guard sent == 1, PQpipelineSync(link.pointer) == 1 else { throw lose() }
        owed += 1
    }

    /// Sends a statement and waits for its answer.
    @discardableResult
    func ask(_ statement: Statement) throws -> Answer {
        try post(statement)
        do {
            return try settle()!
        } catch {
            // It may have failed before it was prepared; the next time it is prepared anew.
            names[Key(text: statement.text, types: statement.values.map(\.type))] = nil
            throw error
        }
    }

    /// Reads all answers that are owed; answers with the last, or throws the first failure.
    @discardableResult
    func settle() throws -> Answer? {
        var last: Answer?
        var failure: ServerError?
        while owed > 0 {
            owed -= 1
            switch try receive() {
            case .success(let answer): last = answer
            case .failure(let error): failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return last
    }

    /// Runs several statements at once, which the pipeline does not allow. For migrations, without a limit.
    func script(_ text: String) throws {
        try settle()
        PQexitPipelineMode(link.pointer)
        defer { PQenterPipelineMode(link.pointer) }
        guard let result = PQexec(link.pointer, text) else { throw lose() }
        let answer = Answer(result)
        if !link.isOpen { throw lose(answer.error) }
        if let error = answer.error { throw error }
    }

    private func prepare(_ text: String, _ types: [Oid]) -> String {
        let key = Key(text: text, types: types)
        if let name = names[key] { return name }
        made += 1
        let name = "s\(made)"
        if names.count >= Self.statementsKeptMax {
            names = [:]
            if PQsendQueryParams(link.pointer, "DEALLOCATE ALL", 0, nil, nil, nil, nil, 0) == 1,
                PQpipelineSync(link.pointer) == 1
            {
                owed += 1
            }
        }
        // Not synced: when it fails, the execution that follows is skipped.
        if PQsendPrepare(link.pointer, name, text, Int32(types.count), types) == 1 { names[key] = name }
        return name
    }

    private func receive() throws -> Result<Answer, ServerError> {
        var answer: Answer?
        var failure: ServerError?
        var isBetween = false
        while true {
            guard link.waitForResult(seconds: answersInTime ? Double(waits.answerSeconds) : nil) else { throw giveUp() }
            guard let result = PQgetResult(link.pointer) else {
                // One nil stands between the answers of two statements. After two no more will come, whatever libpq says
                // of the line: it calls one open that could not be written to.
                if isBetween || !link.isOpen { throw lose(failure) }
                isBetween = true
                continue
            }
            isBetween = false
            let received = Answer(result)
            if received.isSync { break }
            if let error = received.error { failure = failure ?? error }
            answer = received
        }
        if let failure { return .failure(failure) }
        guard let answer else { throw lose() }
        return .success(answer)
    }

    private func lose(_ failure: ServerError? = nil) -> ServerError {
        isLost = true
        owed = 0
        return ServerError(state: "", message: failure?.message ?? link.message)
    }

    private func giveUp() -> ServerError {
        isLate = true
        return lose(ServerError(state: "", message: "servern svarar inte"))
    }
}
