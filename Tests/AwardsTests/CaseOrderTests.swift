import Base
import Editions
import Foundation
import Site
import Support
import Testing
import World

@testable import Awards

@Suite struct CaseOrderTests {
    @Test("The chair votes before the decision is made, and one of the two is the page's main act", arguments: Backend.available)
    func order(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let before = try await world.get(scene.path, as: scene["juror"]).text
            let (vote, decision) = (
                try #require(before.range(of: ">Rösta</button>")), try #require(before.range(of: ">Fatta beslutet</button>"))
            )
            #expect(vote.lowerBound < decision.lowerBound)
            #expect(
                before.contains("<button class=\"btn\">Rösta</button>")
                    && before.contains("<button class=\"btn quiet\">Fatta beslutet</button>"))
            #expect(before.contains("<a href=\"#rost\" class=\"btn quiet\">Till din röst</a>"))
            #expect(try await world.post(scene.path + "/rost", ["rost": "award"], as: scene["juror"]).status == 303)
            let after = try await world.get(scene.path, as: scene["juror"]).text
            #expect(
                after.contains("<button class=\"btn quiet\">Ändra min röst</button>")
                    && after.contains("<button class=\"btn\">Fatta beslutet</button>"))
            #expect(!after.contains("Till din röst"))
        }
    }

    @Test("The line at the least share stands beside each bar and crosses no name")
    func line() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let page = try await world.get(scene.path, as: scene["juror"]).text
            let sections = scene.edition.edition.sections.count
            #expect(page.matches(of: /<line class="axis"[^>]*>/).count == sections)
            // A name's baseline is at 17 in its row, and descends less than 6.
            let tops = page.matches(of: /<line class="axis"[^>]* y1="([0-9]+)"/).compactMap { Int($0.1) }
            #expect(tops == (0..<sections).map { $0 * 46 + 23 })
        }
    }
}
