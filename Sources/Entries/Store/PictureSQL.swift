package import Base
package import Documents
import Editions
package import RichText
import Site
package import Store

/// A picture of an entry, as made of what was uploaded: the bytes apart.
package struct StoredPicture: Sendable {
    package let id: ID<Picture>
    package let entry: ID<Entry>
    package let kind: PaperPicture.Kind
    package let width: Int
    package let height: Int
    /// Words that were found in it (R53); empty for none, nil when nobody could look.
    package let words: String?
}

package enum PictureSQL {
    /// So many pictures an entry may hold, besides those that stand in older versions alone.
    static let picturesMax = 300
    /// So many in all, those in older versions too.
    static let keptMax = 1_000

    package static func find(_ id: ID<Picture>, in db: any Connection) throws -> StoredPicture? {
        try db.first(select + "WHERE id = \(id)", read)
    }

    static func all(_ entry: ID<Entry>, in db: any Connection) throws -> [StoredPicture] {
        try db.rows(select + "WHERE entry = \(entry) ORDER BY id", read)
    }

    /// The large picture, or the small one.
    static func bytes(_ id: ID<Picture>, isSmall: Bool, in db: any Connection) throws -> [UInt8]? {
        let column: SQL = isSmall ? "small" : "large"
        return try db.value("SELECT \(column) FROM picture WHERE id = \(id)", as: Bytes.self)?.content
    }

    /// The SHA-256 of each picture as it was kept, by its id.
    static func digests(_ entry: ID<Entry>, in db: any Connection) throws -> [String: String] {
        let rows = try db.rows("SELECT id, sha256 FROM picture WHERE entry = \(entry)") { (try $0[0] as String, try $0[1] as String) }
        return Dictionary(rows) { first, _ in first }
    }

    static func add(
        _ made: MadePicture, words: String?, _ id: ID<Picture>, to entry: ID<Entry>, at now: Instant, by person: ID<Person>,
        isOffices: Bool = false, in db: any Connection
    ) throws {
        if !isOffices { try mustHaveRoom(for: 1, entry, at: now, in: db) }
        try insert(made, words: words, id, to: entry, at: now, by: person, in: db)
    }

    /// Several at once, or none of them.
    static func add(
        _ pictures: [(id: ID<Picture>, made: MadePicture, words: String?)], to entry: ID<Entry>, at now: Instant, by person: ID<Person>,
        in db: any Connection
    ) throws {
        try mustHaveRoom(for: pictures.count, entry, at: now, in: db)
        for picture in pictures { try insert(picture.made, words: picture.words, picture.id, to: entry, at: now, by: person, in: db) }
    }

    private static func insert(
        _ made: MadePicture, words: String?, _ id: ID<Picture>, to entry: ID<Entry>, at now: Instant, by person: ID<Person>,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO picture (id, entry, kind, width, height, sha256, words, at, by, large, small)
            VALUES (\(id), \(entry), \(made.kind.rawValue), \(made.width), \(made.height), \(made.sha256), \(words), \(now),
                \(person), \(Bytes(made.large)), \(Bytes(made.small)))
            """)
    }

    /// Throws a refusal when the entry holds all the pictures that it may. What nothing refers to is taken away first.
    private static func mustHaveRoom(for more: Int, _ entry: ID<Entry>, at now: Instant, in db: any Connection) throws {
        guard try db.count("SELECT count(*) FROM picture WHERE entry = \(entry)") + more > picturesMax else { return }
        let since = now.adding(seconds: -PictureUse.unsavedDaysMax * 24 * 60 * 60)
        try PictureUse.removeUnused(
            Set(try db.column("SELECT id FROM picture WHERE entry = \(entry) AND at < \(since)")), of: entry, in: db)
        let all: Set<ID<Picture>> = Set(try db.column("SELECT id FROM picture WHERE entry = \(entry)"))
        guard all.count + more <= keptMax else {
            throw Refusal(
                "Bidraget har sparat \(keptMax) bilder, de i tidigare versioner inräknade, och fler får inte plats. Gör en tidigare version till den gällande om ni vill använda en av dem."
            )
        }
        let past = try PictureUse.versions(entry, in: db).subtracting(try PictureUse.standing(entry, in: db))
        guard all.subtracting(past).count + more <= picturesMax else {
            throw Refusal(
                "Bidraget får inte plats med fler än \(picturesMax) bilder. Ta bort bilder ur texten, eller inlästa Word-filer som ingen har sparat, och försök igen."
            )
        }
    }

    /// Throws a refusal that names the picture when one of them is not the entry's: copied from another text, it would be
    /// shown to nobody who reads this one.
    static func mustBelong(_ figures: [Figure], to entry: ID<Entry>, in db: any Connection) throws {
        guard !figures.isEmpty else { return }
        let own: Set<ID<Picture>> = Set(try db.column("SELECT id FROM picture WHERE entry = \(entry)"))
        guard let strange = figures.first(where: { !own.contains($0.picture) }) else { return }
        let alt = strange.alt.count > 60 ? "\(strange.alt.prefix(59))…" : strange.alt
        throw Refusal(
            "Bilden ”\(alt)” hör inte till det här bidraget. Ta bort den ur texten och lägg in den från din dator.", field: "text")
    }

    private static let select: SQL = "SELECT id, entry, kind, width, height, words FROM picture "

    private static func read(_ row: Row) throws -> StoredPicture {
        let kind: String = try row[2]
        return StoredPicture(
            id: try row[0], entry: try row[1], kind: PaperPicture.Kind(rawValue: kind) ?? .jpeg, width: try row[3],
            height: try row[4], words: try row[5])
    }
}
