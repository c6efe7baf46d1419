package import Base
package import RichText
package import Site
package import Store

/// Saves. What was sent is always kept as a revision of its own; when others have saved since its writer began, what stands is made of
/// both by blocks and words.
extension TextSQL {
    /// Throws what the gate says when the writer may not, or the text is shut. `TextCheck` comes first, wherever the text is from.
    package static func save(
        _ draft: Draft, through gate: some TextGate, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws -> Saved {
        draft.kept.begin()
        try gate.mustHaveRight(to: draft.place, in: db)
        let before = try TextBefore(draft, in: db)
        // A second try of what was accepted is answered as the first, also when the time is up.
        if let known = before.known, try RevisionSQL.text(draft.place, known, in: db) == draft.canonical {
            return try again(draft, known, before, in: db)
        }
        try gate.mustBeOpen(draft.place, in: db)
        if before.text == draft.canonical { return .unchanged(revision: before.revision, characters: draft.characters) }
        try gate.mustHold(draft.document, in: db)
        if before.revision != draft.startedFrom { return try merge(draft, before, at: now, by: person, in: db) }
        let new = RevisionSQL.New(
            number: before.latest + 1, startedFrom: draft.startedFrom, save: before.mark(draft), text: draft.canonical,
            characters: draft.characters)
        draft.kept.add(try RevisionSQL.keep(new, draft.place, after: before.previous, at: now, by: person, in: db))
        try stand(new, draft.place, at: now, by: person, in: db)
        return .now(revision: new.number, characters: new.characters)
    }

    /// Puts a text in the place of the one that stands, and asks no gate: for what somebody decides who is not a writer.
    package static func replace(
        _ place: TextPlace, with document: Document, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        let draft = Draft(place, document: document, startedFrom: try find(place, in: db)?.text.revision ?? 0)
        let before = try TextBefore(draft, in: db)
        let new = RevisionSQL.New(
            number: before.latest + 1, startedFrom: draft.startedFrom, text: draft.canonical, characters: draft.characters)
        try RevisionSQL.keep(new, place, after: before.previous, at: now, by: person, in: db)
        try stand(new, place, at: now, by: person, in: db)
    }

    private static func merge(
        _ draft: Draft, _ before: TextBefore, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws -> Saved {
        let base = try RevisionSQL.text(draft.place, draft.startedFrom, in: db) ?? Document.empty.canonical
        let theirs = try before.document()
        // Nothing of their own was sent.
        if base == draft.canonical { return before.merged(theirs, sent: draft.startedFrom) }
        let sent = RevisionSQL.New(
            number: before.latest + 1, startedFrom: draft.startedFrom, isAside: true, save: before.mark(draft),
            text: draft.canonical, characters: draft.characters)
        draft.kept.add(try RevisionSQL.keep(sent, draft.place, after: before.previous, at: now, by: person, in: db))
        let merged = Document.merge(base: try Document(json: base), mine: draft.document, theirs: theirs)
        if merged.isMineAlone || merged.document == theirs {
            return before.merged(theirs, sent: sent.number, isLeftOut: merged.isMineAlone)
        }
        let both = RevisionSQL.New(
            number: sent.number + 1, startedFrom: sent.number, merges: before.revision,
            text: merged.document.canonical, characters: merged.document.characterCount)
        draft.kept.add(try RevisionSQL.keep(both, draft.place, after: (sent.number, sent.text), at: now, by: person, in: db))
        try stand(both, draft.place, at: now, by: person, in: db)
        return .merged(
            .init(
                revision: both.number, characters: both.characters, document: merged.document, sent: sent.number,
                conflicts: merged.conflicts, others: before.savedBy))
    }

    /// The answer to a save that came before: what stands now, and where what was sent lies.
    private static func again(_ draft: Draft, _ known: Int, _ before: TextBefore, in db: any Connection) throws -> Saved {
        if known == before.revision { return .now(revision: known, characters: before.characters) }
        let document = try before.document()
        let conflicts = before.revision == known + 1 ? try HistorySQL.conflicts(draft.place, before.revision, in: db) : []
        return .merged(
            .init(
                revision: before.revision, characters: before.characters, document: document, sent: known,
                conflicts: conflicts, others: before.savedBy))
    }

    private static func stand(
        _ new: RevisionSQL.New, _ place: TextPlace, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO standing_text (owner_kind, owner, item, revision, characters, saved_at, saved_by, document)
            VALUES (\(place.owner.kind.name), \(place.owner.id), \(place.item), \(new.number), \(new.characters), \(now), \(person),
                \(new.text))
            ON CONFLICT (owner_kind, owner, item) DO UPDATE SET revision = excluded.revision, characters = excluded.characters,
                saved_at = excluded.saved_at, saved_by = excluded.saved_by, document = excluded.document
            """)
    }
}

/// What a draft finds: the text that stands.
private struct TextBefore {
    /// 0, and the empty text, when nothing is saved.
    let revision: Int
    let text: String
    let characters: Int
    let savedBy: String
    /// The highest revision there is; those kept beside count too.
    let latest: Int
    /// The revision of an earlier try of the same save.
    let known: Int?

    /// A mark that another text has already is not kept twice.
    func mark(_ draft: Draft) -> String? { known == nil ? draft.save : nil }
    var previous: (number: Int, text: String)? { revision > 0 ? (revision, text) : nil }
    func document() throws -> Document { try Document(json: text) }

    func merged(_ document: Document, sent: Int, isLeftOut: Bool = false) -> Saved {
        .merged(
            .init(
                revision: revision, characters: characters, document: document, sent: sent, conflicts: [],
                others: savedBy, isLeftOut: isLeftOut))
    }

    /// One query, also when nothing is saved yet.
    init(_ draft: Draft, in db: any Connection) throws {
        let found = try db.first(
            """
            SELECT (SELECT max(revision) FROM text_revision WHERE \(draft.place.rows)),
                (SELECT revision FROM text_revision WHERE \(draft.place.rows) AND save = \(draft.save ?? "")),
                standing_text.revision, standing_text.characters, coalesce(person.name, ''), standing_text.document
            FROM (SELECT 1 AS one) AS always
            LEFT JOIN standing_text ON \(draft.place.rows)
            LEFT JOIN person ON person.id = standing_text.saved_by
            """
        ) { try TextBefore($0) }
        self = found!
    }

    private init(_ row: Row) throws {
        (latest, known) = (try row[0] as Int? ?? 0, try row[1])
        (revision, characters, savedBy) = (try row[2] as Int? ?? 0, try row[3] as Int? ?? 0, try row[4])
        text = try row[5] as String? ?? Document.empty.canonical
    }
}
