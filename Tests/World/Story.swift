import Base
import Editions
import Entries
import RichText
import Site
import Store
import Texts

/// What a unit does in the year, over the whole web stack, for tests that begin later in it.
package enum Story {
    package static let answers = ["chef": "ja", "plan": "ja", "medarbetare": "24", "resultat": "120", "prognos": "0"]
    package static let people = ["chef_namn": "Amina Lind", "chef_telefon": "08-508 00 001", "chef_epost": "amina@exempelstad.example"]

    /// Registers the city's unit and gives the entry's id.
    package static func register(_ world: World, _ change: [String: String] = [:]) async throws -> String {
        let fields = answers.merging(people) { $1 }.merging(change) { $1 }
        let reply = try await world.post("/anmalan/2024", fields, as: world.city["unithead"])
        guard reply.status == 303 else { throw NotRegistered(page: reply.text) }
        return String(reply.location?.split(separator: "/").last ?? "")
    }

    /// Fills every part and field straight in the database.
    package static func fill(_ world: World, _ entry: String) async throws {
        let head = world.city["unithead"].person.id
        let now = world.time.now
        try await world.database.write { db in
            let id = ID<Entry>(stored: entry)
            for part in Shipped.edition.parts {
                _ = try AnswerSQL.save(
                    Draft(TextPlace(id, part.id), document: .init(plain: "Så gör vi i \(part.id)."), startedFrom: 0),
                    closes: Shipped.edition.calendar.entryCloses, at: now, by: head, in: db)
            }
            let fields = Shipped.edition.administrative.map { ($0.key, $0.kind == .count ? "24" : "Värde") }
            try FieldSQL.save(Dictionary(uniqueKeysWithValues: fields), id, in: db)
        }
    }

    /// What the office reads when the log is verified.
    package static func verdict(_ world: World) async throws -> String {
        let reply = try await world.post("/kansli/logg/kontroll", as: world.city["office"])
        return reply.status == 303 ? try await world.get("/kansli/logg", as: world.city["office"]).text : reply.text
    }

    /// The registration was refused, with the page that says why.
    package struct NotRegistered: Error { let page: String }
}

extension World {
    /// Makes every session look seen at the clock's time, as if its owner had been clicking all along.
    package func keepSessionsAlive() async throws {
        let now = time.now
        try await database.write { _ = try $0.run("UPDATE session SET started_at = \(now), seen_at = \(now)") }
    }
}
