import Base
import Site
import Store

/// The browsers that have signed in before, by the digest of a token in a cookie of its own. It opens nothing: it only lets
/// wrong tries from there be counted apart from those of strangers.
enum DeviceSQL {
    static let keptDaysMax = Device.cookieDaysMax

    /// The digest of the device when it has signed in to the account before. Asked by the device first, so that a browser without
    /// one learns nothing of the address, not even by the time.
    static func known(_ device: Token?, to email: String, at now: Instant, in db: any Connection) throws -> String? {
        guard let device else { return nil }
        return try db.value(
            """
            SELECT known_device.digest FROM known_device JOIN person ON person.id = known_device.person
            WHERE known_device.digest = \(device.digest) AND person.email_folded = \(PersonSQL.folded(email))
            AND known_device.seen_at > \(now.adding(seconds: -keptDaysMax * 86_400))
            """)
    }

    /// The device is known to the person from now on. It gets a new token, so that one that somebody has put there or seen is
    /// worth nothing; all who have signed in there keep theirs.
    static func note(_ old: Token?, of person: ID<Person>, at now: Instant, in db: any Connection) throws -> Token {
        let token = Token()
        if let old { try db.run("UPDATE known_device SET digest = \(token.digest) WHERE digest = \(old.digest)") }
        try db.run(
            """
            INSERT INTO known_device (digest, person, seen_at) VALUES (\(token.digest), \(person), \(now))
            ON CONFLICT (digest, person) DO UPDATE SET seen_at = excluded.seen_at
            """)
        try db.run("DELETE FROM known_device WHERE seen_at <= \(now.adding(seconds: -keptDaysMax * 86_400))")
        return token
    }

    /// Every device of the person is strange again, but `kept`: after a new password.
    static func forget(of person: ID<Person>, but kept: Token?, in db: any Connection) throws {
        try db.run("DELETE FROM known_device WHERE person = \(person) AND digest <> \(kept?.digest ?? "")")
    }
}
