import Store

/// Answers, their history and what is said about them, moved to the tables that all texts share.
let textMoves = [
    Migration(
        "entries texts",
        """
        INSERT INTO standing_text (owner_kind, owner, item, revision, characters, saved_at, saved_by, document)
        SELECT 'entry', entry, item, revision, characters, saved_at, saved_by, document FROM answer;
        DROP TABLE answer;

        INSERT INTO text_revision (owner_kind, owner, item, revision, started_from, aside, merges, save, characters, saved_at,
            saved_by, document, splice_at, splice_cut)
        SELECT 'entry', entry, item, revision, started_from, aside, merges, save, characters, saved_at,
            saved_by, document, splice_at, splice_cut FROM answer_revision;
        DROP TABLE answer_revision;

        INSERT INTO text_milestone (id, owner_kind, owner, name, at, by) SELECT id, 'entry', entry, name, at, by FROM milestone;
        INSERT INTO text_milestone_part (milestone, item, revision) SELECT milestone, item, revision FROM milestone_answer;
        DROP TABLE milestone_answer;
        DROP TABLE milestone;

        INSERT INTO text_thread (id, owner_kind, owner, item, quote, before, after, resolved_at, resolved_by)
        SELECT id, 'entry', entry, item, quote, before, after, resolved_at, resolved_by FROM comment_thread;
        INSERT INTO text_comment (id, thread, at, by, text) SELECT id, thread, at, by, text FROM comment;
        DROP TABLE comment;
        DROP TABLE comment_thread;
        """)
]
