import Base
import Editions
import Foundation
import Site
import Server
import Store
import Testing
import World

/// R15: a page speaks in the words of its year. 2021 is walked by all who read something there, and says none of 2024's.
@Suite struct YearWordTests {
    @Test("No page of a year says what another year calls the ceremony, the mention or the coordinator")
    func words() async throws {
        let (file, newer) = (try HeldEdition.of2021.file, try HeldEdition.of2024.file.edition().words)
        try await World.run(edition: file) { world in
            let own = try file.edition().words
            let words: [Word] = [.ceremony, .honoraryMention, .coordinator]
            let foreign = words.map { newer($0, .swedish) }.filter { word in !words.contains { own($0, .swedish) == word } } + ["ceremoni"]
            #expect(foreign == ["utdelningsceremoni", "hedersomnämnande", "lagsamordnare", "ceremoni"])
            var (faults, pages): (Set<String>, Int) = ([], 0)
            try await Reading(world).walk(.swedish) { page in
                pages += 1
                let text = page.text.lowercased()
                for word in foreign {
                    for found in text.ranges(of: word) {
                        let near = text[(text.index(found.lowerBound, offsetBy: -40, limitedBy: text.startIndex) ?? text.startIndex)...]
                            .prefix(90)
                        faults.insert("\(page.path) \(page.actor): …\(near)…")
                    }
                }
            }
            #expect(pages > 100, "\(pages) sidor")
            #expect(faults.isEmpty, "\(faults.count):\n\(faults.sorted().prefix(40).joined(separator: "\n"))")
        }
    }
}
