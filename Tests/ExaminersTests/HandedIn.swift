import Base
import Editions
import Entries
import Examiners
import Organisations
import Site
import Store
import World

extension World {
    /// An entry of a unit, handed in and approved in form, with contact details.
    func handIn(_ unit: ID<Organisation>, by head: Actor) async throws -> ID<Entry> {
        let (id, edition, person, now) = (ID<Entry>(at: time.now), city.edition, head.person, time.now)
        try await database.write { db in
            try db.run(
                "INSERT INTO entry (id, edition, unit, created_at, created_by) VALUES (\(id), \(edition), \(unit), \(now), \(person.id))")
            try db.run(
                """
                INSERT INTO registration (entry, head_name, head_phone, head_email, contact_name, contact_phone,
                    contact_email, registered_at, registered_by)
                VALUES (\(id), \(person.name), '08-508 00 000', \(person.email), 'Jonas Ek', '08-508 00 001',
                    'contact@exempelstad.example', \(now), \(person.id))
                """)
            try db.run(
                "INSERT INTO submission (entry, at, by, characters, sha256, content) VALUES (\(id), \(now), \(person.id), 10, 'x', '{}')")
            try db.run("INSERT INTO formal_check (entry, at, by) VALUES (\(id), \(now), \(person.id))")
        }
        return id
    }

    /// Where an examiner works.
    func home(_ actor: Actor, _ place: ID<Organisation>) async throws {
        let edition = city.edition
        try await database.write {
            try ExaminerSQL.save(actor.person.id, edition: edition, home: place, competence: "förskola", in: $0)
        }
    }

    func count(_ sql: SQL) async throws -> Int { try await database.read { try $0.count(sql) } }

    /// A team made by the office through its pages: its address.
    /// A team by its address; confirmed also when it has too few, as one that somebody has left.
    func makeTeam(_ members: [String], isConfirmed: Bool = false) async throws -> String {
        let made = try await post("/kansli/2024/lag", as: city["office"])
        let path = made.location ?? ""
        for member in members {
            let reply = try await post(path + "/medlemmar", ["person": city[member].person.id.text], as: city["office"])
            guard reply.status == 303 else { throw Refusal("\(reply.text)") }
        }
        if isConfirmed {
            let (id, now) = (String(path.split(separator: "/").last!), World.start)
            try await database.write { _ = try $0.run("UPDATE team SET confirmed_at = \(now) WHERE id = \(id)") }
        }
        return path
    }
}
