package import Base
import Site
package import Store
import Texts

/// Requests for change in the database: each step a row.
package enum ChangeSQL {
    /// All requests of an entry, newest first.
    package static func all(_ entry: ID<Entry>, in db: any Connection) throws -> [ChangeRequest] {
        let parts = Dictionary(
            grouping: try db.rows(
                """
                SELECT change_part.request, change_part.item, change_part.before, change_part.after FROM change_part
                JOIN change_request ON change_request.id = change_part.request WHERE change_request.entry = \(entry)
                ORDER BY change_part.item
                """
            ) { (request: try $0[0] as ID<ChangeRequest>, part: ChangeRequest.Part(item: try $0[1], before: try $0[2], after: try $0[3])) },
            by: \.request)
        return try db.rows(
            """
            SELECT change_request.id, change_request.reason, change_request.message, change_request.issued_at,
                \(due), change_reading.at, change_answer.at, change_answer.message, change_verdict.verdict, change_verdict.reason
            FROM change_request
            LEFT JOIN change_reading ON change_reading.request = change_request.id
            LEFT JOIN change_answer ON change_answer.request = change_request.id
            LEFT JOIN change_verdict ON change_verdict.request = change_request.id
            WHERE change_request.entry = \(entry) ORDER BY change_request.id DESC LIMIT 100
            """
        ) { row in
            let id: ID<ChangeRequest> = try row[0]
            return ChangeRequest(
                id: id, reason: try row[1], message: try row[2], parts: (parts[id] ?? []).map(\.part), issuedAt: try row[3],
                due: try row[4], readAt: try row[5], answeredAt: try row[6], answer: try row[7], verdict: try row[8],
                verdictReason: try row[9])
        }
    }

    /// Whether a request is not settled, so that the text may still be another tomorrow.
    package static func isPending(_ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try db.exists(
            """
            SELECT 1 FROM change_request LEFT JOIN change_verdict ON change_verdict.request = change_request.id
            WHERE change_request.entry = \(entry) AND change_verdict.request IS NULL
            """)
    }

    static func find(_ id: ID<ChangeRequest>, of entry: ID<Entry>, in db: any Connection) throws -> ChangeRequest {
        guard let found = try all(entry, in: db).first(where: { $0.id == id }) else { throw Halt.notFound }
        return found
    }

    /// The last day of a request: the latest that the office has given.
    private static let due: SQL = """
        coalesce((SELECT max(until) FROM change_extension WHERE change_extension.request = change_request.id), change_request.due)
        """

    /// Until when a part is open though the entry is handed in, as a column of a query; null when it is not.
    static func openUntil(_ entry: ID<Entry>, _ item: String) -> SQL {
        """
        (SELECT max(\(due)) FROM change_request JOIN change_part ON change_part.request = change_request.id
            WHERE change_request.entry = \(entry) AND change_part.item = \(item)
            AND NOT EXISTS (SELECT 1 FROM change_answer WHERE change_answer.request = change_request.id)
            AND NOT EXISTS (SELECT 1 FROM change_verdict WHERE change_verdict.request = change_request.id))
        """
    }

    static func openUntil(_ entry: ID<Entry>, _ item: String, in db: any Connection) throws -> Day? {
        try db.first("SELECT \(openUntil(entry, item))") { try $0[0] as Day? } ?? nil
    }

    /// Until when anything is open after the hand-in, for what belongs to no part.
    static func anyUntil(_ entry: ID<Entry>, in db: any Connection) throws -> Day? {
        try db.first("SELECT max(\(due)) FROM change_request WHERE \(isWaiting(entry))") { try $0[0] as Day? } ?? nil
    }

    /// Until when the presentation picture may be changed after the hand-in.
    static func pictureUntil(_ entry: ID<Entry>, in db: any Connection) throws -> Day? {
        let reason = ChangeRequest.Reason.picture
        return try db.first(
            "SELECT max(\(due)) FROM change_request WHERE change_request.reason = \(reason) AND \(isWaiting(entry))"
        ) { try $0[0] as Day? } ?? nil
    }

    private static func isWaiting(_ entry: ID<Entry>) -> SQL {
        """
        change_request.entry = \(entry)
            AND NOT EXISTS (SELECT 1 FROM change_answer WHERE change_answer.request = change_request.id)
            AND NOT EXISTS (SELECT 1 FROM change_verdict WHERE change_verdict.request = change_request.id)
        """
    }

    /// The parts that are being changed now, with the revision of each that is sealed: what everybody but its writers reads.
    package static func beingChanged(_ entry: ID<Entry>, in db: any Connection) throws -> [String: Int] {
        let rows = try db.rows(
            """
            SELECT change_part.item, change_part.before FROM change_part
            JOIN change_request ON change_request.id = change_part.request WHERE \(isWaiting(entry))
            """
        ) { (item: try $0[0] as String, before: try $0[1] as Int) }
        return Dictionary(rows.map { ($0.item, $0.before) }, uniquingKeysWith: { $1 })
    }

    /// Issues a request; each part opens as it stands.
    static func issue(
        _ id: ID<ChangeRequest>, _ entry: ID<Entry>, reason: ChangeRequest.Reason, message: String, items: [String], due: Day,
        at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO change_request (id, entry, reason, message, due, issued_at, issued_by)
            VALUES (\(id), \(entry), \(reason), \(message), \(due), \(now), \(person))
            """)
        for item in items {
            try db.run(
                """
                INSERT INTO change_part (request, item, before)
                VALUES (\(id), \(item), \(TextColumns.revision(.entry, of: "\(entry)", item: "\(item)")))
                """)
        }
    }

    static func read(_ id: ID<ChangeRequest>, at now: Instant, by person: ID<Person>, in db: any Connection) throws {
        try db.run(
            "INSERT INTO change_reading (request, at, by) VALUES (\(id), \(now), \(person)) ON CONFLICT (request) DO NOTHING")
    }

    /// The unit's answer, with the whole sealed anew.
    static func answer(
        _ id: ID<ChangeRequest>, _ entry: ID<Entry>, message: String, _ sealed: Sealed, characters: Int, at now: Instant,
        by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO change_answer (request, message, at, by, characters, sha256, content)
            VALUES (\(id), \(message), \(now), \(person), \(characters), \(sealed.sha256), \(sealed.content))
            """)
        try db.run(
            """
            UPDATE change_part SET after = \(TextColumns.revision(.entry, of: "\(entry)", item: "change_part.item"))
            WHERE request = \(id)
            """)
    }

    static func extend(
        _ id: ID<ChangeRequest>, to day: Day, reason: String, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            "INSERT INTO change_extension (request, until, reason, at, by) VALUES (\(id), \(day), \(reason), \(now), \(person))")
    }

    static func decide(
        _ id: ID<ChangeRequest>, _ verdict: ChangeRequest.Verdict, reason: String, at now: Instant, by person: ID<Person>,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO change_verdict (request, verdict, reason, at, by)
            VALUES (\(id), \(verdict), \(reason), \(now), \(person))
            """)
    }

    /// The request that the unit may answer now; nil when there is none.
    static func open(_ header: EntryHeader, at now: Instant, in db: any Connection) throws -> ChangeRequest? {
        guard header.state == .handedIn else { return nil }
        return try all(header.id, in: db).first { $0.isOpen(at: now) }
    }

    /// A column of what was sealed last after the hand-in; null when nothing has been changed. `entry` is a column of the
    /// query that it stands in.
    package static func lastSealed(_ column: SQL, of entry: SQL) -> SQL {
        """
        (SELECT change_answer.\(column) FROM change_answer JOIN change_request ON change_request.id = change_answer.request
            WHERE change_request.entry = \(entry) ORDER BY change_answer.at DESC, change_request.id DESC LIMIT 1)
        """
    }
}

extension ChangeRequest.Reason: Bindable, Column {}
extension ChangeRequest.Verdict: Bindable, Column {}
