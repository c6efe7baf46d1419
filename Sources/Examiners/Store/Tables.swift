import Store

/// Examiners of a year, their teams, who judges what, and who may not.
let examinerTables = [
    Migration(
        "examiners 1",
        """
        CREATE TABLE examiner (
            person TEXT NOT NULL REFERENCES person (id),
            edition TEXT NOT NULL REFERENCES edition (id),
            home TEXT REFERENCES organisation (id),
            competence TEXT NOT NULL,
            PRIMARY KEY (person, edition)
        ) STRICT;
        CREATE TABLE team (
            id TEXT PRIMARY KEY,
            edition TEXT NOT NULL REFERENCES edition (id),
            number INTEGER NOT NULL CHECK (number > 0),
            confirmed_at TEXT,
            confirmed_by TEXT REFERENCES person (id),
            UNIQUE (edition, number)
        ) STRICT;
        -- One row a time in the team: who leaves and comes back has two.
        CREATE TABLE team_member (
            team TEXT NOT NULL REFERENCES team (id),
            person TEXT NOT NULL REFERENCES person (id),
            coordinator INTEGER NOT NULL CHECK (coordinator IN (0, 1)),
            joined_at TEXT NOT NULL,
            joined_by TEXT REFERENCES person (id),
            left_at TEXT,
            left_reason TEXT,
            PRIMARY KEY (team, person, joined_at)
        ) STRICT;
        CREATE INDEX team_member_person ON team_member (person);
        CREATE TABLE assignment (
            entry TEXT PRIMARY KEY REFERENCES entry (id),
            team TEXT NOT NULL REFERENCES team (id),
            at TEXT NOT NULL,
            by TEXT REFERENCES person (id)
        ) STRICT;
        CREATE INDEX assignment_team ON assignment (team);
        CREATE TABLE conflict (
            person TEXT NOT NULL REFERENCES person (id),
            entry TEXT NOT NULL REFERENCES entry (id),
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (person, entry)
        ) STRICT;
        CREATE INDEX conflict_entry ON conflict (entry);
        -- The examiner's word that nothing is in the way, given before the entry is read.
        CREATE TABLE impartiality (
            person TEXT NOT NULL REFERENCES person (id),
            entry TEXT NOT NULL REFERENCES entry (id),
            at TEXT NOT NULL,
            PRIMARY KEY (person, entry)
        ) STRICT;
        CREATE TABLE conflict_override (
            person TEXT NOT NULL REFERENCES person (id),
            entry TEXT NOT NULL REFERENCES entry (id),
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT REFERENCES person (id),
            PRIMARY KEY (person, entry)
        ) STRICT;
        CREATE INDEX conflict_override_entry ON conflict_override (entry);
        """),
    Migration(
        "examiners 2",
        """
        -- An entry that was taken from a team: a row each time.
        CREATE TABLE unassignment (
            entry TEXT NOT NULL REFERENCES entry (id),
            team TEXT NOT NULL REFERENCES team (id),
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE INDEX unassignment_team ON unassignment (team);
        """),
    Migration(
        "examiners 3",
        """
        -- Who decided it, when it is the office's decision on an objection and not the person's own word.
        ALTER TABLE conflict ADD COLUMN decided_by TEXT REFERENCES person (id);
        -- The conflicts that the office has been told of, and when somebody there looked at them.
        CREATE TABLE conflict_notice (
            person TEXT NOT NULL REFERENCES person (id),
            entry TEXT NOT NULL REFERENCES entry (id),
            at TEXT NOT NULL,
            seen_at TEXT,
            seen_by TEXT REFERENCES person (id),
            PRIMARY KEY (person, entry)
        ) STRICT;
        -- What a unit says against a member of its team, and what the office decided.
        CREATE TABLE objection (
            id TEXT PRIMARY KEY,
            entry TEXT NOT NULL REFERENCES entry (id),
            person TEXT NOT NULL REFERENCES person (id),
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES person (id),
            decided_at TEXT,
            decided_by TEXT REFERENCES person (id),
            upheld INTEGER CHECK (upheld IN (0, 1)),
            answer TEXT,
            UNIQUE (entry, person)
        ) STRICT;
        """),
]
