import Base
import RichText
import Store
import Texts

/// Where the pictures of an entry stand. What nothing refers to takes no room for ever: it goes with the file that it came in, and
/// when room is asked for.
enum PictureUse {
    /// A picture may lie so long before the text that it was put in is saved, in a browser that has lost its connection.
    static let unsavedDaysMax = 4

    /// Takes away those of `pictures` that nothing refers to.
    static func removeUnused(_ pictures: Set<ID<Picture>>, of entry: ID<Entry>, in db: any Connection) throws {
        for id in try unused(pictures, of: entry, in: db) { try db.run("DELETE FROM picture WHERE id = \(id)") }
    }

    /// Those of `pictures` that stand nowhere: in no text, version, hand-in, presentation or file that waits.
    static func unused(_ pictures: Set<ID<Picture>>, of entry: ID<Entry>, in db: any Connection) throws -> Set<ID<Picture>> {
        guard !pictures.isEmpty else { return [] }
        let left = pictures.subtracting(try standing(entry, in: db))
        return left.isEmpty ? [] : left.subtracting(try versions(entry, in: db))
    }

    /// Those in what stands, is sealed, presents the unit or waits to be looked at.
    static func standing(_ entry: ID<Entry>, in db: any Connection) throws -> Set<ID<Picture>> {
        let texts: [String] = try db.column(
            """
            SELECT document FROM import_piece WHERE word_import IN (SELECT id FROM word_import WHERE entry = \(entry))
            UNION ALL SELECT content FROM submission WHERE entry = \(entry)
            UNION ALL SELECT content FROM former_submission WHERE entry = \(entry)
            UNION ALL SELECT content FROM change_answer WHERE request IN (SELECT id FROM change_request WHERE entry = \(entry))
            """)
        let shown: [ID<Picture>] = try db.column(
            """
            SELECT picture FROM presentation_picture WHERE entry = \(entry)
            UNION SELECT picture FROM media_picture WHERE entry = \(entry)
            UNION SELECT picture FROM picture_consent WHERE entry = \(entry)
            UNION SELECT preview FROM picture_draft WHERE entry = \(entry)
            """)
        let answers = try TextSQL.canonical(of: entry.texts, in: db).map(\.canonical)
        return (answers + texts).reduce(into: Set(shown)) { $0.formUnion(named(in: $1)) }
    }

    /// Those in any version of any part. A version may lie as a piece that holds a part of a name, so each is put together.
    static func versions(_ entry: ID<Entry>, in db: any Connection) throws -> Set<ID<Picture>> {
        var found: Set<ID<Picture>> = []
        try RevisionSQL.eachText(of: entry.texts, in: db) { found.formUnion(named(in: $0)) }
        return found
    }

    /// Every name in a text in its one spelling that could be a picture's: a run of exactly so many of the letters that names are made of.
    static func named(in text: String) -> Set<ID<Picture>> {
        var (found, run): (Set<ID<Picture>>, [UInt8]) = ([], [])
        func end() {
            if run.count == 26, let id = ID<Picture>(String(decoding: run, as: UTF8.self)) { found.insert(id) }
            run.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) { run.append(byte) } else { end() }
        }
        end()
        return found
    }
}
