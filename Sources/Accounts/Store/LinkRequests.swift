import Base
import Mail
package import Site
package import Store

/// Sign-in links that somebody has asked for. What is asked is written down and nothing is looked up, so that the time of the answer
/// does not tell whether an address is known; the letters are posted afterwards, at a beat of their own.
package enum LinkRequests {
    package static let beatMilliseconds = 1_500

    static func add(_ email: String, to target: String, at now: Instant, in db: any Connection) throws {
        try db.run(
            "INSERT INTO link_request (id, email, target) VALUES (\(ID<Attempt>(at: now)), \(email), \(target))")
    }

    /// Whether anybody waits: a read costs no lock.
    package static func isAny(in db: any Connection) throws -> Bool { try db.exists("SELECT 1 FROM link_request LIMIT 1") }
}

extension Accounts {
    /// Posts a letter with a link for each request whose address is somebody's, and forgets the others. Answers how many letters.
    @discardableResult
    package func postLinks(_ site: Site) async throws -> Int {
        guard try await site.database.read({ try LinkRequests.isAny(in: $0) }) else { return 0 }
        let (now, outbox, baseURL) = (site.clock.now, outbox, site.settings.baseURL)
        return try await site.database.write { db in
            let asked = try db.rows("DELETE FROM link_request RETURNING id, email, target") { row in
                (id: try row[0] as String, email: try row[1] as String, target: try row[2] as String)
            }
            var letters = 0
            for request in asked.sorted(by: { $0.id < $1.id }) {
                guard let person = try PersonSQL.find(email: request.email, in: db) else { continue }
                try Audit.append("signin.link", about: person.id.text, by: .program, at: now, in: db)
                let token = try SignInSQL.makeLink(for: person.id, at: now, in: db)
                try outbox.post(try signInLinkLetter(person, token, baseURL, to: request.target), in: db, at: now)
                letters += 1
            }
            return letters
        }
    }
}
