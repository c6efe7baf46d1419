import Synchronization

/// Lets few tests hold a database at a time, the others wait in line: hundreds of them at once would wait for
/// connections longer than the program allows, and fail for the machine's sake, not the code's.
///
/// A test that opens a second database inside its first keeps its turn.
enum Turns {
    static let databasesMax = 6

    private struct State {
        var free = databasesMax
        var waiting: [CheckedContinuation<Void, Never>] = []
    }
    private static let state = Mutex(State())
    @TaskLocal private static var isHeld = false

    static func take<T>(_ body: () async throws -> T) async throws -> T {
        if isHeld { return try await body() }
        await begin()
        defer { end() }
        return try await $isHeld.withValue(true) { try await body() }
    }

    private static func begin() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.free > 0 { state.free -= 1 } else { state.waiting.append(continuation); return false }
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    private static func end() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
