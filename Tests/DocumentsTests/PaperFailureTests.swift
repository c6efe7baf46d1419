import Base
import Documents
import Foundation
import Testing

/// When a converter fails the person gets a sentence, and nothing is left behind.
@Suite struct PaperFailureTests {
    /// A maker whose Python and pandoc are the same small script.
    private func failure(_ script: String) async throws -> (pdf: PaperFailure?, word: PaperFailure?) {
        try await Workshop.folder { folder in
            let program = folder + "/program"
            try "#!/bin/sh\n\(script)\n".write(toFile: program, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
            var limits = PaperMaker.Limits()
            let seconds = script.contains("sleep") ? 1 : 30
            (limits.pdf.seconds, limits.word.seconds) = (seconds, seconds)
            (limits.pdf.outputBytesMax, limits.word.outputBytesMax) = (1_000_000, 1_000_000)
            let maker = PaperMaker(
                PaperMaker.Places(python: program, pandoc: program, papers: Workshop.papers), limits: limits,
                log: Workshop.quiet)
            let paper = try PaperFixture.whole()
            let pdf = await #expect(throws: PaperFailure.self) { try await maker.pdf(paper) }
            let word = await #expect(throws: PaperFailure.self) { try await maker.word(paper) }
            return (pdf, word)
        }
    }

    @Test(
        "A converter that hangs, fails, talks nonsense or never stops talking gives a sentence",
        arguments: ["sleep 600", "exit 1", "echo nonsens", "head -c 100000000 /dev/zero", "kill -9 $$"])
    func sentences(script: String) async throws {
        let failure = try await failure(script)
        #expect(
            failure.pdf?.refusal.sentence == "Pdf-filen kunde inte göras just nu. Försök igen om en stund.")
        #expect(
            failure.word?.refusal.sentence == "Word-filen kunde inte göras just nu. Försök igen om en stund.")
        #expect(failure.pdf?.cause != nil)
        #expect(failure.word?.cause != nil)
    }

    @Test("The folder of the work is for its owner alone, and gone also after a failure")
    func folder() async throws {
        try await Workshop.folder { outside in
            let note = outside + "/note"
            _ = try await failure("stat -c '%a' . >> \(note); pwd >> \(note); exit 1")
            let lines = try String(contentsOfFile: note, encoding: .utf8).split(separator: "\n")
            // Once for the PDF, once for the Word file.
            try #require(lines.count == 4)
            #expect([lines[0], lines[2]] == ["700", "700"])
            #expect(!FileManager.default.fileExists(atPath: String(lines[1])))
            #expect(!FileManager.default.fileExists(atPath: String(lines[3])))
        }
    }
}
