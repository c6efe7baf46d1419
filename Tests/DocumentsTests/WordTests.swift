import Base
import Documents
import Foundation
import RichText
import Testing

@Suite struct WordTests {
    /// What e2e/word_checks.py reads out of a file.
    private struct Facts: Decodable, Equatable {
        var bookmarks, contents, alts, questions: [String]
        var toWrite: Int
        var draft: Bool
    }

    private func faults(_ file: [UInt8]) async throws -> String {
        try await Workshop.ask("e2e/word_checks.py", [], file)
    }
    private func facts(_ file: [UInt8]) async throws -> Facts {
        let said = try await Workshop.ask("e2e/word_checks.py", ["--facts"], file)
        return try JSONDecoder().decode(Facts.self, from: Data(said.utf8))
    }

    @Test(
        "A Word file has its styles, its header rows, and contents that lead to every heading",
        arguments: [false, true])
    func whole(isDraft: Bool) async throws {
        let file = try await Workshop.maker.word(
            PaperFixture.whole(isDraft: isDraft), pictures: [PaperFixture.picture])
        try Workshop.keep(file, isDraft ? "draft.docx" : "entry.docx")
        #expect(try await faults(file) == "")
        #expect(
            try await facts(file)
                == Facts(
                    bookmarks: [
                        "kapitel-1", "fraga-1", "fraga-2", "kapitel-2", "fraga-16a", "kapitel-3",
                        "fraga-ordlista",
                    ],
                    contents: [
                        "Målgrupp", "1 Insikt om målgruppens behov", "2 Delaktighet", "Resultat",
                        "16a Vägen mot målet",
                        "Ord vi använder", "Ordlista",
                    ],
                    alts: ["Ett hjul med fyra delar, en för varje årstid", ""],
                    questions: [
                        "Hur tar ni reda på vad era målgrupper behöver och önskar?",
                        "Hur är målgrupperna med?",
                        "Redovisa två av era mål.", "Hur arbetade ni?",
                    ],
                    toWrite: 0, draft: isDraft))
    }

    @Test("The form has a line to write on under each question")
    func form() async throws {
        let file = try await Workshop.maker.word(PaperFixture.form())
        try Workshop.keep(file, "form.docx")
        #expect(try await faults(file) == "")
        #expect(try await facts(file).toWrite == 2)
    }

    @Test("Equal papers have equal bytes")
    func deterministic() async throws {
        let paper = try PaperFixture.whole()
        async let first = Workshop.maker.word(paper, pictures: [PaperFixture.picture])
        async let second = Workshop.maker.word(paper, pictures: [PaperFixture.picture])
        #expect(try await first == second)
    }

    @Test("A paper in English has an English file around it")
    func english() async throws {
        var paper = try PaperFixture.whole(isDraft: true)
        paper.language = .english
        let file = try await Workshop.maker.word(paper, pictures: [PaperFixture.picture])
        #expect(try await faults(file) == "")
        #expect(try await !facts(file).draft)
    }
}
