import Foundation
import Server
import Site
import Testing
import World

/// A line of one megabit a second is enough for everything that may be sent here.
@Suite struct DoorLimitTests {
    @Test("The largest body comes in over one megabit a second with a quarter of it lost, and no connection is held for ten minutes")
    func slowLine() async throws {
        try await World.run { world in
            let (bytes, seconds) = (world.app.routes.all.map(\.bodyBytesMax).max() ?? 0, DoorLimits().bodySecondsMax)
            #expect(bytes >= 30 * 1024 * 1024)
            #expect(bytes * 8 <= seconds * 750_000)
            #expect(seconds < 600)
        }
    }

    @Test("The proxy of the operator's guide lets the largest body through")
    func proxy() async throws {
        let guide = try String(contentsOfFile: World.repository + "/docs/operations.md", encoding: .utf8)
        let said = try #require(guide.firstMatch(of: /client_max_body_size (\d+)m;/).flatMap { Int($0.1) })
        try await World.run { world in #expect((world.app.routes.all.map(\.bodyBytesMax).max() ?? .max) <= said * 1024 * 1024) }
    }
}
