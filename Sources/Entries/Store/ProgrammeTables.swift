import Store

/// Earlier awards are of a programme: one of another's makes nobody wait (R24).
let programmeMigrations = [
    Migration(
        "entries programmes",
        """
        ALTER TABLE earlier_award RENAME TO earlier_award_before;
        CREATE TABLE earlier_award (
            unit TEXT NOT NULL REFERENCES organisation (id),
            programme TEXT NOT NULL DEFAULT 'kvalitetsutmarkelsen',
            year INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('award', 'honorary')),
            PRIMARY KEY (unit, programme, year, kind)
        ) STRICT;
        INSERT INTO earlier_award (unit, year, kind) SELECT unit, year, kind FROM earlier_award_before;
        DROP TABLE earlier_award_before;
        """)
]
