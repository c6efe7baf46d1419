import CPostgreSQL
import Foundation
import Store

/// A connection of libpq's that no wait outlasts: what is read, and what is sent, goes through `wait`.
final class Link {
    let pointer: OpaquePointer
    let waits: Waits

    /// Throws `StoreError.unavailable` when the server does not let the program in.
    init(url: String, name: String, _ waits: Waits) throws {
        // What stands after the address goes before what the address says.
        let settings = [
            ("fallback_application_name", name), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "\(Waits.lifelessSeconds * 1000)"), ("dbname", url),
            ("client_encoding", "UTF8"), ("connect_timeout", "\(waits.connectSeconds)"),
        ]
        self.waits = waits
        pointer = withCStrings(settings.map(\.0)) { keys in
            withCStrings(settings.map(\.1)) { PQconnectdbParams(keys, $0, 1) }
        }
        // `deinit` finishes the connection, also when this throws.
        guard isOpen else { throw StoreError.unavailable(message) }
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        PQsetnonblocking(pointer, 1)
    }

    deinit { PQfinish(pointer) }

    var isOpen: Bool { PQstatus(pointer) == CONNECTION_OK }
    var message: String { firstLine(of: String(cString: PQerrorMessage(pointer))) }

    /// Waits until there is something for `PQgetResult` to give at once, if only that the line is cut.
    /// Answers false when the server has not answered in time; nil is for ever.
    func waitForResult(seconds: Double?) -> Bool {
        let start = ContinuousClock.now
        while true {
            let hasMoreToSend = PQflush(pointer) == 1
            if PQisBusy(pointer) == 0 { return true }
            let left = seconds.map { waits.left(of: $0, since: start) } ?? .seconds(Waits.lifelessSeconds)
            if left <= .zero { return false }
            wait(hasMoreToSend: hasMoreToSend, milliseconds: min(Waits.lookMilliseconds, Int32(left / .milliseconds(1)) + 1))
        }
    }

    /// Takes in what the server has sent, after at most so long; false when the line is cut.
    @discardableResult
    func wait(hasMoreToSend: Bool = false, milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
        if waiting.fd < 0 { return false }
        if hasMoreToSend { waiting.events |= Int16(POLLOUT) }
        return poll(&waiting, 1, milliseconds) <= 0 || PQconsumeInput(pointer) == 1
    }

    /// Asks one thing outside of a pipeline and looks only whether it went well.
    func ask(_ text: String) -> Bool {
        guard PQsendQuery(pointer, text) == 1 else { return false }
        var isDone = true
        while true {
            guard waitForResult(seconds: Double(waits.answerSeconds)) else { return false }
            guard let result = PQgetResult(pointer) else { return isDone && isOpen }
            if PQresultStatus(result) == PGRES_FATAL_ERROR { isDone = false }
            PQclear(result)
        }
    }
}
