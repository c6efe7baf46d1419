import Foundation

/// The parts of a Word file, found by what its relationships say (ECMA-376-2 §6.5).
struct WordParts {
    /// What a part may lead to.
    struct Relation: Equatable {
        let kind: String
        let target: String
        let isOutside: Bool
    }

    static let partBytesMax = 50_000_000
    static let smallPartBytesMax = 10_000_000

    let zip: ZipUnpacking
    /// The part with the text.
    let main: String

    init(_ file: DocxFile) throws(MarkupReader.Damage) {
        let zip = ZipUnpacking(file: file)
        let root = try Self.relations(of: "", in: zip).values.first { $0.kind == "officeDocument" && !$0.isOutside }
        let numbered = file.directory.members.map(\.name).sorted().first(where: DocxFile.isMainText)
        let main = root.map(\.target).flatMap { zip.member($0) == nil ? nil : $0 } ?? numbered
        guard let main else { throw .damaged }
        (self.zip, self.main) = (zip, main)
    }

    /// The XML of a part; nil when the file has none of that name.
    func part(_ name: String, bytesMax: Int = smallPartBytesMax) throws(MarkupReader.Damage) -> MarkupNode? {
        guard let bytes = try bytes(name, bytesMax: bytesMax) else { return nil }
        return try MarkupReader.read(bytes)
    }

    func bytes(_ name: String, bytesMax: Int = smallPartBytesMax) throws(MarkupReader.Damage) -> [UInt8]? {
        do throws(ZipDirectory.Damage) { return try zip.bytes(name, bytesMax: bytesMax) } catch {
            throw error == .tooLarge ? .tooMuch : .damaged
        }
    }

    func relations(of part: String) throws(MarkupReader.Damage) -> [String: Relation] {
        try Self.relations(of: part, in: zip)
    }

    /// The part of a kind that the main part leads to: "styles".
    func name(of kind: String) throws(MarkupReader.Damage) -> String? {
        try relations(of: main).values.first { $0.kind == kind && !$0.isOutside }?.target
    }

    private static func relations(
        of part: String, in zip: ZipUnpacking
    ) throws(MarkupReader.Damage) -> [String: Relation] {
        let (folder, name) = (part.folder, part.dropFirst(part.folder.count))
        let bytes: [UInt8]?
        do throws(ZipDirectory.Damage) {
            bytes = try zip.bytes("\(folder)_rels/\(name).rels", bytesMax: smallPartBytesMax)
        } catch { throw .damaged }
        guard let bytes else { return [:] }
        var relations: [String: Relation] = [:]
        for node in try MarkupReader.read(bytes).all("rel:Relationship") {
            guard let id = node["Id"], let target = node["Target"] else { continue }
            let isOutside = node["TargetMode"] == "External"
            relations[id] = Relation(
                kind: node["Type"]?.split(separator: "/").last.map(String.init) ?? "",
                target: isOutside ? target : target.resolved(in: folder), isOutside: isOutside)
        }
        return relations
    }
}

extension String {
    /// "word/" of "word/document.xml"; empty at the top.
    fileprivate var folder: String {
        lastIndex(of: "/").map { String(self[...$0]) } ?? ""
    }

    /// The name of a member, from an address that is relative to a folder of the file.
    fileprivate func resolved(in folder: String) -> String {
        var parts = hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        let path = removingPercentEncoding ?? self
        for part in path.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
