import Store

/// What a unit asks of the office before it may take part.
let requestMigrations = [
    Migration(
        "entries requests 1",
        """
        CREATE TABLE exception_request (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            reason TEXT NOT NULL,
            asked_at TEXT NOT NULL,
            asked_by TEXT NOT NULL REFERENCES person (id),
            granted INTEGER CHECK (granted IN (0, 1)),
            answer TEXT,
            answered_at TEXT,
            answered_by TEXT REFERENCES person (id)
        ) STRICT;
        """),
    Migration(
        "entries requests 2",
        """
        CREATE TABLE newcomer (
            id TEXT PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            edition TEXT NOT NULL REFERENCES edition (id),
            email TEXT NOT NULL,
            name TEXT NOT NULL,
            unit_text TEXT NOT NULL,
            committee_text TEXT NOT NULL,
            answers TEXT NOT NULL,
            created_at TEXT NOT NULL,
            sent_at TEXT,
            unit TEXT REFERENCES organisation (id),
            fields TEXT,
            asks_head INTEGER NOT NULL DEFAULT 0 CHECK (asks_head IN (0, 1)),
            outcome TEXT CHECK (outcome IN ('confirmed', 'invited', 'declined')),
            reason TEXT,
            settled_at TEXT,
            settled_by TEXT REFERENCES person (id)
        ) STRICT;
        CREATE INDEX newcomer_waiting ON newcomer (outcome, sent_at);
        """),
    Migration(
        "entries requests 3",
        """
        CREATE TABLE untold_committee (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            at TEXT NOT NULL,
            told_at TEXT
        ) STRICT;
        """),
    Migration(
        "entries requests 4",
        """
        ALTER TABLE newcomer ADD COLUMN reminded_at TEXT;
        ALTER TABLE newcomer ADD COLUMN handed_at TEXT;
        """),
]
