import Store

/// Invitations to write for a unit, with what came of them.
let invitationMigrations = [
    Migration(
        "entries 10 invitations",
        """
        CREATE TABLE invitation (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            person TEXT NOT NULL REFERENCES person (id),
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            settled_at TEXT,
            ended_at TEXT,
            ended_by TEXT REFERENCES person (id),
            outcome TEXT CHECK (outcome IN ('accepted', 'declined', 'withdrawn', 'dismissed'))
        ) STRICT;
        CREATE INDEX invitation_entry ON invitation (entry);
        CREATE INDEX invitation_person ON invitation (person);
        """)
]
