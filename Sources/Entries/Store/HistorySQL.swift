import Base
import RichText
import Site
import Store

/// One revision of an answer.
struct Revision: Sendable {
    let number: Int
    let startedFrom: Int
    /// Kept beside, because somebody else had saved first.
    let isAside: Bool
    /// The revision that stood, when this was made of it and of `startedFrom`.
    let merges: Int?
    let characters: Int
    let savedAt: Instant
    let savedBy: String
}

enum HistorySQL {
    /// So many revisions on a page.
    static let revisionsShownMax = 200

    /// Revisions of an item before `number`, newest first; a page of them.
    static func all(_ entry: ID<Entry>, _ item: String, before number: Int? = nil, in db: any Connection) throws -> [Revision] {
        try db.rows(
            """
            SELECT revision, started_from, aside, merges, characters, saved_at, person.name
            FROM answer_revision JOIN person ON person.id = saved_by
            WHERE entry = \(entry) AND item = \(item) AND revision < \(number ?? Int.max)
            ORDER BY revision DESC LIMIT \(revisionsShownMax)
            """, revision)
    }

    static func find(_ entry: ID<Entry>, _ item: String, _ number: Int, in db: any Connection) throws
        -> (revision: Revision, document: Document)?
    {
        let found = try db.first(
            """
            SELECT revision, started_from, aside, merges, characters, saved_at, person.name
            FROM answer_revision JOIN person ON person.id = saved_by
            WHERE entry = \(entry) AND item = \(item) AND revision = \(number)
            """, revision)
        guard let found, let document = try RevisionSQL.document(entry, item, number, in: db) else { return nil }
        return (found, document)
    }

    /// Where both texts stand in a revision that was made of two; computed anew from what the two were made of.
    static func conflicts(_ entry: ID<Entry>, _ item: String, _ number: Int, in db: any Connection) throws -> [Conflict] {
        guard let both = try find(entry, item, number, in: db), let stood = both.revision.merges,
            let sent = try find(entry, item, both.revision.startedFrom, in: db),
            let theirs = try RevisionSQL.document(entry, item, stood, in: db)
        else { return [] }
        let base = try RevisionSQL.document(entry, item, sent.revision.startedFrom, in: db) ?? .empty
        let merged = Document.merge(base: base, mine: sent.document, theirs: theirs)
        // What an older version of the program merged otherwise has no places that can be told.
        return merged.document == both.document ? merged.conflicts : []
    }

    /// Whether a revision was made of two texts.
    static func isMerged(_ entry: ID<Entry>, _ item: String, _ number: Int, in db: any Connection) throws -> Bool {
        try db.exists(
            """
            SELECT 1 FROM answer_revision
            WHERE entry = \(entry) AND item = \(item) AND revision = \(number) AND merges IS NOT NULL
            """)
    }

    /// The parts whose standing text holds two versions of something.
    static func conflicting(_ entry: ID<Entry>, in db: any Connection) throws -> Set<String> {
        let merged = try db.rows(
            """
            SELECT answer.item, answer.revision FROM answer
            JOIN answer_revision ON answer_revision.entry = answer.entry AND answer_revision.item = answer.item
                AND answer_revision.revision = answer.revision
            WHERE answer.entry = \(entry) AND answer_revision.merges IS NOT NULL
            """
        ) { (item: try $0[0] as String, revision: try $0[1] as Int) }
        return Set(try merged.filter { try !conflicts(entry, $0.item, $0.revision, in: db).isEmpty }.map(\.item))
    }

    private static func revision(_ row: Row) throws -> Revision {
        Revision(
            number: try row[0], startedFrom: try row[1], isAside: try row[2], merges: try row[3], characters: try row[4],
            savedAt: try row[5], savedBy: try row[6])
    }
}
