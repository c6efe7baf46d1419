package import Base
import Foundation
package import RichText

/// Opens a Word file: checks it, lets the converter read it within limits, and gives its blocks and pictures.
package struct WordImport: Sendable {
    package struct Limits: Sendable {
        package var tool = Tool.Limits(seconds: 20, outputBytesMax: 64_000_000, memoryBytesMax: 4_000_000_000)
        /// Of what the converter uses; the address space above it is only reserved.
        package var heapMegabytesMax = 512
        package var picturesMax = 200
        package var pictureBytesMax = 25_000_000
        package init() {}
    }

    /// What a file held.
    package struct Content: Sendable {
        package var blocks: [ImportedBlock]
        package var pictures: [ImportedPicture]
        package var notices: [ImportNotice]
    }

    private let pandoc: String
    private let limits: Limits

    package init(pandoc: String, limits: Limits = Limits()) { (self.pandoc, self.limits) = (pandoc, limits) }

    /// - Parameter now: for the identifiers of the pictures.
    /// - Throws: `Refusal`, for the one who sent the file.
    package func read(_ bytes: [UInt8], at now: Instant) async throws(Refusal) -> Content {
        let file = try DocxFile(bytes)
        let (json, media) = try await convert(file)
        let pictures = media.compactMap { name, bytes in
            PictureKind(bytes).map { ImportedPicture(id: ID(at: now), name: name, kind: $0, bytes: bytes) }
        }
        let ids = Dictionary(pictures.map { ($0.name, $0.id) }) { first, _ in first }
        let (blocks, notices) = try PandocReading.read(json, pictures: ids)
        return Content(blocks: blocks, pictures: pictures, notices: notices)
    }

    private func convert(_ file: DocxFile) async throws(Refusal) -> (
        json: [UInt8], media: [(String, [UInt8])]
    ) {
        do {
            return try await Workplace.with { folder in
                try Data(file.bytes).write(to: URL(filePath: folder + "/text.docx"))
                try Data(BookmarkReader.script.utf8).write(to: URL(filePath: folder + "/reader.lua"))
                let json = try await Tool(pandoc, limits.tool).run(arguments, in: folder)
                return (json, media(in: folder))
            }
        } catch let failure as ToolFailure {
            throw WordImport.refusal(failure)
        } catch {
            throw WordImport.unavailable
        }
    }

    private var arguments: [String] {
        [
            "+RTS", "-M\(limits.heapMegabytesMax)m", "-RTS", "--sandbox", "--from=reader.lua", "--to=json",
            "--track-changes=accept", "--extract-media=.", "text.docx",
        ]
    }

    /// The pictures by the names that the text calls them, in the order of names.
    private func media(in folder: String) -> [(String, [UInt8])] {
        let root = URL(filePath: folder).appending(path: "media")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.sorted().prefix(limits.picturesMax).compactMap { name in
            let url = root.appending(path: name)
            let values = try? url.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey])
            guard values?.isRegularFile == true, (values?.fileSize ?? .max) <= limits.pictureBytesMax,
                let data = try? Data(contentsOf: url)
            else { return nil }
            return ("./media/\(name)", [UInt8](data))
        }
    }
}

extension WordImport {
    static let unavailable = Refusal("Filen kunde inte läsas just nu. Försök igen om en stund.")
    static let tooHeavy = Refusal("Filen tar för lång tid att läsa. Dela den i flera filer och försök igen.")

    /// How the converter ends when its memory is not enough.
    private static let heapFull = 251

    private static func refusal(_ failure: ToolFailure) -> Refusal {
        switch failure {
        case .late, .tooMuch, .refused(_, status: heapFull, said: _): tooHeavy
        case .refused: DocxFile.damaged
        case .missing, .broken: unavailable
        }
    }
}

/// A picture from a Word file, not yet checked or kept.
package struct ImportedPicture: Sendable, Equatable {
    package var id: ID<Picture>
    /// As the file calls it: "./media/image1.png".
    package var name: String
    package var kind: PictureKind
    package var bytes: [UInt8]
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
