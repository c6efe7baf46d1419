import Base
import Editions
import RichText
import Server
import Testing

@testable import Coach

/// Checks of results and goals, and hostile answers (R54, R68).
@Suite struct CoachResultTests {
    private static let filler = Array(
        repeating:
            "Nöjdheten var 80 procent bland kvinnor och män, vilket beror på att vi ringer före besöket.",
        count: 4
    ).joined(separator: " ")

    private func ids(_ text: String, _ item: String, _ edition: Edition = CoachCheckTests.edition) throws
        -> [String]
    {
        try CoachCheckTests.ids(text, item, edition)
    }

    @Test(
        "Years are counted as they are written, ranges and school years too, and not those to come",
        arguments: [
            ("", ["noYears"]), ("Så var det 2023.", ["fewYears"]),
            ("Så var det 2022 och 2023.", ["fewYears"]),
            ("Så var det 2021, 2022 och 2023.", []), ("Så var det 2021–2023.", []),
            ("Läsåren 2021/22 och 2022/23.", []),
            ("Så var det vt23 och förra året.", ["fewYears"]), ("Så var det förra året.", ["fewYears"]),
            ("Så blir det 2026 och 2027.", ["noYears"]),
            ("Så var det 2023, och vi öppnade samma år.", []), ("Så har det varit de tre senaste åren.", []),
        ])
    func years(sentence: String, expected: [String]) throws {
        #expect(try ids(Self.filler + " " + sentence, "16a") == expected)
    }

    @Test("The hint tells how many years there are, and how many there might be")
    func yearsText() throws {
        let found = try CoachCheckTests.hints(Self.filler + " Så var det 2022 och 2023.", "16a")
        #expect(
            found.map(\.text.swedish) == [
                "Resultaten verkar gälla 2 år. Visa helst 3, eller skriv varför ni inte har fler."
            ])
    }

    @Test("Years alone are no figures, and neither is the end of a school year")
    func numbers() throws {
        let text = Self.filler.replacing("80 procent", with: "hög") + " Läsåren 2020/21, 2021/22 och 2022/23."
        #expect(try ids(text, "16a") == ["noNumbers"])
    }

    @Test("Results by sex are asked for where the year's rubric asks: question 5 of 2024 and none of 2021")
    func sexes() throws {
        let text = Self.filler.replacing("kvinnor och män", with: "alla") + " Åren var 2021, 2022 och 2023."
        #expect(try ids(text, "5") == ["noSexSplit"])
        #expect(
            try ids(text.replacing("2022 och 2023", with: "2020 och 2019"), "5", CoachCheckTests.edition2021)
                == [])
        #expect(try ids(text, "16a") == [])
        #expect(try ids(text + " Svaren är anonyma och visar inte kön.", "5") == [])
        #expect(try ids(text + " Flickor och pojkar svarar lika.", "5") == [])
    }

    @Test("Results without a cause need one, but not where development is asked for")
    func analysis() throws {
        let text =
            Self.filler.replacing("vilket beror på att vi ringer", with: "och vi ringer")
            + " Åren var 2021, 2022 och 2023."
        #expect(try ids(text, "16a") == ["noAnalysis"])
        #expect(try ids(text, "16b") == ["noAnalysis"])
        #expect(try ids(text, "16c") == [])
    }

    private static let body = "Förväntat resultat: nio av tio. Arbetssätt: vi ringer varje vecka. "
    private static let last = "Övriga mål: lägre frånvaro och en budget i balans."

    @Test("Goals by number, told at two places, are each one goal")
    func numbered() throws {
        let text =
            "Mål 1: trygghet\nMål 2: mat\nMål 3: vila\nMål 1\n\(Self.body)Vi mäter varje månad.\nMål 2\n\(Self.body)\nMål 3\n\(Self.body)Vi mäter.\n\(Self.last)"
        let found = try CoachCheckTests.hints(text, "21")
        #expect(found.map(\.id) == ["goalParts.2.followUp"])
        #expect(
            found[0].text
                == Text(
                    swedish: "Mål 2: vi hittar inte uppföljning.",
                    english: "Mål 2: we do not find the follow-up."))
    }

    @Test(
        "Goals by heading; a part with nothing under its heading is missing, and lists of others end the last goal"
    )
    func headings() throws {
        let text =
            "# Trygghet\n\(Self.body)Vi mäter.\n# Mat\n\(Self.body)Vi mäter.\n# Vila\n\(Self.body)\n# Uppföljning\n# Övriga mål\n- Utvärdering av lokaler\n- Frånvaro"
        #expect(try ids(text, "21") == ["goalParts.3.followUp"])
        #expect(
            try CoachCheckTests.hints(text, "21")[0].text.swedish == "”Vila”: vi hittar inte uppföljning.")
    }

    @Test("One way to follow up may be for all goals")
    func common() throws {
        let text =
            "# Trygghet\n\(Self.body)\n# Mat\n\(Self.body)\n# Vila\n\(Self.body)\n# Övriga mål\nFrånvaro. Alla mål följs upp i april och oktober."
        #expect(try ids(text, "21") == [])
    }

    @Test("Goals in a table: an empty cell is a missing part")
    func table() throws {
        let cell = { (text: String) in TableCell([.paragraph([.text(text)])]) }
        let filled = ["Trygga barn", "Nio av tio", "Vi ringer", "Enkät"].map(cell)
        let row = [cell("Mat"), cell("Åtta av tio"), TableCell([]), cell("Enkät")]
        let document = try Document([
            .table(
                Table(
                    header: ["Mål", "Förväntat resultat", "Arbetssätt", "Uppföljning"].map(cell),
                    rows: [filled, row])),
            .paragraph([.text(Array(repeating: "Ordet är fritt.", count: 15).joined(separator: " "))]),
        ])
        let found = CoachCheckTests.coach.hints(
            for: document, part: CoachCheckTests.edition.part("21")!, edition: CoachCheckTests.edition)
        #expect(found.map(\.id) == ["goalParts.2.method", "fewGoals", "goalsListed", "short"])
        #expect(found[0].text.swedish == "”Mat”: vi hittar inte arbetssätt.")
        #expect(found[1].text.swedish == "Vi hittar 2 utförligt beskrivna mål. Frågan gäller 3.")
    }

    @Test("The name of a goal is shown as it is written, whatever stands in it")
    func goalName() throws {
        let text =
            "# {part} <b>\n\(Self.body)\n# Mat\n\(Self.body)Vi mäter.\n# Vila\n\(Self.body)Vi mäter.\n\(Self.last)"
        #expect(
            try CoachCheckTests.hints(text, "21").map(\.text.swedish) == [
                "”{part} <b>”: vi hittar inte uppföljning."
            ])
    }

    @Test("In 2021 a plan may have fewer goals than about five, but all are listed")
    func goals2021() throws {
        let text =
            "# Trygghet\n\(Self.body)Vi mäter.\n# Mat\n\(Self.body)Vi mäter. \(Self.body)Vi mäter. \(Self.body) Vi mäter."
        #expect(try ids(text, "18", CoachCheckTests.edition2021) == ["goalsListed"])
        #expect(try ids(text + "\nInga fler mål finns.", "18", CoachCheckTests.edition2021) == [])
    }

    @Test(
        "Any text is read to its end without harm",
        arguments: [
            String(repeating: "å", count: 100_000), String(repeating: "\"a ", count: 33_000),
            String(repeating: "(ABC ", count: 20_000),
            String(repeating: "Mål 1: ", count: 14_000), String(repeating: "… – ” 👩‍👩‍👧 ", count: 5_000),
            String(repeating: "2021–", count: 16_000),
            String(repeating: ". ", count: 50_000), "\u{301}\u{302} \u{10FFFF}",
        ])
    func hostile(text: String) throws {
        let document = try Document(plain: text)
        for part in ["1", "5", "21"].map({ CoachCheckTests.edition.part($0)! }) {
            let found = CoachCheckTests.coach.hints(
                for: document, part: part, edition: CoachCheckTests.edition)
            #expect(found.count <= 20)
            for hint in found {
                #expect((hint.passage ?? "").count <= CoachCheckTests.coach.limits.passageCharactersMax)
            }
        }
    }

    @Test("Only tables, and a thousand goals, give hints that are few")
    func many() throws {
        let cell = { (text: String) in TableCell([.paragraph([.text(text)])]) }
        let rows = (1...1_000).map { [cell("Mål \($0)"), cell("x"), TableCell([])] }
        let table = Table(header: ["Mål", "Förväntat resultat", "Arbetssätt"].map(cell), rows: rows)
        let part = CoachCheckTests.edition.part("21")!
        let found = CoachCheckTests.coach.hints(
            for: try Document([.table(table)]), part: part, edition: CoachCheckTests.edition)
        #expect(found.count { $0.kind == .goalParts } == AnswerCheck.partsMax)
        #expect(found.count <= AnswerCheck.partsMax + 4)
    }
}
