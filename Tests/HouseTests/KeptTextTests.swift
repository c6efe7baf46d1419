import Testing
import World

/// Running text is not lost when a session ends before it is sent: `pages.js` keeps it, for the person alone, in a form that says so.
@Suite struct KeptTextTests {
    @Test(
        "Every form with a box for running text keeps what is typed when the session ends",
        arguments: FormWalk.allCases.filter { $0 != .unregistered })
    func kept(walk: FormWalk) async throws {
        try await World.run(edition: try walk.file) { world in
            let areas = try await walk.forms(world).filter { $0.hasArea && $0.actor(world) != nil }
            let lost = Set(areas.filter { !$0.isKept }.map(\.shape)).sorted()
            #expect(lost == [], "\(lost.joined(separator: "\n"))")
            #expect(!areas.isEmpty)
        }
    }
}
