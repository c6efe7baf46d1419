import Store

let organisationMigrations = [
    Migration(
        "organisations 1",
        """
        CREATE TABLE organisation (
            id TEXT PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('committee', 'company', 'unit', 'private')),
            name TEXT NOT NULL,
            name_folded TEXT NOT NULL,
            parent TEXT REFERENCES organisation (id),
            class TEXT,
            regime TEXT CHECK (regime IN ('municipal', 'contractor', 'independent', 'single-places')),
            registry_email TEXT,
            valid_from TEXT,
            valid_to TEXT
        ) STRICT;
        CREATE INDEX organisation_parent ON organisation (parent);

        CREATE TABLE succession (
            predecessor TEXT NOT NULL REFERENCES organisation (id),
            successor TEXT NOT NULL REFERENCES organisation (id),
            day TEXT NOT NULL,
            PRIMARY KEY (predecessor, successor),
            CHECK (predecessor <> successor)
        ) STRICT;
        CREATE INDEX succession_successor ON succession (successor);
        """),
    // A unit may lie below a unit below its committee: the one that decides about it is kept, since every list asks for it.
    Migration(
        "organisations 2",
        """
        ALTER TABLE organisation ADD COLUMN committee TEXT REFERENCES organisation (id);
        CREATE INDEX organisation_committee ON organisation (committee);
        WITH RECURSIVE line (id, above, step) AS (
            SELECT organisation.id, organisation.parent, 1 FROM organisation
            WHERE organisation.kind IN ('unit', 'private') AND organisation.parent IS NOT NULL
            UNION ALL
            SELECT line.id, place.parent, line.step + 1 FROM line JOIN organisation AS place ON place.id = line.above
            WHERE place.kind IN ('unit', 'private') AND place.parent IS NOT NULL AND line.step < 20
        )
        UPDATE organisation SET committee = (
            SELECT line.above FROM line JOIN organisation AS place ON place.id = line.above
            WHERE line.id = organisation.id AND place.kind IN ('committee', 'company')
        );
        """),
    // One apostrophe for all, as `SearchText.folded` has it.
    Migration(
        "organisations 3",
        """
        UPDATE organisation SET name_folded =
            replace(replace(replace(replace(name_folded, '’', ''''), '‘', ''''), 'ʼ', ''''), '´', '''');
        """),
]
