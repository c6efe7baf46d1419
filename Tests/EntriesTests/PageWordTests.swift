import Base
import Editions
import Foundation
import Site
import Server
import Testing
import World

@testable import Entries

/// Words that were wrong once, as the pages say them now.
@Suite struct PageWordTests {
    @Test("The office reads of a unit that it may take part, and never ”ni”")
    func mayTakePart() async throws {
        try await World.run { world in
            let entry = try await Story.register(world)
            let page = try await world.get("/kansli/2024/deltagare/\(entry)", as: world.city["office"]).text
            #expect(page.contains("Får delta") && !page.contains("Ni kan delta"))
            #expect(
                Eligibility.Total.allCases.map(\.officeName.swedish) == [
                    "Får delta", "Får delta men inte få utmärkelsen", "Får inte delta",
                ])
        }
    }

    @Test("A file is fetched as pdf, with small letters")
    func pdf() async throws {
        try await World.run { world in
            let page = try await world.get("/bidrag/\(try await Story.register(world))/las", as: world.city["unithead"]).text
            #expect(page.contains("Hämta som pdf") && page.contains("Hämta som Word") && !page.contains("Hämta som Pdf"))
        }
    }

    @Test("The rule of pictures, which names the year wheel, says which text may stand in one")
    func pictures() async throws {
        try await World.run { world in
            let pages = [try await world.get("/utmarkelsen/2024").text, try await world.get("/utmarkelsen/2024/fragor").text]
            let rule =
                "En bild ska förklara eller komplettera texten, som ett årshjul gör, men inte ge plats för fler tecken. Enstaka ord i bilden, som månader och rubriker, går bra."
            #expect(pages.contains { $0.contains(rule) })
        }
    }

    @Test("The words that the editor is tried with in a browser are those of the page, in both languages")
    func editor() throws {
        let file = try Data(contentsOf: URL(fileURLWithPath: World.repository + "/e2e/editor/words.json"))
        let kept = try JSONDecoder().decode([String: [String]].self, from: file)
        let translations = try Translations(folder: World.repository + "/Translations/en")
        for (place, language) in [Language.swedish, .english].enumerated() {
            let spelled = EditorWords.all(translations.translator(language)).spelled
            let said = try JSONDecoder().decode([String: String].self, from: Data(spelled.utf8))
            #expect(said == kept.mapValues { $0[place] })
        }
    }
}
