package import Base
import Foundation
import RichText

/// The steps of reading a Word file that run in processes of their own, within the service's limits to memory. Each
/// works in a folder; what it cannot do it says by how it ends.
package enum WordSteps {
    /// How a step ends when the file is not one that can be read.
    static let damagedStatus = 65
    static let tooMuchStatus = 66

    static let uploadName = "text.docx"
    static let treeName = "tree.json"
    /// Of the converter's tree; an entry at its limit takes about two million.
    static let treeBytesMax = 12_000_000
    /// Of what is given to the service.
    static let contentBytesMax = 6_000_000

    /// The name of a step, as the command has it.
    package enum Step: String, CaseIterable, Sendable { case prepare, read }

    /// Does a step.
    ///
    /// - Parameter now: for the identifiers of the pictures.
    /// - Returns: the status to end with, and what to write on standard output.
    package static func run(_ step: Step, in folder: String, at now: Instant) -> (status: Int, output: [UInt8]) {
        do {
            switch step {
            case .prepare:
                try prepare(folder)
                return (0, [])
            case .read: return (0, try read(folder, at: now))
            }
        } catch MarkupReader.Damage.tooMuch {
            return (tooMuchStatus, [])
        } catch let refusal as Refusal where refusal == DocxFile.tooMuch {
            return (tooMuchStatus, [])
        } catch {
            return (damagedStatus, [])
        }
    }

    static func prepare(_ folder: String) throws {
        let upload = try Data(contentsOf: URL(filePath: "\(folder)/\(uploadName)"))
        var preparation = try WordPreparation(DocxFile([UInt8](upload)))
        let (plain, record) = try preparation.plain()
        try Data(plain).write(to: URL(filePath: "\(folder)/\(WordPreparation.plainName)"))
        try Data(record.words.utf8).write(to: URL(filePath: "\(folder)/\(WordPreparation.wordsName)"))
        var wire = ImportWire()
        wire.list(record.notices) { $0.notice($1) }
        try Data(wire.bytes).write(to: URL(filePath: "\(folder)/\(WordPreparation.noticesName)"))
        let pictures = "\(folder)/\(WordPreparation.picturesName)"
        try FileManager.default.createDirectory(atPath: pictures, withIntermediateDirectories: true)
        try preparation.unpackPictures(into: pictures)
    }

    static func read(_ folder: String, at now: Instant) throws -> [UInt8] {
        let json = try Data(contentsOf: URL(filePath: "\(folder)/\(treeName)"))
        guard json.count <= treeBytesMax else { throw MarkupReader.Damage.tooMuch }
        let pictures = pictures(in: folder, at: now)
        let ids = Dictionary(pictures.map { ("./media/\($0.name)", $0.id) }) { first, _ in first }
        let (blocks, notices) = try PandocReading.read([UInt8](json), pictures: ids)
        let words = try String(decoding: Data(contentsOf: URL(filePath: "\(folder)/\(WordPreparation.wordsName)")), as: UTF8.self)
        var told = ImportWireReading([UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(WordPreparation.noticesName)"))))
        var all = try told.list { wire throws(ImportWireReading.Broken) in try wire.notice() } + notices
        let missing = WordCount.missing(words, in: blocks.map(\.block))
        if !missing.isEmpty { all.append(ImportNotice(ImportRecord.missing(missing.joined(separator: " ")))) }
        var wire = ImportWire()
        wire.list(blocks) { $0.block($1) }
        wire.list(pictures) { wire, picture in
            wire.text(picture.name)
            wire.text(picture.id.text)
            wire.text(picture.kind.rawValue)
        }
        wire.list(all) { $0.notice($1) }
        guard wire.bytes.count <= contentBytesMax else { throw MarkupReader.Damage.tooMuch }
        return wire.bytes
    }

    /// The pictures that pages can show, in the order of names.
    private static func pictures(in folder: String, at now: Instant) -> [(name: String, id: ID<Picture>, kind: PictureKind)] {
        let root = "\(folder)/\(WordPreparation.picturesName)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return names.sorted().compactMap { name in
            guard let file = FileHandle(forReadingAtPath: "\(root)/\(name)") else { return nil }
            defer { try? file.close() }
            let start = [UInt8]((try? file.read(upToCount: 16)) ?? Data())
            return PictureKind(start).map { (name, ID(at: now), $0) }
        }
    }
}
