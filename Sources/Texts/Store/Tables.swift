import Store

/// The tables of texts. An owner is of some kind that its slice has declared; its id is unique within the kind.
let textMigrations = [
    Migration(
        "texts 1",
        """
        CREATE TABLE standing_text (
            owner_kind TEXT NOT NULL,
            owner TEXT NOT NULL,
            item TEXT NOT NULL,
            revision INTEGER NOT NULL,
            characters INTEGER NOT NULL,
            saved_at TEXT NOT NULL,
            saved_by TEXT NOT NULL REFERENCES person (id),
            document TEXT NOT NULL,
            PRIMARY KEY (owner_kind, owner, item)
        ) STRICT;
        CREATE INDEX standing_text_sum ON standing_text (owner_kind, owner, item, characters);

        CREATE TABLE text_revision (
            owner_kind TEXT NOT NULL,
            owner TEXT NOT NULL,
            item TEXT NOT NULL,
            revision INTEGER NOT NULL,
            started_from INTEGER NOT NULL,
            aside INTEGER NOT NULL CHECK (aside IN (0, 1)),
            merges INTEGER,
            save TEXT,
            characters INTEGER NOT NULL,
            saved_at TEXT NOT NULL,
            saved_by TEXT NOT NULL REFERENCES person (id),
            document TEXT NOT NULL,
            splice_at INTEGER,
            splice_cut INTEGER,
            PRIMARY KEY (owner_kind, owner, item, revision)
        ) STRICT;
        CREATE UNIQUE INDEX text_revision_save ON text_revision (owner_kind, owner, item, save) WHERE save IS NOT NULL;

        CREATE TABLE text_milestone (
            id TEXT PRIMARY KEY,
            owner_kind TEXT NOT NULL,
            owner TEXT NOT NULL,
            name TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE INDEX text_milestone_owner ON text_milestone (owner_kind, owner, at);

        CREATE TABLE text_milestone_part (
            milestone TEXT NOT NULL REFERENCES text_milestone (id),
            item TEXT NOT NULL,
            revision INTEGER NOT NULL,
            PRIMARY KEY (milestone, item)
        ) STRICT;

        CREATE TABLE text_thread (
            id TEXT PRIMARY KEY,
            owner_kind TEXT NOT NULL,
            owner TEXT NOT NULL,
            item TEXT NOT NULL,
            quote TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            resolved_at TEXT,
            resolved_by TEXT REFERENCES person (id)
        ) STRICT;
        CREATE INDEX text_thread_owner ON text_thread (owner_kind, owner, item);

        CREATE TABLE text_comment (
            id TEXT PRIMARY KEY,
            thread TEXT NOT NULL REFERENCES text_thread (id),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX text_comment_thread ON text_comment (thread);
        """)
]
