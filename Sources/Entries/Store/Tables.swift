import Store

/// The long columns stand last in their rows, so that sums and lists read past no text.
let entryMigrations = firstMigrations + writingMigrations + invitationMigrations + reopeningMigrations

private let firstMigrations =
    [
        Migration(
            "entries 1",
            """
            CREATE TABLE entry (
                id TEXT PRIMARY KEY,
                edition TEXT NOT NULL REFERENCES edition (id),
                unit TEXT NOT NULL REFERENCES organisation (id),
                created_at TEXT NOT NULL,
                created_by TEXT NOT NULL REFERENCES person (id),
                UNIQUE (edition, unit)
            ) STRICT;
            CREATE INDEX entry_unit ON entry (unit);

            CREATE TABLE registration (
                entry TEXT PRIMARY KEY REFERENCES entry (id),
                head_name TEXT NOT NULL,
                head_phone TEXT NOT NULL,
                head_email TEXT NOT NULL,
                contact_name TEXT NOT NULL,
                contact_phone TEXT NOT NULL,
                contact_email TEXT NOT NULL,
                class TEXT,
                registered_at TEXT NOT NULL,
                registered_by TEXT NOT NULL REFERENCES person (id)
            ) STRICT;

            CREATE TABLE eligibility_check (
                id TEXT PRIMARY KEY,
                entry TEXT NOT NULL REFERENCES entry (id),
                manager INTEGER NOT NULL CHECK (manager IN (0, 1)),
                plan INTEGER NOT NULL CHECK (plan IN (0, 1)),
                staff INTEGER NOT NULL CHECK (staff >= 0),
                city_places INTEGER,
                all_places INTEGER,
                last_result_tkr INTEGER,
                forecast_tkr INTEGER,
                verdict TEXT NOT NULL CHECK (verdict IN ('may-receive', 'may-take-part', 'may-not')),
                failed TEXT NOT NULL,
                at TEXT NOT NULL,
                by TEXT NOT NULL REFERENCES person (id)
            ) STRICT;
            CREATE INDEX eligibility_check_entry ON eligibility_check (entry, at);

            CREATE TABLE eligibility_override (
                id TEXT PRIMARY KEY,
                entry TEXT NOT NULL REFERENCES entry (id),
                rule TEXT NOT NULL,
                reason TEXT NOT NULL,
                at TEXT NOT NULL,
                by TEXT NOT NULL REFERENCES person (id)
            ) STRICT;
            CREATE INDEX eligibility_override_entry ON eligibility_override (entry);

            CREATE TABLE withdrawal (
                entry TEXT PRIMARY KEY REFERENCES entry (id),
                reason TEXT NOT NULL,
                at TEXT NOT NULL,
                by TEXT NOT NULL REFERENCES person (id)
            ) STRICT;

            CREATE TABLE earlier_award (
                unit TEXT NOT NULL REFERENCES organisation (id),
                year INTEGER NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('award', 'honorary')),
                PRIMARY KEY (unit, year, kind)
            ) STRICT;
            """),
        Migration(
            "entries 2",
            """
            CREATE TABLE answer (
                entry TEXT NOT NULL REFERENCES entry (id),
                item TEXT NOT NULL,
                revision INTEGER NOT NULL,
                characters INTEGER NOT NULL,
                saved_at TEXT NOT NULL,
                saved_by TEXT NOT NULL REFERENCES person (id),
                document TEXT NOT NULL,
                PRIMARY KEY (entry, item)
            ) STRICT;
            CREATE INDEX answer_sum ON answer (entry, item, characters);

            CREATE TABLE answer_revision (
                entry TEXT NOT NULL REFERENCES entry (id),
                item TEXT NOT NULL,
                revision INTEGER NOT NULL,
                started_from INTEGER NOT NULL,
                aside INTEGER NOT NULL CHECK (aside IN (0, 1)),
                characters INTEGER NOT NULL,
                saved_at TEXT NOT NULL,
                saved_by TEXT NOT NULL REFERENCES person (id),
                document TEXT NOT NULL,
                PRIMARY KEY (entry, item, revision)
            ) STRICT;

            CREATE TABLE answer_assignment (
                entry TEXT NOT NULL REFERENCES entry (id),
                item TEXT NOT NULL,
                person TEXT NOT NULL REFERENCES person (id),
                PRIMARY KEY (entry, item, person)
            ) STRICT;

            CREATE TABLE answer_done (
                entry TEXT NOT NULL REFERENCES entry (id),
                item TEXT NOT NULL,
                at TEXT NOT NULL,
                by TEXT NOT NULL REFERENCES person (id),
                PRIMARY KEY (entry, item)
            ) STRICT;

            CREATE TABLE admin_field (
                entry TEXT NOT NULL REFERENCES entry (id),
                key TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (entry, key)
            ) STRICT;

            CREATE TABLE deadline_extension (
                entry TEXT PRIMARY KEY REFERENCES entry (id),
                until TEXT NOT NULL,
                reason TEXT NOT NULL,
                at TEXT NOT NULL,
                by TEXT NOT NULL REFERENCES person (id)
            ) STRICT;

            CREATE TABLE submission (
                entry TEXT PRIMARY KEY REFERENCES entry (id),
                at TEXT NOT NULL,
                by TEXT NOT NULL REFERENCES person (id),
                characters INTEGER NOT NULL,
                sha256 TEXT NOT NULL,
                content TEXT NOT NULL
            ) STRICT;
            """),
        Migration(
            "entries 3",
            """
            CREATE TABLE committee_case (
                id TEXT PRIMARY KEY,
                organisation TEXT NOT NULL REFERENCES organisation (id),
                edition TEXT NOT NULL REFERENCES edition (id),
                title TEXT NOT NULL,
                dnr TEXT NOT NULL,
                created_at TEXT NOT NULL,
                created_by TEXT NOT NULL REFERENCES person (id)
            ) STRICT;
            CREATE INDEX committee_case_organisation ON committee_case (organisation, edition);

            CREATE TABLE case_entry (
                entry TEXT PRIMARY KEY REFERENCES entry (id),
                committee_case TEXT NOT NULL REFERENCES committee_case (id)
            ) STRICT;
            CREATE INDEX case_entry_case ON case_entry (committee_case);

            CREATE TABLE committee_decision (
                committee_case TEXT PRIMARY KEY REFERENCES committee_case (id),
                kind TEXT NOT NULL CHECK (kind IN ('noted', 'approved')),
                meeting_day TEXT NOT NULL,
                paragraph TEXT NOT NULL,
                number TEXT NOT NULL,
                at TEXT NOT NULL,
                by TEXT NOT NULL REFERENCES person (id)
            ) STRICT;

            CREATE TABLE minutes (
                committee_case TEXT PRIMARY KEY REFERENCES committee_case (id),
                name TEXT NOT NULL,
                bytes INTEGER NOT NULL,
                sha256 TEXT NOT NULL,
                received_at TEXT NOT NULL,
                received_by TEXT NOT NULL REFERENCES person (id),
                content BYTES NOT NULL
            ) STRICT;
            """),
    ] + economyMigrations
