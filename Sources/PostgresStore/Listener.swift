import CPostgreSQL
import Foundation
import Store
import Synchronization

/// Hears what any server on the database signals (LISTEN/NOTIFY), over a connection and a thread of its own.
///
/// It connects when somebody first listens, and again when the line was cut; `Signal.gap` tells of that.
final class Listener: Sendable {
    static let pauseSeconds = 2.0
    /// How long a stop may wait for the thread to look up.
    private static let pollMilliseconds: Int32 = 500

    private let url: String
    private let signals = Signals()
    private struct State { var isStarted = false, isClosed = false }
    private let state = Mutex(State())

    init(url: String) { self.url = url }

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
                PQfinish(link)
            }
            if !isClosed { Thread.sleep(forTimeInterval: Self.pauseSeconds) }
        }
    }

    /// A connection that listens on the channel of its schema; nil when there is no server to talk to.
    private func connect() -> OpaquePointer? {
        let settings = [
            "dbname": url, "client_encoding": "UTF8", "connect_timeout": "5",
            "fallback_application_name": "rodatraden lyssnar", "keepalives_idle": "30",
        ]
        let words = Array(settings.keys)
        let link = withCStrings(words) { keys in
            withCStrings(words.map { settings[$0]! }) { PQconnectdbParams(keys, $0, 1) }
        }
        guard let link else { return nil }
        PQsetNoticeProcessor(link, { _, _ in }, nil)
        let listens =
            "DO $$ BEGIN EXECUTE format('LISTEN %I', 'rodatraden ' || current_schema()); END $$"
        let result = PQexec(link, listens)
        defer { PQclear(result) }
        if PQstatus(link) == CONNECTION_OK, PQresultStatus(result) == PGRES_COMMAND_OK { return link }
        PQfinish(link)
        return nil
    }

    /// Until the line is cut or the listener closed.
    private func hear(_ link: OpaquePointer) {
        while !isClosed {
            var waiting = pollfd(fd: PQsocket(link), events: Int16(POLLIN), revents: 0)
            guard waiting.fd >= 0 else { return }
            if poll(&waiting, 1, Self.pollMilliseconds) > 0, PQconsumeInput(link) == 0 { return }
            while let notice = PQnotifies(link) {
                signals.deliver(.message(String(cString: notice.pointee.extra)))
                PQfreemem(notice)
            }
            if PQstatus(link) != CONNECTION_OK { return }
        }
    }
}
