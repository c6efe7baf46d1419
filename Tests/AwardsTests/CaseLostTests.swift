import Accounts
import Awards
import Base
import Site
import Store
import Support
import Testing
import World

@Suite("A case that is lost while the form is on its way")
struct CaseLostTests {
    @Test("A juror who is recused meanwhile casts no vote, a chair who is replaced decides nothing", arguments: Backend.available)
    func lost(backend: Backend) async throws {
        try await World.run(backend, through: { InterruptedDatabase($0) }) { world in
            let database = try #require(world.database as? InterruptedDatabase)
            let scene = try await Scene(world)
            let (juror, entry, now) = (scene["juror"].person.id, scene.entry, world.time.now)
            database.beforeNextWrite { try $0.run("UPDATE juror SET chair = 0 WHERE person = \(juror)") }
            #expect(try await scene.decide("award", as: "juror").status == 403)
            #expect(try await scene.count("SELECT count(*) FROM decision") == 0)

            database.beforeNextWrite {
                try $0.run("INSERT INTO conflict (person, entry, reason, at) VALUES (\(juror), \(entry), 'Släkt', \(now))")
            }
            #expect(try await world.post(scene.path + "/rost", ["rost": "award"], as: scene["juror"]).status == 404)
            #expect(try await scene.count("SELECT count(*) FROM vote") == 0)
            try await scene.write { try $0.run("DELETE FROM conflict") }
            #expect(try await world.post(scene.path + "/rost", ["rost": "award"], as: scene["juror"]).status == 303)
            #expect(try await scene.count("SELECT count(*) FROM vote") == 1)
        }
    }

    @Test("A member of the office who gets a role for the unit meanwhile decides nothing about it", arguments: Backend.available)
    func office(backend: Backend) async throws {
        try await World.run(backend, through: { InterruptedDatabase($0) }) { world in
            let database = try #require(world.database as? InterruptedDatabase)
            let scene = try await Scene(world)
            let (person, unit, now) = (scene["office"].person.id, world.city.unit, world.time.now)
            database.beforeNextWrite { db in
                try RoleSQL.grant(.coauthor, to: person, organisation: unit.text, by: nil, at: now, in: db)
            }
            let refused = try await scene.decide("award")
            #expect(refused.status == 403 && refused.text.contains("Du är jävig i det här ärendet."))
            #expect(try await scene.count("SELECT count(*) FROM decision") == 0)
            try await scene.write { try $0.run("DELETE FROM role WHERE person = \(person) AND kind = 'coauthor'") }
            #expect(try await scene.decide("award").status == 303)
        }
    }
}
