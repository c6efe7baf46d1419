import Store

/// The file is kept byte for byte as it was sent, last in its row so that lists read past it.
let editionMigrations = [
    Migration(
        "editions 1",
        """
        CREATE TABLE edition (
            id TEXT PRIMARY KEY,
            year INTEGER NOT NULL UNIQUE,
            digest TEXT NOT NULL,
            created_at TEXT NOT NULL,
            created_by TEXT REFERENCES person (id),
            source BYTES NOT NULL
        ) STRICT;

        CREATE TABLE publication (
            edition TEXT PRIMARY KEY REFERENCES edition (id),
            published_at TEXT NOT NULL,
            published_by TEXT REFERENCES person (id)
        ) STRICT;
        """),
    Migration(
        "editions 2 inner dates",
        """
        CREATE TABLE inner_dates (
            edition TEXT PRIMARY KEY REFERENCES edition (id),
            teams_ready TEXT,
            assessment_closes TEXT,
            jury_meets TEXT,
            ceremony_time TEXT,
            feedback_from TEXT,
            set_at TEXT NOT NULL,
            set_by TEXT REFERENCES person (id)
        ) STRICT;
        """),
    Migration(
        "editions 3 errata",
        """
        CREATE TABLE erratum (
            edition TEXT NOT NULL REFERENCES edition (id),
            version INTEGER NOT NULL,
            digest TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT REFERENCES person (id),
            reason TEXT NOT NULL,
            parts TEXT NOT NULL,
            source BYTES NOT NULL,
            PRIMARY KEY (edition, version)
        ) STRICT;
        """),
]
