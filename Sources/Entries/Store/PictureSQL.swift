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
    /// So many pictures an entry may hold, those in older versions too.
    static let picturesMax = 300

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
        guard try isOffices || db.count("SELECT count(*) FROM picture WHERE entry = \(entry)") < picturesMax else {
            throw Refusal("Bidraget har redan \(picturesMax) bilder. Fler får inte plats.")
        }
        try db.run(
            """
            INSERT INTO picture (id, entry, kind, width, height, sha256, words, at, by, large, small)
            VALUES (\(id), \(entry), \(made.kind.rawValue), \(made.width), \(made.height), \(made.sha256), \(words), \(now),
                \(person), \(Bytes(made.large)), \(Bytes(made.small)))
            """)
    }

    /// Throws a refusal that names the picture when one of them is not the entry's: copied from another text, it would be
    /// shown to nobody who reads this one.
    static func mustBelong(_ figures: [Figure], to entry: ID<Entry>, in db: any Connection) throws {
        guard !figures.isEmpty else { return }
        let own: Set<ID<Picture>> = Set(try db.column("SELECT id FROM picture WHERE entry = \(entry)"))
        guard let strange = figures.first(where: { !own.contains($0.picture) }) else { return }
        let alt = strange.alt.count > 60 ? "\(strange.alt.prefix(59))…" : strange.alt
        throw Refusal("Bilden ”\(alt)” hör inte till det här bidraget. Ta bort den ur texten och lägg in den från din dator.", field: "text")
    }

    private static let select: SQL = "SELECT id, entry, kind, width, height, words FROM picture "

    private static func read(_ row: Row) throws -> StoredPicture {
        let kind: String = try row[2]
        return StoredPicture(
            id: try row[0], entry: try row[1], kind: PaperPicture.Kind(rawValue: kind) ?? .jpeg, width: try row[3],
            height: try row[4], words: try row[5])
    }
}
