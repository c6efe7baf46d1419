import Store
import Synchronization

/// Lends connections, first come first served; a wait longer than `Waits.poolSeconds` ends in `StoreError.unavailable`.
final class Pool: Sendable {
    private struct Waiter {
        let start: ContinuousClock.Instant
        let continuation: CheckedContinuation<Wire, any Error>
    }
    private struct State {
        var idle: [Wire]
        var waiting: [Waiter] = []
        var isWatched = false
    }
    private let state: Mutex<State>
    private let all: [Wire]
    private let waits: Waits

    init(_ wires: [Wire], _ waits: Waits) {
        state = Mutex(State(idle: wires))
        (all, self.waits) = (wires, waits)
    }

    func withWire<T: Sendable>(_ body: (Wire) async throws -> T) async throws -> T {
        let wire = try await take()
        defer { give(wire) }
        return try await body(wire)
    }

    func close() async {
        for wire in all { await wire.close() }
    }

    private func take() async throws -> Wire {
        try await withCheckedThrowingContinuation { continuation in
            let (wire, starts) = state.withLock { state -> (Wire?, Bool) in
                if let wire = state.idle.popLast() { return (wire, false) }
                state.waiting.append(Waiter(start: .now, continuation: continuation))
                defer { state.isWatched = true }
                return (nil, !state.isWatched)
            }
            if let wire { continuation.resume(returning: wire) }
            if starts { Task { await watch() } }
        }
    }

    private func give(_ wire: Wire) {
        let waiter = state.withLock { state -> Waiter? in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            state.idle.append(wire)
            return nil
        }
        waiter?.continuation.resume(returning: wire)
    }

    /// Ends the waits that have lasted too long, as long as someone waits.
    private func watch() async {
        while true {
            try? await Task.sleep(for: .milliseconds(min(250, waits.poolSeconds * 50)))
            let (late, isDone) = state.withLock { state in
                let late = state.waiting.prefix { waits.left(of: waits.poolSeconds, since: $0.start) <= .zero }
                state.waiting.removeFirst(late.count)
                if state.waiting.isEmpty { state.isWatched = false }
                return (Array(late), state.waiting.isEmpty)
            }
            for waiter in late {
                waiter.continuation.resume(throwing: StoreError.unavailable("alla förbindelser är upptagna"))
            }
            if isDone { return }
        }
    }
}
