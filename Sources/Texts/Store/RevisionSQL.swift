package import Base
package import RichText
package import Site
package import Store

/// The history of one text as it lies in the database: a whole text now and then, and pieces that follow it.
package enum RevisionSQL {
    /// So many revisions at most follow one that is whole.
    static let piecesMax = 64

    /// One revision to keep.
    struct New {
        let number: Int
        let startedFrom: Int
        var isAside = false
        /// The revision that stood, when this one was made of it and of `startedFrom`.
        var merges: Int?
        /// The browser's own mark of the save, by which a second try is known.
        var save: String?
        let text: String
        let characters: Int
    }

    /// What a row takes besides its text, about.
    static let rowBytes = 200

    /// Keeps a revision: as the piece that follows `previous` when that is the revision before it. Gives the bytes that it takes.
    @discardableResult
    static func keep(
        _ new: New, _ place: TextPlace, after previous: (number: Int, text: String)?,
        at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws -> Int {
        var splice: Splice?
        if let previous, previous.number == new.number - 1, new.number % piecesMax != 1 {
            splice = Splice(from: previous.text, to: new.text)
        }
        try db.run(
            """
            INSERT INTO text_revision (owner_kind, owner, item, revision, started_from, aside, characters, saved_at, saved_by,
                document, splice_at, splice_cut, merges, save)
            VALUES (\(place.owner.kind.name), \(place.owner.id), \(place.item), \(new.number), \(new.startedFrom), \(new.isAside), \(new.characters), \(now), \(person),
                \(splice?.text ?? new.text), \(splice?.atByte), \(splice?.cutBytes), \(new.merges), \(new.save))
            """)
        return rowBytes + (splice?.text ?? new.text).utf8.count
    }

    /// The text of a revision in its one spelling; nil when there is none. Revision 0 is the empty text.
    package static func text(_ place: TextPlace, _ number: Int, in db: any Connection) throws -> String? {
        if number == 0 { return Document.empty.canonical }
        let pieces = try db.rows(
            """
            SELECT document, splice_at, splice_cut FROM text_revision
            WHERE \(place.rows) AND revision <= \(number) AND revision >= (
                SELECT max(revision) FROM text_revision
                WHERE \(place.rows) AND revision <= \(number) AND splice_at IS NULL)
            ORDER BY revision
            """
        ) { (text: try $0[0] as String, at: try $0[1] as Int?, cut: try $0[2] as Int?) }
        guard try isThere(place, number, in: db) else { return nil }
        return pieces.dropFirst().reduce(pieces.first?.text) { text, piece in
            text.flatMap { Splice(atByte: piece.at ?? 0, cutBytes: piece.cut ?? 0, text: piece.text).applied(to: $0) }
        }
    }

    /// Every text that the parts of an owner have had, as kept, one after another.
    package static func eachText(of owner: TextOwner, in db: any Connection, _ body: (String) -> Void) throws {
        let items: [String] = try db.column("SELECT DISTINCT item FROM text_revision WHERE \(owner.rows)")
        for item in items {
            var text: String?
            let pieces = try db.rows(
                """
                SELECT document, splice_at, splice_cut FROM text_revision
                WHERE \(TextPlace(owner, item).rows) ORDER BY revision
                """
            ) { (text: try $0[0] as String, at: try $0[1] as Int?, cut: try $0[2] as Int?) }
            for piece in pieces {
                text =
                    piece.at == nil
                    ? piece.text
                    : text.flatMap { Splice(atByte: piece.at ?? 0, cutBytes: piece.cut ?? 0, text: piece.text).applied(to: $0) }
                if let text { body(text) }
            }
        }
    }

    package static func document(_ place: TextPlace, _ number: Int, in db: any Connection) throws -> Document? {
        try text(place, number, in: db).map { try Document(json: $0) }
    }

    private static func isThere(_ place: TextPlace, _ number: Int, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM text_revision WHERE \(place.rows) AND revision = \(number)")
    }
}
