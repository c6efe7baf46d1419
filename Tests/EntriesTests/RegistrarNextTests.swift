import Base
import Editions
import Site
import Store
import Support
import Testing
import World

@testable import Entries

@Suite("A registrar's home says what comes next, late first")
struct RegistrarNextTests {
    @Test("A unit without a case, a case without minutes, and from the day after the last the minutes that should have come", arguments: Backend.available)
    func steps(backend: Backend) async throws {
        try await World.run(backend) { world in
            let registrar = world.city["registrar"]
            #expect(!(try await world.get("/arenden", as: registrar).text.contains("class=\"next")))
            let entry = try await StoryTests.register(world)
            let free = try await world.get("/arenden", as: registrar).text
            #expect(free.contains("har inget ärende än. Protokollet ska ha kommit senast fredag 28 juni 2024, 109 dagar kvar."))
            #expect(free.contains("href=\"/arenden?ar=2024#nytt\" class=\"btn\"") && free.contains("id=\"nytt\""))
            let opened = try await world.post("/arenden", ["titel": "Deltagande 2024", "dnr": "", "enhet": entry], as: registrar)
            let path = opened.location ?? ""
            #expect(try await world.get("/arenden", as: registrar).text.contains("”Deltagande 2024” väntar på nämndens beslut."))

            let due = Shipped.edition.calendar.minutesDue
            world.time.set(due.end.adding(seconds: -1))
            try await world.keepSessionsAlive()
            let (head, now) = (world.city["unithead"].person.id, World.start)
            try await world.database.write {
                _ = try $0.run("INSERT INTO submission (entry, at, by, characters, sha256, content) VALUES (\(entry), \(now), \(head), 25, 'x', '{}')")
            }
            #expect(!(try await world.get("/arenden", as: registrar).text.contains("next late")))
            world.time.set(due.end)
            let late = try await world.get("/arenden", as: registrar).text
            #expect(late.contains("class=\"next late\"") && late.contains("Protokollet skulle ha kommit fredag 28 juni 2024: ”Deltagande 2024”."))
            #expect(late.contains("href=\"\(path)\" class=\"btn\""))
            // The unit reads it too, for it is the unit that cannot receive the award.
            #expect(try await world.get("/bidrag/\(entry)", as: world.city["unithead"]).text.contains("Nämndens protokoll skulle ha kommit fredag 28 juni 2024."))
        }
    }
}
