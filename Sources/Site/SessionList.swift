public import Base
public import Store

/// A live session as its person sees it.
public struct OwnSession: Sendable {
    /// What it is called on the page: a part of its digest, which opens nothing.
    public let handle: String
    /// Such as "Firefox, Windows"; nil when the browser said nothing known.
    public let device: String?
    public let startedAt: Instant
    /// At most five minutes old.
    public let seenAt: Instant
    public let isThis: Bool
}

extension Session {
    private static let handleCharacters = 24

    /// The sessions that somebody has, this one first and then the latest.
    public static func all(of person: ID<Person>, from this: Session?, at now: Instant, in db: any Connection) throws -> [OwnSession] {
        let rows = try db.rows(
            """
            SELECT digest, device, started_at, seen_at FROM session WHERE person = \(person) AND \(lives(at: now))
            ORDER BY seen_at DESC, digest LIMIT 100
            """
        ) { row in
            let digest: String = try row[0]
            return OwnSession(
                handle: String(digest.prefix(handleCharacters)), device: try row[1], startedAt: try row[2], seenAt: try row[3],
                isThis: digest == this?.token.digest)
        }
        return rows.filter(\.isThis) + rows.filter { !$0.isThis }
    }

    /// Ends one of somebody's own sessions; false when it is not theirs or has ended.
    public static func end(_ handle: String, of person: ID<Person>, in db: any Connection) throws -> Bool {
        guard handle.utf8.count == handleCharacters, handle.allSatisfy(\.isHexDigit) else { return false }
        return try db.run("DELETE FROM session WHERE person = \(person) AND digest LIKE \(handle + "%")") == 1
    }
}
