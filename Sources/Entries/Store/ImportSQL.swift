import Base
import RichText
import Site
import Store

/// A Word file that has been read and parted, waiting for a person to look at it.
struct WordFile: Sendable {
    let id: ID<WordFile>
    let name: String
    /// What the reading changed, a sentence each, in Swedish as stored.
    let notices: [String]
    let takenAt: Instant?
    let pieces: [Piece]

    struct Piece: Sendable {
        let place: Int
        /// The part that it seems to belong to; nil when nobody knows.
        let item: String?
        /// Why it was placed there, in Swedish as stored.
        let reason: String
        /// 2 for sure, 1 for likely, 0 for unsure.
        let sure: Int
        let document: Document
    }
}

/// A file that somebody has read in and nobody has saved, for the list on the page.
struct WaitingImport: Sendable, Equatable {
    let id: ID<WordFile>
    let name: String
    let at: Instant
    let by: String
}

enum ImportSQL {
    /// Files of one entry that wait for somebody to look at them.
    static let waitingMax = 30
    /// How long a file stays after it was read in, or after its texts were saved.
    static let daysMax = 14
    /// So many go in one sweep; the next takes more.
    static let sweptMax = 100

    /// Those that nobody has saved, the newest first.
    static func waiting(_ entry: ID<Entry>, in db: any Connection) throws -> [WaitingImport] {
        try db.rows(
            """
            SELECT word_import.id, word_import.name, word_import.at, person.name FROM word_import
            JOIN person ON person.id = word_import.by
            WHERE word_import.entry = \(entry) AND word_import.taken_at IS NULL
            ORDER BY word_import.at DESC, word_import.id DESC LIMIT \(waitingMax)
            """
        ) { WaitingImport(id: try $0[0], name: try $0[1], at: try $0[2], by: try $0[3]) }
    }

    /// Takes away a file that nobody has saved. False when there is none, or its texts have been saved.
    static func remove(_ id: ID<WordFile>, of entry: ID<Entry>, in db: any Connection) throws -> Bool {
        guard try db.exists("SELECT 1 FROM word_import WHERE id = \(id) AND entry = \(entry) AND taken_at IS NULL") else { return false }
        try delete(id, of: entry, in: db)
        return true
    }

    /// Takes away a file with its texts, and those of its pictures that stand nowhere else.
    private static func delete(_ id: ID<WordFile>, of entry: ID<Entry>, in db: any Connection) throws {
        let texts: [String] = try db.column("SELECT document FROM import_piece WHERE word_import = \(id)")
        try db.run("DELETE FROM import_piece WHERE word_import = \(id)")
        try db.run("DELETE FROM word_import WHERE id = \(id)")
        let named = texts.reduce(into: Set<ID<Picture>>()) { $0.formUnion(PictureUse.named(in: $1)) }
        let own: Set<ID<Picture>> = Set(try db.column("SELECT id FROM picture WHERE entry = \(entry)"))
        try PictureUse.removeUnused(named.intersection(own), of: entry, in: db)
    }

    /// Takes away what is older than `daysMax`: previews that were never saved, and copies of texts that were.
    static func sweep(at now: Instant, in db: any Connection) throws {
        let old = try db.rows(
            """
            SELECT id, entry FROM word_import WHERE coalesce(taken_at, at) < \(now.adding(seconds: -daysMax * 24 * 60 * 60))
            ORDER BY id LIMIT \(sweptMax)
            """
        ) { (id: try $0[0] as ID<WordFile>, entry: try $0[1] as ID<Entry>) }
        for file in old { try delete(file.id, of: file.entry, in: db) }
    }

    static func keep(
        _ file: WordFile, _ entry: ID<Entry>, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        guard try db.count("SELECT count(*) FROM word_import WHERE entry = \(entry) AND taken_at IS NULL") < waitingMax else {
            throw Refusal(
                "\(waitingMax) inlästa filer väntar på att någon sparar dem. Spara eller ta bort en av dem i listan nedan och försök igen.")
        }
        try db.run(
            """
            INSERT INTO word_import (id, entry, name, notices, at, by)
            VALUES (\(file.id), \(entry), \(file.name), \(file.notices.joined(separator: "\n")), \(now), \(person))
            """)
        for piece in file.pieces {
            try db.run(
                """
                INSERT INTO import_piece (word_import, place, item, reason, sure, document)
                VALUES (\(file.id), \(piece.place), \(piece.item), \(piece.reason), \(piece.sure), \(piece.document.canonical))
                """)
        }
    }

    static func find(_ id: ID<WordFile>, of entry: ID<Entry>, in db: any Connection) throws -> WordFile {
        let pieces = try db.rows(
            "SELECT place, item, reason, sure, document FROM import_piece WHERE word_import = \(id) ORDER BY place"
        ) {
            WordFile.Piece(
                place: try $0[0], item: try $0[1], reason: try $0[2], sure: try $0[3], document: try Document(json: try $0[4] as String))
        }
        let found = try db.first("SELECT name, notices, taken_at FROM word_import WHERE id = \(id) AND entry = \(entry)") { row in
            let notices: String = try row[1]
            return WordFile(
                id: id, name: try row[0], notices: notices.split(separator: "\n").map(String.init), takenAt: try row[2], pieces: pieces)
        }
        guard let found else { throw Halt.notFound }
        return found
    }

    /// Takes it once: two presses would put every text in twice.
    static func take(_ id: ID<WordFile>, at now: Instant, in db: any Connection) throws {
        guard try db.run("UPDATE word_import SET taken_at = \(now) WHERE id = \(id) AND taken_at IS NULL") == 1 else {
            throw Refusal("Texterna är redan sparade. Läs in filen igen om de ska in en gång till.")
        }
    }
}
