package import Base
import Editions
import RichText
package import Site
package import Store
import Texts

/// What the office checks of form, for every entry that is handed in (R53, R55–R57).
struct FormalLine: Sendable {
    let entry: ID<Entry>
    let unitName: String
    /// Characters that count towards the limit, as they were sealed last.
    let characters: Int
    /// Characters by part, as they are sealed.
    var written: [String: Int]
    /// The parts with pictures.
    var pictures: Int
    /// Pictures in the answers in which words were found.
    var picturesWithWords: Int
    /// Whether there is a picture to present the unit with: its own that may be used (`PresentationChoice`), or one of the city's.
    let hasPresentationPicture: Bool
    let hasMinutes: Bool
    let lastRequest: LastRequest?
    let approval: FormalApproval
}

/// The newest request for change of an entry, in short.
struct LastRequest: Sendable {
    let issuedAt: Instant
    let due: Day
    let isAnswered: Bool
    let verdict: ChangeRequest.Verdict?

    /// Whether the unit is changing its text now.
    var isWaiting: Bool { !isAnswered && verdict == nil }
}

extension FormalLine {
    /// The same with what is counted in the text that is sealed, for one that is being changed is nobody's yet. Asked of one
    /// entry at a time: few are changed at once.
    fileprivate func sealed(in db: any Connection) throws -> FormalLine {
        var documents = try TextSQL.documents(of: entry.texts, in: db)
        for (item, before) in try ChangeSQL.beingChanged(entry, in: db) {
            documents[item] = try RevisionSQL.document(TextPlace(entry, item), before, in: db) ?? .empty
        }
        let shown = Set(documents.values.flatMap(\.figures).map(\.picture))
        var line = self
        line.written = documents.mapValues(\.characterCount)
        line.pictures = documents.values.count { !$0.figures.isEmpty }
        line.picturesWithWords = try PictureSQL.all(entry, in: db).count { shown.contains($0.id) && !($0.words ?? "").isEmpty }
        return line
    }
}

package enum FormalSQL {
    static let linesMax = 2_000

    /// All that are handed in and not taken back, by name: three queries, however many they are.
    static func all(_ edition: ID<Edition>, in db: any Connection) throws -> [FormalLine] {
        let written = try characters(edition, in: db)
        let requests = try lastRequests(edition, in: db)
        let lines = try db.rows(
            """
            SELECT entry.id, unit.name,
                (SELECT count(*) FROM case_entry JOIN minutes ON minutes.committee_case = case_entry.committee_case
                    WHERE case_entry.entry = entry.id),
                person.name,
                \(TextColumns.withFigures(.entry, of: "entry.id")),
                (SELECT count(*) FROM picture WHERE picture.entry = entry.id AND picture.words <> '' AND 
                    \(TextColumns.names("picture.id", .entry, of: "entry.id"))),
                (SELECT count(*) FROM presentation_picture AS own WHERE own.entry = entry.id
                    AND NOT EXISTS (SELECT 1 FROM picture_consent WHERE picture_consent.picture = own.picture AND withdrawn_at IS NOT NULL)
                    AND (own.nobody = 1 OR EXISTS (SELECT 1 FROM picture_consent WHERE picture_consent.picture = own.picture)))
                    + (SELECT count(*) FROM media_picture WHERE media_picture.entry = entry.id),
                coalesce(\(ChangeSQL.lastSealed("characters", of: "entry.id")), submission.characters), formal_check.at, submission.at
            FROM entry
            JOIN organisation AS unit ON unit.id = entry.unit
            JOIN submission ON submission.entry = entry.id
            LEFT JOIN withdrawal ON withdrawal.entry = entry.id
            LEFT JOIN formal_check ON formal_check.entry = entry.id
            LEFT JOIN person ON person.id = formal_check.by
            WHERE entry.edition = \(edition) AND withdrawal.at IS NULL
            ORDER BY unit.name COLLATE svenska, entry.id LIMIT \(linesMax)
            """
        ) { row in
            let id: ID<Entry> = try row[0]
            return FormalLine(
                entry: id, unitName: try row[1], characters: try row[7], written: written[id] ?? [:], pictures: try row[4],
                picturesWithWords: try row[5], hasPresentationPicture: try row[6] as Int > 0,
                hasMinutes: try row[2] as Int > 0, lastRequest: requests[id],
                approval: FormalApproval(
                    by: try row[3], at: try row[8], handedIn: try row[9], asked: requests[id]?.issuedAt))
        }
        return try lines.map { line in
            requests[line.entry].map(\.isWaiting) == true ? try line.sealed(in: db) : line
        }
    }

    private static func characters(_ edition: ID<Edition>, in db: any Connection) throws -> [ID<Entry>: [String: Int]] {
        try TextSQL.characters(
            .entry,
            of: "SELECT entry.id FROM entry JOIN submission ON submission.entry = entry.id WHERE entry.edition = \(edition)", in: db)
    }

    private static func lastRequests(
        _ edition: ID<Edition>, in db: any Connection
    ) throws -> [ID<Entry>: LastRequest] {
        let rows = try db.rows(
            """
            SELECT change_request.entry, change_request.issued_at,
                coalesce((SELECT max(until) FROM change_extension WHERE change_extension.request = change_request.id), change_request.due),
                change_answer.at, change_verdict.verdict
            FROM change_request JOIN entry ON entry.id = change_request.entry
            LEFT JOIN change_answer ON change_answer.request = change_request.id
            LEFT JOIN change_verdict ON change_verdict.request = change_request.id
            WHERE entry.edition = \(edition) ORDER BY change_request.id
            """
        ) { row in
            (
                entry: try row[0] as ID<Entry>,
                last: LastRequest(
                    issuedAt: try row[1], due: try row[2], isAnswered: try row[3] as Instant? != nil, verdict: try row[4])
            )
        }
        return Dictionary(rows.map { ($0.entry, $0.last) }, uniquingKeysWith: { $1 })
    }

    /// Four columns that `approval` reads, where `entry` and `submission` are at hand.
    package static let columns: SQL = """
        (SELECT person.name FROM formal_check JOIN person ON person.id = formal_check.by WHERE formal_check.entry = entry.id),
        (SELECT formal_check.at FROM formal_check WHERE formal_check.entry = entry.id), submission.at,
        (SELECT max(change_request.issued_at) FROM change_request WHERE change_request.entry = entry.id)
        """

    package static func approval(_ row: Row, from first: Int) throws -> FormalApproval {
        guard let handedIn: Instant = try row[first + 2] else { return .none }
        return FormalApproval(by: try row[first], at: try row[first + 1], handedIn: handedIn, asked: try row[first + 3])
    }

    /// Of an entry that is handed in; nil for another.
    package static func approval(_ entry: ID<Entry>, in db: any Connection) throws -> FormalApproval? {
        try db.first(
            "SELECT \(columns) FROM entry JOIN submission ON submission.entry = entry.id WHERE entry.id = \(entry)"
        ) { try approval($0, from: 0) }
    }

    /// The first approval stands, until a change is asked for after it or the entry is handed in anew.
    package static func approve(_ entry: ID<Entry>, at now: Instant, by person: ID<Person>, in db: any Connection) throws {
        try db.run(
            """
            INSERT INTO formal_check (entry, at, by) VALUES (\(entry), \(now), \(person))
            ON CONFLICT (entry) DO UPDATE SET at = excluded.at, by = excluded.by WHERE EXISTS (
                SELECT 1 FROM change_request WHERE change_request.entry = formal_check.entry
                    AND change_request.issued_at > formal_check.at)
                OR EXISTS (SELECT 1 FROM submission WHERE submission.entry = formal_check.entry AND submission.at > formal_check.at)
            """)
    }
}
