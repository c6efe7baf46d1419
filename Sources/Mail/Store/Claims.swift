import Base
import Store

/// One courier's claims on waiting letters, and what became of them.
struct Claims: Sendable {
    let database: any Database
    /// Who claims; unique for each courier.
    let holder: String

    /// At most so many letters are held at once.
    static let most = 10
    private static let minutes = 10

    struct Claimed: Sendable {
        let letter: PostedLetter
        /// When another may take it.
        let until: Instant
    }

    /// Claims letters that are due, oldest first. No other courier gets them while the claim lasts.
    func take(at now: Instant) async throws -> [Claimed] {
        // Most looks find nothing: a read costs no lock.
        let isWork = try await database.read {
            try $0.exists("SELECT 1 FROM letter WHERE \(due(now)) LIMIT 1")
        }
        guard isWork else { return [] }
        let until = now.adding(minutes: Self.minutes)
        let letters = try await database.write { connection in
            try connection.rows(
                """
                UPDATE letter SET claimed_until = \(until), claimed_by = \(holder)
                WHERE id IN (SELECT id FROM letter WHERE \(due(now)) ORDER BY not_before, id LIMIT \(Self.most))
                    AND \(due(now))
                RETURNING \(columns)
                """, PostedLetter.init)
        }
        return letters.sorted { $0.id < $1.id }.map { Claimed(letter: $0, until: until) }
    }

    /// Marks a letter as sent; a personal link is erased. False when the claim was no longer this courier's.
    func finish(_ id: ID<Letter>, at now: Instant) async throws -> Bool {
        try await database.write { connection in
            try connection.run(
                """
                UPDATE letter SET sent_at = \(now), attempts = attempts + 1, last_error = NULL,
                    body = CASE WHEN secret = 1 THEN '' ELSE body END, claimed_until = NULL, claimed_by = NULL
                WHERE id = \(id) AND claimed_by = \(holder) AND sent_at IS NULL
                """) == 1
        }
    }

    /// Keeps why a try failed; the letter is tried again at `next`, or abandoned when that is nil.
    func fail(_ id: ID<Letter>, _ reason: String, next: Instant?, at now: Instant) async throws {
        let abandoned = next == nil ? now : nil
        let body: SQL = next == nil ? "CASE WHEN secret = 1 THEN '' ELSE body END" : "body"
        _ = try await database.write { connection in
            try connection.run(
                """
                UPDATE letter SET attempts = attempts + 1, last_error = \(reason), not_before = \(next ?? now),
                    abandoned_at = \(abandoned), claimed_until = NULL, claimed_by = NULL, body = \(body)
                WHERE id = \(id) AND claimed_by = \(holder) AND sent_at IS NULL
                """)
        }
    }

    /// Lets go of letters that were not tried.
    func release(_ ids: [ID<Letter>]) async throws {
        _ = try await database.write { connection in
            try connection.run(
                """
                UPDATE letter SET claimed_until = NULL, claimed_by = NULL
                WHERE id IN \(ids) AND claimed_by = \(holder) AND sent_at IS NULL
                """)
        }
    }

    private func due(_ now: Instant) -> SQL {
        """
        sent_at IS NULL AND abandoned_at IS NULL AND not_before <= \(now)
        AND (claimed_until IS NULL OR claimed_until <= \(now))
        """
    }
}
