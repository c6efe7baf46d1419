import Foundation
import Synchronization

/// As much of a PostgreSQL server as a session needs: it answers every statement with nothing, and breaks as a test says.
final class FakeServer: Sendable {
    private struct State {
        var lines: [Int32] = []
        var opened = 0
        var parsed: [String] = []
        var silence: String?
        var waiting: [(Int, CheckedContinuation<Void, Never>)] = []
    }
    private let state = Mutex(State())
    private let door: Int32
    private let gone = DispatchSemaphore(value: 0)
    let url: String

    /// - Parameter silentFrom: it reads on but says nothing more on a line once a statement holds these words; "" from the start.
    init(silentFrom words: String? = nil) {
        let (door, port) = Self.open()
        self.door = door
        url = "postgresql://x@127.0.0.1:\(port)/x?sslmode=disable&gssencmode=disable"
        state.withLock { $0.silence = words }
        Thread.detachNewThread { [self] in welcome() }
    }

    private static func open() -> (Int32, UInt16) {
        let door = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                precondition(bind(door, name, size) == 0 && listen(door, 16) == 0 && getsockname(door, name, &size) == 0)
            }
        }
        return (door, UInt16(bigEndian: address.sin_port))
    }

    /// What has been prepared, on all lines, in order.
    var parsed: [String] { state.withLock { $0.parsed } }

    /// Lines so far.
    var opened: Int { state.withLock { $0.opened } }

    /// Waits until so many lines have been opened.
    func lines(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.opened < count { state.waiting.append((count, continuation)) }
                return state.opened >= count
            }
            if isThere { continuation.resume() }
        }
    }

    /// What a backend does when another one of the server has crashed: it warns, and is gone with the line reset.
    func crash() {
        let lines = state.withLock { state in
            defer { state.lines = [] }
            return state.lines
        }
        for line in lines {
            send(line, "N", Array("SWARNING\0C57P02\0Mterminating connection because of crash of another server process\0\0".utf8))
            var hard = linger(l_onoff: 1, l_linger: 0)
            setsockopt(line, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
            // Its thread stops reading and closes it: only then is it reset.
            shutdown(line, Int32(SHUT_RD))
            gone.wait()
        }
    }

    func stop() { shutdown(door, Int32(SHUT_RDWR)) }

    // MARK: A line

    private func welcome() {
        while true {
            let line = accept(door, nil, nil)
            if line < 0 { return }
            let ready = state.withLock { state in
                state.lines.append(line)
                state.opened += 1
                let ready = state.waiting.filter { $0.0 <= state.opened }
                state.waiting.removeAll { $0.0 <= state.opened }
                return ready
            }
            for (_, continuation) in ready { continuation.resume() }
            Thread.detachNewThread { [self] in serve(line) }
        }
    }

    private func serve(_ line: Int32) {
        defer {
            close(line)
            gone.signal()
        }
        guard let length = read(line, 4), read(line, number(length) - 4) != nil else { return }
        var isSilent = state.withLock { $0.silence == "" }
        if !isSilent {
            send(line, "R", [0, 0, 0, 0])
            send(line, "Z", Array("I".utf8))
        }
        while let head = read(line, 5), let body = read(line, number(Array(head[1...])) - 4) {
            let text = String(decoding: body, as: UTF8.self)
            if head[0] == UInt8(ascii: "P") { state.withLock { $0.parsed.append(String(text.split(separator: "\0")[1])) } }
            if let words = state.withLock({ $0.silence }), text.contains(words) { isSilent = true }
            if !isSilent { answer(line, Character(UnicodeScalar(head[0]))) }
        }
    }

    private func answer(_ line: Int32, _ kind: Character) {
        switch kind {
        case "P": send(line, "1", [])
        case "B": send(line, "2", [])
        case "D": send(line, "n", [])
        case "E": send(line, "C", Array("COMMIT\0".utf8))
        case "S": send(line, "Z", Array("I".utf8))
        case "Q":
            send(line, "C", Array("DO\0".utf8))
            send(line, "Z", Array("I".utf8))
        default: break
        }
    }

    private func send(_ line: Int32, _ kind: Character, _ body: [UInt8]) {
        let count = UInt32(body.count + 4)
        let bytes = [kind.asciiValue!] + (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) } + body
        _ = Foundation.send(line, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private func read(_ line: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let more = bytes.withUnsafeMutableBytes { recv(line, $0.baseAddress! + done, count - done, 0) }
            if more <= 0 { return nil }
            done += more
        }
        return bytes
    }

    private func number(_ bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
