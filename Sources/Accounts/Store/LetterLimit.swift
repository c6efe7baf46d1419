package import Base
import Site
package import Store

/// Letters that anybody can have sent by writing an address: five a day to each, so that nobody can be flooded (§4.10).
package enum LetterLimit {
    package static let lettersPerDayMax = 5
    private static let daySeconds = 86_400

    /// Counts the letter; false when the address has had its letters of the day. The answer to who asked must be the same.
    /// Throws `Halt.tooMany` when the network address has asked for too much.
    package static func admit(
        _ email: String, from address: String, at now: Instant, in db: any Connection
    ) throws -> Bool {
        let attempt = Attempt(account: "newcomer \(PersonSQL.folded(email))", address: address)
        if let wait = try SignInSQL.wait(attempt, .links, at: now, in: db) {
            throw Halt.tooMany(retryAfterSeconds: wait)
        }
        let since = now.adding(seconds: -daySeconds)
        let sent = try db.count("SELECT count(*) FROM signin_attempt WHERE key = \("account \(attempt.account)") AND at > \(since)")
        guard sent < lettersPerDayMax else { return false }
        try SignInSQL.noteTry(attempt, at: now, in: db)
        return true
    }
}
