import Base
import RichText
import Testing

@testable import Documents

/// Word files that the converter loses text of, each with what should come of it.
@Suite struct ImportLossTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let file: String
        /// The answer to question 1, a line a paragraph or cell.
        let answer: [String]
        var notices: [String] = []
        var testDescription: String { file }
    }

    private static let header = "En tabell saknade rubrikrad. Den första raden har blivit rubrikrad."
    private static let merged = "Sammanslagna celler i en tabell har delats upp. Texten står i varje cell."

    static let boxes = [
        Case(file: "textbox", answer: ["Före rutan ALFA.", "I stycket BETA.", "Text i en textruta GAMMA.", "Efter rutan DELTA."]),
        Case(file: "box_first", answer: ["Styckets text ALFA efter ankaret.", "Rutans text BETA.", "Efter GAMMA."]),
        Case(file: "box_heading", answer: ["Ruta vid rubriken BETA.", "Svar GAMMA."]),
        Case(file: "box_noalt", answer: ["Stycke ALFA.", "Ruta BETA."]),
        Case(file: "vmltextbox", answer: ["Före ALFA.", "Gammal textruta GAMMA.", "Efter DELTA."]),
        Case(file: "group", answer: ["I grupp ALFA"]),
    ]

    static let tables = [
        Case(
            file: "gridafter",
            answer: [
                "Verksamhetens mål", "Mål", "Förväntat", "Arbetssätt", "Uppföljning", "M1 ALFA", "F1 BETA", "A1 GAMMA", "U1 DELTA",
            ], notices: [header]),
        Case(
            file: "nogrid",
            answer: [
                "Verksamhetens mål", "Mål", "Förväntat", "Arbetssätt", "Uppföljning", "M1 ALFA", "F1 BETA", "A1 GAMMA", "U1 DELTA",
            ], notices: [header]),
        Case(file: "ragged", answer: ["Mål", "Resultat", "M1", "87 %", "extra ALFA", "M2", "90 %"], notices: [header]),
        Case(file: "tablehead", answer: ["H1", "H2", "a", "b", "c ALFA"]),
    ]

    static let fields = [
        Case(
            file: "fields",
            answer: [
                "Kopplat fält: Enheten ALFA slut.", "Se tabell 3 BETA.", "Sidan 17", "Formfält: Ifyllt GAMMA", "Länk: sidan DELTA",
                "Villkor: resultat EPSILON slut.",
            ]),
        Case(file: "date", answer: ["Mätt 2024-03-01 i enkäten.", "Vi på «Enhet»."]),
        Case(file: "seq", answer: ["Tabell 1: Sjukfrånvaro"]),
    ]

    static let rarer = [
        Case(file: "smarttag", answer: ["Vi i Farsta ALFA och anpassad BETA slut.", "Block i customXml GAMMA."]),
        Case(file: "dir", answer: ["A1 B2 C3 D4"]),
        Case(file: "hyper", answer: ["Se A1 B2 C3 D4 E5"]),
        Case(file: "ruby", answer: ["Bas ALFA (över) efter."]),
        Case(file: "wr_cr", answer: ["ordA ordB ordCordD"]),
        Case(
            file: "softbreaks",
            answer: [
                "rad ett rad två rad tre efter sidbrytning efter tab\u{2011}e\u{AD}post", "95\u{A0}000 tecken och 17\u{202F}%.",
                "pil 🡺 större ≥ slut",
            ]),
        Case(file: "altchunk", answer: ["Före ALFA.", "Infogat ur HTML BETA.", "Efter GAMMA."]),
    ]

    static let leftOut = [
        Case(
            file: "hidden", answer: ["Synligt ALFA. Synligt DELTA."],
            notices: ["Dold text i filen är inte med: ”Dold anteckning BETA. Dold stil GAMMA.”."]),
        Case(
            file: "chart", answer: ["Diagrammet:", "Efter BETA."],
            notices: ["Ett diagram kan inte visas här. Lägg in det som bild. I diagrammet står: ”Stapeldiagram ALFA”."]),
        Case(
            file: "chart_nodescr", answer: ["Före ALFA.", "Efter BETA."], notices: ["Ett diagram kan inte visas här. Lägg in det som bild."]
        ),
        Case(
            file: "smartart", answer: ["Efter BETA."],
            notices: ["En SmartArt-bild kan inte visas här. Lägg in den som bild. I den står: ”Årshjul, Planera ALFA”."]),
        Case(
            file: "smartart2", answer: ["Före ALFA.", "Efter BETA."],
            notices: ["En SmartArt-bild kan inte visas här. Lägg in den som bild. I den står: ”Planera ALFA”."]),
        Case(
            file: "piclink", answer: ["Efter ALFA."],
            notices: ["En bild ligger utanför filen och är inte med. Lägg in den för hand. Bilden: ”Länkad bild”."]),
    ]

    @Test(
        "Text of boxes, wide rows, fields and wrappers stands in the answer; what cannot is quoted in a notice",
        arguments: boxes + tables + fields + rarer + leftOut)
    func cases(_ known: Case) async throws {
        let split = try await Self.split(known.file)
        #expect(split.placed.map(\.key) == ["1"])
        #expect(split.blocks("1")?.spoken == known.answer)
        #expect(split.unplaced == [])
        #expect(split.notices.map(\.phrase.swedish) == known.notices)
        #expect(split.sign("1")?.confidence == .sure)
    }

    @Test("Tables within, merged cells and rows of unlike widths keep every cell")
    func manyTables() async throws {
        let split = try await Self.split("tables")
        let words = Set(split.blocks("1")?.allWords ?? [])
        for word in [
            "alfa", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "in1", "in2", "in3", "2021", "2022", "sist", "k3",
        ] {
            #expect(words.contains(word), "\(word)")
        }
    }

    @Test("A picture that Word keeps as svg comes as the png that lies beside it")
    func svg() async throws {
        let content = try await ImportPandocTests.reader.read(ImportFixture.bytes("Cases/svg.docx"), at: ImportPandocTests.now)
        #expect(content.pictures.map(\.name) == ["./media/image1.png"])
        #expect(content.blocks.last?.block == .figure(Figure(picture: try #require(content.pictures.first).id, alt: "Ikon")))
        #expect(content.notices == [])
    }

    @Test("A file that LibreOffice wrote, with a frame, fields, a note and a table, comes whole")
    func libreOffice() async throws {
        let split = try await Self.split("zz_lo")
        #expect(split.placed.map(\.key) == ["1", "2"])
        let spoken = split.blocks("1")?.spoken ?? []
        #expect(
            Array(spoken.prefix(3)) == ["Stycke med ram ALFA. Mer text i stycket GAMMA.", "Textram BETA.", "Tabell 1: Sjukfrånvaro DELTA."])
        #expect(Array(spoken.suffix(4)) == ["Titelrad", "a", "b", "c ZETA"])
        #expect(split.blocks("2")?.spoken == ["Svar två ETA."])
    }

    @Test(
        "Questions in tables find their places, with the answer beside or below",
        arguments: [
            ("tableq", ["Svar ALFA i rutan", "Svar BETA i rutan"]), ("tablewhole", ["Svar i tabell ALFA", "Svar i tabell BETA"]),
        ])
    func questionTables(file: String, answers: [String]) async throws {
        let split = try await Self.split(file)
        #expect(split.placed.map(\.key) == ["1", "2"])
        #expect(split.placed.map { $0.blocks.spoken.joined() } == answers)
        #expect(split.placed.allSatisfy { $0.sign == .text })
        #expect(split.unplaced == [])
    }

    static func split(_ name: String) async throws -> Split {
        let content = try await ImportPandocTests.reader.read(ImportFixture.bytes("Cases/\(name).docx"), at: ImportPandocTests.now)
        return try Split(content.blocks, form: ImportFixture.form(), notices: content.notices)
    }
}

extension [Block] {
    /// What is said, a line a paragraph; a cell without text is none.
    var spoken: [String] {
        flatMap { block -> [String] in
            switch block {
            case .paragraph(let inlines), .heading(_, let inlines): [inlines.trimmed.flat]
            case .bulletList(let items), .numberedList(_, let items): items.flatMap(\.blocks).spoken
            case .quote(let blocks): blocks.spoken
            case .table(let table): ([table.header] + table.rows).flatMap { $0.flatMap(\.blocks) }.spoken
            case .figure(let figure): [figure.caption.flat].filter { !$0.isEmpty }
            }
        }
    }
}
