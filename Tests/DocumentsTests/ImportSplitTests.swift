import Base
import RichText
import Testing

@testable import Documents

/// Files of several kinds, parted to the questions of 2024.
@Suite struct ImportSplitTests {
    @Test(
        "Our form comes back by its bookmarks: tracked insertions are kept, deletions and the form's own texts are not"
    )
    func filled() throws {
        let split = try ImportFixture.split("filled")
        let picture = Figure(
            picture: ImportFixture.first, alt: "Ett årshjul med fyra delar", caption: [.text("Vårt årshjul")])
        #expect(
            split.placed == [
                PlacedText(
                    key: "1",
                    blocks: [
                        said("Vi frågar varje vecka alla."), titled(.one, "Så lyssnar vi"),
                        points("Samtal", "Enkäter"), .figure(picture),
                    ],
                    sign: .bookmark),
                PlacedText(
                    key: "2",
                    blocks: [said("Barnen röstar den 22 mars."), table(["År", "Nöjda"], ["2023", "81 %"])],
                    sign: .bookmark),
                PlacedText(key: "16a", blocks: [said("Svar på 16a.")], sign: .bookmark),
                PlacedText(key: "16b", blocks: [said("Svar på 16b.")], sign: .bookmark),
                PlacedText(key: "glossary", blocks: [said("BVC: barnavårdscentral.")], sign: .heading),
            ])
        #expect(
            split.unplaced == [
                UnplacedText(
                    blocks: [
                        table(
                            ["Uppgift", "Svar"], ["Verksamhetens namn", "Förskolan Lövkojan"],
                            ["Chefens namn", "Ewa Lindqvist"])
                    ],
                    nearest: "1", proposal: .facts)
            ])
        #expect(split.form.count == 18)
        #expect(split.form.contains(said("Skriv ert svar här.")))
        #expect(split.notices == [])
    }

    @Test("Bold lines are headings, the writer's own numbers are not questions, and the order is the form's")
    func typed() throws {
        let split = try ImportFixture.split("typed")
        #expect(
            split.placed == [
                PlacedText(key: "opening.activity", blocks: [said("Vi ger hemtjänst.")], sign: .heading),
                PlacedText(
                    key: "1",
                    blocks: [
                        said("Vi gör tre saker:"), said("1. Vi ringer alla."), said("2. Vi besöker alla."),
                        said("3. Vi frågar igen den 22 mars."), strong("2. Uppföljning"),
                        said("Vi följer upp."),
                    ], sign: .text),
                PlacedText(
                    key: "2", blocks: [strong("Brukarråd"), said("Rådet möts varje månad.")], sign: .text),
                PlacedText(key: "4", blocks: [said("Vi frågar alla lika.")], sign: .text),
                PlacedText(key: "5", blocks: [said("79 procent är nöjda.")], sign: .text),
                PlacedText(key: "6", blocks: [said("Jag är ute varje dag.")], sign: .text),
                PlacedText(
                    key: "7", blocks: [strong("7. Vårt syfte"), said("Alla kan planen.")], sign: .number),
            ])
        #expect(
            split.unplaced == [
                UnplacedText(
                    blocks: [said("Verksamhetens namn: Hemtjänsten Solrosen")], nearest: "opening.activity",
                    proposal: .facts),
                UnplacedText(
                    blocks: [said("Vi är glada att få delta.")], nearest: "opening.activity",
                    proposal: .opening),
            ])
    }

    @Test("Questions that Word numbers are found, and the writer's own numbered list stays a list")
    func automatic() throws {
        let split = try ImportFixture.split("automatic")
        #expect(
            split.placed == [
                PlacedText(
                    key: "1", blocks: [said("Vi frågar."), numbered("Ring", "Besök", "Fråga igen")],
                    sign: .text),
                PlacedText(key: "2", blocks: [said("Alla röstar.")], sign: .text),
                PlacedText(key: "4", blocks: [said("Vi mäter.")], sign: .text),
            ])
        #expect(split.unplaced == [])
    }

    @Test("Headings of a Swedish Word are headings, and those in an answer count from the question")
    func swedish() throws {
        let split = try ImportFixture.split("swedish")
        #expect(
            split.placed == [
                PlacedText(
                    key: "1",
                    blocks: [said("Vi frågar."), titled(.one, "Enkäten"), said("Den går ut i maj.")],
                    sign: .text)
            ])
        #expect(split.unplaced == [])
    }

    @Test(
        "The form of 2021: questions that are alike are placed, doubtful ones say so, the rest is for a person"
    )
    func earlier() throws {
        let split = try ImportFixture.split("earlier")
        let placed = split.placed.map {
            "\($0.key) \($0.sign) \($0.blocks.count) \(Document.plain($0.blocks))"
        }
        #expect(
            placed == [
                "2 nearText 1 Svar 2021 på fråga 2.",
                "9 similarText 1 Svar 2021 på fråga 9.",
                "10 similarText 1 Svar 2021 på fråga 7.",
                "17 similarText 1 Svar 2021 på fråga 22.",
            ])
        let answers = (1...24).filter { ![2, 7, 9, 22].contains($0) }.map { "Svar 2021 på fråga \($0)." }
        #expect(
            split.unplaced.flatMap(\.blocks).map { Document.plain([$0]) }.filter { $0.hasPrefix("Svar 2021") }
                == answers)
        #expect(split.unplaced.allSatisfy { $0.proposal == .answer && $0.nearest != nil })
    }

    @Test("Last year's wording is a question too")
    func lastYears() throws {
        var form = try ImportFixture.form()
        let place = try #require(form.targets.firstIndex { $0.key == "6" })
        form.targets[place].lastYears = ["Vilken är din idé om ledarskap, och hur märks den i vardagen?"]
        let split = Split(try ImportFixture.read("earlier").blocks, form: form)
        #expect(
            split.placed.first { $0.key == "6" }
                == PlacedText(key: "6", blocks: [said("Svar 2021 på fråga 6.")], sign: .text))
    }

    @Test("A file with nothing in it, and one with pictures alone, say so")
    func nothing() throws {
        let empty = try ImportFixture.split("empty")
        #expect(empty == Split(notices: [ImportNotice(ImportNotice.nothing)]))
        let pictures = try ImportFixture.split("pictures")
        #expect(pictures.placed == [])
        #expect(
            pictures.unplaced == [
                UnplacedText(
                    blocks: [
                        .figure(Figure(picture: ImportFixture.first, alt: "Entrén")),
                        .figure(Figure(picture: ImportFixture.second, alt: "")),
                    ], nearest: nil, proposal: .opening)
            ])
        #expect(pictures.notices == [ImportNotice(ImportNotice.nothingKnown)])
    }

    @Test("The same question twice is joined, and the preview tells so")
    func twice() throws {
        let form = try ImportFixture.form()
        let first = try #require(form.targets.first { $0.key == "1" }).text
        let second = try #require(form.targets.first { $0.key == "2" }).text
        let blocks = [
            strong(first), said("Ett."), strong(second), said("Två."), strong(first), said("Mer om ett."),
        ]
        let split = Split(blocks.map { ImportedBlock($0) }, form: form)
        #expect(split.blocks("1") == [said("Ett."), said("Mer om ett.")])
        #expect(split.blocks("2") == [said("Två.")])
        #expect(
            split.notices.map(\.phrase.swedish) == [
                "”1” finns på fler än ett ställe i filen. Texterna har lagts efter varandra."
            ])
    }

    @Test("A bookmark whose heading was written over keeps the words in the answer")
    func writtenOver() throws {
        let blocks = [
            ImportedBlock(said("Varje vecka ringer vi till alla som bor här."), marks: ["1"]),
            ImportedBlock(said("Och sedan igen.")),
        ]
        let split = try Split(blocks, form: ImportFixture.form())
        #expect(
            split.placed == [
                PlacedText(
                    key: "1",
                    blocks: [said("Varje vecka ringer vi till alla som bor här."), said("Och sedan igen.")],
                    sign: .bookmark)
            ])
    }

    @Test("A heading of the writer's own that another question has stays where it is")
    func strayHeadings() throws {
        let form = try ImportFixture.form()
        let texts = Dictionary(uniqueKeysWithValues: form.targets.map { ($0.key, $0.text) })
        let blocks = ["3", "11", "12"].flatMap { key -> [Block] in
            [
                strong("\(key). \(texts[key] ?? "")"), strong("Gemensamma värderingar"),
                strong("Medarbetarna"), said("Svar \(key)."),
            ]
        }
        let split = Split(blocks.map { ImportedBlock($0) }, form: form)
        for key in ["3", "12"] {
            #expect(
                split.blocks(key) == [
                    strong("Gemensamma värderingar"), strong("Medarbetarna"), said("Svar \(key)."),
                ])
        }
        #expect(split.placed.count == 3)
    }

    @Test("Each block of a file is in exactly one place, whatever the order", arguments: 0..<20)
    func lossless(seed: Int) throws {
        var generator = Turning(state: UInt64(seed))
        let form = try ImportFixture.form()
        var blocks: [ImportedBlock] = []
        for name in ["filled", "typed", "automatic", "earlier", "tables", "oddities"] {
            blocks += try ImportFixture.read(name).blocks
        }
        for (number, target) in form.targets.enumerated() {
            blocks += [
                ImportedBlock(said("\(number). \(target.heading)")),
                ImportedBlock(titled(.two, target.text), level: 2),
            ]
            blocks.append(ImportedBlock(numbered(from: number + 1, target.text, "svar \(number)")))
        }
        blocks.shuffle(using: &generator)
        blocks = Array(blocks.prefix(Int.random(in: 1...blocks.count, using: &generator)))
        let split = Split(blocks, form: form)
        let kept = split.placed.flatMap(\.blocks) + split.unplaced.flatMap(\.blocks) + split.form
        #expect(kept.allWords.sorted() == blocks.map(\.block).allWords.sorted())
        #expect(Set(split.placed.map(\.key)).count == split.placed.count)
        for placed in split.placed { #expect(try !placed.document().isEmpty, "\(placed)") }
    }

    @Test("A thousand paragraphs are parted, and the order within an answer is the writer's")
    func large() throws {
        let form = try ImportFixture.form()
        let text = try #require(form.targets.first { $0.key == "1" }).text
        let lines = (0..<1_000).map {
            said("Rad \($0): hur vi ser till att alla medarbetare är med i utvecklingen av verksamheten.")
        }
        let split = Split(([strong(text)] + lines).map { ImportedBlock($0) }, form: form)
        #expect(split.placed == [PlacedText(key: "1", blocks: lines, sign: .text)])
    }
}
