package import Base
import Editions
package import RichText
package import Site
package import Store

/// One answer as it stands.
package struct Answered: Sendable {
    package let item: String
    package let revision: Int
    package let characters: Int
    package let savedAt: Instant
    package let savedBy: String
}

/// Answers in the database: the current one of each item, and every revision that led there.
package enum AnswerSQL {
    /// What every item holds, without the texts: one query.
    package static func all(of entry: ID<Entry>, in db: any Connection) throws -> [String: Answered] {
        let rows = try db.rows(
            """
            SELECT answer.item, answer.revision, answer.characters, answer.saved_at, person.name
            FROM answer JOIN person ON person.id = answer.saved_by WHERE answer.entry = \(entry)
            """, answered)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0) })
    }

    /// Characters by item.
    package static func characters(of entry: ID<Entry>, in db: any Connection) throws -> [String: Int] {
        let rows = try db.rows("SELECT item, characters FROM answer WHERE entry = \(entry)") {
            (item: try $0[0] as String, characters: try $0[1] as Int)
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0.characters) })
    }

    /// The current text of an item with its row.
    package static func find(_ entry: ID<Entry>, _ item: String, in db: any Connection) throws
        -> (answered: Answered, document: Document)?
    {
        try db.first(
            """
            SELECT answer.item, answer.revision, answer.characters, answer.saved_at, person.name, answer.document
            FROM answer JOIN person ON person.id = answer.saved_by
            WHERE answer.entry = \(entry) AND answer.item = \(item)
            """
        ) { (try answered($0), try Document(json: try $0[5] as String)) }
    }

    /// The canonical texts of all items, as stored.
    static func canonical(of entry: ID<Entry>, in db: any Connection) throws -> [(item: String, canonical: String)] {
        try db.rows("SELECT item, document FROM answer WHERE entry = \(entry) ORDER BY item") {
            (item: try $0[0], canonical: try $0[1])
        }
    }

    /// The items that the writers have marked as done.
    static func done(_ entry: ID<Entry>, in db: any Connection) throws -> Set<String> {
        Set(try db.column("SELECT item FROM answer_done WHERE entry = \(entry)", as: String.self))
    }

    static func setDone(
        _ isDone: Bool, _ entry: ID<Entry>, _ item: String, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        if isDone {
            try db.run(
                """
                INSERT INTO answer_done (entry, item, at, by) VALUES (\(entry), \(item), \(now), \(person))
                ON CONFLICT (entry, item) DO NOTHING
                """)
        } else {
            try db.run("DELETE FROM answer_done WHERE entry = \(entry) AND item = \(item)")
        }
    }

    private static func answered(_ row: Row) throws -> Answered {
        Answered(
            item: try row[0], revision: try row[1], characters: try row[2], savedAt: try row[3], savedBy: try row[4])
    }
}

/// A text on its way in: it names the revision that its writer started from.
package struct Draft: Sendable {
    package let entry: ID<Entry>
    package let item: String
    package let document: Document
    /// 0 when there was no text.
    package let startedFrom: Int
    // Spelled and counted before the transaction, where writers wait for each other.
    fileprivate let canonical: String
    fileprivate let characters: Int

    package init(entry: ID<Entry>, item: String, document: Document, startedFrom: Int) {
        (self.entry, self.item, self.document, self.startedFrom) = (entry, item, document, startedFrom)
        (canonical, characters) = (document.canonical, document.characterCount)
    }
}

/// What became of a draft. Nothing written is lost (decision 7).
package enum Saved: Sendable, Equatable {
    case now(revision: Int, characters: Int)
    /// The text was already there.
    case unchanged(revision: Int)
    /// Somebody else saved first: the text is kept as this revision, and theirs stands.
    case aside(revision: Int)

    package var isAside: Bool { if case .aside = self { true } else { false } }
}

extension AnswerSQL {
    /// Saves a draft in three statements at most. Throws a refusal when the entry is not open for writing.
    package static func save(
        _ draft: Draft, closes: Deadline, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws -> Saved {
        let canonical = draft.canonical
        let standing = try standing(draft, in: db)
        try standing.gate.mustBeOpen(closes, at: now)
        if standing.isSame { return .unchanged(revision: standing.revision) }
        let (revision, characters) = (standing.latest + 1, draft.characters)
        let isStale = standing.revision != draft.startedFrom
        try db.run(
            """
            INSERT INTO answer_revision (entry, item, revision, started_from, aside, characters, saved_at, saved_by, document)
            VALUES (\(draft.entry), \(draft.item), \(revision), \(draft.startedFrom), \(isStale), \(characters), \(now),
                \(person), \(canonical))
            """)
        if isStale { return .aside(revision: revision) }
        try db.run(
            """
            INSERT INTO answer (entry, item, revision, characters, saved_at, saved_by, document)
            VALUES (\(draft.entry), \(draft.item), \(revision), \(characters), \(now), \(person), \(canonical))
            ON CONFLICT (entry, item) DO UPDATE SET revision = excluded.revision, characters = excluded.characters,
                saved_at = excluded.saved_at, saved_by = excluded.saved_by, document = excluded.document
            """)
        return .now(revision: revision, characters: characters)
    }

    private struct Standing { let gate: WritingGate, revision: Int, latest: Int, isSame: Bool }

    private static func standing(_ draft: Draft, in db: any Connection) throws -> Standing {
        let found = try db.first(
            """
            SELECT submission.at, withdrawal.at, deadline_extension.until, answer.revision,
                CASE WHEN answer.document = \(draft.canonical) THEN 1 ELSE 0 END,
                (SELECT max(revision) FROM answer_revision
                    WHERE answer_revision.entry = \(draft.entry) AND answer_revision.item = \(draft.item))
            FROM entry
            LEFT JOIN submission ON submission.entry = entry.id
            LEFT JOIN withdrawal ON withdrawal.entry = entry.id
            LEFT JOIN deadline_extension ON deadline_extension.entry = entry.id
            LEFT JOIN answer ON answer.entry = entry.id AND answer.item = \(draft.item)
            WHERE entry.id = \(draft.entry)
            """
        ) { row in
            Standing(
                gate: WritingGate(handedInAt: try row[0], withdrawnAt: try row[1], extendedTo: try row[2]),
                revision: try row[3] as Int? ?? 0, latest: try row[5] as Int? ?? 0, isSame: try row[4])
        }
        guard let found else { throw Halt.notFound }
        return found
    }
}
