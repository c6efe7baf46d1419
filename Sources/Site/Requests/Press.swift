import Base
import Store
import Synchronization

/// One press on a form's button, known by the mark of the page and all that is sent (decision 22).
///
/// The same mark with the same words to the same address is the same press: it is taken once, in the transaction of the first
/// write. The same mark with other words is another press, so that nobody who goes back and writes more loses it.
final class Press: Sendable {
    /// What tells presses apart.
    let key: String
    /// This request's own name: what it has taken it may write under again.
    private let request = Token().text
    private let taken = Mutex(false)

    static let markBytes = 8...64

    private init(key: String) { self.key = key }

    /// Nil for a form without mark. Of visitors the mark alone tells who. A function, because the optimizer of Swift 6.3.1 ends at an
    /// `init?` that returns nil between stored properties with values of their own.
    static func of(_ visitor: Visitor) -> Press? {
        let form = visitor.form
        guard markBytes.contains(form["marke"].utf8.count) else { return nil }
        var parts = [visitor.identity?.person.id.text ?? "-", visitor.request.path]
        for (name, values) in form.fields.sorted(by: { $0.key < $1.key }) where name != "token" { parts += [name] + values }
        for (name, file) in form.files.sorted(by: { $0.key < $1.key }) { parts += [name, file.name, Digest.hex(of: file.bytes)] }
        return Press(key: Digest.hex(of: parts.map { "\($0.utf8.count):\($0)" }.joined()))
    }

    var isTaken: Bool { taken.withLock { $0 } }
    func isNowTaken() { taken.withLock { $0 = true } }

    /// Takes it, in the transaction of a write. Throws `.sentBefore` when another request has.
    func take(at now: Instant, in db: any Connection) throws {
        if try db.run("INSERT INTO form_press (key, request, at) VALUES (\(key), \(request), \(now)) ON CONFLICT (key) DO NOTHING") == 1 {
            return
        }
        let first: String? = try db.value("SELECT request FROM form_press WHERE key = \(key)")
        if first != request { throw Halt.sentBefore }
    }

    static let migration = Migration(
        "session 3",
        """
        CREATE TABLE form_press (key TEXT PRIMARY KEY, request TEXT NOT NULL, at TEXT NOT NULL) STRICT;
        CREATE INDEX form_press_at ON form_press (at);
        """)

    /// A press is remembered for as long as the session that it can come from.
    static func sweep(at now: Instant, in db: any Connection) throws {
        try db.run("DELETE FROM form_press WHERE at <= \(now.adding(seconds: -Session.absoluteSecondsMax))")
    }
}

/// The presses that this server is answering, and what it lately answered: the second press gets the first's answer.
/// What another server has taken is known by the database alone.
final class Presses: Sendable {
    fileprivate enum State {
        case answering([CheckedContinuation<Answer?, Never>])
        case answered(Answer, at: Instant)
    }
    private let states = Mutex<[String: State]>([:])

    static let keptMax = 500
    static let keptSeconds = 120
    static let textBytesMax = 32 * 1024

    /// Nil when this press is the one to answer; else the answer that the first got.
    func answer(to key: String) async -> Answer? {
        while true {
            let (isFirst, answer) = states.withLock { states -> (Bool, Answer?) in
                switch states[key] {
                case .answered(let answer, _): return (false, answer)
                case .answering: return (false, nil)
                case nil:
                    states[key] = .answering([])
                    return (true, nil)
                }
            }
            if isFirst { return nil }
            if let answer { return answer }
            if let heard = await wait(for: key) { return heard }
        }
    }

    private func wait(for key: String) async -> Answer? {
        await withCheckedContinuation { continuation in
            let isOver = states.withLock { states in
                guard case .answering(let waiting) = states[key] else { return true }
                states[key] = .answering(waiting + [continuation])
                return false
            }
            if isOver { continuation.resume(returning: nil) }
        }
    }

    /// `answer` is nil when nothing was written: the next press is then the first. Pages are kept for visitors alone, whose acts
    /// answer with one; others are too large, as is a long answer to a script.
    func end(_ key: String, _ answer: Answer?, keepsPages: Bool = false, at now: Instant) {
        let waiting = states.withLock { states -> [CheckedContinuation<Answer?, Never>] in
            guard case .answering(let waiting) = states[key] else { return [] }
            states[key] = nil
            switch answer {
            case .redirect(let path, let receipt, let cookie):
                states[key] = .answered(.redirect(path, receipt: receipt, cookie: cookie), at: now)
            case .page(let html, let status) where keepsPages: states[key] = .answered(.page(html, status: status), at: now)
            case .text(let text, let type, let status) where text.utf8.count <= Self.textBytesMax:
                states[key] = .answered(.text(text, type: type, status: status), at: now)
            default: break
            }
            if states.count > Self.keptMax { states = states.filter { !$0.value.isOld(at: now) } }
            return waiting
        }
        for one in waiting { one.resume(returning: answer) }
    }
}

extension Presses.State {
    fileprivate func isOld(at now: Instant) -> Bool {
        if case .answered(_, let at) = self { now.seconds(since: at) > Presses.keptSeconds } else { false }
    }
}
