import Base
import Entries
import Foundation
import Site
import Store
import Support
import Testing
import World

/// R82: nobody can arrange another's conflict. An invited role counts when it is accepted.
@Suite("R82: an invitation takes no case from anybody, an acceptance does")
struct ArrangedConflictTests {
    /// The head invites the juror while the entry is written; gives the address of the invitation as the letter has it.
    private static func invite(_ world: World, _ objects: Objects) async throws -> String {
        let invited = try await world.post(
            "/bidrag/\(objects.entry)/medforfattare/ny",
            ["namn": "M. Ström", "epost": "juror@exempelstad.example"], as: world.city["unithead"])
        #expect(invited.status == 303)
        let body = try await world.database.read {
            try $0.value("SELECT body FROM letter WHERE kind = 'coauthor'", as: String.self)
        }
        let link = try #require(body?.split(whereSeparator: \.isWhitespace).first { $0.contains("/inbjudan/") })
        return String(link[try #require(link.range(of: "/inbjudan/")).lowerBound...])
    }

    @Test("A juror who is invited as co-author keeps every case, and holds no role for the unit", arguments: Backend.available)
    func invited(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world) { _ = try await Self.invite(world, $0) }
            #expect(try await world.get(scene.path, as: scene["juror"]).status == 200)
            #expect(try await world.get("/jury/2024", as: scene["juror"]).text.contains("Förskolan Lergöken"))
            #expect(try await scene.count("SELECT count(*) FROM role WHERE kind = 'coauthor' AND ended_at IS NULL") == 1)
            #expect(try await world.get("/bidrag/\(scene.objects.entry)/las", as: scene["juror"]).text.contains("Petrović") == false)
        }
    }

    @Test("The inviter sees that the person is invited, by the name that they wrote themselves", arguments: Backend.available)
    func inviter(backend: Backend) async throws {
        try await World.run(backend) { world in
            _ = try await Scene(world) { objects in
                _ = try await Self.invite(world, objects)
                let page = try await world.get("/bidrag/\(objects.entry)/medforfattare", as: world.city["unithead"]).text
                #expect(page.contains("M. Ström"))
                #expect(page.contains("inbjuden"))
                #expect(!page.contains("Mikael Ström"))
            }
        }
    }

    @Test(
        "The case of an entry whose juror is invited is not decided until the office has looked at the invitation",
        arguments: Backend.available)
    func undecided(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world) { _ = try await Self.invite(world, $0) }
            try await scene.write { try $0.run("UPDATE invitation SET at = \(Scene.recent)") }
            let refused = try await scene.decide("award")
            #expect(refused.status == 422)
            #expect(refused.text.contains("inbjudan till någon som bedömer eller beslutar"))
            #expect(try await scene.count("SELECT count(*) FROM decision") == 0)

            #expect(try await world.get("/kansli/2024", as: scene["office"]).text.contains("Jäv att avgöra"))
            let page = try await world.get("/kansli/2024/jav", as: scene["office"])
            #expect(page.text.contains("Mikael Ström"))
            let id = try await world.database.read { try $0.value("SELECT id FROM invitation", as: String.self) } ?? ""
            #expect(try await world.post("/kansli/2024/jav/inbjudan/\(id)", ["beslut": "avvisa"], as: scene["juror"]).status == 403)
            #expect(try await world.post("/kansli/2024/jav/inbjudan/\(id)", as: scene["office"]).status == 422)
            #expect(try await world.post("/kansli/2024/jav/inbjudan/\(id)", ["beslut": "avvisa"], as: scene["office"]).status == 303)
            #expect(try await scene.count("SELECT count(*) FROM letter WHERE kind = 'invitation-decided'") == 2)
            // Who belongs to the unit reads none of the letters about it as office.
            let own = try await scene.acting(scene["unithead"], as: .office)
            let letters = try await world.database.read {
                try $0.column("SELECT id FROM letter WHERE kind IN ('conflict-proposal', 'invitation-decided')", as: String.self)
            }
            #expect(letters.count == 3)
            for letter in letters {
                #expect(try await world.get("/kansli/utskick/\(letter)", as: scene["office"]).status == 200)
                #expect(try await world.get("/kansli/utskick/\(letter)", as: own).status == 403)
            }
            #expect(try await scene.decide("award").status == 303)
            #expect(!(try await world.get("/kansli/2024", as: scene["office"]).text.contains("Jäv att avgöra")))
        }
    }

    @Test(
        "Who accepts loses the cases of the unit and its committee at once, and the office is told by letter", arguments: Backend.available)
    func accepted(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world) { objects in
                let path = try await Self.invite(world, objects)
                let juror = world.city["juror"]
                #expect(try await world.get(path, as: world.city["coauthor"]).status == 404)
                #expect(try await world.post(path, ["svar": "ja"], as: world.city["coauthor"]).status == 404)
                #expect(try await world.get(path).location == "/logga-in?till=\(path)")
                let page = try await world.get(path, as: juror)
                #expect(page.status == 200)
                #expect(page.text.contains("Förskolan Lergöken"))
                #expect(page.text.contains("jävig"))
                #expect(try await world.post(path, as: juror).status == 422)
                #expect(try await world.post(path, ["svar": "ja"], as: juror).status == 303)
                #expect(try await world.get(path, as: juror).status == 404)
            }
            #expect(try await scene.count("SELECT count(*) FROM role WHERE kind = 'coauthor' AND ended_at IS NULL") == 2)
            #expect(try await scene.count("SELECT count(*) FROM letter WHERE kind = 'conflict'") == 1)
            #expect(try await world.get("/kansli/2024", as: scene["office"]).text.contains("Nya jäv"))
            #expect(try await world.get("/kansli/2024/jav", as: scene["office"]).text.contains("Vi har sett jävet för Mikael Ström"))
            let person = scene["juror"].person.id.text
            // Neither the one it is about nor another in conflict marks it as seen.
            for out in ["juror", "unithead"] {
                let own = try await scene.acting(scene[out], as: .office)
                #expect(try await world.post("/kansli/2024/jav/sett", ["person": person], as: own).status == 404)
            }
            #expect(try await scene.count("SELECT count(*) FROM conflict_notice WHERE seen_at IS NOT NULL") == 0)
            #expect(try await world.get("/kansli/2024", as: scene["office"]).text.contains("Nya jäv"))
            #expect(try await world.post("/kansli/2024/jav/sett", ["person": person], as: scene["office"]).status == 303)
            #expect(!(try await world.get("/kansli/2024", as: scene["office"]).text.contains("Nya jäv")))
            #expect(try await world.get(scene.path, as: scene["juror"]).status == 404)
            #expect(try await world.post(scene.path + "/rost", ["rost": "award"], as: scene["juror"]).status == 404)
            // The header tells the role for the unit; the case itself is gone.
            #expect(!(try await world.get("/jury/2024", as: scene["juror"]).text.contains("href=\"\(scene.path)\"")))
        }
    }

    @Test("Who declines gets no role, and the invitation is gone", arguments: Backend.available)
    func declined(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world) { objects in
                let path = try await Self.invite(world, objects)
                #expect(try await world.post(path, ["svar": "nej"], as: world.city["juror"]).status == 303)
                #expect(try await world.post(path, ["svar": "ja"], as: world.city["juror"]).status == 404)
                let page = try await world.get("/bidrag/\(objects.entry)/medforfattare", as: world.city["unithead"]).text
                #expect(!page.contains("inbjudan-ater"))
            }
            #expect(try await scene.count("SELECT count(*) FROM role WHERE kind = 'coauthor' AND ended_at IS NULL") == 1)
            #expect(try await world.get(scene.path, as: scene["juror"]).status == 200)
            #expect(try await scene.decide("award").status == 303)
        }
    }
}
