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

    /// How many seconds an account and an address must wait, nil when they may try.
    static func wait(account: String, address: String, at now: Instant, in db: any Connection) throws -> Int? {
        let since = now.adding(seconds: -Throttle.windowSeconds)
        func tries(_ key: String) throws -> Int {
            try db.count("SELECT count(*) FROM signin_attempt WHERE key = \(key) AND at > \(since)")
        }
        return Throttle.wait(account: try tries("account \(account)"), address: try tries("address \(address)"))
    }

    /// Notes a try, for the account and the address alike; tries older than a day are removed.
    static func noteTry(account: String, address: String, at now: Instant, in db: any Connection) throws {
        for key in ["account \(account)", "address \(address)"] {
            try db.run("INSERT INTO signin_attempt (key, at) VALUES (\(key), \(now))")
        }
        try db.run("DELETE FROM signin_attempt WHERE at < \(now.adding(seconds: -86_400))")
    }

    /// A right password clears the account's tries. Of the address it takes back only this try, made at `now`:
    /// a whole office may sign in from one address, and its wrong tries still count.
    static func clear(account: String, address: String, at now: Instant, in db: any Connection) throws {
        try db.run("DELETE FROM signin_attempt WHERE key = \("account \(account)")")
        try db.run("DELETE FROM signin_attempt WHERE key = \("address \(address)") AND at = \(now)")
    }
}
