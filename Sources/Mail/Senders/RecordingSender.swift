import Synchronization

/// Keeps messages in memory, for tests.
public final class RecordingSender: Sender {
    private struct State {
        var messages: [Message] = []
        var failures: [SendingFailure] = []
    }
    private let state = Mutex(State())

    public init() {}

    /// What has been sent, oldest first.
    public var messages: [Message] { state.withLock(\.messages) }

    /// Lets the next `times` messages fail.
    public func fail(_ times: Int = 1, _ sentence: String = "E-postservern svarar inte.") {
        state.withLock { $0.failures += Array(repeating: SendingFailure(sentence), count: times) }
    }

    public func send(_ message: Message) async throws {
        try state.withLock { state in
            if !state.failures.isEmpty { throw state.failures.removeFirst() }
            state.messages.append(message)
        }
    }
}
