import Base
import Documents
import Foundation
import RichText
import Testing

@Suite struct PDFTests {
    /// What e2e/pdf_checks.py finds wrong, a line each.
    private func faults(_ pdf: [UInt8]) async throws -> String {
        try await Workshop.ask("e2e/pdf_checks.py", [], pdf)
    }
    private func text(_ pdf: [UInt8]) async throws -> String {
        try await Workshop.ask("e2e/pdf_checks.py", ["--text"], pdf)
    }

    @Test("An entry with everything in it follows PDF/UA and PDF/A", arguments: [false, true])
    func whole(isDraft: Bool) async throws {
        let pdf = try await Workshop.maker.pdf(
            PaperFixture.whole(isDraft: isDraft), pictures: [PaperFixture.picture])
        try Workshop.keep(pdf, isDraft ? "draft.pdf" : "entry.pdf")
        #expect(try await faults(pdf) == "")
    }

    @Test("A paper without facts, questions or answers is still a paper")
    func bare() async throws {
        var paper = PaperFixture.paper([])
        paper.facts = []
        #expect(try await faults(Workshop.maker.pdf(paper)) == "")
    }

    @Test("Equal papers have equal bytes")
    func deterministic() async throws {
        let paper = try PaperFixture.whole()
        async let first = Workshop.maker.pdf(paper, pictures: [PaperFixture.picture])
        async let second = Workshop.maker.pdf(paper, pictures: [PaperFixture.picture])
        #expect(try await first == second)
    }

    @Test("What people write is text, whatever it looks like")
    func data() async throws {
        let text = try await text(Workshop.maker.pdf(PaperFixture.whole(), pictures: [PaperFixture.picture]))
        #expect(text.contains(#"#evil("x") $ @ref *inte fet* <b>inte heller</b> \ & "citat""#))
        #expect(text.contains("Bilden saknas. En trappa"))
        #expect(text.contains("Inget svar ännu."))
        #expect(text.contains("Redovisa två av era mål."))
        #expect(text.contains("Sida 1 av"))
    }

    @Test("Signs that no font has become squares, and the rest of the text stays")
    func signs() async throws {
        let text = try await text(Workshop.maker.pdf(PaperFixture.whole(), pictures: [PaperFixture.picture]))
        #expect(text.contains("Tecken: 😀 ❤ □□ □ Привет ½ € – och slut."))
    }

    @Test("A picture that cannot be read is told by its description")
    func broken() async throws {
        var picture = PaperFixture.picture
        picture.bytes = Array("ingen bild".utf8)
        let pdf = try await Workshop.maker.pdf(PaperFixture.whole(), pictures: [picture])
        #expect(try await text(pdf).contains("Bilden saknas. Ett hjul med fyra delar, en för varje årstid"))
        #expect(try await faults(pdf) == "")
    }

    @Test("The form to write on has room under each question")
    func form() async throws {
        let pdf = try await Workshop.maker.pdf(PaperFixture.form())
        try Workshop.keep(pdf, "form.pdf")
        #expect(try await faults(pdf) == "")
        #expect(try await !text(pdf).contains("Inget svar ännu."))
    }
}
