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
        """)
]
