import Base
import Foundation
import RichText
import Testing

@testable import Documents

/// The real converter reads the files, and what the house writes in Word comes back.
@Suite struct ImportPandocTests {
    static let reader = WordImport(pandoc: Workshop.pandoc, program: Workshop.program)
    static let now = Instant(millisecondsSince1970: 1_711_108_800_000)

    @Test(
        "Each Word file is read as its kept tree says",
        arguments: [
            "filled", "typed", "automatic", "swedish", "earlier", "tables", "oddities", "pictures", "empty",
        ])
    func files(name: String) async throws {
        let content = try await Self.reader.read(ImportFixture.bytes("\(name).docx"), at: Self.now)
        let ids = Dictionary(uniqueKeysWithValues: content.pictures.map { ($0.name, $0.id) })
        let kept = try PandocReading.read(ImportFixture.bytes("\(name).json"), pictures: ids)
        #expect(content.blocks == kept.blocks)
        #expect(content.notices == kept.notices)
    }

    @Test("Pictures come with their bytes and what they are")
    func pictures() async throws {
        let content = try await Self.reader.read(ImportFixture.bytes("pictures.docx"), at: Self.now)
        #expect(content.pictures.map(\.name) == ["./media/image1.png", "./media/image2.png"])
        #expect(
            content.pictures.allSatisfy {
                $0.kind == .png && $0.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
            })
        let shown = content.blocks.compactMap {
            if case .figure(let figure) = $0.block { figure.picture } else { nil }
        }
        #expect(shown == content.pictures.map(\.id))
    }

    @Test("A file that only looks like a Word file is refused in plain words")
    func damaged() async throws {
        await #expect(throws: DocxFile.damaged) {
            try await Self.reader.read(SmallZip(SmallZip.wordNames).bytes, at: Self.now)
        }
    }

    @Test(
        "A converter that is missing, hangs, says too much or fails gives a sentence",
        arguments: [
            ("", "Filen kunde inte läsas just nu. Försök igen om en stund."),
            ("sleep 60", "Filen tar för lång tid att läsa. Dela den i flera filer och försök igen."),
            (
                "head -c 4000000 /dev/zero",
                "Filen tar för lång tid att läsa. Dela den i flera filer och försök igen."
            ),
            (
                "exit 1",
                "Filen är skadad. Öppna den i Word, spara den som Word-dokument (.docx) och försök igen."
            ),
            (
                "echo hej",
                "Filen är skadad. Öppna den i Word, spara den som Word-dokument (.docx) och försök igen."
            ),
        ])
    func failures(script: String, sentence: String) async throws {
        try await Workshop.folder { folder in
            let program = folder + "/converter"
            if !script.isEmpty {
                let made = FileManager.default.createFile(
                    atPath: program, contents: Data("#!/bin/sh\n\(script)\n".utf8),
                    attributes: [.posixPermissions: 0o700])
                #expect(made)
            }
            var limits = WordImport.Limits()
            limits.converter = Tool.Limits(seconds: 1, outputBytesMax: 1_000_000, memoryBytesMax: 1_000_000_000)
            if script != "sleep 60" { limits.converter.seconds = 20 }
            let reader = WordImport(pandoc: program, program: Workshop.program, limits: limits)
            let bytes = try ImportFixture.bytes("empty.docx")
            await #expect(throws: Refusal(Phrase(key: sentence))) {
                try await reader.read(bytes, at: Self.now)
            }
        }
    }

    @Test("An answer written to Word and read again is the same, and stands under its question")
    func roundTrip() async throws {
        let answer = try Document([
            .paragraph([
                .text("Fet", Marks(strong: true)), .text(" och "), .text("kursiv", Marks(emphasis: true)),
                .text(", "),
                .text("båda", Marks(strong: true, emphasis: true)), .lineBreak, .text("ny rad, "),
                .text("länk", Marks(link: Link("https://stad.example/a?b=1&c=2"))), .text("."),
            ]),
            titled(.one, "Överst"), titled(.two, "Under"), titled(.three, "Längst ner"),
            .bulletList([
                ListItem([
                    said("Varje dag"), .bulletList([ListItem([said("morgon")]), ListItem([said("kväll")])]),
                ]),
                ListItem([said("Varje vecka"), said("Ett stycke till i punkten.")]),
                ListItem([said("Varje år")]),
            ]),
            numbered(from: 7, "Sju", "Åtta"),
            said("1. Ett tal som inte är en fråga"), said("22 mars möts vi."),
            .quote([said("De lyssnar på mig."), said("– Boende, våren 2024")]),
            .figure(
                Figure(
                    picture: PaperFixture.wheel, alt: "Ett hjul med fyra delar",
                    caption: [.text("Vårt årshjul")])),
            .figure(Figure(picture: PaperFixture.wheel, alt: "Samma hjul")),
            table(["År", "Nöjda", ""], ["2023", "81 %", "Fler än förr"], ["2024", "", "84 %"]),
            said("Tecken: 😀 漢字 ½ € – och <b>slut</b> *här*."),
        ])
        let form = try ImportFixture.form()
        let parts = form.targets.filter { $0.kind == .question }.map { target in
            Part(
                key: target.key, number: target.number, heading: target.heading,
                wholeText: target.key == "16a" ? form.targets.first { $0.key == "16" }?.text : nil,
                text: target.text,
                body: .answer(target.key == "2" ? .empty : answer))
        }
        let paper = PaperFixture.paper(isDraft: true, [Chapter("Svar", parts)])
        let file = try await Workshop.maker.word(paper, pictures: [PaperFixture.picture])
        let content = try await Self.reader.read(file, at: Self.now)
        let words = PaperFixture.words
        let own = [
            paper.title, paper.unit, words.draft, words.contents, words.noAnswer, words.writeHere, "Svar",
        ]
        let known = ImportForm(form.targets, ownTexts: form.ownTexts + own, factLabels: form.factLabels)
        let split = Split(content.blocks, form: known, notices: content.notices)

        let picture = try #require(content.pictures.first).id
        #expect(content.pictures.map(\.bytes) == [PaperFixture.picture.bytes])
        let expected = answer.blocks.map { block in
            guard case .figure(let figure) = block else { return block }
            return .figure(Figure(picture: picture, alt: figure.alt, caption: figure.caption))
        }
        #expect(split.placed.map(\.key) == parts.map(\.key).filter { $0 != "2" })
        for placed in split.placed {
            #expect(placed.blocks == expected, "\(placed.key)")
            #expect(placed.sign == .bookmark)
        }
        #expect(split.notices == [])
    }

    @Test("The blank form that is written on comes back question by question")
    func blankForm() async throws {
        let form = try ImportFixture.form()
        let parts = form.targets.filter { $0.kind == .question }.map { target in
            Part(
                key: target.key, number: target.number, heading: target.heading, text: target.text,
                body: .room(lines: 5))
        }
        var paper = PaperFixture.paper([Chapter("Svar", parts)])
        paper.instructions = PaperWords.instructions { $0.swedish }
        let file = try await Workshop.maker.word(paper)
        let content = try await Self.reader.read(file, at: Self.now)
        let own =
            paper.instructions + [
                PaperFixture.words.writeHere, PaperFixture.words.contents, paper.title, paper.unit, "Svar",
            ]
        let blank = Split(content.blocks, form: ImportForm(form.targets, ownTexts: own))
        #expect(blank.placed == [])
        // As when each line to write on has been written over.
        let written = content.blocks.enumerated().map { place, block in
            block.block == said(PaperFixture.words.writeHere)
                ? ImportedBlock(said("Svar nummer \(place).")) : block
        }
        let split = Split(written, form: ImportForm(form.targets, ownTexts: own))
        #expect(split.placed.map(\.key) == parts.map(\.key))
        #expect(split.placed.allSatisfy { $0.blocks.count == 1 && $0.sign == .bookmark })
    }
}
