import Awards
import Base
import Editions
import Entries
import Foundation
import Server
import Site
import Store
import Support
import Testing
import World

@Suite("R116: before the ceremony nothing leaks")
struct LeakTests {
    static let outsiders = [
        "visitor", "unithead", "contact", "coauthor", "otherhead", "registrar", "otherregistrar", "examiner", "coordinator",
        "thirdexaminer", "otherexaminer", "controller", "operator",
    ]

    @Test("No page of anyone but the jury and the office holds a citation, to the last millisecond", arguments: Backend.available)
    func hunt(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            #expect(try await scene.decide("award").status == 303)
            try await scene.set(Instant(millisecondsSince1970: Scene.ceremony.millisecondsSince1970 - 1))
            var pages = 0
            // The stream of who writes now never ends by itself, and tells names alone.
            for route in world.app.routes.all where route.method == "GET" && !route.path.hasSuffix("/nu") {
                for role in Self.outsiders {
                    let actor = role == "visitor" ? nil : world.city[role]
                    let path = Self.path(route.path, scene.objects)
                    let reply = try await world.get(path, as: actor)
                    #expect(!reply.text.contains(Scene.citation), "\(role) \(path)")
                    #expect(!reply.text.contains("jury.decided"), "\(role) \(path)")
                    if reply.status == 200 { pages += 1 }
                }
            }
            #expect(pages > 60)
            #expect(try await scene.count("SELECT count(*) FROM letter WHERE body LIKE '%varje barn märker%'") == 0)
        }
    }

    @Test("The jury's addresses look alike for outsiders, decided or not")
    func alike() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            _ = try await scene.decide("award")
            for role in Self.outsiders where role != "visitor" {
                let decided = try await world.get("/jury/2024/\(scene.objects.entry)", as: world.city[role])
                let open = try await world.get("/jury/2024/\(scene.objects.otherEntry)", as: world.city[role])
                #expect(decided.status == open.status)
                #expect(decided.status == 404, "\(role)")
                #expect(try await world.get("/kansli/2024/jury", as: world.city[role]).status == 403)
            }
        }
    }

    @Test("At the second that the ceremony begins everybody reads who received what, and why", arguments: Backend.available)
    func opens(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            _ = try await scene.decide("award")
            for (seconds, isOpen) in [(-1, false), (0, true), (60, true)] {
                let now = Scene.ceremony.adding(seconds: seconds)
                try await scene.set(now)
                let page = try await world.get("/utmarkelsen/2024").text
                #expect(page.contains(Scene.citation) == isOpen, "\(seconds) s")
                let edition = scene.edition
                let (winners, honours) = try await world.database.read {
                    (
                        try AwardResults(clock: world.time.clock).winners(of: edition, at: now, in: $0),
                        try Awards.honours(of: edition, at: now, in: $0)
                    )
                }
                #expect(winners.map(\.unit) == (isOpen ? ["Förskolan Lergöken"] : []))
                #expect(honours.map(\.citation) == (isOpen ? [Scene.citation] : []))
            }
        }
    }

    @Test("R24: next year's self-check learns of an award only after its ceremony", arguments: Backend.available)
    func history(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            _ = try await scene.decide("award")
            let unit = world.city.unit
            for (seconds, awards) in [(-1, []), (0, [EarlierAward(year: 2024, kind: .award)])] {
                try await scene.set(Scene.ceremony.adding(seconds: seconds))
                let found = try await world.database.read {
                    try AwardRecord(clock: world.time.clock).awards(of: [unit], in: $0)
                }
                #expect(found == awards)
            }
        }
    }

    @Test("From the first decision no entry of the year can be taken back: the refusal tells nothing of one's own")
    func begun() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let record = AwardRecord(clock: world.time.clock)
            let (entry, other) = (scene.entry, scene.otherEntry)
            #expect(try await world.database.read { try record.isDecided(entry, in: $0) } == false)
            _ = try await scene.decide("award")
            #expect(try await world.database.read { try record.isDecided(other, in: $0) })
        }
    }

    private static func path(_ path: String, _ objects: Objects) -> String {
        let values = [
            "entry": objects.entry, "case": objects.committeeCase, "team": objects.team, "year": "2024", "item": "1",
        ]
        return "/"
            + path.split(separator: "/").map { part in
                part.hasPrefix(":") ? values[String(part.dropFirst())] ?? ID<Objects>(at: World.start).text : String(part)
            }.joined(separator: "/")
    }
}
