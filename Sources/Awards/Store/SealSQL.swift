import Base
package import Site
import Store

/// What of the jury's work is sealed in the log (decision 10).
extension Awards {
    package static let sealedKinds = [decisionSeal, emptyClassSeal]

    /// A decision with its citation, its meeting and those present; the id is the entry's.
    static let decisionSeal = SealedKind(
        "decision", "domarkommitténs beslut", made: { $0.object(of: ["jury.decided"]) },
        text: { entry, db in
            guard try db.exists("SELECT 1 FROM decision WHERE entry = \(entry)") else { return nil }
            return try db.spelled(
                "SELECT kind, citation, meeting_day, paragraph, at, by FROM decision WHERE entry = \(entry)", columns: 6)
                + db.spelled("SELECT person FROM decision_present WHERE entry = \(entry)", columns: 1)
        }, standing: { try $0.column("SELECT entry FROM decision ORDER BY entry") })

    /// Nobody in a class (R112); the id is the edition's and the key of the class.
    static let emptyClassSeal = SealedKind(
        "empty-class", "domarkommitténs beslut om en klass",
        made: { act in act.object(of: ["jury.class.empty"]).map { "\($0) \(act.detail)" } },
        removed: { act in act.object(of: ["jury.class.reopened"]).map { "\($0) \(act.detail)" } },
        text: { id, db in
            let parts = id.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            let which: SQL = "FROM empty_class WHERE edition = \(parts[0]) AND class = \(parts[1])"
            guard try db.exists("SELECT 1 \(which)") else { return nil }
            return try db.spelled("SELECT reason, meeting_day, paragraph, at, by \(which)", columns: 5)
        }, standing: { try $0.column("SELECT edition || ' ' || class FROM empty_class ORDER BY edition, class") })
}
