import Base
import Editions
import RichText
import Site
import Store
import Support
import Testing
import World

@testable import Entries
@testable import Texts

/// What a unit does in the year, over the whole web stack.
@Suite struct StoryTests {
    @Test("R26: the self-check answers without keeping anything, at once and with reasons")
    func selfCheck() async throws {
        try await World.run { world in
            #expect(try await world.get("/kan-vi-delta/2024").status == 200)
            #expect(try await world.get("/kan-vi-delta/2019").status == 404)
            let fields = Story.answers.merging(["enskild": "nej"]) { $1 }
            func ask(_ change: [String: String]) async throws -> World.Reply {
                try await world.post("/kan-vi-delta/2024", fields.merging(change) { $1 })
            }
            #expect(try await ask([:]).text.contains("Ni kan delta"))
            #expect(try await ask(["medarbetare": "4"]).text.contains("Ni behöver vara minst 5"))
            #expect(try await ask(["resultat": "−12"]).text.contains("Ni kan delta men inte få utmärkelsen"))
            #expect(try await ask(["utmarkelse": "2022"]).text.contains("Ni kan delta igen 2025"))
            #expect(try await ask(["enskild": "ja", "stadens": "50", "alla": "99"]).text.contains("50,5 %"))
            for extreme in [Int.min, Int.max] {
                let answer = try await ask(["resultat": "\(extreme)", "prognos": "\(extreme)", "medarbetare": "\(extreme)"])
                #expect(answer.status == 422, "\(extreme)")
            }
            let wrong = try await ask(["medarbetare": "fem", "chef": ""])
            #expect(
                wrong.status == 422 && wrong.text.contains("Svara på om ni har en chef med budgetansvar.")
                    && wrong.text.contains("value=\"fem\""))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM eligibility_check") } == 0)
        }
    }

    @Test("R30–R32: a registration stores, tells the registrar and gives a receipt", arguments: Backend.available)
    func registration(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            #expect(try await world.get("/anmalan/2024", as: head).text.contains("Förskolan Lergöken"))
            let entry = try await Story.register(world)
            let page = try await world.get("/bidrag/\(entry)", as: head)
            #expect(page.status == 200 && page.text.contains("Anmäld") && page.text.contains("Ni är anmälda till"))
            let letters = try await world.database.read {
                try $0.column("SELECT recipient_address FROM letter ORDER BY recipient_address", as: String.self)
            }
            #expect(letters == ["amina@exempelstad.example", "registrar@exempelstad.example", "registrator.sodermalm@exempelstad.example"])
            #expect(try await world.get("/bidrag", as: head).location == "/bidrag/\(entry)")
            #expect(try await world.get("/anmalan/2024", as: head).location == "/bidrag/\(entry)")
            #expect(try await world.get("/bidrag/\(entry)", as: world.city["otherhead"]).status == 404)
        }
    }

    @Test("R12, R31: registration closes at kl. 24.00; withdrawal in one press, undone while it is open")
    func closing() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            world.time.set(Day(2024, 3, 22)!, TimeOfDay(23, 59, 59)!)
            // Sessions idle out, so a new one is needed each day in the browser; here the clock alone moves.
            try await world.keepSessionsAlive()
            let entry = try await Story.register(world)
            #expect(try await world.post("/bidrag/\(entry)/avanmalan", ["skal": "Vi hinner inte."], as: head).status == 303)
            #expect(try await world.get("/bidrag/\(entry)", as: head).text.contains("Avanmäld"))
            #expect(try await world.get("/bidrag/\(entry)/skriva", as: head).status == 409)
            #expect(try await world.post("/bidrag/\(entry)/avanmalan/angra", as: head).status == 303)
            #expect(try await world.post("/bidrag/\(entry)/avanmalan", as: head).status == 303)
            world.time.set(Day(2024, 3, 23)!)
            #expect(try await world.post("/bidrag/\(entry)/avanmalan/angra", as: head).status == 409)
            let other = try await world.post("/anmalan/2024", Story.answers.merging(Story.people) { $1 }, as: world.city["otherhead"])
            #expect(other.status == 409)
        }
    }

    @Test("R24–R26: a unit that may not take part is told why, may ask the office, and hands in only with an exception")
    func exception() async throws {
        try await World.run { world in
            let (head, office) = (world.city["unithead"], world.city["office"])
            let refused = try await world.post(
                "/anmalan/2024", Story.answers.merging(Story.people) { $1 }.merging(["medarbetare": "4"]) { $1 }, as: head)
            #expect(refused.status == 422 && refused.text.contains("Anmäl ändå och be kansliet pröva"))
            let entry = try await Story.register(world, ["medarbetare": "4", "prova": "1", "skal": "Vi delar chef."])
            try await Story.fill(world, entry)
            let check = try await world.post("/bidrag/\(entry)/inlamning", as: head)
            #expect(check.status == 422 && check.text.contains("Ni kan inte delta enligt årets regler"))
            let path = "/kansli/2024/deltagare/\(entry)/undantag"
            #expect(try await world.post(path, ["regel": "staff", "skal": ""], as: office).status == 422)
            #expect(try await world.post(path, ["regel": "staff", "skal": "Två enheter delar chef."], as: office).status == 303)
            #expect(try await world.post("/bidrag/\(entry)/inlamning", as: head).location == "/bidrag/\(entry)/kvitto")
        }
    }
}
