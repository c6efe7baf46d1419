import Base
package import Site
import Store

/// What of the assessment is sealed in the log (decision 10): at the lock, never while it is written.
extension Assessment {
    package static let sealedKinds = [sheetSeal, consensusSeal, finalSeal]

    /// One examiner's sheet; the id is the entry's and the examiner's.
    static let sheetSeal = SealedKind(
        "sheet", "en examinators bedömning",
        made: { act in
            guard let entry = act.object(of: ["sheet.locked"]), let person = act.person else { return nil }
            return "\(entry) \(person)"
        }, removed: { reopened(.sheet, $0) },
        text: { id, db in
            let parts = id.split(separator: " ").map(String.init)
            guard parts.count == 2 else { return nil }
            let which: SQL = "WHERE entry = \(parts[0]) AND person = \(parts[1])"
            guard try db.exists("SELECT 1 FROM sheet_lock \(which)") else { return nil }
            return try db.spelled("SELECT at FROM sheet_lock \(which)", columns: 1)
                + db.spelled(
                    """
                    SELECT item, CAST(level AS TEXT), CAST(unable AS TEXT), strengths, areas, questions, ceilings,
                        ceiling_reason
                    FROM sheet_item \(which)
                    """, columns: 8)
        }, standing: { try $0.column("SELECT entry || ' ' || person FROM sheet_lock ORDER BY entry, person") })

    /// The levels that the team agreed on and its three judgements of the whole; the id is the entry's.
    static let consensusSeal = SealedKind(
        "consensus", "lagets konsensus", made: { $0.object(of: ["consensus.locked"]) }, removed: { reopened(.consensus, $0) },
        text: { entry, db in
            guard try db.exists("SELECT 1 FROM consensus_lock WHERE entry = \(entry)") else { return nil }
            return try db.spelled("SELECT at, by FROM consensus_lock WHERE entry = \(entry)", columns: 2)
                + db.spelled(
                    """
                    SELECT item, CAST(half_levels AS TEXT), strengths, areas, motivation, ceilings, ceiling_reason
                    FROM consensus_item WHERE entry = \(entry)
                    """, columns: 7)
                + db.spelled(
                    "SELECT key, CAST(half_levels AS TEXT), reason FROM cross_judgement WHERE entry = \(entry)", columns: 3)
        }, standing: { try $0.column("SELECT entry FROM consensus_lock ORDER BY entry") })

    /// What the visit changed, and what was seen at it; the id is the entry's.
    static let finalSeal = SealedKind(
        "final", "lagets slutliga nivåer", made: { $0.object(of: ["final.locked"]) }, removed: { reopened(.final, $0) },
        text: { entry, db in
            guard try db.exists("SELECT 1 FROM final_lock WHERE entry = \(entry)") else { return nil }
            return try db.spelled("SELECT at, by FROM final_lock WHERE entry = \(entry)", columns: 2)
                + db.spelled(
                    "SELECT item, CAST(half_levels AS TEXT), evidence FROM final_item WHERE entry = \(entry)", columns: 3)
                + db.spelled("SELECT held_on, present, notes FROM visit_record WHERE entry = \(entry)", columns: 3)
        }, standing: { try $0.column("SELECT entry FROM final_lock ORDER BY entry") })

    /// Whose lock the office opened: `detail` is the lock and the person.
    private static func reopened(_ lock: LockKind, _ act: LoggedAct) -> String? {
        let detail = act.detail.split(separator: " ").map(String.init)
        guard let entry = act.object(of: ["lock.reopened"]), detail.count == 2, detail[0] == lock.rawValue else { return nil }
        return lock == .sheet ? "\(entry) \(detail[1])" : entry
    }
}
