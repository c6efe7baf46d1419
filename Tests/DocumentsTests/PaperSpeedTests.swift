import Base
import Documents
import Foundation
import RichText
import Testing

/// An entry as long as an entry may be. What it takes is printed, not judged: machines differ.
@Suite struct PaperSpeedTests {
    @Test("The longest entry, with fifteen pictures and as many tables, becomes both files")
    func longest() async throws {
        let paper = try Self.paper()
        let clock = ContinuousClock()
        let pictures = (1...15).map { place in
            PaperPicture(
                id: Self.id(place), kind: .png, width: 1200, height: 800, bytes: PaperFixture.picture.bytes)
        }
        var (pdf, word): ([UInt8], [UInt8]) = ([], [])
        let pdfTime = try await clock.measure {
            pdf = try await Workshop.maker.pdf(paper, pictures: pictures)
        }
        let wordTime = try await clock.measure {
            word = try await Workshop.maker.word(paper, pictures: pictures)
        }
        print("longest entry: pdf \(pdf.count) bytes \(pdfTime), word \(word.count) bytes \(wordTime)")
        try Workshop.keep(pdf, "longest.pdf")
        try Workshop.keep(word, "longest.docx")
        #expect(try await Workshop.ask("e2e/pdf_checks.py", [], pdf) == "")
        #expect(try await Workshop.ask("e2e/word_checks.py", [], word) == "")
    }

    private static func id(_ place: Int) -> ID<Picture> {
        ID(stored: "01hx" + String(10_000 + place).suffix(4).description + "000000000000000000")
    }

    /// 24 questions with 95,000 characters in all.
    private static func paper() throws -> Paper {
        let words =
            "Verksamheten följer upp kvaliteten tillsammans med målgrupperna och medarbetarna på enheten varje månad"
        var place = 0
        let chapters = try (1...6).map { chapter in
            try Chapter(
                "Del \(chapter)",
                (1...4).map { _ in
                    place += 1
                    var blocks = (1...43).map { PaperFixture.text("Stycke \($0). \(words).") }
                    if place <= 15 {
                        blocks.insert(
                            .figure(
                                Figure(picture: id(place), alt: "Bild \(place)", caption: [.text("Bildtext")])
                            ), at: 5)
                        blocks.append(.table(PaperFixture.table(columns: 4, rows: 5)))
                    }
                    let document = try Document(blocks)
                    return Part(
                        key: "\(place)", number: "\(place)", heading: "Fråga", text: "Hur gör ni?",
                        body: .answer(document))
                })
        }
        let count = chapters.flatMap(\.parts).reduce(0) { sum, part in
            if case .answer(let document) = part.body { sum + document.characterCount } else { sum }
        }
        #expect((95_000...110_000).contains(count))
        return PaperFixture.paper(chapters)
    }
}
