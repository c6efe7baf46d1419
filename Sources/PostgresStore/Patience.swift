import Store
import Synchronization

/// Keeps a server that is away from being called all the time: after each failure, a longer while when the answer is
/// `StoreError.unavailable` at once.
final class Patience: Sendable {
    private struct State {
        var failures = 0
        var message = ""
        var until = ContinuousClock.now
    }
    private let state = Mutex(State())

    func call<T>(_ connect: () throws -> T) throws -> T {
        try state.withLock { if $0.until > .now { throw StoreError.unavailable($0.message) } }
        do {
            let session = try connect()
            state.withLock { $0.failures = 0 }
            return session
        } catch {
            state.withLock { state in
                state.failures += 1
                state.message = "\(error)"
                if case StoreError.unavailable(let message) = error { state.message = message }
                let milliseconds = min(2000, 50 << min(state.failures, 6))
                state.until = .now + .milliseconds(Int.random(in: milliseconds / 2...milliseconds))
            }
            throw error
        }
    }
}
