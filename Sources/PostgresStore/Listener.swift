import CPostgreSQL
import Foundation
import Store
import Synchronization

/// Hears what any server on the database signals (LISTEN/NOTIFY), over a connection and a thread of its own.
///
/// It connects when somebody first listens, and again when the line was cut or the server no longer answers; `Signal.gap`
/// tells of that.
final class Listener: Sendable {
    static let pauseSeconds = 2.0
    /// How long a stop may wait for the thread to look up.
    private static let pollMilliseconds: Int32 = 500
    /// After so long without a word the server is asked whether it is there.
    static let silenceSeconds = 30.0

    private let url: String
    private let waits: Waits
    private let silence: Duration
    private let signals = Signals()
    private struct State { var isStarted = false, isClosed = false }
    private let state = Mutex(State())

    init(url: String, _ waits: Waits, silenceSeconds: Double = Listener.silenceSeconds) {
        (self.url, self.waits, silence) = (url, waits, .seconds(silenceSeconds))
    }

    func listen() -> AsyncStream<Signal> {
        let starts = state.withLock { state in
            defer { state.isStarted = true }
            return !state.isStarted && !state.isClosed
        }
        if starts { Thread.detachNewThread { [self] in run() } }
        return signals.listen()
    }

    func close() {
        state.withLock { $0.isClosed = true }
        signals.close()
    }

    private var isClosed: Bool { state.withLock { $0.isClosed } }

    private func run() {
        var isFirst = true
        while !isClosed {
            if let link = connect() {
                if !isFirst { signals.deliver(.gap) }
                isFirst = false
                hear(link)
            }
            if !isClosed { Thread.sleep(forTimeInterval: Self.pauseSeconds) }
        }
    }

    /// A connection that listens on the channel of its schema; nil when there is no server to talk to.
    private func connect() -> Link? {
        let listens =
            "DO $$ BEGIN EXECUTE format('LISTEN %I', 'rodatraden ' || current_schema()); END $$"
        guard let link = try? Link(url: url, name: "rodatraden lyssnar", waits), link.ask(listens) else { return nil }
        return link
    }

    /// Until the line is cut, the server no longer answers, or the listener is closed.
    private func hear(_ link: Link) {
        var heardAt = ContinuousClock.now
        while !isClosed, link.wait(milliseconds: Self.pollMilliseconds), link.isOpen {
            if .now - heardAt > silence {
                guard link.ask("SELECT 1") else { return }
                heardAt = .now
            }
            while let notice = PQnotifies(link.pointer) {
                heardAt = .now
                signals.deliver(.message(String(cString: notice.pointee.extra)))
                PQfreemem(notice)
            }
        }
    }
}
