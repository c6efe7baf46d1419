import Base
import Mail
import Site
import Store

/// How the installation fares, without a word of what it holds.
struct Health: Sendable {
    let lettersWaiting: Int
    let lettersLate: Int
    let lettersFailed: Int
    let sessions: Int
    let signedIn: Int
    let lastAudit: Int
    let lastAuditAt: Instant?
}

enum HealthSQL {
    /// A letter that has waited so long is a sign that something is wrong.
    static let lateMinutes = 15

    static func read(at now: Instant, in db: any Connection) throws -> Health {
        let last = try db.first("SELECT number, at FROM audit ORDER BY number DESC LIMIT 1") {
            (number: try $0[0] as Int, at: try $0[1] as Instant)
        }
        let counts = try db.first(
            """
            SELECT (SELECT count(*) FROM letter WHERE sent_at IS NULL AND abandoned_at IS NULL),
                (SELECT count(*) FROM letter WHERE sent_at IS NULL AND abandoned_at IS NULL
                    AND not_before < \(now.adding(minutes: -lateMinutes))),
                (SELECT count(*) FROM letter WHERE abandoned_at IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM letter AS again WHERE again.repeats = letter.id)),
                (SELECT count(*) FROM session), (SELECT count(*) FROM session WHERE person IS NOT NULL)
            """
        ) { row in
            Health(
                lettersWaiting: try row[0], lettersLate: try row[1], lettersFailed: try row[2], sessions: try row[3],
                signedIn: try row[4], lastAudit: last?.number ?? 0, lastAuditAt: last?.at)
        }
        return counts!
    }
}
