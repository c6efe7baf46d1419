import Synchronization

/// Lets writes that wait share one transaction, each in its own savepoint, so that sixteen writers pay for one
/// flush to disk and not sixteen. A write is answered only when the transaction that holds it is safe on disk.
public final class GroupCommit: Sendable {
    /// Runs one batch in a transaction: the driver begins, calls each job, commits.
    public typealias Runner = @Sendable ([Job]) async -> Void

    /// One write that waits: `run` in the transaction, then exactly one of `commit` and `fail`.
    public struct Job: Sendable {
        public let run: @Sendable (any Connection) throws -> Void
        public let commit: @Sendable () -> Void
        public let fail: @Sendable (any Error) -> Void
    }

    static let batchMax = 64

    private struct State {
        var waiting: [Job] = []
        var isRunning = false
    }
    private let state = Mutex(State())
    private let runner: Runner

    public init(_ runner: @escaping Runner) { self.runner = runner }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let box = Box<T>()
            enqueue(
                Job(
                    run: { connection in
                        let value = try body(connection)
                        box.result.withLock { $0 = value }
                    },
                    commit: { continuation.resume(returning: box.result.withLock { $0! }) },
                    fail: { continuation.resume(throwing: $0) }))
        }
    }

    private func enqueue(_ job: Job) {
        let starts = state.withLock { state in
            state.waiting.append(job)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        // A task of its own: no request's cancellation reaches the transaction.
        if starts { Task { await drain() } }
    }

    private func drain() async {
        while true {
            let batch = state.withLock { state in
                let batch = Array(state.waiting.prefix(Self.batchMax))
                state.waiting.removeFirst(batch.count)
                if batch.isEmpty { state.isRunning = false }
                return batch
            }
            if batch.isEmpty { return }
            await runner(batch)
        }
    }
}

private final class Box<T: Sendable>: Sendable {
    let result = Mutex<T?>(nil)
}
