import Base
import Foundation
import Server
import Site
import Store
import Support
import Testing
import World

/// What a link of the header says is what the page that it leads to begins with, for every role and in both languages.
@Suite struct NavigationWordTests {
    @Test("The header's links and the pages' headings say the same word", arguments: Language.allCases, [false, true])
    func words(language: Language, hasProgrammes: Bool) async throws {
        try await World.run { world in
            if hasProgrammes { try await world.addRenewal() }
            let (city, now) = (world.city, World.start)
            try await world.database.write { db in
                let objects = try Objects.make(city, at: now, in: db)
                try objects.handIn(city, at: now, in: db)
                try db.run("UPDATE session SET language = \(language.rawValue)")
            }
            var (faults, links): ([String], Int) = ([], 0)
            for role in PermissionTests.roles where role != "visitor" {
                for link in try Self.links(in: await world.get("/konto", as: city[role]).text) {
                    links += 1
                    var reply = try await world.get(link.path, as: city[role])
                    if let next = reply.location { reply = try await world.get(next, as: city[role]) }
                    let heading = reply.text.firstMatch(of: /<h1[^>]*>([^<]*)/).map { String($0.1) } ?? "–"
                    if reply.status != 200 || !heading.hasPrefix(link.word) {
                        faults.append("\(role) \(link.path): \(link.word) ≠ \(heading)")
                    }
                }
            }
            #expect(links > 30, "\(links) länkar")
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        }
    }

    private static func links(in page: String) throws -> [(path: String, word: String)] {
        let start = try #require(page.range(of: "<nav aria-label=\"\(page.contains("Huvudmeny") ? "Huvudmeny" : "Main menu")\""))
        let menu = page[start.upperBound...].prefix(upTo: try #require(page[start.upperBound...].range(of: "</nav>")).lowerBound)
        return menu.matches(of: /<a href="([^"]*)"[^>]*>([^<]*)/).map { (String($0.1).replacing("&amp;", with: "&"), String($0.2)) }
    }
}
