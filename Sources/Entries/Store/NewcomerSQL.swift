package import Base
import Editions
import Foundation
import Organisations
import Site
package import Store

/// Newcomers in the database.
package enum NewcomerSQL {
    private static let keptDaysMax = 30

    /// Keeps who has asked for a link; what nobody sent in within a month is removed.
    static func add(_ newcomer: Newcomer, _ token: Token, in db: any Connection) throws {
        let old = newcomer.createdAt.adding(seconds: -keptDaysMax * 86_400)
        try db.run("DELETE FROM newcomer WHERE sent_at IS NULL AND created_at < \(old)")
        try db.run(
            """
            INSERT INTO newcomer (id, digest, edition, email, name, unit_text, committee_text, answers, created_at)
            VALUES (\(newcomer.id), \(token.digest), \(newcomer.edition), \(newcomer.email), \(newcomer.name),
                \(newcomer.unitText), \(newcomer.committeeText), \(try written(newcomer.answers)), \(newcomer.createdAt))
            """)
    }

    /// The one that a link opens for; nil when it is unknown, or too old and nothing was sent in by it.
    static func find(_ token: Token, at now: Instant, in db: any Connection) throws -> Newcomer? {
        let oldest = now.adding(seconds: -Newcomer.linkDaysMax * 86_400)
        return try db.first(
            select + "WHERE digest = \(token.digest) AND (sent_at IS NOT NULL OR created_at > \(oldest))", read)
    }

    static func find(_ id: ID<Newcomer>, in db: any Connection) throws -> Newcomer? {
        try db.first(select + "WHERE id = \(id) AND sent_at IS NOT NULL", read)
    }

    /// Those who have sent in their registration and have no answer, the oldest first.
    static func waiting(in db: any Connection) throws -> [Newcomer] {
        try db.rows(select + "WHERE sent_at IS NOT NULL AND outcome IS NULL ORDER BY sent_at, id LIMIT 200", read)
    }

    /// How many wait for the office, and since when; those that a head is asked about wait for the head, for a time.
    package static func waitingForOffice(in db: any Connection) throws -> (count: Int, since: Instant?) {
        try db.first(
            """
            SELECT count(*), min(coalesce(handed_at, sent_at)) FROM newcomer
            WHERE sent_at IS NOT NULL AND outcome IS NULL AND (asks_head = 0 OR handed_at IS NOT NULL)
            """
        ) { (try $0[0], try $0[1]) } ?? (0, nil)
    }

    /// Those that a head has been asked about and has not answered, the oldest first.
    static func waitingForHead(in db: any Connection) throws -> [Newcomer] {
        try db.rows(
            select + "WHERE sent_at IS NOT NULL AND outcome IS NULL AND asks_head = 1 AND handed_at IS NULL ORDER BY sent_at, id LIMIT 200",
            read)
    }

    /// Notes that the head is reminded; false when somebody was first.
    static func noteReminder(_ id: ID<Newcomer>, at now: Instant, in db: any Connection) throws -> Bool {
        try db.run("UPDATE newcomer SET reminded_at = \(now) WHERE id = \(id) AND reminded_at IS NULL AND outcome IS NULL") == 1
    }

    /// Notes that the office has the question; false when somebody was first.
    static func hand(_ id: ID<Newcomer>, at now: Instant, in db: any Connection) throws -> Bool {
        try db.run("UPDATE newcomer SET handed_at = \(now) WHERE id = \(id) AND handed_at IS NULL AND outcome IS NULL") == 1
    }

    /// Sends in by the link; false when somebody was first.
    static func send(_ id: ID<Newcomer>, _ sent: Newcomer.Sent, in db: any Connection) throws -> Bool {
        try db.run(
            """
            UPDATE newcomer SET sent_at = \(sent.at), unit = \(sent.unit), fields = \(try written(sent.fields)),
                asks_head = \(sent.asksHead)
            WHERE id = \(id) AND sent_at IS NULL
            """) == 1
    }

    /// Settles one that waits; throws a `Refusal` when it is settled already.
    static func settle(
        _ id: ID<Newcomer>, _ outcome: Newcomer.Outcome, _ reason: String = "", by person: ID<Person>, at now: Instant,
        in db: any Connection
    ) throws {
        let changed = try db.run(
            """
            UPDATE newcomer SET outcome = \(outcome), reason = \(reason), settled_at = \(now), settled_by = \(person)
            WHERE id = \(id) AND sent_at IS NOT NULL AND outcome IS NULL
            """)
        if changed == 0 { throw Refusal("Anmälan är redan besvarad.") }
    }

    private static let select: SQL = """
        SELECT id, edition, email, name, unit_text, committee_text, answers, created_at, sent_at, unit, fields, asks_head,
            outcome, reminded_at, handed_at
        FROM newcomer

        """

    private static func read(_ row: Row) throws -> Newcomer {
        let (answers, sentAt, fields): (String, Instant?, String?) = (try row[6], try row[8], try row[10])
        let sent = try sentAt.map {
            Newcomer.Sent(
                at: $0, unit: try row[9], fields: try fields.map(dictionary) ?? [:], asksHead: try row[11], remindedAt: try row[13],
                handedAt: try row[14])
        }
        return Newcomer(
            id: try row[0], edition: try row[1], email: try row[2], name: try row[3], unitText: try row[4],
            committeeText: try row[5], answers: try dictionary(answers), createdAt: try row[7], sent: sent,
            outcome: try row[12])
    }

    private static func written(_ fields: [String: String]) throws -> String {
        String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
    }

    private static func dictionary(_ text: String) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }
}
