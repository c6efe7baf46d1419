import Base
import Site
import Store

/// The editions and their publications. Texts come from the shelf; the file is read from the database only the first time.
enum EditionSQL {
    private struct Place {
        let id: ID<Edition>
        let year: AwardYear
        let digest: String
        let publishedAt: Instant?
        let inner: InnerDates
        /// 1 for the file that was published; more when it has been corrected.
        let version: Int
    }

    private static let columns: SQL = """
        SELECT edition.id, \(AwardYear.column), COALESCE(erratum.digest, edition.digest), publication.published_at,
            COALESCE(erratum.version, 1), \(InnerDateSQL.columns)
        FROM edition LEFT JOIN publication ON publication.edition = edition.id
        LEFT JOIN inner_dates ON inner_dates.edition = edition.id
        \(ErratumSQL.newest)
        """

    /// Of the same year the first programme's before the others'.
    private static let newestFirst: SQL = """
         ORDER BY edition.year DESC, CASE edition.programme WHEN \(AwardYear.firstProgramme) THEN 0 ELSE 1 END, edition.programme
        """

    static func find(_ id: ID<Edition>, _ shelf: Shelf, in db: any Connection) throws -> StoredEdition? {
        try stored(columns + " WHERE edition.id = \(id)", shelf, in: db).first
    }

    static func find(year: AwardYear, _ shelf: Shelf, in db: any Connection) throws -> StoredEdition? {
        try stored(columns + " WHERE edition.programme = \(year.programme) AND edition.year = \(year.number)", shelf, in: db).first
    }

    /// Drafts too, the newest year first.
    static func all(_ shelf: Shelf, in db: any Connection) throws -> [StoredEdition] {
        try stored(columns + newestFirst, shelf, in: db)
    }

    /// The newest year first.
    static func published(_ shelf: Shelf, in db: any Connection) throws -> [StoredEdition] {
        try stored(
            columns + " WHERE publication.published_at IS NOT NULL" + newestFirst, shelf, in: db)
    }

    static func years(in db: any Connection) throws -> Set<AwardYear> {
        Set(try db.column("SELECT \(AwardYear.column) FROM edition", as: AwardYear.self))
    }

    static func year(of id: ID<Edition>, in db: any Connection) throws -> AwardYear? {
        try db.value("SELECT \(AwardYear.column) FROM edition WHERE id = \(id)")
    }

    /// The file as it was sent: the newest version, or the one that is asked for.
    static func file(_ id: ID<Edition>, version: Int? = nil, in db: any Connection) throws -> EditionFile? {
        let first: SQL = "SELECT \(AwardYear.column), source FROM edition WHERE id = \(id)"
        let corrected: SQL = """
            SELECT \(AwardYear.column), erratum.source FROM edition JOIN erratum ON erratum.edition = edition.id
            WHERE edition.id = \(id)
            """
        if let version, version != 1 { return try file(corrected + " AND erratum.version = \(version)", in: db) }
        if version == nil, let file = try file(corrected + " ORDER BY erratum.version DESC LIMIT 1", in: db) { return file }
        return try file(first, in: db)
    }

    private static func file(_ sql: SQL, in db: any Connection) throws -> EditionFile? {
        try db.first(sql) { row in
            let (year, source): (AwardYear, Bytes) = (try row[0], try row[1])
            return EditionFile(name: "\(year.fileName).yaml", bytes: source.content)
        }
    }

    static func insert(
        _ id: ID<Edition>, _ file: EditionFile, year: AwardYear, by person: ID<Person>?, at now: Instant,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO edition (id, programme, year, digest, created_at, created_by, source)
            VALUES (\(id), \(year.programme), \(year.number), \(file.digest), \(now), \(person), \(Bytes(file.bytes)))
            """)
    }

    /// Puts another file in the place of a draft's.
    static func replace(
        _ id: ID<Edition>, with file: EditionFile, by person: ID<Person>?, at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            UPDATE edition SET digest = \(file.digest), created_at = \(now), created_by = \(person),
            source = \(Bytes(file.bytes)) WHERE id = \(id)
            """)
    }

    /// Freezes the edition: the row is never removed.
    static func publish(_ id: ID<Edition>, by person: ID<Person>?, at now: Instant, in db: any Connection) throws {
        try db.run(
            """
            INSERT INTO publication (edition, published_at, published_by) VALUES (\(id), \(now), \(person))
            """)
    }

    private static func stored(_ sql: SQL, _ shelf: Shelf, in db: any Connection) throws -> [StoredEdition] {
        let places = try db.rows(sql) {
            Place(
                id: try $0[0], year: try $0[1], digest: try $0[2], publishedAt: try $0[3],
                inner: try InnerDateSQL.read($0, from: 5), version: try $0[4])
        }
        let errata = places.contains { $0.version > 1 } ? try ErratumSQL.all(in: db) : [:]
        return try places.map { place in
            var edition = try shelf.edition(digest: place.digest) {
                guard let file = try file(place.id, in: db) else {
                    throw StoreError.failed("edition \(place.year) is gone", sql: "edition")
                }
                return file
            }
            edition.calendar.inner = place.inner
            edition.calendar.publishedOn = place.publishedAt.map { Stockholm.local($0).day }
            return StoredEdition(
                id: place.id, year: place.year, digest: place.digest, publishedAt: place.publishedAt,
                edition: edition, errata: errata[place.id] ?? [])
        }
    }
}
