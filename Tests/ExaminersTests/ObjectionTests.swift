import Accounts
import Base
import Entries
import Examiners
import Site
import Store
import Support
import Testing
import World

/// R82: what another party proposes is decided by the office, and takes nothing before.
@Suite("R82: a unit may object to a member of its team, and the office decides")
struct ObjectionTests {
    private static func judged(_ world: World) async throws -> ID<Entry> {
        let (city, office) = (world.city, world.city["office"])
        let entry = try await world.handIn(city.unit, by: city["unithead"])
        let team = try await world.makeTeam(["coordinator", "examiner", "thirdexaminer"], isConfirmed: true)
        _ = try await world.post(team + "/bidrag", ["entry": entry.text], as: office)
        _ = try await world.post("/granskning/\(entry)/jav", ["svar": "nej"], as: city["examiner"])
        return entry
    }

    private static func object(_ world: World, _ entry: ID<Entry>) async throws -> String {
        let fields = ["person": world.city["examiner"].person.id.text, "skal": "Hen är min granne."]
        #expect(try await world.post("/bidrag/\(entry)/lag/invandning", fields, as: world.city["unithead"]).status == 303)
        let id = try await world.database.read { try $0.value("SELECT id FROM objection", as: String.self) }
        return "/kansli/2024/jav/invandning/\(try #require(id))"
    }

    @Test(
        "The examiner keeps the entry while the office has not decided; both are told by letter, without the reason",
        arguments: Backend.available)
    func waits(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, entry) = (world.city, try await Self.judged(world))
            let page = "/bidrag/\(entry)/lag"
            #expect(try await world.get(page, as: city["contact"]).text.contains("Idris Nilsson"))
            let coauthor = try await world.get(page, as: city["coauthor"])
            #expect(coauthor.text.contains("Idris Nilsson") && !coauthor.text.contains("invandning"))
            #expect(try await world.post(page + "/invandning", ["person": "x"], as: city["coauthor"]).status == 404)
            #expect(try await world.get("/bidrag/\(entry)", as: city["unithead"]).text.contains("href=\"\(page)\""))
            #expect(try await world.get(page, as: city["otherhead"]).status == 404)
            #expect(try await world.post(page + "/invandning", as: city["unithead"]).status == 422)
            let stranger = ["person": city["otherexaminer"].person.id.text, "skal": "Granne."]
            #expect(try await world.post(page + "/invandning", stranger, as: city["unithead"]).status == 422)
            _ = try await Self.object(world, entry)
            let again = ["person": city["examiner"].person.id.text, "skal": "En gång till."]
            #expect(try await world.post(page + "/invandning", again, as: city["unithead"]).status == 422)
            #expect(try await world.count("SELECT count(*) FROM objection") == 1)

            #expect(try await world.get("/granskning/\(entry)/bedoma/1", as: city["examiner"]).status == 200)
            let letters = try await world.database.read {
                try $0.rows("SELECT recipient_address, body FROM letter WHERE kind IN ('objection', 'conflict-proposal') ORDER BY kind") {
                    (try $0[0] as String, try $0[1] as String)
                }
            }
            #expect(letters.count == 2)
            #expect(letters.last?.0 == "examiner@exempelstad.example")
            #expect(letters.allSatisfy { !$0.1.contains("granne") })
            #expect(try await world.get("/kansli/2024/jav", as: city["office"]).text.contains("Hen är min granne."))
            #expect(try await world.get("/kansli/2024/jav", as: city["examiner"]).status == 403)
        }
    }

    @Test("Upheld, the examiner loses the entry at once and both parties are told why", arguments: Backend.available)
    func upheld(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, entry) = (world.city, try await Self.judged(world))
            let act = try await Self.object(world, entry)
            let field = "skal-\(act.split(separator: "/").last!)"
            #expect(try await world.post(act, ["beslut": "bifall", field: "Nära grannar."], as: city["unithead"]).status == 403)
            #expect(try await world.post(act, ["beslut": "bifall"], as: city["office"]).status == 422)
            #expect(try await world.post(act, ["beslut": "bifall", field: "Nära grannar."], as: city["office"]).status == 303)
            #expect(try await world.post(act, ["beslut": "avslag", field: "Nej."], as: city["office"]).status == 404)
            #expect(try await world.get("/granskning/\(entry)/bedoma/1", as: city["examiner"]).status == 404)
            #expect(try await world.get("/bidrag/\(entry)/lag", as: city["unithead"]).text.contains("Nära grannar."))
            let told = try await world.database.read {
                try $0.column(
                    "SELECT recipient_address FROM letter WHERE kind = 'objection-decided' ORDER BY recipient_address", as: String.self)
            }
            #expect(told == ["examiner@exempelstad.example", "unithead@exempelstad.example"])
            let about = try await world.database.read {
                try $0.column(
                    "SELECT about FROM letter WHERE kind IN ('objection', 'conflict-proposal', 'objection-decided')", as: String.self)
            }
            #expect(about == Array(repeating: entry.text, count: 4))
            // What the office has decided is of the person, in every role.
            let (examiner, now) = (city["examiner"].person, world.time.now)
            let office = try await world.database.write { db in
                let role = try RoleSQL.grant(.office, to: examiner.id, by: nil, at: now, in: db)
                return Actor(
                    person: examiner, role: role,
                    session: try Session.start(person: examiner.id, role: role, language: nil, replacing: nil, at: now, in: db))
            }
            #expect(try await world.get("/kansli/2024/deltagare/\(entry)", as: city["office"]).status == 200)
            #expect(try await world.get("/kansli/2024/deltagare/\(entry)", as: office).status == 403)
        }
    }

    @Test("Turned down, the examiner goes on, and the unit reads why", arguments: Backend.available)
    func turnedDown(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, entry) = (world.city, try await Self.judged(world))
            let act = try await Self.object(world, entry)
            let field = "skal-\(act.split(separator: "/").last!)"
            #expect(try await world.post(act, ["beslut": "avslag", field: "Ni bor i olika stadsdelar."], as: city["office"]).status == 303)
            #expect(try await world.get("/granskning/\(entry)/bedoma/1", as: city["examiner"]).status == 200)
            #expect(try await world.get("/bidrag/\(entry)/lag", as: city["unithead"]).text.contains("Ni bor i olika stadsdelar."))
        }
    }
}
