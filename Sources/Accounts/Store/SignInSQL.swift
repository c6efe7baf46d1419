import Base
import Site
import Store

/// One-time links and tries to sign in, in the database.
enum SignInSQL {
    static let linkSecondsMax = 30 * 60

    /// Makes a link for a person; only its digest is kept.
    static func makeLink(for person: ID<Person>, at now: Instant, in db: any Connection) throws -> Token {
        let token = Token()
        try db.run(
            "INSERT INTO signin_link (digest, person, created_at) VALUES (\(token.digest), \(person), \(now))")
        return token
    }

    /// Whose link it is while it still opens; nil when it is unknown, used or too old.
    static func personOfLink(_ token: Token, at now: Instant, in db: any Connection) throws -> ID<Person>? {
        try db.value(
            """
            SELECT person FROM signin_link WHERE digest = \(token.digest) AND used_at IS NULL
            AND created_at > \(now.adding(seconds: -linkSecondsMax))
            """)
    }

    /// Uses the link up; false when somebody was first.
    static func useLink(_ token: Token, at now: Instant, in db: any Connection) throws -> Bool {
        try db.run("UPDATE signin_link SET used_at = \(now) WHERE digest = \(token.digest) AND used_at IS NULL") == 1
    }

    /// The links that were sent to somebody open nothing any longer: after a new address or a new password.
    static func endLinks(of person: ID<Person>, at now: Instant, in db: any Connection) throws {
        try db.run("UPDATE signin_link SET used_at = \(now) WHERE person = \(person) AND used_at IS NULL")
    }

    // MARK: Tries

    /// How many seconds one must wait before this try, nil when it may be made.
    static func wait(_ attempt: Attempt, _ throttle: Throttle = .password, at now: Instant, in db: any Connection) throws -> Int? {
        let since = now.adding(seconds: -Throttle.windowSeconds)
        func tries(_ key: String) throws -> Int {
            try db.count("SELECT count(*) FROM signin_attempt WHERE key = \(key) AND at > \(since)")
        }
        let here = try tries("account \(attempt.here)")
        if attempt.device != nil { return throttle.wait(here: here, network: 0, everywhere: 0) }
        return throttle.wait(
            here: here, network: try tries("address \(attempt.network)"), everywhere: try tries("account \(attempt.account)"))
    }

    /// Notes a try; tries older than a day are removed.
    static func noteTry(_ attempt: Attempt, at now: Instant, in db: any Connection) throws {
        for key in keys(attempt) {
            try db.run("INSERT INTO signin_attempt (key, at) VALUES (\(key), \(now))")
        }
        try db.run("DELETE FROM signin_attempt WHERE at < \(now.adding(seconds: -86_400))")
    }

    /// A right password clears the tries at the account from here. Of the network, and of the account from everywhere, it takes
    /// back only this try, made at `now`: a whole office may sign in from one network, and others' wrong tries still count.
    static func clear(_ attempt: Attempt, at now: Instant, in db: any Connection) throws {
        let keys = keys(attempt)
        try db.run("DELETE FROM signin_attempt WHERE key = \(keys[0])")
        try db.run("DELETE FROM signin_attempt WHERE key IN \(Array(keys.dropFirst())) AND at = \(now)")
    }

    private static func keys(_ attempt: Attempt) -> [String] {
        let here = "account \(attempt.here)"
        return attempt.device != nil ? [here] : [here, "account \(attempt.account)", "address \(attempt.network)"]
    }
}
