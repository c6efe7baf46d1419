import Store

/// From one examiner's sheet to the team's final levels. A lock is a row; when the office opens one again, the row goes
/// and `reopening` keeps it with the reason.
let assessmentTables = [
    Migration(
        "assessment 1",
        """
        CREATE TABLE sheet_item (
            entry TEXT NOT NULL REFERENCES entry (id),
            person TEXT NOT NULL REFERENCES person (id),
            item TEXT NOT NULL,
            -- NULL beside a saved row with unable = 1: kan inte bedöma.
            level INTEGER CHECK (level BETWEEN 0 AND 5),
            unable INTEGER NOT NULL DEFAULT 0 CHECK (unable IN (0, 1)),
            saved_at TEXT NOT NULL,
            strengths TEXT NOT NULL,
            areas TEXT NOT NULL,
            questions TEXT NOT NULL,
            PRIMARY KEY (entry, person, item)
        ) STRICT;
        CREATE INDEX sheet_item_level ON sheet_item (entry, person, item, level, unable);
        CREATE TABLE sheet_lock (
            entry TEXT NOT NULL REFERENCES entry (id),
            person TEXT NOT NULL REFERENCES person (id),
            at TEXT NOT NULL,
            PRIMARY KEY (entry, person)
        ) STRICT;
        CREATE TABLE consensus_item (
            entry TEXT NOT NULL REFERENCES entry (id),
            item TEXT NOT NULL,
            half_levels INTEGER NOT NULL CHECK (half_levels BETWEEN 0 AND 10),
            saved_at TEXT NOT NULL,
            saved_by TEXT NOT NULL REFERENCES person (id),
            strengths TEXT NOT NULL,
            areas TEXT NOT NULL,
            motivation TEXT NOT NULL,
            PRIMARY KEY (entry, item)
        ) STRICT;
        CREATE INDEX consensus_item_level ON consensus_item (entry, item, half_levels);
        CREATE TABLE cross_judgement (
            entry TEXT NOT NULL REFERENCES entry (id),
            key TEXT NOT NULL CHECK (key IN ('thread', 'benefit', 'spread')),
            half_levels INTEGER NOT NULL CHECK (half_levels BETWEEN 0 AND 10),
            reason TEXT NOT NULL,
            saved_at TEXT NOT NULL,
            saved_by TEXT NOT NULL REFERENCES person (id),
            PRIMARY KEY (entry, key)
        ) STRICT;
        CREATE TABLE consensus_lock (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE TABLE visit (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            mode TEXT NOT NULL CHECK (mode IN ('onsite', 'digital')),
            at TEXT NOT NULL,
            place TEXT NOT NULL,
            booked_at TEXT NOT NULL,
            booked_by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE TABLE visit_record (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            held_on TEXT NOT NULL,
            present TEXT NOT NULL,
            notes TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE TABLE final_item (
            entry TEXT NOT NULL REFERENCES entry (id),
            item TEXT NOT NULL,
            half_levels INTEGER NOT NULL CHECK (half_levels BETWEEN 0 AND 10),
            evidence TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            PRIMARY KEY (entry, item)
        ) STRICT;
        CREATE TABLE final_lock (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE TABLE reopening (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            lock TEXT NOT NULL CHECK (lock IN ('sheet', 'consensus', 'final')),
            person TEXT NOT NULL REFERENCES person (id),
            locked_at TEXT NOT NULL,
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE INDEX reopening_entry ON reopening (entry);
        """),
    Migration(
        "assessment 2",
        """
        -- The rubric's caps that were found to apply, by key, and why the level lies above them.
        ALTER TABLE sheet_item ADD COLUMN ceilings TEXT NOT NULL DEFAULT '';
        ALTER TABLE sheet_item ADD COLUMN ceiling_reason TEXT NOT NULL DEFAULT '';
        ALTER TABLE consensus_item ADD COLUMN ceilings TEXT NOT NULL DEFAULT '';
        ALTER TABLE consensus_item ADD COLUMN ceiling_reason TEXT NOT NULL DEFAULT '';
        """),
]
