import Base
import Editions
import Store
import Support
import Testing
import World

@Suite("The second when decisions become public must be known before the first of them (R116)")
struct UnknownSecondTests {
    @Test("Without it the decision is refused, what was typed stands, and years later nothing has opened", arguments: Backend.available)
    func refused(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            try await scene.write { try $0.run("UPDATE inner_dates SET ceremony_time = NULL") }
            let refused = try await scene.decide("award")
            #expect(refused.status == 422 && refused.text.contains("Klockslaget då besluten blir offentliga är inte satt."))
            #expect(refused.text.contains(Scene.citation))
            #expect(try await scene.count("SELECT count(*) FROM decision") == 0)
            let list = try await world.get("/kansli/2024/jury", as: scene["office"]).text
            #expect(list.contains("Besluten är hemliga tills kansliet har satt klockslaget då de blir offentliga."))
            let set = try await world.post(
                "/kansli/utgavor/\(scene.edition.id)/inre-datum",
                ["klockslag": "14.15", "jury": Scene.meeting.text], as: scene["office"])
            #expect(set.status == 303)
            #expect(try await scene.decide("award").status == 303)
            let start = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(14, 15)!)
            try await scene.set(start.adding(seconds: -1))
            #expect(!(try await world.get("/utmarkelsen/2024", as: scene["nobody"]).text.contains(Scene.citation)))
            try await scene.set(start)
            #expect(try await world.get("/utmarkelsen/2024", as: scene["nobody"]).text.contains(Scene.citation))
        }
    }
}
