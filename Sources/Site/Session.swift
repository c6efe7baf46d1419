public import Base
public import Store

/// A visit that the browser's cookie names. The database holds only the digest of the cookie.
public struct Session: Sendable {
    public let token: Token
    public let person: ID<Person>?
    public let role: ID<Role>?
    public let language: Language?
    let seenAt: Instant

    static let idleSecondsMax = 4 * 3600
    static let absoluteSecondsMax = 14 * 3600
    /// How old `seen_at` may grow before it is written again: a write each page would be one too many.
    static let seenSecondsStep = 300

    public static let migrations = [
        Migration(
            "session 1",
            """
            CREATE TABLE session (
                digest TEXT PRIMARY KEY,
                person TEXT,
                role TEXT,
                language TEXT CHECK (language IN ('sv', 'en')),
                receipt TEXT,
                started_at TEXT NOT NULL,
                seen_at TEXT NOT NULL
            ) STRICT;
            CREATE INDEX session_person ON session (person);
            """),
        Migration("session 2", "ALTER TABLE session DROP COLUMN receipt;"),
        Press.migration,
        Migration("session 4 device", "ALTER TABLE session ADD COLUMN device TEXT;"),
    ]

    /// Whether a row's session lives.
    static func lives(at now: Instant) -> SQL {
        """
        seen_at > \(now.adding(seconds: -idleSecondsMax)) AND started_at > \(now.adding(seconds: -absoluteSecondsMax))
        """
    }

    /// The live session of a token, or nil: unknown, signed out, idle too long or too old.
    static func find(_ token: Token, at now: Instant, in db: any Connection) throws -> Session? {
        try db.first(
            """
            SELECT person, role, language, seen_at FROM session WHERE digest = \(token.digest) AND \(lives(at: now))
            """
        ) { row in
            let language: String? = try row[2]
            return Session(
                token: token, person: try row[0], role: try row[1], language: language.flatMap(Language.init),
                seenAt: try row[3])
        }
    }

    /// Whether the session is still there and is this person's.
    static func belongs(_ token: Token, to person: ID<Person>, in db: any Connection) throws -> Bool {
        try db.exists("SELECT 1 FROM session WHERE digest = \(token.digest) AND person = \(person)")
    }

    /// Starts a session under a new token; the old one, if any, ends, so that no token survives a sign-in (fixation).
    public static func start(
        person: ID<Person>?, role: ID<Role>?, language: Language?, replacing old: Session?,
        device: String? = nil, at now: Instant, in db: any Connection
    ) throws -> Token {
        let token = Token()
        if let old { try end(old, in: db) }
        try db.run(
            """
            INSERT INTO session (digest, person, role, language, device, started_at, seen_at)
            VALUES (\(token.digest), \(person), \(role), \(language?.rawValue), \(device), \(now), \(now))
            """)
        return token
    }

    public static func end(_ session: Session, in db: any Connection) throws {
        try db.run("DELETE FROM session WHERE digest = \(session.token.digest)")
    }

    /// Ends every session of a person, but `kept`: after a new password, or when the office closes an account.
    public static func endAll(of person: ID<Person>, but kept: Session? = nil, in db: any Connection) throws {
        try db.run("DELETE FROM session WHERE person = \(person) AND digest <> \(kept?.token.digest ?? "")")
    }

    /// Switches the role that the person acts in.
    public static func act(_ session: Session, as role: ID<Role>, in db: any Connection) throws {
        try db.run("UPDATE session SET role = \(role) WHERE digest = \(session.token.digest)")
    }

    public static func choose(_ language: Language, _ session: Session, in db: any Connection) throws {
        try db.run("UPDATE session SET language = \(language.rawValue) WHERE digest = \(session.token.digest)")
    }

    static func touch(_ session: Session, at now: Instant, in db: any Connection) throws {
        try db.run("UPDATE session SET seen_at = \(now) WHERE digest = \(session.token.digest)")
    }

    /// Removes what has ended by time.
    public static func sweep(at now: Instant, in db: any Connection) throws {
        try db.run(
            """
            DELETE FROM session WHERE seen_at <= \(now.adding(seconds: -idleSecondsMax))
            OR started_at <= \(now.adding(seconds: -absoluteSecondsMax))
            """)
        try Press.sweep(at: now, in: db)
    }
}
