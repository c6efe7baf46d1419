import Accounts
import Base
import Site
import Store
import World

extension World {
    /// One more person with a role, signed in and acting in it.
    func colleague(_ key: String, _ name: String, _ kind: Role.Kind = .office) async throws -> Actor {
        let person = Person(
            id: ID(at: World.start), name: name, email: "\(key)@exempelstad.example", language: .swedish)
        return try await database.write { db in
            try PersonSQL.add(person, at: World.start, in: db)
            let role = try RoleSQL.grant(kind, to: person.id, by: nil, at: World.start, in: db)
            let token = try Session.start(
                person: person.id, role: role, language: nil, replacing: nil, at: World.start, in: db)
            return Actor(person: person, role: role, session: token)
        }
    }

    /// The subjects of the letters to an address, sorted: what is posted at one instant has no order.
    func subjects(to address: String) async throws -> [String] {
        try await database.read {
            try $0.column("SELECT subject FROM letter WHERE recipient_address = \(address)", as: String.self)
        }.sorted()
    }
}
