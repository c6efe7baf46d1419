import Store

/// Hand-ins that were taken back before the deadline: what their receipts prove stays.
let reopeningMigrations = [
    Migration(
        "entries reopening",
        """
        CREATE TABLE former_submission (
            entry TEXT NOT NULL REFERENCES entry (id),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            characters INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            taken_back_at TEXT NOT NULL,
            taken_back_by TEXT NOT NULL REFERENCES person (id),
            content TEXT NOT NULL,
            PRIMARY KEY (entry, at)
        ) STRICT;
        """)
]
