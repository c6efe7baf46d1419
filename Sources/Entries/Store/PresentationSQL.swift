package import Base
import Documents
package import RichText
import Site
package import Store

/// Somebody who can be recognised in the picture, and who said yes to its use (R57).
struct Consent: Sendable {
    let id: ID<Consent>
    let name: String
    /// Whether a guardian said yes for a child.
    let isGuardians: Bool
    let at: Instant
    let withdrawnAt: Instant?
}

/// The picture that presents a unit, as it stands.
package struct PresentationState: Sendable {
    let own: ID<Picture>?
    let nobody: Bool
    let consents: [Consent]
    /// What the office has chosen from the city's pictures.
    let city: ID<Picture>?

    package var choice: PresentationChoice {
        PresentationChoice(
            hasOwn: own != nil, nobody: nobody, consents: consents.count { $0.withdrawnAt == nil },
            withdrawn: consents.count { $0.withdrawnAt != nil })
    }

    /// The picture to show; nil when the office has yet to choose one.
    package var shown: ID<Picture>? { choice == .own ? own : city }
}

package enum PresentationSQL {
    /// Consents of one picture, those taken back too; a new picture begins without.
    static let consentsMax = 100

    package static func find(_ entry: ID<Entry>, in db: any Connection) throws -> PresentationState {
        let own = try db.first("SELECT picture, nobody FROM presentation_picture WHERE entry = \(entry)") {
            (picture: try $0[0] as ID<Picture>, nobody: try $0[1] as Bool)
        }
        let consents = try own.map { own in
            try db.rows(
                """
                SELECT id, name, guardian, at, withdrawn_at FROM picture_consent
                WHERE entry = \(entry) AND picture = \(own.picture) ORDER BY id LIMIT \(consentsMax)
                """
            ) { Consent(id: try $0[0], name: try $0[1], isGuardians: try $0[2], at: try $0[3], withdrawnAt: try $0[4]) }
        }
        return PresentationState(
            own: own?.picture, nobody: own?.nobody ?? false, consents: consents ?? [],
            city: try db.value("SELECT picture FROM media_picture WHERE entry = \(entry)"))
    }

    /// Makes a picture the unit's own. Consents belong to a picture: a new one begins without.
    static func choose(
        _ picture: ID<Picture>, for entry: ID<Entry>, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO presentation_picture (entry, picture, nobody, at, by) VALUES (\(entry), \(picture), 0, \(now), \(person))
            ON CONFLICT (entry) DO UPDATE SET picture = excluded.picture, nobody = 0, at = excluded.at, by = excluded.by
            """)
        try db.run("DELETE FROM picture_draft WHERE entry = \(entry)")
    }

    static func remove(_ entry: ID<Entry>, in db: any Connection) throws {
        try db.run("DELETE FROM presentation_picture WHERE entry = \(entry)")
    }

    static func setNobody(_ nobody: Bool, _ entry: ID<Entry>, in db: any Connection) throws {
        try db.run("UPDATE presentation_picture SET nobody = \(nobody) WHERE entry = \(entry)")
    }

    /// The office's choice from the city's pictures.
    static func chooseCity(
        _ picture: ID<Picture>, for entry: ID<Entry>, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO media_picture (entry, picture, at, by) VALUES (\(entry), \(picture), \(now), \(person))
            ON CONFLICT (entry) DO UPDATE SET picture = excluded.picture, at = excluded.at, by = excluded.by
            """)
    }

    static func consent(
        _ name: String, isGuardians: Bool, _ picture: ID<Picture>, _ entry: ID<Entry>, at now: Instant, by person: ID<Person>,
        in db: any Connection
    ) throws {
        guard try db.count("SELECT count(*) FROM picture_consent WHERE entry = \(entry) AND picture = \(picture)") < consentsMax else {
            throw Refusal(
                "Bilden har redan \(consentsMax) samtycken, de som är tagna tillbaka inräknade. Välj en bild där färre går att känna igen, eller lägg in den på nytt."
            )
        }
        try db.run(
            """
            INSERT INTO picture_consent (id, entry, picture, name, guardian, at, by)
            VALUES (\(ID<Consent>(at: now)), \(entry), \(picture), \(name), \(isGuardians), \(now), \(person))
            """)
    }

    /// False when there is no such consent.
    static func withdraw(_ id: ID<Consent>, _ entry: ID<Entry>, at now: Instant, in db: any Connection) throws -> Bool {
        try db.run(
            "UPDATE picture_consent SET withdrawn_at = \(now) WHERE id = \(id) AND entry = \(entry) AND withdrawn_at IS NULL") == 1
    }

    /// A picture that is to be cropped, until somebody has said where.
    static func keepDraft(
        _ bytes: [UInt8], preview: ID<Picture>, _ width: Int, _ height: Int, _ entry: ID<Entry>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO picture_draft (entry, preview, width, height, content)
            VALUES (\(entry), \(preview), \(width), \(height), \(Bytes(bytes)))
            ON CONFLICT (entry) DO UPDATE SET preview = excluded.preview, width = excluded.width, height = excluded.height,
                content = excluded.content
            """)
    }

    static func draft(_ entry: ID<Entry>, in db: any Connection) throws -> (preview: ID<Picture>, width: Int, height: Int)? {
        try db.first("SELECT preview, width, height FROM picture_draft WHERE entry = \(entry)") { (try $0[0], try $0[1], try $0[2]) }
    }

    static func draftBytes(_ entry: ID<Entry>, in db: any Connection) throws -> [UInt8]? {
        try db.value("SELECT content FROM picture_draft WHERE entry = \(entry)", as: Bytes.self)?.content
    }
}
