package import Base
package import RichText
package import Site
package import Store

/// One revision of a text.
package struct Revision: Sendable {
    package let number: Int
    package let startedFrom: Int
    /// Kept beside, because somebody else had saved first.
    package let isAside: Bool
    /// The revision that stood, when this was made of it and of `startedFrom`.
    package let merges: Int?
    package let characters: Int
    package let savedAt: Instant
    package let savedBy: String
}

package enum HistorySQL {
    /// So many revisions on a page.
    package static let revisionsShownMax = 200

    /// Revisions of an item before `number`, newest first; a page of them.
    package static func all(_ place: TextPlace, before number: Int? = nil, in db: any Connection) throws -> [Revision] {
        try db.rows(
            """
            SELECT revision, started_from, aside, merges, characters, saved_at, person.name
            FROM text_revision JOIN person ON person.id = saved_by
            WHERE \(place.rows) AND revision < \(number ?? Int.max)
            ORDER BY revision DESC LIMIT \(revisionsShownMax)
            """, revision)
    }

    package static func find(_ place: TextPlace, _ number: Int, in db: any Connection) throws
        -> (revision: Revision, document: Document)?
    {
        let found = try db.first(
            """
            SELECT revision, started_from, aside, merges, characters, saved_at, person.name
            FROM text_revision JOIN person ON person.id = saved_by
            WHERE \(place.rows) AND revision = \(number)
            """, revision)
        guard let found, let document = try RevisionSQL.document(place, number, in: db) else { return nil }
        return (found, document)
    }

    /// Where both texts stand in a revision that was made of two; computed anew from what the two were made of.
    package static func conflicts(_ place: TextPlace, _ number: Int, in db: any Connection) throws -> [Conflict] {
        guard let both = try find(place, number, in: db), let stood = both.revision.merges,
            let sent = try find(place, both.revision.startedFrom, in: db),
            let theirs = try RevisionSQL.document(place, stood, in: db)
        else { return [] }
        let base = try RevisionSQL.document(place, sent.revision.startedFrom, in: db) ?? .empty
        let merged = Document.merge(base: base, mine: sent.document, theirs: theirs)
        // What an older version of the program merged otherwise has no places that can be told.
        return merged.document == both.document ? merged.conflicts : []
    }

    /// Whether a revision was made of two texts.
    package static func isMerged(_ place: TextPlace, _ number: Int, in db: any Connection) throws -> Bool {
        try db.exists(
            """
            SELECT 1 FROM text_revision
            WHERE \(place.rows) AND revision = \(number) AND merges IS NOT NULL
            """)
    }

    /// The parts whose standing text holds two versions of something.
    package static func conflicting(_ owner: TextOwner, in db: any Connection) throws -> Set<String> {
        let merged = try db.rows(
            """
            SELECT standing_text.item, standing_text.revision FROM standing_text
            JOIN text_revision ON text_revision.owner_kind = standing_text.owner_kind AND text_revision.owner = standing_text.owner
                AND text_revision.item = standing_text.item AND text_revision.revision = standing_text.revision
            WHERE standing_text.owner_kind = \(owner.kind.name) AND standing_text.owner = \(owner.id)
                AND text_revision.merges IS NOT NULL
            """
        ) { (item: try $0[0] as String, revision: try $0[1] as Int) }
        return Set(try merged.filter { try !conflicts(TextPlace(owner, $0.item), $0.revision, in: db).isEmpty }.map(\.item))
    }

    private static func revision(_ row: Row) throws -> Revision {
        Revision(
            number: try row[0], startedFrom: try row[1], isAside: try row[2], merges: try row[3], characters: try row[4],
            savedAt: try row[5], savedBy: try row[6])
    }
}
