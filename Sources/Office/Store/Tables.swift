import Store

/// The office has no tables of its own; it asks the log in one more way than the log's own slice does.
let officeMigrations = [
    Migration(
        "office 1",
        """
        CREATE INDEX audit_person ON audit (person, number);
        """)
]
