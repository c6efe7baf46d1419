package import Base
package import Editions
package import Entries
package import Site
package import Store

/// Decisions in the database. Nothing here asks about the embargo: only the jury's and the office's pages, and
/// `AwardResults` and `AwardRecord`, which do ask, read them.
package enum DecisionSQL {
    /// Nil until the jury has decided.
    package static func find(_ entry: ID<Entry>, in db: any Connection) throws -> Decision? {
        try all("decision.entry = \(entry)", in: db)[entry]
    }

    /// Every decision of an edition by entry: two queries.
    package static func all(edition: ID<Edition>, in db: any Connection) throws -> [ID<Entry>: Decision] {
        try all("decision.entry IN (SELECT id FROM entry WHERE edition = \(edition))", in: db)
    }

    /// Records a decision. One that stood before is kept in `former_decision`, with who changed it and why.
    package static func record(_ decision: Decision, reason: String = "", in db: any Connection) throws {
        if let old = try find(decision.entry, in: db) {
            try db.run(
                """
                INSERT INTO former_decision (id, entry, kind, meeting_day, paragraph, at, by, replaced_at, replaced_by,
                    reason, citation)
                VALUES (\(ID<FormerDecision>(at: decision.at)), \(old.entry), \(old.kind), \(old.meeting), \(old.paragraph),
                    \(old.at), \(old.by), \(decision.at), \(decision.by), \(reason), \(old.citation))
                """)
        }
        try db.run(
            """
            INSERT INTO decision (entry, kind, meeting_day, paragraph, at, by, citation)
            VALUES (\(decision.entry), \(decision.kind), \(decision.meeting), \(decision.paragraph), \(decision.at),
                \(decision.by), \(decision.citation))
            ON CONFLICT (entry) DO UPDATE SET kind = excluded.kind, meeting_day = excluded.meeting_day,
                paragraph = excluded.paragraph, at = excluded.at, by = excluded.by, citation = excluded.citation
            """)
        try db.run("DELETE FROM decision_present WHERE entry = \(decision.entry)")
        for person in decision.present.sorted() {
            try db.run("INSERT INTO decision_present (entry, person) VALUES (\(decision.entry), \(person))")
        }
    }

    /// What stood before, the latest first.
    package static func former(_ entry: ID<Entry>, in db: any Connection) throws -> [FormerDecision] {
        try db.rows(
            """
            SELECT former_decision.kind, former_decision.citation, former_decision.meeting_day, former_decision.paragraph,
                former_decision.replaced_at, person.name, former_decision.reason
            FROM former_decision JOIN person ON person.id = former_decision.replaced_by
            WHERE former_decision.entry = \(entry)
            ORDER BY former_decision.replaced_at DESC, former_decision.id DESC LIMIT 100
            """
        ) { row in
            FormerDecision(
                kind: try row[0], citation: try row[1], meeting: try row[2], paragraph: try row[3],
                replacedAt: try row[4], replacedBy: try row[5], reason: try row[6])
        }
    }

    private static func all(_ which: SQL, in db: any Connection) throws -> [ID<Entry>: Decision] {
        let present = try db.rows(
            """
            SELECT decision_present.entry, decision_present.person FROM decision_present
            JOIN decision ON decision.entry = decision_present.entry WHERE \(which)
            """
        ) { (entry: try $0[0] as ID<Entry>, person: try $0[1] as ID<Person>) }
        let byEntry = Dictionary(grouping: present, by: \.entry)
        let rows = try db.rows("SELECT entry, kind, citation, meeting_day, paragraph, at, by FROM decision WHERE \(which)") {
            row in
            let entry: ID<Entry> = try row[0]
            return Decision(
                entry: entry, kind: try row[1], citation: try row[2], meeting: try row[3], paragraph: try row[4],
                present: Set(byEntry[entry, default: []].map(\.person)), at: try row[5], by: try row[6])
        }
        return Dictionary(rows.map { ($0.entry, $0) }) { first, _ in first }
    }

    // MARK: No award in a class

    /// By the edition's key of the class.
    package static func emptyClasses(edition: ID<Edition>, in db: any Connection) throws -> [String: EmptyClass] {
        let rows = try db.rows(
            "SELECT class, reason, meeting_day, paragraph, at FROM empty_class WHERE edition = \(edition)"
        ) { row in
            EmptyClass(
                classKey: try row[0], reason: try row[1], meeting: try row[2], paragraph: try row[3], at: try row[4])
        }
        return Dictionary(rows.map { ($0.classKey, $0) }) { first, _ in first }
    }

    /// Records that nobody receives the award in a class, or corrects what was recorded.
    package static func record(
        _ empty: EmptyClass, edition: ID<Edition>, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO empty_class (edition, class, reason, meeting_day, paragraph, at, by)
            VALUES (\(edition), \(empty.classKey), \(empty.reason), \(empty.meeting), \(empty.paragraph), \(empty.at),
                \(person))
            ON CONFLICT (edition, class) DO UPDATE SET reason = excluded.reason, meeting_day = excluded.meeting_day,
                paragraph = excluded.paragraph, at = excluded.at, by = excluded.by
            """)
    }

    /// Takes the decision back, and keeps that it stood, with who took it back and why; false when there was none.
    package static func takeBack(
        _ classKey: String, edition: ID<Edition>, why: String, by person: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> Bool {
        try db.run(
            """
            INSERT INTO former_empty_class (id, edition, class, reason, meeting_day, paragraph, at, by, taken_back_at, taken_back_by, why)
            SELECT \(ID<FormerEmptyClass>(at: now)), edition, class, reason, meeting_day, paragraph, at, by, \(now), \(person), \(why)
            FROM empty_class WHERE edition = \(edition) AND class = \(classKey)
            """)
        return try db.run("DELETE FROM empty_class WHERE edition = \(edition) AND class = \(classKey)") == 1
    }

    /// Those that were taken back, by class, the latest first.
    package static func formerEmptyClasses(edition: ID<Edition>, in db: any Connection) throws -> [String: [FormerEmptyClass]] {
        let rows = try db.rows(
            """
            SELECT former_empty_class.class, former_empty_class.reason, former_empty_class.taken_back_at, person.name,
                former_empty_class.why
            FROM former_empty_class JOIN person ON person.id = former_empty_class.taken_back_by
            WHERE former_empty_class.edition = \(edition)
            ORDER BY former_empty_class.taken_back_at DESC, former_empty_class.id DESC LIMIT 100
            """
        ) {
            FormerEmptyClass(
                classKey: try $0[0], reason: try $0[1], takenBackAt: try $0[2], takenBackBy: try $0[3], why: try $0[4])
        }
        return Dictionary(grouping: rows, by: \.classKey)
    }

    /// How many awards have been decided in a class.
    package static func awards(in classKey: String, edition: ID<Edition>, in db: any Connection) throws -> Int {
        try db.count(
            """
            SELECT count(*) FROM decision JOIN entry ON entry.id = decision.entry
            JOIN registration ON registration.entry = entry.id
            WHERE entry.edition = \(edition) AND registration.class = \(classKey) AND decision.kind = \(AwardKind.award)
            """)
    }
}
