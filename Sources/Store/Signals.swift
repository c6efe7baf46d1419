import Synchronization

/// Short messages to everybody who listens on one database, on this server and on every other.
///
/// They are not kept and belong to no transaction: whoever listens must be able to do without any of them.
public final class Signals: Sendable {
    /// A message longer than this is not sent; PostgreSQL's limit is 8,000.
    public static let messageBytesMax = 4_000
    /// A listener that does not keep up loses the oldest.
    static let waitingMax = 1_000

    private struct State {
        var listeners: [Int: AsyncStream<Signal>.Continuation] = [:]
        var made = 0
    }
    private let state = Mutex(State())

    public init() {}

    /// What is sent from now on; ends when the listener does.
    public func listen() -> AsyncStream<Signal> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Signal.self, bufferingPolicy: .bufferingNewest(Self.waitingMax))
        let number = state.withLock { state in
            state.made += 1
            state.listeners[state.made] = continuation
            return state.made
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    /// Hands a signal to those who listen on this server.
    public func deliver(_ signal: Signal) {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { listener.yield(signal) }
    }

    /// Ends every stream.
    public func close() {
        let listeners = state.withLock { state in
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}

/// What a listener hears.
public enum Signal: Sendable, Equatable {
    case message(String)
    /// The line was cut for a while: messages may have been missed.
    case gap
}
