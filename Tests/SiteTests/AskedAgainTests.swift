import Base
import Site
import Store
import Support
import Testing
import World

/// What was so when the guard looked, and is not so when the write comes (decision 21).
@Suite("The right to write is asked again in the write")
struct AskedAgainTests {
    private static let registration = [
        "chef": "ja", "plan": "ja", "medarbetare": "24", "resultat": "120", "prognos": "0", "chef_namn": "Amina Lind",
        "chef_telefon": "08-508 00 001", "chef_epost": "amina@exempelstad.example",
    ]

    /// A registered entry, and a database in which something can come between.
    private static func run(
        _ backend: Backend, _ body: @escaping @Sendable (World, InterruptedDatabase, _ entry: String) async throws -> Void
    ) async throws {
        try await World.run(backend, through: { InterruptedDatabase($0) }) { world in
            let database = try #require(world.database as? InterruptedDatabase)
            let reply = try await world.post("/anmalan/2024", registration, as: world.city["unithead"])
            try await body(world, database, try #require(reply.location))
        }
    }

    @Test("A co-author whose role ends meanwhile saves no text and no comment", arguments: Backend.available)
    func role(backend: Backend) async throws {
        try await Self.run(backend) { world, database, entry in
            let coauthor = world.city["coauthor"]
            let end: InterruptedDatabase.Interruption = { db in
                try db.run("UPDATE role SET ended_at = \(World.start) WHERE id = \(coauthor.role)")
            }
            let again: InterruptedDatabase.Interruption = { try $0.run("UPDATE role SET ended_at = NULL WHERE id = \(coauthor.role)") }
            let sent = [
                ("\(entry)/skriva/1", ["text": "Det här får inte stå", "revision": "0"]),
                ("\(entry)/skriva/1/text", ["dokument": #"{"type":"doc","content":[]}"#, "revision": "0"]),
                ("\(entry)/kommentarer", ["del": "1", "kommentar": "Inte det här heller"]),
            ]
            for (path, fields) in sent {
                let before = try await world.database.read { try Audit.last(in: $0) }
                database.beforeNextWrite(end)
                let reply = try await world.post(path, fields, as: coauthor)
                #expect(reply.status == 403 && reply.text.contains("Din roll har avslutats"), "\(path): \(reply.status)")
                #expect(try await world.database.read { try Audit.last(in: $0) } == before, "\(path)")
                try await world.database.write(again)
            }
            let texts = "SELECT (SELECT count(*) FROM text_revision) + (SELECT count(*) FROM text_comment)"
            #expect(try await world.database.read { try $0.count(SQL(stringLiteral: texts)) } == 0)
            // And what may be written still is.
            #expect(try await world.post(sent[0].0, sent[0].1, as: coauthor).status == 303)
            #expect(try await world.database.read { try $0.count(SQL(stringLiteral: texts)) } == 1)
        }
    }

    @Test("A co-author who may only comment from now on saves no text, from the page or the editor", arguments: Backend.available)
    func onlyComments(backend: Backend) async throws {
        try await Self.run(backend) { world, database, entry in
            let (coauthor, id) = (world.city["coauthor"], String(entry.split(separator: "/").last ?? ""))
            let sent = [
                ("\(entry)/skriva/1", ["text": "Det här får inte stå", "revision": "0"]),
                ("\(entry)/skriva/1/text", ["dokument": #"{"type":"doc","content":[]}"#, "revision": "0"]),
            ]
            for (path, fields) in sent {
                database.beforeNextWrite {
                    try $0.run("INSERT INTO reviewer (entry, person) VALUES (\(id), \(coauthor.person.id))")
                }
                let reply = try await world.post(path, fields, as: coauthor)
                #expect(reply.status == 409 && reply.text.contains("läsa och kommentera"), "\(path): \(reply.status)")
                try await world.database.write { try $0.run("DELETE FROM reviewer") }
            }
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM text_revision") } == 0)
        }
    }

    @Test("A session that ends meanwhile writes nothing, and one signs in", arguments: Backend.available)
    func session(backend: Backend) async throws {
        try await Self.run(backend) { world, database, entry in
            let head = world.city["unithead"]
            database.beforeNextWrite { try $0.run("DELETE FROM session WHERE digest = \(head.session.digest)") }
            let reply = try await world.post("\(entry)/skriva/1", ["text": "Utloggad", "revision": "0"], as: head)
            #expect(reply.status == 303 && reply.location?.hasPrefix("/logga-in") == true)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM text_revision") } == 0)
        }
    }

    @Test("A save asks at most two questions more than it has to", arguments: Backend.available)
    func cost(backend: Backend) async throws {
        try await World.run(backend, through: { CountingDatabase($0) }) { world in
            let database = try #require(world.database as? CountingDatabase)
            let reply = try await world.post("/anmalan/2024", Self.registration, as: world.city["unithead"])
            let path = "\(try #require(reply.location))/skriva/1"
            _ = try await world.post(path, ["text": "Ett", "revision": "0"], as: world.city["unithead"])
            database.reset()
            #expect(try await world.post(path, ["text": "Två", "revision": "1"], as: world.city["unithead"]).status == 303)
            #expect(database.statements <= 22, "\(database.statements) frågor")
        }
    }
}
