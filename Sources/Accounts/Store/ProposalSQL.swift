package import Base
import Foundation
import Site
package import Store

/// Proposals in the database.
package enum ProposalSQL {
    /// Keeps a proposal; false when the same one waits already.
    static func add(
        _ kind: String, _ facts: WeightyAct.Facts, by person: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> Bool {
        let text = try written(facts)
        let stands = try db.exists(
            "SELECT 1 FROM proposal WHERE kind = \(kind) AND facts = \(text) AND decided_at IS NULL")
        if stands { return false }
        try db.run(
            """
            INSERT INTO proposal (id, kind, facts, proposed_by, proposed_at)
            VALUES (\(ID<Proposal>(at: now)), \(kind), \(text), \(person), \(now))
            """)
        return true
    }

    static func find(_ id: ID<Proposal>, in db: any Connection) throws -> Proposal? {
        try db.first(select + "WHERE proposal.id = \(id)", read)
    }

    /// Those that wait, the oldest first.
    static func waiting(in db: any Connection) throws -> [Proposal] {
        try db.rows(select + "WHERE decided_at IS NULL ORDER BY proposed_at, proposal.id LIMIT 100", read)
    }

    /// What the proposals of one kind that wait are about.
    package static func waiting(_ kind: String, in db: any Connection) throws -> [WeightyAct.Facts] {
        try db.rows("SELECT facts FROM proposal WHERE kind = \(kind) AND decided_at IS NULL LIMIT 100") { row in
            let facts: String = try row[0]
            return try JSONDecoder().decode(WeightyAct.Facts.self, from: Data(facts.utf8))
        }
    }

    /// How many wait, and since when the first has.
    package static func waitingSince(in db: any Connection) throws -> (count: Int, since: Instant?) {
        try db.first("SELECT count(*), min(proposed_at) FROM proposal WHERE decided_at IS NULL") {
            (try $0[0], try $0[1])
        } ?? (0, nil)
    }

    static func decide(
        _ id: ID<Proposal>, isConfirmed: Bool, by person: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            UPDATE proposal SET decided_by = \(person), decided_at = \(now), confirmed = \(isConfirmed)
            WHERE id = \(id) AND decided_at IS NULL
            """)
    }

    private static let select: SQL = """
        SELECT proposal.id, kind, facts, proposed_by, person.name, proposed_at, decided_at
        FROM proposal JOIN person ON person.id = proposed_by

        """

    private static func read(_ row: Row) throws -> Proposal {
        let facts: String = try row[2]
        return Proposal(
            id: try row[0], kind: try row[1], facts: try JSONDecoder().decode(WeightyAct.Facts.self, from: Data(facts.utf8)),
            by: try row[3], byName: try row[4], at: try row[5], decidedAt: try row[6])
    }

    /// With sorted keys, so that the same facts are the same text.
    private static func written(_ facts: WeightyAct.Facts) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(facts), as: UTF8.self)
    }
}
