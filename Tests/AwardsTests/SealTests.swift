import Base
import Site
import Store
import Support
import Testing
import World

@testable import Awards

/// The log proves what the jury decided (decision 10).
@Suite struct SealTests {
    private static func verdict(_ scene: Scene) async throws -> String {
        let reply = try await scene.world.post("/kansli/logg/kontroll", as: scene["office"])
        return reply.status == 303 ? try await scene.world.get("/kansli/logg", as: scene["office"]).text : reply.text
    }

    @Test(
        "A none that is made an award, another citation or another meeting is named; a decision that the jury changes is not",
        arguments: Backend.available)
    func decision(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            #expect(try await scene.decide("none").status == 303)
            let told = "Ändrat efteråt: domarkommitténs beslut (\(scene.entry)), förseglat på rad"
            #expect(!(try await Self.verdict(scene).contains("Ändrat efteråt")))
            try await scene.write { try $0.run("UPDATE decision SET kind = 'award', citation = 'För allt.'") }
            #expect(try await Self.verdict(scene).contains(told))
            #expect(try await scene.decide("award", ["skal": "Ny omröstning."]).status == 303)
            #expect(!(try await Self.verdict(scene).contains("Ändrat efteråt")))
            try await scene.write { try $0.run("UPDATE decision SET citation = citation || '!'") }
            #expect(try await Self.verdict(scene).contains(told))
        }
    }

    @Test("A decision that stands in the database and not in the log is named, and so is one that is gone")
    func untold() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let (other, now, by) = (scene.otherEntry, world.time.now, scene["office"].person.id)
            #expect(try await scene.decide("award").status == 303)
            try await scene.write { db in
                try db.run(
                    """
                    INSERT INTO decision (entry, kind, meeting_day, paragraph, at, by, citation)
                    VALUES (\(other), 'award', '2024-10-24', '7', \(now), \(by), 'För allt.')
                    """)
            }
            #expect(try await Self.verdict(scene).contains("Finns i databasen men inte i loggen: domarkommitténs beslut (\(other))"))
            try await scene.write { db in
                try db.run("DELETE FROM decision_present")
                try db.run("DELETE FROM decision WHERE entry <> \(other)")
            }
            #expect(
                try await Self.verdict(scene).contains("Borttaget utan att loggen säger varför: domarkommitténs beslut (\(scene.entry))"))
        }
    }
}
