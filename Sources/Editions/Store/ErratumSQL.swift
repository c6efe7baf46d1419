import Base
import Site
import Store

/// The corrections of published editions. A row is never changed or removed; the newest file is the edition.
enum ErratumSQL {
    /// Joins each edition with its newest correction, if it has any.
    static let newest: SQL = """
        LEFT JOIN erratum ON erratum.edition = edition.id
            AND erratum.version = (SELECT max(version) FROM erratum AS other WHERE other.edition = edition.id)
        """

    static func add(
        _ version: Int, of edition: ID<Edition>, _ file: EditionFile, reason: String, parts: [ErratumPart],
        by person: ID<Person>?, at now: Instant, in db: any Connection
    ) throws {
        let parts = parts.map(\.rawValue).joined(separator: " ")
        try db.run(
            """
            INSERT INTO erratum (edition, version, digest, at, by, reason, parts, source)
            VALUES (\(edition), \(version), \(file.digest), \(now), \(person), \(reason), \(parts), \(Bytes(file.bytes)))
            """)
    }

    /// The corrections of every edition, oldest first. One statement.
    static func all(in db: any Connection) throws -> [ID<Edition>: [Erratum]] {
        let rows = try db.rows(
            """
            SELECT erratum.edition, erratum.version, erratum.at, person.name, erratum.reason, erratum.parts
            FROM erratum LEFT JOIN person ON person.id = erratum.by ORDER BY erratum.version
            """
        ) { row in
            let parts: String = try row[5]
            return (
                edition: try row[0] as ID<Edition>,
                erratum: Erratum(
                    version: try row[1], at: try row[2], by: try row[3], reason: try row[4],
                    parts: parts.split(separator: " ").compactMap { ErratumPart(rawValue: String($0)) })
            )
        }
        return Dictionary(grouping: rows, by: \.edition).mapValues { $0.map(\.erratum) }
    }
}
