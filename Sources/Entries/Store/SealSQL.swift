import Base
package import Site
import Store

/// What of an entry and its committee's case is sealed in the log (decision 10).
extension Entries {
    package static let sealedKinds = [receiptSeal, changeSeal, minutesSeal]

    /// A hand-in with its content and the verdict of eligibility that was recorded with it; the id is the entry's.
    static let receiptSeal = SealedKind(
        "receipt", "inlämnat bidrag", made: { $0.object(of: ["entry.submitted"]) },
        removed: { $0.object(of: ["entry.withdrawn", "entry.reopened"]) },
        text: { entry, db in
            guard let at: String = try db.value("SELECT at FROM submission WHERE entry = \(entry)") else { return nil }
            return try db.spelled(
                "SELECT at, by, CAST(characters AS TEXT), sha256, content FROM submission WHERE entry = \(entry)", columns: 5)
                + db.spelled(
                    """
                    SELECT CAST(manager AS TEXT), CAST(plan AS TEXT), CAST(staff AS TEXT), CAST(city_places AS TEXT),
                        CAST(all_places AS TEXT), CAST(last_result_tkr AS TEXT), CAST(forecast_tkr AS TEXT), verdict, failed, by
                    FROM eligibility_check WHERE entry = \(entry) AND at = \(at)
                    """, columns: 10)
        }, standing: { try $0.column("SELECT entry FROM submission ORDER BY entry") })

    /// A change after the hand-in: what was sealed anew and what the office decided; the id is the entry's and the request's.
    static let changeSeal = SealedKind(
        "change", "ändring efter inlämningen", made: { $0.object(of: ["change.answered", "change.decided"]) },
        removed: { $0.object(of: ["entry.withdrawn", "entry.reopened"]) },
        text: { id, db in
            guard let request = id.split(separator: " ").last.map(String.init) else { return nil }
            let answer = try db.spelled(
                "SELECT message, at, by, CAST(characters AS TEXT), sha256, content FROM change_answer WHERE request = \(request)",
                columns: 6)
            let verdict = try db.spelled(
                "SELECT verdict, reason, at, by FROM change_verdict WHERE request = \(request)", columns: 4)
            if answer.isEmpty, verdict.isEmpty { return nil }
            return answer + "/" + verdict
        },
        standing: { db in
            try db.column(
                """
                SELECT entry || ' ' || id FROM change_request WHERE id IN (SELECT request FROM change_answer)
                    OR id IN (SELECT request FROM change_verdict) ORDER BY id
                """)
        })

    static func changeSeal(_ request: ID<ChangeRequest>, of entry: ID<Entry>) -> Seal { Seal(changeSeal, "\(entry) \(request)") }

    /// What a committee decided, for which units, and its minutes byte for byte; the id is the case's.
    package static let minutesSeal = SealedKind(
        "minutes", "nämndens beslut och protokoll", made: { $0.object(of: ["case.decided", "case.minutes", "case.units"]) },
        removed: { $0.object(of: ["case.removed"]) },
        text: { id, db in
            guard try db.exists("SELECT 1 FROM committee_case WHERE id = \(id)") else { return nil }
            let minutes: Bytes? = try db.value("SELECT content FROM minutes WHERE committee_case = \(id)")
            return try db.spelled("SELECT dnr FROM committee_case WHERE id = \(id)", columns: 1)
                + db.spelled("SELECT entry FROM case_entry WHERE committee_case = \(id)", columns: 1)
                + db.spelled(
                    "SELECT kind, meeting_day, paragraph, number, at, by FROM committee_decision WHERE committee_case = \(id)",
                    columns: 6)
                + db.spelled(
                    "SELECT name, sha256, received_at, received_by FROM minutes WHERE committee_case = \(id)", columns: 4)
                + (minutes.map { Digest.hex(of: $0.content) } ?? "")
        },
        standing: { db in
            try db.column("SELECT committee_case FROM committee_decision UNION SELECT committee_case FROM minutes ORDER BY 1")
        })
}
