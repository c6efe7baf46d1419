import Accounts
import Base
import Site
import Store

/// The first member of the award office, who lets the others in.
enum FirstMember {
    /// Makes the account when there is none, and prints a link to it while it has never been used.
    static func welcome(in database: any Database, baseURL: String, at now: Instant) async throws {
        let link = try await database.write { db -> String? in
            if try db.exists("SELECT 1 FROM session LIMIT 1") { return nil }
            if let held = try PersonSQL.find(email: email, in: db) {
                return try Accounts.firstLink(for: held.id, baseURL: baseURL, at: now, in: db)
            }
            guard try !db.exists("SELECT 1 FROM person LIMIT 1") else { return nil }
            let person = Person(id: ID(at: now), name: "Kansliet", email: email, language: .swedish)
            try PersonSQL.add(person, at: now, in: db)
            try RoleSQL.grant(.office, to: person.id, by: nil, at: now, in: db)
            try Audit.append("person.added", about: person.id.text, by: .program, detail: "first", at: now, in: db)
            return try Accounts.firstLink(for: person.id, baseURL: baseURL, at: now, in: db)
        }
        if let link { say("Första inloggningen för kansliet, gäller en gång i 30 minuter:\n\(link)") }
    }

    private static let email = "kansliet@exempelstad.example"
}
