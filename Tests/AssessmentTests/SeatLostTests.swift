import Base
import Site
import Store
import Support
import Testing
import World

@Suite("A place in the team that is lost while the form is on its way")
struct SeatLostTests {
    @Test("A judgement is not saved by somebody who has just left the team, or declared a conflict", arguments: Backend.available)
    func lost(backend: Backend) async throws {
        try await World.run(backend, through: { InterruptedDatabase($0) }) { world in
            let database = try #require(world.database as? InterruptedDatabase)
            let desk = try await Desk(world)
            let (person, now) = (desk["examiner"].person.id, world.time.now)
            let sheet = ["niva": "4", "styrkor": "Vi ser en tydlig tråd."]
            let losses: [(InterruptedDatabase.Interruption, InterruptedDatabase.Interruption)] = [
                (
                    { try $0.run("UPDATE team_member SET left_at = \(now) WHERE person = \(person)") },
                    { try $0.run("UPDATE team_member SET left_at = NULL WHERE person = \(person)") }
                ),
                (
                    { try $0.run("DELETE FROM impartiality WHERE person = \(person)") },
                    { try $0.run("INSERT INTO impartiality (person, entry, at) VALUES (\(person), \(desk.entry), \(now))") }
                ),
            ]
            for (lose, regain) in losses {
                database.beforeNextWrite(lose)
                let reply = try await desk.post("/bedoma/1", sheet, "examiner")
                #expect([403, 404].contains(reply.status), "\(reply.status)")
                try await world.database.write(regain)
            }
            let count: SQL = "SELECT count(*) FROM audit WHERE act LIKE 'sheet%' OR act LIKE 'assessment%'"
            #expect(try await world.database.read { try $0.count(count) } == 0)
            #expect(try await desk.post("/bedoma/1", sheet, "examiner").status == 303)
            #expect(try await world.database.read { try $0.count(count) } == 1)
        }
    }
}
