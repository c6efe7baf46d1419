@testable import Awards
import Base
import Editions
import Entries
import Site
import Store
import Support
import Testing
import World

@Suite("R23, R26: the results are brought up to date before the jury decides")
struct EconomyTests {
    private let autumn = Stockholm.instant(Day(2024, 10, 1)!, TimeOfDay(9, 0)!)

    @Test("What the unit and the office state last is what the award is tried by, with when and by whom", arguments: Backend.available)
    func newest(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            try await scene.set(autumn)
            let unit = "/bidrag/\(scene.objects.entry)/ekonomi"
            let wrong = try await world.post(unit, ["resultat": "0", "prognos": "många"], as: scene["unithead"])
            #expect(wrong.status == 422 && wrong.text.contains("value=\"många\""))
            #expect(try await world.post(unit, ["resultat": "3", "prognos": "-12"], as: scene["unithead"]).status == 303)
            let page = try await world.get(scene.path, as: scene["juror"]).text
            #expect(page.contains("Årets prognos visar underskott."))
            #expect(page.contains("−12 tkr") && page.contains("1 oktober 2024 kl. 9.00, Amina Lind"))
            #expect(try await scene.count("SELECT count(*) FROM audit WHERE act = 'economy.updated'") == 1)

            try await scene.set(autumn.adding(hours: 1))
            let office = "/kansli/2024/deltagare/\(scene.objects.entry)/ekonomi"
            #expect(try await world.post(office, ["resultat": "3", "prognos": "0"], as: scene["office"]).status == 303)
            let later = try await world.get(scene.path, as: scene["juror"]).text
            #expect(!later.contains("Årets prognos visar underskott.") && later.contains("1 oktober 2024 kl. 10.00, Hanna Sjö"))
            #expect(
                try await world.get("/kansli/2024/deltagare/\(scene.objects.entry)", as: scene["office"]).text.contains(
                    "Ekonomin uppdaterad"))
            // Nobody else's, and not after the ceremony.
            #expect(try await world.post(unit, ["resultat": "0", "prognos": "0"], as: scene["otherhead"]).status == 404)
            #expect(try await world.post(unit, ["resultat": "0", "prognos": "0"], as: scene["coauthor"]).status == 404)
            try await scene.set(Scene.ceremony)
            #expect(try await world.post(unit, ["resultat": "0", "prognos": "0"], as: scene["unithead"]).status == 409)
            #expect(try await scene.count("SELECT count(*) FROM economy_update") == 2)
        }
    }

    @Test("The results are asked for in the weeks before the jury: a thing that waits, one letter, and a word on the unit's page")
    func asked() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let (home, calls) = ("/bidrag/\(scene.objects.entry)", "/kansli/2024/ekonomi")
            try await scene.set(Stockholm.instant(Day(2024, 9, 8)!, TimeOfDay(9, 0)!))
            #expect(!(try await world.get(home, as: scene["unithead"]).text.contains("Uppdatera er ekonomi")))
            #expect(try await world.post(calls + "/be", as: scene["office"]).status == 409)

            try await scene.set(autumn)
            #expect(try await world.get("/kansli/2024", as: scene["office"]).text.contains("Ekonomin är inte uppdaterad"))
            // The jury's day, 24 October, is the office's own: nothing shows before the letter, and its day is ten working days later.
            #expect(!(try await world.get(home, as: scene["unithead"]).text.contains("Uppdatera er ekonomi")))
            #expect(try await world.get(calls, as: scene["office"]).text.contains("Be 2 verksamheter om uppgifterna"))
            #expect(try await world.post(calls + "/be", as: scene["office"]).status == 303)
            #expect(try await scene.count("SELECT count(*) FROM letter WHERE kind = 'economy'") == 2)
            #expect(
                try await world.get(home, as: scene["unithead"]).text.contains(
                    "Uppdatera er ekonomi senast tisdag 15 oktober 2024 kl. 24.00"))
            #expect(
                try await scene.count(
                    "SELECT count(*) FROM letter WHERE kind = 'economy' AND subject = 'Uppdatera er ekonomi senast tisdag 15 oktober 2024'")
                    == 2)
            // Pressed once more, nobody gets a second letter.
            #expect(try await world.post(calls + "/be", as: scene["office"]).status == 303)
            #expect(try await scene.count("SELECT count(*) FROM letter WHERE kind = 'economy'") == 2)

            #expect(try await world.post(home + "/ekonomi", ["resultat": "0", "prognos": "0"], as: scene["unithead"]).status == 303)
            #expect(!(try await world.get(home, as: scene["unithead"]).text.contains("Uppdatera er ekonomi senast")))
            let page = try await world.get(calls, as: scene["office"]).text
            #expect(page.contains("Uppdaterad") && page.contains("Ombedd 1 oktober"))
        }
    }

    @Test("Who asks so late that the units' day comes after the jury's is told to telephone", arguments: [(9, false), (10, true)])
    func late(day: Int, isLate: Bool) async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            try await scene.set(Stockholm.instant(Day(2024, 10, day)!, TimeOfDay(9, 0)!))
            let page = try await world.get("/kansli/2024/ekonomi", as: scene["office"]).text
            let told = "Ber ni i dag får verksamheterna till och med torsdag 24 oktober 2024 på sig. Då har domarkommittén redan mötts"
            #expect(page.contains("Be 2 verksamheter om uppgifterna"))
            #expect(page.contains(told) == isLate)
            #expect(page.contains("Ber ni i dag") == isLate)
        }
    }

    @Test(
        "Who in the office has a conflict in an entry sees neither its results nor its form, and asks nothing of its unit",
        arguments: Backend.available)
    func conflict(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            try await scene.set(autumn)
            let own = try await scene.acting(scene["unithead"], as: .office)
            for page in ["/kansli/2024/ekonomi", "/kansli/2024/formell"] {
                for (entry, isOpen) in [(scene.entry, false), (scene.otherEntry, true)] {
                    let line = "href=\"/kansli/2024/deltagare/\(entry)\""
                    #expect(try await world.get(page, as: scene["office"]).text.contains(line), "\(page)")
                    #expect(try await world.get(page, as: own).text.contains(line) == isOpen, "\(page) \(entry)")
                }
            }
            #expect(try await world.post("/kansli/2024/ekonomi/be", as: own).status == 303)
            let asked = try await world.database.read { try $0.column("SELECT entry FROM economy_call", as: String.self) }
            #expect(asked == [scene.otherEntry.text])
        }
    }

    @Test("An exception or a check made again does not make old results new", arguments: Backend.available)
    func age(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let entry = scene.entry
            let before = try await world.database.read { try EconomySQL.stated([entry], in: $0)[entry] }
            let (later, by, id) = (autumn, scene["office"].person.id, ID<Scene>(at: autumn))
            try await scene.write { db in
                try db.run(
                    """
                    INSERT INTO eligibility_check (id, entry, manager, plan, staff, last_result_tkr, forecast_tkr, verdict, failed, at, by)
                    VALUES (\(id), \(entry), 1, 1, 20, 0, 0, 'may-receive', '', \(later), \(by))
                    """)
            }
            let after = try await world.database.read { try EconomySQL.stated([entry], in: $0)[entry] }
            #expect(after == before && after?.by == "Amina Lind" && after?.at == World.start)
        }
    }

    @Test("Results that are stated again unchanged are as new as that, and by the one who stated them", arguments: Backend.available)
    func unchanged(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let entry = scene.entry
            try await scene.set(autumn)
            let fields = ["resultat": "0", "prognos": "0"]
            #expect(try await world.post("/kansli/2024/deltagare/\(entry)/ekonomi", fields, as: scene["office"]).status == 303)
            let stated = try await world.database.read { try EconomySQL.stated([entry], in: $0)[entry] }
            #expect(stated == StatedResults(last: 0, forecast: 0, at: autumn, by: "Hanna Sjö", updatedAt: autumn))
        }
    }

    @Test("The results of thirty entries take as many statements as those of one", arguments: Backend.available)
    func statements(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let counting = CountingDatabase(world.database)
            func cost(_ entries: [ID<Entry>]) async throws -> Int {
                counting.reset()
                _ = try await counting.read { try EconomySQL.stated(entries, in: $0) }
                return counting.statements
            }
            #expect(try await cost([scene.entry]) == 2)
            #expect(try await cost(Array(repeating: scene.entry, count: 15) + Array(repeating: scene.otherEntry, count: 15)) == 2)
        }
    }
}
