package import Base
package import Editions
package import RichText
package import Site
package import Store
import Synchronization

/// A text on its way in: it names the revision that its writer started from.
package struct Draft: Sendable {
    package let entry: ID<Entry>
    package let item: String
    package let document: Document
    /// 0 when there was no text.
    package let startedFrom: Int
    /// The browser's own mark of this save; sent again, it is known again.
    package let save: String?
    // Spelled and counted before the transaction, where writers wait for each other.
    fileprivate let canonical: String
    fileprivate let characters: Int
    /// How much of the database the save has taken for good, when it is done.
    let kept = KeptBytes()

    package init(entry: ID<Entry>, item: String, document: Document, startedFrom: Int, save: String? = nil) {
        (self.entry, self.item, self.document, self.startedFrom) = (entry, item, document, startedFrom)
        (canonical, characters, self.save) = (document.canonical, document.characterCount, save)
    }
}

/// The bytes of the revisions that a save has kept, counted anew each time that its transaction is run.
package final class KeptBytes: Sendable {
    private let bytes = Mutex(0)

    var count: Int { bytes.withLock { $0 } }
    fileprivate func begin() { bytes.withLock { $0 = 0 } }
    fileprivate func add(_ more: Int) { bytes.withLock { $0 += more } }
}

/// What became of a draft. Nothing written is lost (decision 7).
package enum Saved: Sendable, Equatable {
    case now(revision: Int, characters: Int)
    /// The text was already there.
    case unchanged(revision: Int, characters: Int)
    /// Others had saved since the writer began.
    case merged(Merge)

    /// What became of two texts.
    package struct Merge: Sendable, Equatable {
        /// What stands now.
        package let revision: Int
        package let characters: Int
        package let document: Document
        /// The revision that holds exactly what was sent.
        package let sent: Int
        /// Where both stand in `document`, because it could not be told which should.
        package let conflicts: [Conflict]
        /// Who saved the text that stood.
        package let others: String
        /// Both would not fit in one document: what was sent is in the history alone.
        package var isLeftOut = false
    }

    package var revision: Int {
        switch self {
        case .now(let revision, _), .unchanged(let revision, _): revision
        case .merged(let merge): merge.revision
        }
    }

    /// Whether two versions of something stand in the text now.
    package var hasConflicts: Bool { if case .merged(let merge) = self { !merge.conflicts.isEmpty } else { false } }

    package var characters: Int {
        switch self {
        case .now(_, let characters), .unchanged(_, let characters): characters
        case .merged(let merge): merge.characters
        }
    }
}

/// Saves of answers. What was sent is always kept as a revision of its own; when others have saved since its writer
/// began, what stands is made of both by blocks and words.
extension AnswerSQL {
    /// Throws a refusal when the entry is not open for writing.
    package static func save(
        _ draft: Draft, closes: Deadline, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws -> Saved {
        draft.kept.begin()
        let standing = try Standing(draft, in: db)
        // A second try of what was accepted is answered as the first, also when the time is up.
        if let known = standing.known, try RevisionSQL.text(draft.entry, draft.item, known, in: db) == draft.canonical {
            return try again(draft, known, standing, in: db)
        }
        try standing.gate.mustBeOpen(closes, at: now)
        if standing.text == draft.canonical {
            return .unchanged(revision: standing.revision, characters: draft.characters)
        }
        try PictureSQL.mustBelong(draft.document.figures, to: draft.entry, in: db)
        if standing.revision != draft.startedFrom {
            return try merge(draft, standing, at: now, by: person, in: db)
        }
        let new = RevisionSQL.New(
            number: standing.latest + 1, startedFrom: draft.startedFrom, save: standing.mark(draft), text: draft.canonical,
            characters: draft.characters)
        draft.kept.add(try RevisionSQL.keep(new, draft.entry, draft.item, after: standing.previous, at: now, by: person, in: db))
        try stand(new, draft, at: now, by: person, in: db)
        return .now(revision: new.number, characters: new.characters)
    }

    /// Puts a text in the place of the one that stands, without asking the gate: what the office decides after the hand-in.
    static func replace(
        _ entry: ID<Entry>, _ item: String, with document: Document, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        let revision = try find(entry, item, in: db)?.answered.revision ?? 0
        let draft = Draft(entry: entry, item: item, document: document, startedFrom: revision)
        let standing = try Standing(draft, in: db)
        let new = RevisionSQL.New(
            number: standing.latest + 1, startedFrom: revision, text: draft.canonical, characters: draft.characters)
        try RevisionSQL.keep(new, entry, item, after: standing.previous, at: now, by: person, in: db)
        try stand(new, draft, at: now, by: person, in: db)
    }

    private static func merge(
        _ draft: Draft, _ standing: Standing, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws -> Saved {
        let base = try RevisionSQL.text(draft.entry, draft.item, draft.startedFrom, in: db) ?? Document.empty.canonical
        let theirs = try standing.document()
        // Nothing of their own was sent.
        if base == draft.canonical { return standing.merged(theirs, sent: draft.startedFrom) }
        let sent = RevisionSQL.New(
            number: standing.latest + 1, startedFrom: draft.startedFrom, isAside: true, save: standing.mark(draft),
            text: draft.canonical, characters: draft.characters)
        draft.kept.add(try RevisionSQL.keep(sent, draft.entry, draft.item, after: standing.previous, at: now, by: person, in: db))
        let merged = Document.merge(base: try Document(json: base), mine: draft.document, theirs: theirs)
        if merged.isMineAlone || merged.document == theirs {
            return standing.merged(theirs, sent: sent.number, isLeftOut: merged.isMineAlone)
        }
        let both = RevisionSQL.New(
            number: sent.number + 1, startedFrom: sent.number, merges: standing.revision,
            text: merged.document.canonical, characters: merged.document.characterCount)
        draft.kept.add(try RevisionSQL.keep(both, draft.entry, draft.item, after: (sent.number, sent.text), at: now, by: person, in: db))
        try stand(both, draft, at: now, by: person, in: db)
        return .merged(
            .init(
                revision: both.number, characters: both.characters, document: merged.document, sent: sent.number,
                conflicts: merged.conflicts, others: standing.savedBy))
    }

    /// The answer to a save that came before: what stands now, and where what was sent lies.
    private static func again(_ draft: Draft, _ known: Int, _ standing: Standing, in db: any Connection) throws -> Saved {
        if known == standing.revision { return .now(revision: known, characters: standing.characters) }
        let document = try standing.document()
        let conflicts =
            standing.revision == known + 1
            ? try HistorySQL.conflicts(draft.entry, draft.item, standing.revision, in: db) : []
        return .merged(
            .init(
                revision: standing.revision, characters: standing.characters, document: document, sent: known,
                conflicts: conflicts, others: standing.savedBy))
    }

    private static func stand(
        _ new: RevisionSQL.New, _ draft: Draft, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO answer (entry, item, revision, characters, saved_at, saved_by, document)
            VALUES (\(draft.entry), \(draft.item), \(new.number), \(new.characters), \(now), \(person), \(new.text))
            ON CONFLICT (entry, item) DO UPDATE SET revision = excluded.revision, characters = excluded.characters,
                saved_at = excluded.saved_at, saved_by = excluded.saved_by, document = excluded.document
            """)
    }
}

/// What a draft meets: the gate of its entry, and the answer that stands.
private struct Standing {
    let gate: WritingGate
    /// 0, and the empty answer, when nothing is saved.
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

    init(_ draft: Draft, in db: any Connection) throws {
        let found = try db.first(
            """
            SELECT submission.at, withdrawal.at, deadline_extension.until, answer.revision, answer.characters,
                coalesce(person.name, ''),
                (SELECT max(revision) FROM answer_revision
                    WHERE answer_revision.entry = \(draft.entry) AND answer_revision.item = \(draft.item)),
                (SELECT revision FROM answer_revision
                    WHERE answer_revision.entry = \(draft.entry) AND answer_revision.item = \(draft.item)
                        AND save = \(draft.save ?? "")), \(ChangeSQL.openUntil(draft.entry, draft.item)), answer.document
            FROM entry
            LEFT JOIN submission ON submission.entry = entry.id
            LEFT JOIN withdrawal ON withdrawal.entry = entry.id
            LEFT JOIN deadline_extension ON deadline_extension.entry = entry.id
            LEFT JOIN answer ON answer.entry = entry.id AND answer.item = \(draft.item)
            LEFT JOIN person ON person.id = answer.saved_by
            WHERE entry.id = \(draft.entry)
            """
        ) { try Standing($0) }
        guard let found else { throw Halt.notFound }
        self = found
    }

    private init(_ row: Row) throws {
        gate = WritingGate(
            handedInAt: try row[0], withdrawnAt: try row[1], extendedTo: try row[2], changeUntil: try row[8])
        (revision, characters, savedBy) = (try row[3] as Int? ?? 0, try row[4] as Int? ?? 0, try row[5])
        (latest, known) = (try row[6] as Int? ?? 0, try row[7])
        text = try row[9] as String? ?? Document.empty.canonical
    }
}
