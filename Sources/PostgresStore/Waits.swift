import Synchronization

/// How long the program waits for its database. Every wait has an end; a migration's statements alone have none but the line's own.
final class Waits: Sendable {
    /// For one address of the server to let the program in.
    let connectSeconds: Int
    /// For a statement, on the server, which then stops it.
    let statementSeconds: Int
    /// For an answer: a little longer than the server takes to stop the statement.
    let answerSeconds: Int
    /// For a free connection.
    let poolSeconds: Double

    /// For anything, once the service is about to stop.
    static let hurriedSeconds = 2.0
    /// A wait looks up so often, to see whether there is a hurry.
    static let lookMilliseconds: Int32 = 250
    /// A line whose other end has vanished is cut after so long without a sign of life.
    static let lifelessSeconds = 60

    private let hurried = Mutex(false)

    init(connectSeconds: Int = 5, statementSeconds: Int = 15, answerSeconds: Int? = nil, poolSeconds: Double = 10) {
        (self.connectSeconds, self.statementSeconds, self.poolSeconds) = (connectSeconds, statementSeconds, poolSeconds)
        self.answerSeconds = answerSeconds ?? statementSeconds + 5
    }

    func hurry() { hurried.withLock { $0 = true } }

    /// What is left of a wait of `seconds` that began at `start`; not more than zero when it is over.
    func left(of seconds: Double, since start: ContinuousClock.Instant) -> Duration {
        let seconds = hurried.withLock { $0 } ? min(seconds, Self.hurriedSeconds) : seconds
        return .seconds(seconds) - (.now - start)
    }
}
