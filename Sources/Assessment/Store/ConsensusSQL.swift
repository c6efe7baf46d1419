package import Base
package import Editions
package import Entries
package import Site
package import Store

/// What the team has agreed on, and what the visit changed.
package enum ConsensusSQL {
    /// By the id of the item.
    package static func agreed(_ entry: ID<Entry>, in db: any Connection) throws -> [String: Agreed] {
        let rows = try db.rows(
            "SELECT item, half_levels, strengths, areas, motivation, ceilings, ceiling_reason FROM consensus_item WHERE entry = \(entry)"
        ) { row in
            (
                try row[0] as String,
                Agreed(
                    level: try row[1], strengths: try row[2], areas: try row[3], motivation: try row[4],
                    ceilings: Ceilings(text: try row[5], reason: try row[6]))
            )
        }
        return Dictionary(rows) { first, _ in first }
    }

    package static func save(
        _ agreed: Agreed, _ item: String, _ entry: ID<Entry>, by: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO consensus_item (entry, item, half_levels, saved_at, saved_by, strengths, areas, motivation,
                ceilings, ceiling_reason)
            VALUES (\(entry), \(item), \(agreed.level), \(now), \(by), \(agreed.strengths), \(agreed.areas),
                \(agreed.motivation), \(agreed.ceilings.text), \(agreed.ceilings.reason))
            ON CONFLICT (entry, item) DO UPDATE SET half_levels = excluded.half_levels, saved_at = excluded.saved_at,
                saved_by = excluded.saved_by, strengths = excluded.strengths, areas = excluded.areas,
                motivation = excluded.motivation, ceilings = excluded.ceilings, ceiling_reason = excluded.ceiling_reason
            """)
    }

    /// The judgements of the whole that have been made, by key.
    package static func cross(_ entry: ID<Entry>, in db: any Connection) throws -> [CrossCutting.Key: CrossJudged] {
        let rows = try db.rows("SELECT key, half_levels, reason FROM cross_judgement WHERE entry = \(entry)") {
            (try $0[0] as CrossCutting.Key, CrossJudged(level: try $0[1], reason: try $0[2]))
        }
        return Dictionary(rows) { first, _ in first }
    }

    package static func save(
        _ judged: CrossJudged, _ key: CrossCutting.Key, _ entry: ID<Entry>, by: ID<Person>, at now: Instant,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO cross_judgement (entry, key, half_levels, reason, saved_at, saved_by)
            VALUES (\(entry), \(key), \(judged.level), \(judged.reason), \(now), \(by))
            ON CONFLICT (entry, key) DO UPDATE SET half_levels = excluded.half_levels, reason = excluded.reason,
                saved_at = excluded.saved_at, saved_by = excluded.saved_by
            """)
    }

    /// Levels that the visit changed, by item.
    package static func changed(_ entry: ID<Entry>, in db: any Connection) throws -> [String: ChangedLevel] {
        let rows = try db.rows("SELECT item, half_levels, evidence FROM final_item WHERE entry = \(entry)") {
            (try $0[0] as String, ChangedLevel(level: try $0[1], evidence: try $0[2]))
        }
        return Dictionary(rows) { first, _ in first }
    }

    package static func save(
        _ changed: ChangedLevel, _ item: String, _ entry: ID<Entry>, by: ID<Person>, at now: Instant,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO final_item (entry, item, half_levels, evidence, at, by)
            VALUES (\(entry), \(item), \(changed.level), \(changed.evidence), \(now), \(by))
            ON CONFLICT (entry, item) DO UPDATE SET half_levels = excluded.half_levels, evidence = excluded.evidence,
                at = excluded.at, by = excluded.by
            """)
    }

    /// Goes back to the level of the consensus.
    package static func forgetChange(_ item: String, _ entry: ID<Entry>, in db: any Connection) throws {
        try db.run("DELETE FROM final_item WHERE entry = \(entry) AND item = \(item)")
    }
}
