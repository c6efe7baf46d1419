package import Base
package import Entries
package import Site
package import Store

extension FeedbackMeeting.Mode: Bindable, Column {}

/// Meetings and reports in the database.
package enum FeedbackSQL {
    /// Nil until the meeting has been recorded.
    package static func meeting(_ entry: ID<Entry>, in db: any Connection) throws -> FeedbackMeeting? {
        try db.first("SELECT held_on, mode, present, at FROM feedback_meeting WHERE entry = \(entry)") { row in
            FeedbackMeeting(heldOn: try row[0], mode: try row[1], present: try row[2], at: try row[3])
        }
    }

    /// The coordinator's summary.
    package static func summary(_ entry: ID<Entry>, in db: any Connection) throws -> String? {
        try db.value("SELECT summary FROM report WHERE entry = \(entry)")
    }

    /// Records or corrects the meeting and the summary; true the first time, when the report opens.
    package static func record(
        _ meeting: FeedbackMeeting, summary: String, _ entry: ID<Entry>, by person: ID<Person>, in db: any Connection
    ) throws -> Bool {
        let isFirst = try self.meeting(entry, in: db) == nil
        try db.run(
            """
            INSERT INTO feedback_meeting (entry, held_on, mode, present, at, by)
            VALUES (\(entry), \(meeting.heldOn), \(meeting.mode), \(meeting.present), \(meeting.at), \(person))
            ON CONFLICT (entry) DO UPDATE SET held_on = excluded.held_on, mode = excluded.mode,
                present = excluded.present
            """)
        try db.run(
            """
            INSERT INTO report (entry, summary, at, by) VALUES (\(entry), \(summary), \(meeting.at), \(person))
            ON CONFLICT (entry) DO UPDATE SET summary = excluded.summary, at = excluded.at, by = excluded.by
            """)
        return isFirst
    }

    // MARK: Sharing with those who wrote

    static func isShared(_ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM report_share WHERE entry = \(entry)")
    }

    static func share(_ entry: ID<Entry>, by person: ID<Person>, at now: Instant, in db: any Connection) throws {
        try db.run(
            """
            INSERT INTO report_share (entry, at, by) VALUES (\(entry), \(now), \(person))
            ON CONFLICT (entry) DO NOTHING
            """)
    }
}

/// The unit's plan in the database.
package enum ActionSQL {
    /// What is not done first, by due day; what is done last.
    package static func all(_ entry: ID<Entry>, in db: any Connection) throws -> [Action] {
        try db.rows(
            """
            SELECT id, entry, item, text, owner, due, done_at FROM action WHERE entry = \(entry)
            ORDER BY CASE WHEN done_at IS NULL THEN 0 ELSE 1 END, coalesce(due, '9999-12-31'), id LIMIT \(Action.actionsReadMax)
            """, read)
    }

    /// Nil also for an action of another entry.
    package static func find(_ id: ID<Action>, of entry: ID<Entry>, in db: any Connection) throws -> Action? {
        try db.first(
            "SELECT id, entry, item, text, owner, due, done_at FROM action WHERE id = \(id) AND entry = \(entry)", read)
    }

    /// Adds an action; refused beyond the limit. The same text for the same question is there once.
    package static func add(_ action: Action, by person: ID<Person>, at now: Instant, in db: any Connection) throws {
        if try db.count("SELECT count(*) FROM action WHERE entry = \(action.entry) AND done_at IS NULL") >= Action.actionsMax {
            throw Refusal(
                "Planen har redan \(Action.actionsMax) punkter som inte är klara. Markera någon av dem som klar innan ni lägger till fler.")
        }
        if let item = action.item,
            try db.exists(
                """
                SELECT 1 FROM action WHERE entry = \(action.entry) AND item = \(item) AND text = \(action.text)
                """)
        {
            return
        }
        try db.run(
            """
            INSERT INTO action (id, entry, item, text, owner, due, created_at, created_by)
            VALUES (\(action.id), \(action.entry), \(action.item), \(action.text), \(action.owner), \(action.due), \(now),
                \(person))
            """)
    }

    static func change(
        _ id: ID<Action>, of entry: ID<Entry>, text: String, owner: String, due: Day?, in db: any Connection
    ) throws {
        try db.run(
            "UPDATE action SET text = \(text), owner = \(owner), due = \(due) WHERE id = \(id) AND entry = \(entry)")
    }

    /// Marks an action as done, or opens it again when `person` is nil.
    static func mark(
        _ id: ID<Action>, of entry: ID<Entry>, doneBy person: ID<Person>?, at now: Instant, in db: any Connection
    ) throws {
        let at: Instant? = person == nil ? nil : now
        try db.run("UPDATE action SET done_at = \(at), done_by = \(person) WHERE id = \(id) AND entry = \(entry)")
    }

    private static func read(_ row: Row) throws -> Action {
        Action(
            id: try row[0], entry: try row[1], item: try row[2], text: try row[3], owner: try row[4], due: try row[5],
            doneAt: try row[6])
    }
}
