import Base
import Editions
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// A year that states no last day of registration, as the reconstruction of 2022 (R11, R30).
@Suite struct NoRegistrationDayTests {
    @Test(
        "One registers to the last second of the hand-in, and is told so instead of a day that nobody has stated",
        arguments: Backend.available)
    func runs(backend: Backend) async throws {
        try await World.run(backend) { world in
            let opened = Stockholm.instant(Day(2022, 2, 1)!, TimeOfDay(9, 0)!)
            let file = try Shipped.file(2022)
            try await world.database.write { db in
                let stored = try Editions.add(file, by: nil, at: opened, in: db)
                try Editions.publish(stored.id, by: nil, at: opened, in: db)
            }
            let (head, other) = (world.city["unithead"], world.city["otherhead"])
            let late = Stockholm.instant(Day(2022, 5, 18)!)
            try await set(world, late.adding(seconds: -1))
            let page = try await world.get("/anmalan/2022", as: head).text
            #expect(page.contains("Ni kan anmäla er så länge bidrag tas emot, till"))
            #expect(!page.contains("Anmäl er senast"))
            let open = try await world.get("/utmarkelsen/2022", as: head).text
            #expect(open.contains("Lämna in bidraget senast") && !open.contains("Sista dag att anmäla sig"))
            let fields = Story.answers.merging(Story.people) { $1 }.merging(["klass": "preschool"]) { $1 }
            let registered = try await world.post("/anmalan/2022", fields, as: head)
            #expect(registered.status == 303, "\(registered.text)")
            try await set(world, late)
            let refused = try await world.post("/anmalan/2022", fields, as: other)
            #expect(refused.status != 303 && refused.text.contains("Anmälan stängde"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM entry") } == 1)
        }
    }

    private func set(_ world: World, _ instant: Instant) async throws {
        world.time.set(instant)
        try await world.database.write { try $0.run("UPDATE session SET started_at = \(instant), seen_at = \(instant)") }
    }
}
