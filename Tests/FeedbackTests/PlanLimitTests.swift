import Base
import Entries
import Site
import Store
import Support
import Testing
import World

@testable import Feedback

@Suite struct PlanLimitTests {
    @Test("Points of the plan that are done leave room for new ones", arguments: Backend.available)
    func room(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, now) = (world.city, world.time.now)
            let head = city["unithead"].person.id
            let entry = ID<Entry>(stored: try await world.database.write { try Objects.make(city, at: now, in: $0).entry })
            @Sendable func add(_ number: Int) async throws -> ID<Action> {
                let action = Action(id: ID(at: now), entry: entry, item: nil, text: "Punkt \(number)", owner: "Ada", due: nil)
                try await world.database.write { try ActionSQL.add(action, by: head, at: now, in: $0) }
                return action.id
            }
            let first = try await add(1)
            for number in 2...Action.actionsMax { _ = try await add(number) }
            await #expect(throws: Refusal.self) { try await add(101) }
            try await world.database.write { try ActionSQL.mark(first, of: entry, doneBy: head, at: now, in: $0) }
            _ = try await add(101)
            #expect(try await world.database.read { try ActionSQL.all(entry, in: $0) }.count == 101)
        }
    }
}
