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
    // SQLite cannot drop a constraint: the table is built anew under its name, which the rows that refer to it keep.
    Migration(
        "editions 4 programmes",
        """
        CREATE TABLE edition_before (
            id TEXT, year INTEGER, digest TEXT, created_at TEXT, created_by TEXT, source BYTES
        ) STRICT;
        INSERT INTO edition_before (id, year, digest, created_at, created_by, source)
            SELECT id, year, digest, created_at, created_by, source FROM edition;
        DROP TABLE edition;
        CREATE TABLE edition (
            id TEXT PRIMARY KEY,
            programme TEXT NOT NULL DEFAULT 'kvalitetsutmarkelsen',
            year INTEGER NOT NULL,
            digest TEXT NOT NULL,
            created_at TEXT NOT NULL,
            created_by TEXT REFERENCES person (id),
            source BYTES NOT NULL,
            UNIQUE (programme, year)
        ) STRICT;
        INSERT INTO edition (id, year, digest, created_at, created_by, source)
            SELECT id, year, digest, created_at, created_by, source FROM edition_before;
        DROP TABLE edition_before;
        """,
        postgres: """
            ALTER TABLE edition ADD COLUMN programme TEXT NOT NULL DEFAULT 'kvalitetsutmarkelsen';
            ALTER TABLE edition ADD UNIQUE (programme, year);
            ALTER TABLE edition DROP CONSTRAINT edition_year_key;
            """),
]
