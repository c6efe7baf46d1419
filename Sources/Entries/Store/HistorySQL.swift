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
    let characters: Int
    let savedAt: Instant
    let savedBy: String
}

enum HistorySQL {
    static let revisionsShownMax = 200

    /// The newest revisions of an item, newest first.
    static func all(_ entry: ID<Entry>, _ item: String, in db: any Connection) throws -> [Revision] {
        try db.rows(
            """
            SELECT revision, started_from, aside, characters, saved_at, person.name
            FROM answer_revision JOIN person ON person.id = saved_by
            WHERE entry = \(entry) AND item = \(item) ORDER BY revision DESC LIMIT \(revisionsShownMax)
            """, revision)
    }

    static func find(_ entry: ID<Entry>, _ item: String, _ number: Int, in db: any Connection) throws
        -> (revision: Revision, document: Document)?
    {
        try db.first(
            """
            SELECT revision, started_from, aside, characters, saved_at, person.name, document
            FROM answer_revision JOIN person ON person.id = saved_by
            WHERE entry = \(entry) AND item = \(item) AND revision = \(number)
            """
        ) { (try revision($0), try Document(json: try $0[6] as String)) }
    }

    private static func revision(_ row: Row) throws -> Revision {
        Revision(
            number: try row[0], startedFrom: try row[1], isAside: try row[2], characters: try row[3],
            savedAt: try row[4], savedBy: try row[5])
    }
}
