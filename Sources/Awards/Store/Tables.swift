import Store

/// Who sits in the jury, what stands in their way, how they vote and what they decide. A decision that is changed goes to
/// `former_decision` with who changed it and why; nothing of it is lost.
let awardTables = [
    Migration(
        "awards 1",
        """
        CREATE TABLE juror (
            person TEXT NOT NULL REFERENCES person (id),
            edition TEXT NOT NULL REFERENCES edition (id),
            home TEXT REFERENCES organisation (id),
            chair INTEGER NOT NULL CHECK (chair IN (0, 1)),
            PRIMARY KEY (person, edition)
        ) STRICT;
        CREATE TABLE recusal (
            person TEXT NOT NULL REFERENCES person (id),
            entry TEXT NOT NULL REFERENCES entry (id),
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (person, entry)
        ) STRICT;
        CREATE INDEX recusal_entry ON recusal (entry);
        CREATE TABLE vote (
            entry TEXT NOT NULL REFERENCES entry (id),
            person TEXT NOT NULL REFERENCES person (id),
            kind TEXT NOT NULL CHECK (kind IN ('award', 'honorary', 'none')),
            at TEXT NOT NULL,
            PRIMARY KEY (entry, person)
        ) STRICT;
        CREATE TABLE decision (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            kind TEXT NOT NULL CHECK (kind IN ('award', 'honorary', 'none')),
            meeting_day TEXT NOT NULL,
            paragraph TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            citation TEXT NOT NULL,
            CHECK (kind = 'none' OR citation <> '')
        ) STRICT;
        CREATE TABLE decision_present (
            entry TEXT NOT NULL REFERENCES decision (entry),
            person TEXT NOT NULL REFERENCES person (id),
            PRIMARY KEY (entry, person)
        ) STRICT;
        CREATE TABLE former_decision (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            kind TEXT NOT NULL CHECK (kind IN ('award', 'honorary', 'none')),
            meeting_day TEXT NOT NULL,
            paragraph TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            replaced_at TEXT NOT NULL,
            replaced_by TEXT NOT NULL REFERENCES person (id),
            reason TEXT NOT NULL,
            citation TEXT NOT NULL
        ) STRICT;
        CREATE INDEX former_decision_entry ON former_decision (entry);
        CREATE TABLE empty_class (
            edition TEXT NOT NULL REFERENCES edition (id),
            class TEXT NOT NULL,
            reason TEXT NOT NULL,
            meeting_day TEXT NOT NULL,
            paragraph TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            PRIMARY KEY (edition, class)
        ) STRICT;
        """),
    Migration(
        "awards 2",
        """
        -- A conflict of interest is of the person, in whatever role: one table, and one for where people work.
        INSERT INTO conflict (person, entry, reason, at) SELECT person, entry, reason, at FROM recusal WHERE true
            ON CONFLICT (person, entry) DO NOTHING;
        DROP TABLE recusal;
        INSERT INTO examiner (person, edition, home, competence)
            SELECT person, edition, home, '' FROM juror WHERE home IS NOT NULL
            ON CONFLICT (person, edition) DO UPDATE SET home = coalesce(examiner.home, excluded.home);
        ALTER TABLE juror RENAME TO juror_before;
        CREATE TABLE juror (
            person TEXT NOT NULL REFERENCES person (id),
            edition TEXT NOT NULL REFERENCES edition (id),
            chair INTEGER NOT NULL CHECK (chair IN (0, 1)),
            PRIMARY KEY (person, edition)
        ) STRICT;
        INSERT INTO juror (person, edition, chair) SELECT person, edition, chair FROM juror_before;
        DROP TABLE juror_before;
        """),
    Migration(
        "awards 3",
        """
        -- A decision that nobody receives the award in a class, which was taken back: by whom and why.
        CREATE TABLE former_empty_class (
            id TEXT PRIMARY KEY,
            edition TEXT NOT NULL REFERENCES edition (id),
            class TEXT NOT NULL,
            reason TEXT NOT NULL,
            meeting_day TEXT NOT NULL,
            paragraph TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            taken_back_at TEXT NOT NULL,
            taken_back_by TEXT NOT NULL REFERENCES person (id),
            why TEXT NOT NULL
        ) STRICT;
        CREATE INDEX former_empty_class_edition ON former_empty_class (edition);
        """),
]
