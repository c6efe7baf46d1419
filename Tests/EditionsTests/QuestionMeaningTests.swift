import Editions
import Testing
import World

/// What a text of an edition must say, by the edition's year and where it stands.
struct Meaning: CustomTestStringConvertible {
    let year: Int
    let place: String
    let words: [String]

    init(_ year: Int, _ place: String, _ words: String...) { (self.year, self.place, self.words) = (year, place, words) }

    var testDescription: String { "\(year) \(place)" }

    /// The Swedish text that stands there: an answer by its id, else a part of the edition by name.
    func text(_ edition: Edition) -> String {
        if let item = edition.item(place) { return item.text.swedish }
        if let question = edition.sections.flatMap(\.questions).first(where: { "\($0.number)" == place }) {
            return question.text.swedish
        }
        if let section = edition.sections.first(where: { "lead \($0.key)" == place }) {
            return section.lead.map(\.swedish).joined(separator: " ")
        }
        if let passage = edition.introduction.first(where: { $0.key == place }) {
            return (passage.text + passage.points).map(\.swedish).joined(separator: " ")
        }
        if let field = edition.opening.fields.first(where: { "opening \($0.key)" == place }) { return field.help.swedish }
        return place == "word list" ? edition.glossary?.help.swedish ?? "" : ""
    }
}

/// The questions ask what the instructions ask, in other words but with nothing left out (R50, R67).
@Suite("The questions keep the meaning of their source")
struct QuestionMeaningTests {
    static let of2024 = [
        Meaning(2024, "1", "förstå", "insikt"), Meaning(2024, "5", "kortfattat", "analys", "uppdelade, berätta varför"),
        Meaning(2024, "6", "konkreta beteenden", "tydliga för medarbetarna", "effekt"),
        Meaning(2024, "14", "kortfattat", "om möjligt de tre senaste åren", "insikterna"),
        Meaning(2024, "16b", "Analysera", "reflektera"), Meaning(2024, "17", "så små som möjligt"),
        Meaning(2024, "19", "erfarenheter och insikter", "Hur omsätter"), Meaning(2024, "21", "räcker det att lista"),
        Meaning(2024, "22", "så effektivt som möjligt"),
        Meaning(2024, "opening making", "kortfattat"), Meaning(2024, "word list", "rekommenderar", "hänvisa"),
        Meaning(2024, "lead leadership", "effektivitet och engagemang", "yrkeskunnande", "samverkan"),
        Meaning(2024, "lead targetGroup", "utvecklas hela tiden", "anpassas"),
        Meaning(2024, "lead employeeship", "yrkeskunnande", "eget ansvar"),
        Meaning(2024, "lead results", "vilka åtgärder", "planeringen och uppföljningen"),
        Meaning(2024, "steps", "visa runt", "bokar både besöket och mötet"), Meaning(2024, "support", "rekommenderar"),
        Meaning(2024, "systematicWork", "aktiv dialog", "handlingsutrymme"),
    ]

    static let of2021 = [
        Meaning(2021, "1", "stärker"), Meaning(2021, "2", "gör ni", "delaktiga"), Meaning(2021, "4", "öka tillgängligheten"),
        Meaning(2021, "5", "kortfattat", "om möjligt", "reflektera", "ta vara på analysen"),
        Meaning(2021, "8", "förtrogna med", "att målen nås"), Meaning(2021, "9", "tar du vara på"),
        Meaning(2021, "10", "du som chef"), Meaning(2021, "11", "gemensamma förhållningssätt", "det dagliga arbetet"),
        Meaning(2021, "13", "Hur arbetar ni för"), Meaning(2021, "14", "kortfattat", "den senaste", "om möjligt de tre senaste åren"),
        Meaning(2021, "15", "kortfattat", "hur väl ni har lyckats i ert uppdrag", "och/eller", "målgruppen"),
        Meaning(2021, "16", "egen analys"), Meaning(2021, "17", "när ni bestämde era mål"),
        Meaning(2021, "18", "eller motsvarande", "många mål", "omkring fem", "kärnverksamheten"),
        Meaning(2021, "20", "så effektivt som möjligt för att nå målen"),
        Meaning(2021, "21", "uppföljningar och resultat"), Meaning(2021, "22", "så små som möjligt"),
        Meaning(2021, "23", "planerar och arbetar", "möta"), Meaning(2021, "24", "använder ni det ni har lärt er"),
        Meaning(2021, "lead targetGroup", "rutiner", "dialog", "klagomål"), Meaning(2021, "lead leadership", "dialog och samverkan"),
        Meaning(2021, "lead employees", "tillit", "frihet från diskriminering"),
        Meaning(2021, "lead results", "jämföra sig"), Meaning(2021, "lead development", "Agenda 2030", "budget"),
        Meaning(2021, "hallmarks", "utvecklas hela tiden", "använder andras"),
        Meaning(2021, "support", "ILS-webb", "rekommenderar"), Meaning(2021, "steps", "visa runt"),
    ]

    @Test("2024 and 2021 say it in Swedish", arguments: of2024 + of2021)
    func says(meaning: Meaning) throws {
        let text = meaning.text(try Shipped.edition(meaning.year))
        for words in meaning.words { #expect(text.contains(words), "\(words): \(text)") }
    }

    @Test("In 2024 only the last point of the opening is short, as the source says")
    func opening() throws {
        let opening = try Shipped.edition(2024).opening
        #expect(!opening.help.swedish.contains("kort"))
        #expect(opening.fields.filter { $0.help.swedish.contains("kort") }.map(\.key) == ["making"])
    }

    @Test("What is asked for in short is so in English too", arguments: [(2024, ["5", "14"]), (2021, ["5", "14", "15"])])
    func english(year: Int, ids: [String]) throws {
        let edition = try Shipped.edition(year)
        for id in ids { #expect(edition.item(id)?.text.english.hasPrefix("Report briefly") == true, "\(id)") }
    }

    @Test("What the service lacks is said to be done by the office", arguments: [2021, 2024])
    func promises(year: Int) throws {
        let edition = try Shipped.edition(year)
        let text = edition.introduction.flatMap { $0.text + $0.points }.map(\.swedish).joined(separator: " ")
        #expect(text.contains("med e-post till kansliet, som skickar länken"))
        #expect(text.contains("Det görs inte i den här tjänsten."))
    }
}
