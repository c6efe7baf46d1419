public import Store

extension Outbox {
    public static let migrations = [
        Migration(
            "mail 1",
            """
            CREATE TABLE letter (
                id TEXT PRIMARY KEY NOT NULL,
                recipient_name TEXT NOT NULL,
                recipient_address TEXT NOT NULL,
                subject TEXT NOT NULL,
                body TEXT NOT NULL,
                language TEXT NOT NULL CHECK (language IN ('sv', 'en')),
                kind TEXT NOT NULL,
                about TEXT,
                repeats TEXT REFERENCES letter (id),
                secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
                created_at TEXT NOT NULL,
                not_before TEXT NOT NULL,
                attempts INTEGER NOT NULL DEFAULT 0,
                last_error TEXT,
                sent_at TEXT,
                abandoned_at TEXT,
                claimed_until TEXT,
                claimed_by TEXT,
                CHECK (sent_at IS NULL OR abandoned_at IS NULL)
            ) STRICT;
            CREATE INDEX letter_waiting ON letter (not_before) WHERE sent_at IS NULL AND abandoned_at IS NULL;
            CREATE INDEX letter_newest ON letter (created_at, id);
            CREATE INDEX letter_about ON letter (about);
            CREATE INDEX letter_repeats ON letter (repeats);
            """)
    ]
}
