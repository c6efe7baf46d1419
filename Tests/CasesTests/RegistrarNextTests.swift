import Base
import Editions
import Entries
import Site
import Store
import Support
import Testing
import World

@testable import Cases

@Suite("A registrar's home says what comes next, late first")
struct RegistrarNextTests {
    @Test(
        "A unit without a case, a case without minutes, and from the day after the last the minutes that should have come",
        arguments: Backend.available)
    func steps(backend: Backend) async throws {
        try await World.run(backend) { world in
            let registrar = world.city["registrar"]
            #expect(!(try await world.get("/arenden", as: registrar).text.contains("class=\"next")))
            let entry = try await Story.register(world)
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
                _ = try $0.run(
                    "INSERT INTO submission (entry, at, by, characters, sha256, content) VALUES (\(entry), \(now), \(head), 25, 'x', '{}')")
            }
            #expect(!(try await world.get("/arenden", as: registrar).text.contains("next late")))
            world.time.set(due.end)
            let late = try await world.get("/arenden", as: registrar).text
            #expect(
                late.contains("class=\"next late\"")
                    && late.contains("Protokollet skulle ha kommit fredag 28 juni 2024: ”Deltagande 2024”."))
            #expect(late.contains("href=\"\(path)\" class=\"btn\""))
            let page = try await world.get(path, as: registrar).text
            #expect(
                page.contains("Protokollet skulle ha kommit fredag 28 juni 2024.")
                    && page.contains("kan verksamheterna i ärendet inte få utmärkelsen"))
            // The unit reads it too, for it is the unit that cannot receive the award.
            #expect(
                try await world.get("/bidrag/\(entry)", as: world.city["unithead"]).text.contains(
                    "Nämndens protokoll skulle ha kommit fredag 28 juni 2024."))
        }
    }

    @Test("A case without minutes is renamed and removed by its registrar; one with minutes is neither", arguments: Backend.available)
    func upkeep(backend: Backend) async throws {
        try await World.run(backend) { world in
            let registrar = world.city["registrar"]
            let entry = try await Story.register(world)
            let path = try #require(try await world.post("/arenden", ["titel": "Fel", "dnr": "", "enhet": entry], as: registrar).location)
            #expect(try await world.post(path + "/rubrik", ["titel": ""], as: registrar).status == 422)
            #expect(try await world.post(path + "/rubrik", ["titel": "Deltagande 2024"], as: registrar).status == 303)
            #expect(try await world.get(path, as: registrar).text.contains("<h1>Deltagande 2024</h1>"))
            let decided = ["beslut": "noted", "dag": "2024-03-05", "paragraf": "12", "nummer": "", "dnr": ""]
            #expect(try await world.post(path + "/beslut", decided, as: registrar).status == 303)
            #expect(try await world.post(path + "/bort", as: world.city["otherregistrar"]).status == 404)
            #expect(try await world.post(path + "/bort", as: registrar).location == "/arenden")
            #expect(try await world.get(path, as: registrar).status == 404)
            #expect(try await Story.verdict(world).contains("Kedjan är hel."))

            let again = try #require(
                try await world.post("/arenden", ["titel": "Igen", "dnr": "", "enhet": entry], as: registrar).location)
            let (id, now, person) = (String(again.split(separator: "/").last!), World.start, registrar.person.id)
            try await world.database.write { db in
                try db.run(
                    """
                    INSERT INTO minutes (committee_case, name, bytes, sha256, received_at, received_by, content)
                    VALUES (\(id), 'protokoll.pdf', 5, 'x', \(now), \(person), \(Bytes(Array("%PDF-".utf8))))
                    """)
            }
            #expect(try await world.post(again + "/rubrik", ["titel": "Annan"], as: registrar).status == 409)
            #expect(try await world.post(again + "/bort", as: registrar).status == 409)
            let page = try await world.get(again, as: registrar).text
            #expect(page.contains("<h1>Igen</h1>") && !page.contains("Ta bort ärendet"))
        }
    }
}
