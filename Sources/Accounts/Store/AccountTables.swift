import Store

let accountMigrations = [
    Migration(
        "accounts 1",
        """
        CREATE TABLE person (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            name_folded TEXT NOT NULL,
            email TEXT NOT NULL,
            email_folded TEXT NOT NULL UNIQUE,
            phone TEXT,
            language TEXT NOT NULL DEFAULT 'sv' CHECK (language IN ('sv', 'en')),
            password TEXT,
            created_at TEXT NOT NULL,
            closed_at TEXT
        ) STRICT;

        CREATE TABLE role (
            id TEXT PRIMARY KEY,
            person TEXT NOT NULL REFERENCES person (id),
            kind TEXT NOT NULL CHECK (kind IN ('unithead', 'contact', 'coauthor', 'registrar', 'office', 'examiner',
                'juror', 'controller', 'operator')),
            organisation TEXT REFERENCES organisation (id),
            edition TEXT,
            granted_at TEXT NOT NULL,
            granted_by TEXT,
            ended_at TEXT
        ) STRICT;
        CREATE INDEX role_person ON role (person);
        CREATE INDEX role_organisation ON role (organisation);

        CREATE TABLE signin_link (
            digest TEXT PRIMARY KEY,
            person TEXT NOT NULL REFERENCES person (id),
            created_at TEXT NOT NULL,
            used_at TEXT
        ) STRICT;

        CREATE TABLE signin_attempt (
            key TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX signin_attempt_key ON signin_attempt (key, at);
        """),
    Migration(
        "accounts 2",
        """
        CREATE TABLE proposal (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            facts TEXT NOT NULL,
            proposed_by TEXT NOT NULL REFERENCES person (id),
            proposed_at TEXT NOT NULL,
            decided_by TEXT REFERENCES person (id),
            decided_at TEXT,
            confirmed INTEGER CHECK (confirmed IN (0, 1))
        ) STRICT;
        """),
    // One apostrophe for all, as `SearchText.folded` has it.
    Migration(
        "accounts 3",
        """
        UPDATE person SET name_folded =
            replace(replace(replace(replace(name_folded, '’', ''''), '‘', ''''), 'ʼ', ''''), '´', '''');
        """),
    Migration(
        "accounts 4",
        """
        CREATE TABLE known_device (
            digest TEXT NOT NULL,
            person TEXT NOT NULL REFERENCES person (id),
            seen_at TEXT NOT NULL,
            PRIMARY KEY (digest, person)
        ) STRICT;
        CREATE INDEX known_device_person ON known_device (person);

        CREATE TABLE link_request (
            id TEXT PRIMARY KEY,
            email TEXT NOT NULL,
            target TEXT NOT NULL
        ) STRICT;
        """),
]
