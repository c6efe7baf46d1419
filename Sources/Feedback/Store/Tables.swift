import Store

let feedbackTables = [
    Migration(
        "feedback 1",
        """
        CREATE TABLE feedback_meeting (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            held_on TEXT NOT NULL,
            mode TEXT NOT NULL CHECK (mode IN ('onsite', 'digital')),
            present TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE TABLE report (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            summary TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        -- The head has let the co-authors read the report.
        CREATE TABLE report_share (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE TABLE action (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            item TEXT,
            text TEXT NOT NULL,
            owner TEXT NOT NULL,
            due TEXT,
            created_at TEXT NOT NULL,
            created_by TEXT NOT NULL REFERENCES person (id),
            done_at TEXT,
            done_by TEXT REFERENCES person (id)
        ) STRICT;
        CREATE INDEX action_entry ON action (entry);
        """)
]
