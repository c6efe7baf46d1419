public import Base
public import Store

/// What the office asks of the outbox.
extension Outbox {
    public static let pageSize = 100

    public enum Filter: String, Sendable, CaseIterable {
        case all, waiting, sent
        /// Abandoned, and not sent again since.
        case failed

        fileprivate var condition: SQL {
            switch self {
            case .all: "1 = 1"
            case .waiting: "sent_at IS NULL AND abandoned_at IS NULL"
            case .sent: "sent_at IS NOT NULL"
            case .failed:
                "abandoned_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM letter AS again WHERE again.repeats = letter.id)"
            }
        }
    }

    /// How many letters each filter shows.
    public struct Counts: Sendable, Equatable {
        public let waiting: Int
        public let sent: Int
        public let failed: Int
        public var all: Int
    }

    /// A page of 100 letters, newest first; pages count from 1.
    public func page(_ number: Int, _ filter: Filter = .all, in connection: any Connection) throws
        -> [PostedLetter]
    {
        let skipped = (min(max(number, 1), 1_000_000) - 1) * Self.pageSize
        return try connection.rows(
            """
            SELECT \(columns) FROM letter WHERE \(filter.condition)
            ORDER BY created_at DESC, id DESC LIMIT \(Self.pageSize) OFFSET \(skipped)
            """, PostedLetter.init)
    }

    /// The letters about one thing, newest first.
    public func letters(about id: String, in connection: any Connection) throws -> [PostedLetter] {
        try connection.rows(
            "SELECT \(columns) FROM letter WHERE about = \(id) ORDER BY created_at DESC, id DESC",
            PostedLetter.init)
    }

    public func letter(_ id: ID<Letter>, in connection: any Connection) throws -> PostedLetter? {
        try connection.first("SELECT \(columns) FROM letter WHERE id = \(id)", PostedLetter.init)
    }

    public func counts(in connection: any Connection) throws -> Counts {
        func count(_ filter: Filter) throws -> Int {
            try connection.count("SELECT count(*) FROM letter WHERE \(filter.condition)")
        }
        return Counts(
            waiting: try count(.waiting), sent: try count(.sent), failed: try count(.failed),
            all: try count(.all))
    }
}

let columns: SQL = """
    id, recipient_name, recipient_address, subject, body, language, kind, about, repeats, secret, created_at,
    not_before, attempts, last_error, sent_at, abandoned_at
    """

extension PostedLetter {
    init(_ row: Row) throws {
        (id, recipientName, recipientAddress) = (try row[0], try row[1], try row[2])
        (subject, body, language) = (try row[3], try row[4], Language(rawValue: try row[5]) ?? .swedish)
        (kind, about, repeats, isSecret) = (try row[6], try row[7], try row[8], try row[9])
        (createdAt, attempts, lastError) = (try row[10], try row[12], try row[13])
        let sentAt: Instant? = try row[14]
        let abandonedAt: Instant? = try row[15]
        let notBefore: Instant = try row[11]
        state = sentAt.map(State.sent) ?? abandonedAt.map(State.abandoned) ?? .waiting(until: notBefore)
    }
}
