import Store

/// History in pieces, comments, and changes after the hand-in.
let writingMigrations = [
    Migration(
        "entries 4",
        """
        ALTER TABLE answer_revision ADD COLUMN splice_at INTEGER;
        ALTER TABLE answer_revision ADD COLUMN splice_cut INTEGER;
        ALTER TABLE answer_revision ADD COLUMN merges INTEGER;
        ALTER TABLE answer_revision ADD COLUMN save TEXT;
        CREATE UNIQUE INDEX answer_revision_save ON answer_revision (entry, item, save) WHERE save IS NOT NULL;

        CREATE TABLE milestone (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            name TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE INDEX milestone_entry ON milestone (entry, at);

        CREATE TABLE milestone_answer (
            milestone TEXT NOT NULL REFERENCES milestone (id),
            item TEXT NOT NULL,
            revision INTEGER NOT NULL,
            PRIMARY KEY (milestone, item)
        ) STRICT;
        """),
    Migration(
        "entries 5",
        """
        CREATE TABLE answer_status (
            entry TEXT NOT NULL REFERENCES entry (id),
            item TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('review', 'done')),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            PRIMARY KEY (entry, item)
        ) STRICT;
        INSERT INTO answer_status (entry, item, status, at, by) SELECT entry, item, 'done', at, by FROM answer_done;
        DROP TABLE answer_done;

        CREATE TABLE reviewer (
            entry TEXT NOT NULL REFERENCES entry (id),
            person TEXT NOT NULL REFERENCES person (id),
            PRIMARY KEY (entry, person)
        ) STRICT;

        CREATE TABLE comment_thread (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            item TEXT NOT NULL,
            quote TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            resolved_at TEXT,
            resolved_by TEXT REFERENCES person (id)
        ) STRICT;
        CREATE INDEX comment_thread_entry ON comment_thread (entry, item);

        CREATE TABLE comment (
            id TEXT PRIMARY KEY,
            thread TEXT NOT NULL REFERENCES comment_thread (id),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX comment_thread_comments ON comment (thread);
        """),
    Migration(
        "entries 6",
        """
        CREATE TABLE change_request (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            reason TEXT NOT NULL,
            message TEXT NOT NULL,
            due TEXT NOT NULL,
            issued_at TEXT NOT NULL,
            issued_by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE INDEX change_request_entry ON change_request (entry);

        CREATE TABLE change_part (
            request TEXT NOT NULL REFERENCES change_request (id),
            item TEXT NOT NULL,
            before INTEGER NOT NULL,
            after INTEGER,
            PRIMARY KEY (request, item)
        ) STRICT;

        CREATE TABLE change_reading (
            request TEXT PRIMARY KEY REFERENCES change_request (id),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;

        CREATE TABLE change_extension (
            request TEXT NOT NULL REFERENCES change_request (id),
            until TEXT NOT NULL,
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE INDEX change_extension_request ON change_extension (request);

        CREATE TABLE change_answer (
            request TEXT PRIMARY KEY REFERENCES change_request (id),
            message TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            characters INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            content TEXT NOT NULL
        ) STRICT;

        CREATE TABLE change_verdict (
            request TEXT PRIMARY KEY REFERENCES change_request (id),
            verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'rejected', 'picture-removed', 'dismissed')),
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;

        CREATE TABLE formal_check (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;

        CREATE TABLE outage (
            id TEXT PRIMARY KEY,
            began_at TEXT NOT NULL,
            ended_at TEXT NOT NULL,
            reason TEXT NOT NULL,
            extended INTEGER NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        """),
    Migration(
        "entries 7",
        """
        CREATE TABLE picture (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg')),
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            words TEXT,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            large BYTES NOT NULL,
            small BYTES NOT NULL
        ) STRICT;
        CREATE INDEX picture_entry ON picture (entry);

        CREATE TABLE paper (
            entry TEXT NOT NULL REFERENCES entry (id),
            seal TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('pdf', 'word')),
            sha256 TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            made_at TEXT NOT NULL,
            content BYTES NOT NULL,
            PRIMARY KEY (entry, seal, kind)
        ) STRICT;

        CREATE TABLE word_import (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            name TEXT NOT NULL,
            notices TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            taken_at TEXT
        ) STRICT;
        CREATE INDEX word_import_entry ON word_import (entry);

        CREATE TABLE import_piece (
            word_import TEXT NOT NULL REFERENCES word_import (id),
            place INTEGER NOT NULL,
            item TEXT,
            reason TEXT NOT NULL,
            sure INTEGER NOT NULL CHECK (sure IN (0, 1, 2)),
            document TEXT NOT NULL,
            PRIMARY KEY (word_import, place)
        ) STRICT;
        """),
    Migration(
        "entries 8",
        """
        CREATE TABLE presentation_picture (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            picture TEXT NOT NULL REFERENCES picture (id),
            nobody INTEGER NOT NULL CHECK (nobody IN (0, 1)),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;

        CREATE TABLE media_picture (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            picture TEXT NOT NULL REFERENCES picture (id),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;

        CREATE TABLE picture_draft (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            preview TEXT NOT NULL REFERENCES picture (id),
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            content BYTES NOT NULL
        ) STRICT;

        CREATE TABLE picture_consent (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            picture TEXT NOT NULL REFERENCES picture (id),
            name TEXT NOT NULL,
            guardian INTEGER NOT NULL CHECK (guardian IN (0, 1)),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            withdrawn_at TEXT
        ) STRICT;
        CREATE INDEX picture_consent_entry ON picture_consent (entry);
        """),
    Migration(
        "entries 9",
        """
        CREATE TABLE hint_dismissed (
            entry TEXT NOT NULL REFERENCES entry (id),
            item TEXT NOT NULL,
            hint TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            PRIMARY KEY (entry, item, hint)
        ) STRICT;
        """),
]
