import Base
import Foundation

/// The first step of reading a Word file: from what a person sent to a small file that the converter reads whole.
///
/// Runs in a process of its own, since a file may unpack to much more than it weighs.
struct WordPreparation {
    static let picturesMax = 200
    static let pictureBytesMax = 25_000_000
    /// What the file is called that the converter reads, and where the rest is put.
    static let plainName = "plain.docx"
    static let wordsName = "words.txt"
    static let noticesName = "notices"
    static let picturesName = "pictures"

    private let parts: WordParts
    private let around: Rewriting.Surroundings
    private var record = ImportRecord()
    /// The names that pictures get, by the members that they are.
    private var pictureNames: [String: String] = [:]

    init(_ file: DocxFile) throws(MarkupReader.Damage) {
        parts = try WordParts(file)
        around = try Rewriting.Surroundings(of: parts)
    }

    /// The file for the converter, the words that the answer should say, and what was left out.
    mutating func plain() throws(MarkupReader.Damage) -> (file: [UInt8], record: ImportRecord) {
        guard let document = try parts.part(parts.main, bytesMax: WordParts.partBytesMax) else { throw .damaged }
        guard let body = document.child("w:body") else { throw .damaged }
        var text = Rewriting(around, record)
        text.whole(body)
        record = text.record
        var zip = ZipStore()
        zip.add("[Content_Types].xml", Self.types)
        zip.add("_rels/.rels", Self.relations([("main", "officeDocument", "word/document.xml", false)]))
        zip.add("word/document.xml", Self.part("document", text.out, wrappedIn: "body"))
        try leaveOutWhatStandsBeside(document)
        for kind in ["styles", "numbering"] {
            if let name = try parts.name(of: kind), let xml = try parts.bytes(name) { zip.add("word/\(kind).xml", xml) }
        }
        zip.add("word/_rels/document.xml.rels", links())
        for name in pictureNames.values { zip.add("word/media/\(name)", Array("picture".utf8)) }
        guard text.out.bytes.count < Rewriting.outBytesMax else { throw .tooMuch }
        return (zip.bytes, record)
    }

    /// What stands on each page or in the margin is no answer. It is told, but for what says no word (a page's number)
    /// and what stands on each page of our own file.
    private mutating func leaveOutWhatStandsBeside(_ document: MarkupNode) throws(MarkupReader.Damage) {
        let isOurs = document.all("w:bookmarkStart").contains { BookmarkMark.isOurs($0["w:name"] ?? "") }
        for (kinds, kind) in [(isOurs ? [] : ["header", "footer"], ImportRecord.Kind.edge), (["comments"], .comment)] {
            var said: [String] = []
            for name in Set(around.relations.values.filter { kinds.contains($0.kind) && !$0.isOutside }.map(\.target)).sorted() {
                guard let words = try parts.part(name)?.tell().split(whereSeparator: \.isWhitespace).joined(separator: " "),
                    words.contains(where: \.isLetter), !said.contains(words)
                else { continue }
                said.append(words)
            }
            if !said.isEmpty { record.leaveOut(kind, said.joined(separator: " · ")) }
        }
    }

    /// What the text leads to: links and pictures by their numbers.
    private mutating func links() -> [UInt8] {
        var all = record.links.enumerated().map { ("link\($0)", "hyperlink", $1, true) }
        for kind in ["styles", "numbering"] { all.append(("part-\(kind)", kind, "\(kind).xml", false)) }
        for (place, member) in record.pictures.enumerated() {
            all.append(("picture\(place)", "image", "media/\(pictureName(member))", false))
        }
        return Self.relations(all)
    }

    private mutating func pictureName(_ member: String) -> String {
        if let name = pictureNames[member] { return name }
        let own = member.split(separator: "/").last.map(String.init) ?? "picture"
        let name = pictureNames.values.contains(own) ? "\(pictureNames.count)-\(own)" : own
        pictureNames[member] = name
        return name
    }

    /// Unpacks the pictures of the text into a folder, each within its limit.
    func unpackPictures(into folder: String) throws(MarkupReader.Damage) {
        for (member, name) in pictureNames.sorted(by: { $0.value < $1.value }).prefix(Self.picturesMax) {
            guard let found = parts.zip.member(member), found.unpackedBytes <= Self.pictureBytesMax else { continue }
            let path = folder + "/" + name
            guard FileManager.default.createFile(atPath: path, contents: nil),
                let file = FileHandle(forWritingAtPath: path)
            else { throw .damaged }
            do throws(ZipDirectory.Damage) {
                try parts.zip.each(of: found) { piece in file.write(Data(piece)) }
            } catch { throw error == .tooLarge ? .tooMuch : .damaged }
            try? file.close()
        }
    }
}

extension WordPreparation {
    private static func part(_ name: String, _ out: MarkupWriter, wrappedIn inner: String?) -> [UInt8] {
        let (open, close) = (inner.map { "<w:\($0)>" } ?? "", inner.map { "</w:\($0)>" } ?? "")
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:\(name)\(MarkupNames.declarations)>\(open)".utf8)
            + out.bytes + Array("\(close)</w:\(name)>".utf8)
    }

    private static let types = Array(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
        ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
        ContentType="application/xml"/></Types>
        """.utf8)

    private static func relations(_ all: [(id: String, kind: String, target: String, isOutside: Bool)]) -> [UInt8] {
        var out = MarkupWriter()
        out.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        out.put("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">")
        for relation in all {
            out.put("<Relationship")
            out.attribute("Id", relation.id)
            out.attribute("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(relation.kind)")
            out.attribute("Target", relation.target)
            if relation.isOutside { out.attribute("TargetMode", "External") }
            out.put("/>")
        }
        out.put("</Relationships>")
        return out.bytes
    }
}
