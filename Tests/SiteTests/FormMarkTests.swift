import Base
import Foundation
import Site
import Store
import Support
import Synchronization
import Testing
import World

/// What every form carries (decision 22): a mark that is taken once, the role that it is about, the page to come back to.
@Suite("A form is sent once, in the role that it was opened in")
struct FormMarkTests {
    static let registration = [
        "chef": "ja", "plan": "ja", "medarbetare": "24", "resultat": "120", "prognos": "0", "chef_namn": "Amina Lind",
        "chef_telefon": "08-508 00 001", "chef_epost": "amina@exempelstad.example",
    ]

    /// The address of an entry that the city's unit has registered.
    static func entry(_ world: World) async throws -> String {
        try #require(try await world.post("/anmalan/2024", registration, as: world.city["unithead"]).location)
    }

    /// The hidden fields of the first form of a page that is sent to `path`.
    static func hidden(_ page: String, to path: String) throws -> [String: String] {
        let start = try #require(page.range(of: "action=\"\(path)\""))
        let form = page[start.upperBound...].prefix(upTo: page[start.upperBound...].range(of: "</form>")!.lowerBound)
        var fields: [String: String] = [:]
        for match in form.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)"/) { fields[String(match.1)] = String(match.2) }
        return fields
    }

    private static func count(_ world: World, _ sql: SQL) async throws -> Int { try await world.database.read { try $0.count(sql) } }

    @Test(
        "A press twice at once gives one comment, one milestone and one letter, and both get the first's answer",
        arguments: Backend.available)
    func twice(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, head) = (try await Self.entry(world), world.city["unithead"])
            let letters = try await Self.count(world, "SELECT count(*) FROM letter")
            let sent: [(page: String, to: String, fields: [String: String], rows: SQL)] = [
                (
                    "\(entry)/kommentarer", "\(entry)/kommentarer", ["del": "1", "kommentar": "Titta här @Jonas Ek"],
                    "SELECT count(*) FROM text_comment"
                ),
                ("\(entry)/historik", "\(entry)/historik", ["namn": "Före semestern"], "SELECT count(*) FROM text_milestone"),
            ]
            for (page, path, typed, rows) in sent {
                let fields = try Self.hidden(try await world.get(page, as: head).text, to: path).merging(typed) { $1 }
                let form = fields
                let replies = Gathered<World.Reply>()
                _ = try await together(5) { _ in replies.add(try await world.post(path, form, as: head)) }
                #expect(try await Self.count(world, rows) == 1, "\(path)")
                let late = try await world.post(path, form, as: head)
                #expect(try await Self.count(world, rows) == 1, "\(path)")
                for reply in replies.all + [late] {
                    #expect(reply.status == 303 && reply.location == replies.all[0].location, "\(path)")
                }
                // The same words from a page that is opened again are another press, and so are other words.
                let fresh = try Self.hidden(try await world.get(page, as: head).text, to: path).merging(typed) { $1 }
                #expect(fresh["marke"] != form["marke"])
                _ = try await world.post(path, form.merging(typed.mapValues { $0 == "1" ? $0 : $0 + " och mer" }) { $1 }, as: head)
                #expect(try await Self.count(world, rows) == 2, "\(path)")
                _ = try await world.post(path, fresh, as: head)
                #expect(try await Self.count(world, rows) == 3, "\(path)")
            }
            #expect(try await Self.count(world, "SELECT count(*) FROM letter WHERE kind = 'comment'") == 3)
            #expect(try await Self.count(world, "SELECT count(*) FROM letter") == letters + 3)
        }
    }

    @Test("“Skicka igen” pressed twice sends one letter", arguments: Backend.available)
    func sentAgain(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (_, office) = (try await Self.entry(world), world.city["office"])
            let id: String = try #require(
                try await world.database.read { try $0.value("SELECT id FROM letter WHERE secret = 0 ORDER BY id") })
            try await world.database.write {
                _ = try $0.run("UPDATE letter SET abandoned_at = \(World.start), attempts = 8 WHERE id = \(id)")
            }
            let letters = try await Self.count(world, "SELECT count(*) FROM letter")
            let (page, path) = ("/kansli/utskick/\(id)", "/kansli/utskick/\(id)/igen")
            let form = try Self.hidden(try await world.get(page, as: office).text, to: path)
            let replies = Gathered<World.Reply>()
            _ = try await together(3) { _ in replies.add(try await world.post(path, form, as: office)) }
            replies.add(try await world.post(path, form, as: office))
            #expect(try await Self.count(world, "SELECT count(*) FROM letter") == letters + 1)
            #expect(replies.all.count == 4 && replies.all.allSatisfy { $0.status == 303 && $0.location == replies.all[0].location })
        }
    }

    @Test("Another server knows the press too, and leads back to the page", arguments: Backend.available)
    func otherServer(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, head) = (try await Self.entry(world), world.city["unithead"])
            let path = "\(entry)/kommentarer"
            let fields = try Self.hidden(try await world.get(path, as: head).text, to: path).merging(["del": "1", "kommentar": "En gång"]) {
                $1
            }
            #expect(try await world.post(path, fields, as: head).status == 303)
            try await world.restarted { other in
                let again = try await other.post(path, fields, as: head)
                #expect(again.status == 303 && again.location == path)
                #expect(try await other.get(path, as: head).text.contains("hade redan kommit fram"))
            }
            #expect(try await Self.count(world, "SELECT count(*) FROM text_comment") == 1)
        }
    }

    @Test("What was refused may be sent again with the same mark", arguments: Backend.available)
    func refused(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, head) = (try await Self.entry(world), world.city["unithead"])
            let path = "\(entry)/kommentarer"
            var fields = try Self.hidden(try await world.get(path, as: head).text, to: path).merging(["del": "1", "kommentar": ""]) { $1 }
            for _ in 0..<2 { #expect(try await world.post(path, fields, as: head).status == 422) }
            fields["kommentar"] = "Nu med text"
            #expect(try await world.post(path, fields, as: head).status == 303)
            #expect(try await Self.count(world, "SELECT count(*) FROM text_comment") == 1)
        }
    }

    @Test("Marks go when no session can send them any more", arguments: Backend.available)
    func swept(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, head) = (try await Self.entry(world), world.city["unithead"])
            let path = "\(entry)/kommentarer"
            let fields = try Self.hidden(try await world.get(path, as: head).text, to: path).merging(["del": "1", "kommentar": "Hej"]) {
                $1
            }
            _ = try await world.post(path, fields, as: head)
            for (hours, left) in [(13, 1), (14, 0)] {
                try await world.database.write { try Session.sweep(at: World.start.adding(hours: hours), in: $0) }
                #expect(try await Self.count(world, "SELECT count(*) FROM form_press") == left)
            }
        }
    }

    @Test("Two tabs and a switched role: the unit that the page names is registered, or none", arguments: Backend.available)
    func switchedRole(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, head) = (world.city, world.city["unithead"])
            let other = try await world.database.write { db in
                let id = ID<Role>(at: World.start)
                try db.run(
                    """
                    INSERT INTO role (id, person, kind, organisation, granted_at)
                    VALUES (\(id), \(head.person.id), 'unithead', \(city.otherUnit), \(World.start))
                    """)
                return id
            }
            let page = try await world.get("/anmalan/2024", as: head).text
            #expect(page.contains("Förskolan Lergöken"))
            let fields = try Self.hidden(page, to: "/anmalan/2024").merging(Self.registration) { $1 }
            #expect(try await world.post("/roll", ["roll": other.text], as: head).status == 303)

            let refused = try await world.post("/anmalan/2024", fields, as: head)
            #expect(refused.status == 409 && refused.text.contains("Du har bytt roll"))
            #expect(refused.text.contains("Förskolan Lergöken") && refused.text.contains("Vård- och omsorgsboendet Solgläntan"))
            #expect(try await Self.count(world, "SELECT count(*) FROM entry") == 0)

            // The page has all that was typed, and sends it in the role that it was typed in.
            let again = try Self.hidden(refused.text, to: "/anmalan/2024")
            #expect(again["chef_namn"] == "Amina Lind" && again["som"] == head.role?.text)
            #expect(try await world.post("/anmalan/2024", again, as: head).status == 303)
            let units = try await world.database.read { try $0.column("SELECT unit FROM entry", as: String.self) }
            #expect(units == [city.unit.text])
            #expect(try await world.get("/konto", as: head).text.contains("Verksamhetschef · Förskolan Lergöken"))
        }
    }

    @Test("A form of a role that is no longer held is refused with words")
    func endedRole() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let fields = Self.registration.merging(["som": ID<Role>(at: World.start).text]) { $1 }
            let reply = try await world.post("/anmalan/2024", fields, as: head)
            #expect(reply.status == 409 && reply.text.contains("en roll som du inte längre har"))
            #expect(try await Self.count(world, "SELECT count(*) FROM entry") == 0)
        }
    }
}

/// Values from several tasks.
private final class Gathered<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])
    func add(_ value: Value) { values.withLock { $0.append(value) } }
    var all: [Value] { values.withLock { $0 } }
}
