import Base
import Documents
import Foundation
import Logging
import RichText

/// Where the repository stands, and the makers that the tests use.
enum Workshop {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let python = repository + "/.venv/bin/python"
    static let papers = repository + "/Papers"

    /// pandoc as it lies in the Python tools, whatever version Python has.
    static let pandoc: String = {
        let libraries = repository + "/.venv/lib"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: libraries)) ?? []
        let paths = versions.map { "\(libraries)/\($0)/site-packages/pypandoc/files/pandoc" }
        return paths.first(where: FileManager.default.isExecutableFile) ?? "no pandoc: run bin/setup"
    }()

    /// The program that reads Word files in steps; it is built beside the tests.
    static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "rodatraden").path

    static let quiet = Logger(label: "papers") { _ in SwiftLogNoOpLogHandler() }
    static let maker = PaperMaker(
        PaperMaker.Places(python: python, pandoc: pandoc, papers: papers), log: quiet)

    /// A folder that is gone when the work is done.
    static func folder<Result>(_ work: (String) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await work(folder.path)
    }

    /// Runs one of our Python files, with the bytes on its standard input, and gives what it says.
    static func ask(_ file: String, _ arguments: [String] = [], _ bytes: [UInt8]) async throws -> String {
        try await folder { folder in
            let tool = Tool(
                python, Tool.Limits(seconds: 60, outputBytesMax: 10_000_000, memoryBytesMax: 4_000_000_000))
            let output = try await tool.run(
                ["-B", repository + "/" + file] + arguments, input: bytes, in: folder)
            return String(decoding: output, as: UTF8.self)
        }
    }

    /// Keeps a file for looking at when KEEP_PAPERS names a folder.
    static func keep(_ bytes: [UInt8], _ name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["KEEP_PAPERS"] else { return }
        try Data(bytes).write(to: URL(filePath: folder + "/" + name))
    }
}

/// Papers of a unit that does not exist.
enum PaperFixture {
    static let wheel = ID<Picture>(stored: "01hx0000000000000000000001")
    static let lost = ID<Picture>(stored: "01hx0000000000000000000002")
    static let words = PaperWords { $0.swedish }

    static func paper(isDraft: Bool = false, _ chapters: [Chapter]) -> Paper {
        Paper(
            title: "Bidrag till Kvalitetsutmärkelsen 2024", unit: "Solängens vård- och omsorgsboende",
            organisation: "Björkhöjdens stadsdelsnämnd", year: 2024, language: .swedish,
            day: Day(2024, 3, 22)!,
            isDraft: isDraft,
            facts: [
                Fact("Verksamhetens namn", "Solängens vård- och omsorgsboende"),
                Fact("Chef", "Åsa Öberg-Nowak"),
                Fact("E-post", String(repeating: "lang.adress.", count: 9) + "@solangen.example"),
                Fact("Antal anställda i maj 2024", "84"),
            ],
            chapters: chapters, words: words)
    }

    /// Everything that an answer may hold, one question unanswered and one in parts.
    static func whole(isDraft: Bool = false) throws -> Paper {
        let part = Part(
            key: "1", number: "1", heading: "Insikt om målgruppens behov",
            text: "Hur tar ni reda på vad era målgrupper behöver och önskar?", body: .answer(try everything())
        )
        let empty = Part(
            key: "2", number: "2", heading: "Delaktighet", text: "Hur är målgrupperna med?",
            body: .answer(.empty))
        let first = Part(
            key: "16a", number: "16a", heading: "Vägen mot målet", wholeText: "Redovisa två av era mål.",
            text: "Hur arbetade ni?", body: .answer(try Document(plain: "Vi började i det lilla.")))
        let glossary = Part(
            key: "ordlista", heading: "Ordlista",
            body: .answer(try Document(plain: "Kontaktman: den som följer en boende.")))
        return paper(
            isDraft: isDraft,
            [
                Chapter("Målgrupp", [part, empty]), Chapter("Resultat", [first]),
                Chapter("Ord vi använder", [glossary]),
            ])
    }

    static func everything() throws -> Document {
        try Document([
            .heading(.two, [.text("En rubrik på nivå två först")]),
            .paragraph([
                .text("Fet", Marks(strong: true)), .text(" och "), .text("kursiv", Marks(emphasis: true)),
                .lineBreak,
                .text(#"#evil("x") $ @ref *inte fet* <b>inte heller</b> \ & "citat""#),
            ]),
            .paragraph([
                .text("Läs "), .text("mer här", Marks(link: Link("https://stad.example/kvalitet?a=1&b=2"))),
                .text("."),
            ]),
            .heading(.three, [.text("Under den")]), .heading(.one, [.text("Överst")]),
            .heading(.three, [.text("Ett kliv ner")]),
            .bulletList([
                ListItem([
                    text("Varje dag"),
                    .bulletList([ListItem([text("på morgonen")]), ListItem([text("på kvällen")])]),
                ]),
                ListItem([text("Varje vecka"), text("Ett stycke till i punkten.")]),
            ]),
            .numberedList(start: 7, [ListItem([text("Sju")]), ListItem([text("Åtta")])]),
            .quote([text("De lyssnar alltid på mig."), text("– Boende, våren 2024")]),
            .figure(
                Figure(
                    picture: wheel, alt: "Ett hjul med fyra delar, en för varje årstid",
                    caption: [.text("Vårt årshjul")])),
            .figure(Figure(picture: wheel, alt: "")),
            .figure(Figure(picture: lost, alt: "En trappa", caption: [.text("Bilden som försvann")])),
            .table(table(columns: 3, rows: 40)), .table(table(columns: 30, rows: 3)),
            .paragraph([
                .text(
                    String(repeating: "x", count: 300) + " https://stad.example/"
                        + String(repeating: "a1", count: 200))
            ]),
            .paragraph([.text("Tecken: 😀 ❤️ 漢字 \u{F0B7} Привет ½ € – och slut.")]),
        ])
    }

    static func table(columns: Int, rows: Int) -> Table {
        Table(
            header: (1...columns).map { TableCell([text("Mått \($0)")]) },
            rows: (1...rows).map { row in
                (1...columns).map { TableCell([text("\(row * $0 * 37) kundnöjdhet")]) }
            })
    }

    static func text(_ text: String) -> Block { .paragraph([.text(text)]) }

    /// A PNG of one grey pixel.
    static let picture = PaperPicture(
        id: wheel, kind: .png, width: 1200, height: 800,
        bytes: Array(
            Data(
                base64Encoded:
                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
            )!))
}

extension PaperFixture {
    static func form() -> Paper {
        var form = paper([
            Chapter(
                "Målgrupp",
                [
                    Part(
                        key: "1", number: "1", heading: "Insikt", text: "Vad behöver era målgrupper?",
                        body: .room(lines: 12)),
                    Part(
                        key: "16a", number: "16a", heading: "Vägen", wholeText: "Redovisa mål.", text: "Hur?",
                        body: .room(lines: 30)),
                ])
        ])
        form.facts = [Fact("Verksamhetens namn", ""), Fact("Chef", "")]
        form.instructions = PaperWords.instructions { $0.swedish }
        return form
    }
}
