import Base
import Foundation
import RichText
import Testing

@testable import Documents

/// No word of a Word file is lost on its way in. The suite tries 100 files; `bin/wordloss` tries 2,000.
@Suite struct WordLossTests {
    static let files = ProcessInfo.processInfo.environment["WORD_LOSS_FILES"].flatMap { Int($0) } ?? 100
    static let partsMax = 20

    @Test("Each word of a generated file is found again, hidden ones are not, and notices quote what is left out", arguments: 0..<partsMax)
    func lossless(part: Int) async throws {
        for seed in stride(from: part, to: Self.files, by: Self.partsMax) {
            var maker = WordMaker(seed: seed)
            let bytes = maker.file()
            let (blocks, notices) = try await Self.read(bytes)
            let split = try Split(blocks, form: ImportFixture.form(), notices: notices)
            // Words may stand side by side without a space; each ends with a sign of its own.
            let said = (split.placed.flatMap(\.blocks) + split.unplaced.flatMap(\.blocks) + split.form).allWords.joined(separator: " ")
            let quoted = split.notices.map(\.phrase.swedish).joined(separator: "\n")
            let lost = maker.visible.filter { !said.contains($0) }
            let leaked = maker.unseen.filter { said.contains($0) }
            let untold = maker.told.filter { !quoted.contains($0) }
            #expect(lost.isEmpty && leaked.isEmpty && untold.isEmpty, "seed \(seed): lost \(lost), leaked \(leaked), untold \(untold)")
            #expect(!quoted.contains("kunde inte placeras"), "seed \(seed): \(quoted)")
            if ProcessInfo.processInfo.environment["WORD_LOSS_KEEP"] != nil, !(lost.isEmpty && leaked.isEmpty && untold.isEmpty) {
                try Data(bytes).write(to: URL(filePath: "/tmp/loss-\(seed).docx"))
            }
        }
    }

    /// The steps in this process, and the converter beside it: a process less a file.
    static func read(_ bytes: [UInt8]) async throws -> (blocks: [ImportedBlock], notices: [ImportNotice]) {
        try await Workshop.folder { folder in
            try Data(bytes).write(to: URL(filePath: "\(folder)/\(WordSteps.uploadName)"))
            try WordSteps.prepare(folder)
            let limits = Tool.Limits(seconds: 60, outputBytesMax: 65_536, memoryBytesMax: 4_000_000_000)
            _ = try await Tool(Workshop.pandoc, limits).run(
                [
                    "--from=docx", "--to=json", "--track-changes=accept", "--extract-media=.", "--output=\(WordSteps.treeName)",
                    WordPreparation.plainName,
                ],
                in: folder)
            let now = Instant(millisecondsSince1970: 1_711_108_800_000)
            var wire = ImportWireReading(try WordSteps.read(folder, at: now))
            let blocks = try wire.list { wire throws(ImportWireReading.Broken) in try wire.importedBlock() }
            _ = try wire.list { wire throws(ImportWireReading.Broken) in (try wire.text(), try wire.text(), try wire.text()) }
            return (blocks, try wire.list { wire throws(ImportWireReading.Broken) in try wire.notice() })
        }
    }
}
