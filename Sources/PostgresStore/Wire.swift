import Dispatch
import Store

/// One connection with a thread to wait on: libpq blocks, and Swift's few threads must not.
/// The session is opened when it is first needed, and again when it was lost.
final class Wire: @unchecked Sendable {
    private let queue = DispatchQueue(label: "rodatraden.postgresql")
    private let open: @Sendable () throws -> Session
    private var session: Session?  // only on the queue
    private var isClosed = false  // only on the queue

    init(_ open: @escaping @Sendable () throws -> Session) { self.open = open }

    /// Runs the body. When the line turns out to be cut, as after a restart of the server, it is run once more on a new
    /// one, unless its COMMIT was already on the way, or the server was waited for in vain.
    func perform<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.run(body) }) }
        }
    }

    private func run<T>(_ body: (Session) throws -> T) throws -> T {
        if isClosed { throw StoreError.unavailable("stängd") }
        let isUsed = session != nil
        let current = try session ?? open()
        session = current
        do {
            return try body(current)
        } catch {
            guard current.isLost else { throw error }
            session = nil
            if !isUsed || current.fateIsUnknown || current.isLate { throw error }
        }
        let renewed = try open()
        session = renewed
        defer { if renewed.isLost { session = nil } }
        return try body(renewed)
    }

    func close() async {
        await withCheckedContinuation { done in
            queue.async {
                self.isClosed = true
                self.session = nil
                done.resume()
            }
        }
    }
}
