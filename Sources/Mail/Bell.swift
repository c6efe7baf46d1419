import Synchronization

/// Wakes the courier of this process before its next look. Rung twice is rung once; rung unheard is heard later.
public final class Bell: Sendable {
    private struct State {
        var isRung = false
        var sleeper: Task<Void, Never>?
    }
    private let state = Mutex(State())

    public init() {}

    public func ring() {
        state.withLock { state in
            state.isRung = true
            state.sleeper?.cancel()
        }
    }

    /// Waits until the bell is rung, the time is out or the task is cancelled; answers whether it was rung.
    /// One listener at a time.
    func wait(atMost duration: Duration) async -> Bool {
        let sleeper = Task { _ = try? await Task.sleep(for: duration) }
        state.withLock { state in
            if state.isRung { sleeper.cancel() }
            state.sleeper = sleeper
        }
        await withTaskCancellationHandler {
            await sleeper.value
        } onCancel: {
            sleeper.cancel()
        }
        return state.withLock { state in
            defer { state = State() }
            return state.isRung
        }
    }
}
