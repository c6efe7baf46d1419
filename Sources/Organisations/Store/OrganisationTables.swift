import Store

let organisationMigrations = [
    Migration(
        "organisations 1",
        """
        CREATE TABLE organisation (
            id TEXT PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('committee', 'company', 'unit', 'private')),
            name TEXT NOT NULL,
            name_folded TEXT NOT NULL,
            parent TEXT REFERENCES organisation (id),
            class TEXT,
            regime TEXT CHECK (regime IN ('municipal', 'contractor', 'independent', 'single-places')),
            registry_email TEXT,
            valid_from TEXT,
            valid_to TEXT
        ) STRICT;
        CREATE INDEX organisation_parent ON organisation (parent);

        CREATE TABLE succession (
            predecessor TEXT NOT NULL REFERENCES organisation (id),
            successor TEXT NOT NULL REFERENCES organisation (id),
            day TEXT NOT NULL,
            PRIMARY KEY (predecessor, successor),
            CHECK (predecessor <> successor)
        ) STRICT;
        CREATE INDEX succession_successor ON succession (successor);
        """)
]
