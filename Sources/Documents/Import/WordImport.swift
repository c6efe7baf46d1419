package import Base
import Foundation
package import RichText

/// Opens a Word file: checks it, lets the converter read it within limits, and gives its blocks and pictures.
///
/// The service itself unpacks nothing. Three processes do, one after another: the first step of this program writes the
/// file anew, the converter reads that, and the second step counts what was read and makes it small.
package struct WordImport: Sendable {
    package struct Limits: Sendable {
        /// Of the converter; its address space above the heap is only reserved.
        package var converter = Tool.Limits(
            seconds: 20, outputBytesMax: 65_536, memoryBytesMax: 4_000_000_000, dataBytesMax: 512_000_000,
            fileBytesMax: WordSteps.treeBytesMax)
        package var step = Tool.Limits(
            seconds: 30, outputBytesMax: WordSteps.contentBytesMax, memoryBytesMax: 4_000_000_000, dataBytesMax: 512_000_000,
            fileBytesMax: 100_000_000)
        /// Of what the converter uses, with room for what it holds besides.
        package var heapMegabytesMax = 400
        package init() {}
    }

    /// What a file held.
    package struct Content: Sendable {
        package var blocks: [ImportedBlock]
        package var pictures: [ImportedPicture]
        package var notices: [ImportNotice]
    }

    private let pandoc: String
    /// This program, or another that knows its steps.
    private let program: String
    private let limits: Limits

    package init(pandoc: String, program: String, limits: Limits = Limits()) {
        (self.pandoc, self.program, self.limits) = (pandoc, program, limits)
    }

    /// - Parameter now: for the identifiers of the pictures.
    /// - Throws: `Refusal`, for the one who sent the file.
    package func read(_ bytes: [UInt8], at now: Instant) async throws(Refusal) -> Content {
        _ = try DocxFile(bytes)
        do {
            let folder = try LentFolder()
            try folder.put(bytes, WordSteps.uploadName)
            _ = try await step(.prepare, now, folder)
            _ = try await Tool(pandoc, limits.converter).run(arguments, in: folder.path)
            return try content(await step(.read, now, folder), folder)
        } catch let failure as ToolFailure {
            throw refusal(failure)
        } catch {
            throw WordImport.unavailable
        }
    }

    private func step(_ step: WordSteps.Step, _ now: Instant, _ folder: LentFolder) async throws(ToolFailure) -> [UInt8] {
        try await Tool(program, limits.step).run(
            ["read-word", step.rawValue, "--now", String(now.millisecondsSince1970)], in: folder.path)
    }

    private var arguments: [String] {
        [
            "+RTS", "-M\(limits.heapMegabytesMax)m", "-RTS", "--sandbox", "--from=docx", "--to=json",
            "--track-changes=accept", "--extract-media=.", "--output=\(WordSteps.treeName)", WordPreparation.plainName,
        ]
    }

    private func content(_ bytes: [UInt8], _ folder: LentFolder) throws -> Content {
        var wire = ImportWireReading(bytes)
        let blocks = try wire.list { wire throws(ImportWireReading.Broken) in try wire.importedBlock() }
        let pictures = try wire.list { wire throws(ImportWireReading.Broken) in
            let (name, id, kind) = (try wire.text(), try wire.text(), try wire.text())
            guard let id = ID<Picture>(id), let kind = PictureKind(rawValue: kind) else { throw ImportWireReading.Broken() }
            return ImportedPicture(id: id, name: "./media/\(name)", kind: kind, file: .lent(folder, name))
        }
        return Content(
            blocks: blocks, pictures: pictures, notices: try wire.list { wire throws(ImportWireReading.Broken) in try wire.notice() })
    }
}

extension WordImport {
    static let unavailable = Refusal("Filen kunde inte läsas just nu. Försök igen om en stund.")
    static let tooHeavy = Refusal("Filen tar för lång tid att läsa. Dela den i flera filer och försök igen.")

    /// How the converter ends when its memory is not enough.
    private static let heapFull = 251

    private func refusal(_ failure: ToolFailure) -> Refusal {
        switch failure {
        case .late, .tooMuch, .refused(_, status: WordImport.heapFull, said: _): WordImport.tooHeavy
        case .refused(program, status: WordSteps.tooMuchStatus, said: _): DocxFile.tooMuch
        case .refused(let tool, _, let said):
            // Beyond the limit to files the converter is told that its disk is full.
            tool == pandoc && said.contains("resource exhausted") ? WordImport.tooHeavy : DocxFile.damaged
        // Memory that is not given ends a process by a signal, as does a file that grows too large.
        case .broken(_, let said): said.hasPrefix("signal") ? WordImport.tooHeavy : WordImport.unavailable
        case .missing: WordImport.unavailable
        }
    }
}

/// A picture from a Word file, not yet checked or kept.
package struct ImportedPicture: Sendable {
    enum File: Sendable { case lent(LentFolder, String) }

    package var id: ID<Picture>
    /// As the file calls it: "./media/image1.png".
    package var name: String
    package var kind: PictureKind
    let file: File

    /// Read when they are asked for: all the pictures of a file may be more than the service should hold. Empty when
    /// the picture cannot be read.
    package var bytes: [UInt8] {
        guard case .lent(let folder, let name) = file,
            let data = FileManager.default.contents(atPath: "\(folder.path)/\(WordPreparation.picturesName)/\(name)")
        else { return [] }
        return [UInt8](data)
    }
}

/// What a picture is by its first bytes; nil for what pages do not show.
package enum PictureKind: String, Sendable {
    case png, jpeg, webp, gif

    package init?(_ bytes: [UInt8]) {
        switch bytes {
        case _ where bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]): self = .png
        case _ where bytes.starts(with: [0xFF, 0xD8, 0xFF]): self = .jpeg
        case _ where bytes.starts(with: "GIF8".utf8): self = .gif
        case _ where bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8):
            self = .webp
        default: return nil
        }
    }
}
