import Base
import Foundation
import Testing

@testable import Documents

@Suite("Words in pictures (R53, R57)")
struct PictureWordsTests {
    // MARK: The verdict

    @Test(
        "Two likely words are text, or one long and very likely; years count as words",
        arguments: [
            ([("Trygghet", 71.0), ("glädje", 70.0)], PictureWords.text(["Trygghet", "glädje"])),
            ([("Trygghet", 71.0), ("glädje", 69.9)], .noText),
            ([("Trygghet", 80.0)], .text(["Trygghet"])),
            ([("Trygghet", 79.9)], .noText),
            ([("Mat", 99.0)], .noText),
            ([("Mat", 70.0), ("2024", 70.0)], .text(["Mat", "2024"])),
            // The same word read twice is one word.
            ([("Mat", 71.0), ("mat", 79.0)], .noText),
            ([], .noText),
        ])
    func verdict(words: [(String, Double)], expected: PictureWords) {
        #expect(PictureWords(words.map { ReadWord(text: $0.0, certainty: $0.1) }) == expected)
    }

    @Test("At most twenty words are shown")
    func many() {
        let words = (0..<50).map { ReadWord(text: "ord\($0)", certainty: 90) }
        #expect(PictureWords(words) == .text((0..<20).map { "ord\($0)" }))
    }

    @Test("Of the reader's table only likely words are kept, without signs around them")
    func table() {
        func row(_ level: Int, _ certainty: String, _ text: String) -> String {
            "\(level)\t1\t1\t1\t1\t1\t0\t0\t9\t9\t\(certainty)\t\(text)"
        }
        let table = [
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
            row(4, "-1", ""), row(5, "96.5", "”Välkommen!”"), row(5, "91", "lll"), row(5, "88", "bcd"),
            row(5, "90", "1987"),
            row(5, "90", "1787"), row(5, "70", "<script>"), row(5, "95", "a|b"), row(5, "x", "Trygg"),
            "5\tTrygg",
            row(5, "60", String(repeating: "abc", count: 100)), row(5, "60", "—"),
        ].joined(separator: "\n")
        #expect(
            ReadWord.words(tsv: Array(table.utf8)) == [
                ReadWord(text: "Välkommen", certainty: 96.5), ReadWord(text: "1987", certainty: 90),
                ReadWord(text: "script", certainty: 70),
                ReadWord(text: String(String(repeating: "abc", count: 100).prefix(40)), certainty: 60),
            ])
        #expect(ReadWord.words(tsv: [0xFF, 0xFE, 0x09]) == [])
    }

    @Test("What the person is told")
    func sentences() {
        #expect(PictureWords.noText.phrase == nil)
        #expect(
            PictureWords.text(["Varmt", "välkommen"]).phrase?.swedish
                == "Bilden verkar innehålla text: Varmt välkommen. Kontrollera den.")
        #expect(
            PictureWords.notChecked.phrase?.swedish == "Om bilden innehåller text kunde inte kontrolleras.")
    }

    // MARK: Masks

    @Test("A PGM is read with its comments, and only when it is whole")
    func pgm() {
        let bytes = Array("P5\n#vips2ppm - 17 maj\n3 2\n255\n".utf8) + [0, 10, 32, 48, 200, 255]
        let picture = GreyPicture(width: 3, height: 2, pixels: [0, 10, 32, 48, 200, 255])
        #expect(GreyPicture(pgm: bytes) == picture)
        #expect(GreyPicture(pgm: picture.pgm) == picture)
        #expect(GreyPicture(pgm: bytes.dropLast()) == nil)
        #expect(GreyPicture(pgm: bytes + [0]) == nil)
        for broken in [
            "", "P6\n1 1\n255\n\0", "P5\n1 1\n65535\n\0\0", "P5\n#", "P5\n99999999 99999999\n255\n",
            "P5\n0 0\n255\n",
        ] {
            #expect(GreyPicture(pgm: Array(broken.utf8)) == nil, "\(broken)")
        }
    }

    @Test("The mean around a pixel is of what lies in the picture")
    func blur() {
        let picture = GreyPicture(width: 4, height: 2, pixels: [0, 0, 90, 90, 0, 0, 90, 90])
        #expect(picture.blurred(radius: 1).pixels == [0, 30, 60, 90, 0, 30, 60, 90])
        #expect(picture.blurred(radius: 100).pixels == [UInt8](repeating: 45, count: 8))
    }

    @Test("A bright stroke on any ground becomes black on white, and specks go")
    func masks() {
        var pixels = [UInt8](repeating: 100, count: 80 * 60)
        for row in 20..<26 { for column in 20..<60 { pixels[row * 80 + column] = 160 } }
        pixels[50 * 80 + 10] = 255
        let picture = GreyPicture(width: 80, height: 60, pixels: pixels)
        let brighter = picture.mask(.brighter)
        #expect(brighter.pixels[23 * 80 + 40] == 0)
        #expect(brighter.pixels[40 * 80 + 40] == 255)
        #expect(brighter.pixels[50 * 80 + 10] == 255)
        #expect(brighter.pixels.count { $0 == 0 } == 6 * 40 - 4)
        #expect(picture.mask(.darker).pixels.allSatisfy { $0 == 255 })
    }

    // MARK: Pictures

    /// Needs tesseract-ocr and tesseract-ocr-swe; a few pictures each time, all with PICTURE_WORDS=all.
    private static let all = ProcessInfo.processInfo.environment["PICTURE_WORDS"] == "all"
    private static let plain =
        ["street-1", "people-1"]
        + (all ? ["street-2", "street-3", "people-2", "leaves", "wheel", "bars", "dusk", "turned"] : [])
    private static let written =
        ["title", "band", "bars"]
        + (all ? ["dark", "small", "outline", "slanted", "faint", "wheel", "page"] : [])

    @Test("A picture without text gives no alarm", arguments: plain)
    func silent(name: String) async throws {
        let made = try await mill.make(PictureFile.bytes("plain-\(name).webp"))
        #expect(await mill.words(in: made) == .noText)
    }

    @Test("A picture with text gives its words", arguments: written)
    func found(name: String) async throws {
        let made = try await mill.make(PictureFile.bytes("written-\(name).webp"))
        let found = await mill.words(in: made)
        guard case .text = found else {
            Issue.record("\(name): \(found)")
            return
        }
    }
}
