import Base
import HTML
import Server
import Testing
import World

@testable import Site

@Suite struct ProblemTests {
    @Test("The summary names the field of a sentence that does not, and the field itself says the sentence alone")
    func named() async throws {
        try await World.run { world in
            var problems = Problems()
            problems.add("Skriv antalet med siffror.", "kvinnor", of: "Kvinnor")
            problems.add("Skriv antalet med siffror.", "man", of: "Män")
            problems.add("Skriv namnet.", "namn")
            let html = try #require(problems.summary(world.app.site.translations.translator(.swedish))).text
            #expect(html.contains("<a href=\"#kvinnor\">Kvinnor: Skriv antalet med siffror.</a>"))
            #expect(html.contains("<a href=\"#man\">Män: Skriv antalet med siffror.</a>"))
            #expect(html.contains("<a href=\"#namn\">Skriv namnet.</a>"))
            #expect(problems.on("man") == "Skriv antalet med siffror.")
        }
    }
}
