import Foundation

@testable import Documents

/// Makes Word files by chance, with every element that can hold text, within each other. It knows which words should
/// be found where: it is told nothing of how they are read.
struct WordMaker {
    var chance: Turning
    /// What the answer should say.
    private(set) var visible: [String] = []
    /// What it should not: deleted, hidden, the workings of fields.
    private(set) var unseen: [String] = []
    /// What a notice should say: charts, SmartArt, linked pictures.
    private(set) var told: [String] = []
    private var count = 0
    private var relations = ""
    private var members: [(String, [UInt8])] = []
    private var isWithin = false
    private var notes = (footnotes: "", endnotes: "")
    private var noteCount = 1
    var depth = 0

    init(seed: Int) { chance = Turning(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 7) }

    mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &chance) }
    mutating func number() -> Int {
        count += 1
        return count
    }

    private mutating func word(_ kind: String) -> String { "\(kind)\(["å", "b", "ö", "z"][pick(4)])\(number())x" }

    /// A word that should be found.
    mutating func seen() -> String {
        visible.append(word("syn"))
        return visible[visible.count - 1]
    }

    mutating func gone() -> String {
        unseen.append(word("dold"))
        return unseen[unseen.count - 1]
    }

    mutating func noticed() -> String {
        told.append(word("sagd"))
        return told[told.count - 1]
    }

    mutating func relation(_ kind: String, _ target: String, isOutside: Bool = false) -> String {
        let id = "rId\(number())"
        relations +=
            #"<Relationship Id="\#(id)" Type="http://x/relationships/\#(kind)" Target="\#(target)"\#(isOutside ? #" TargetMode="External""# : "")/>"#
        return id
    }

    mutating func part(_ kind: String, _ text: String, _ ending: String = "xml") -> String {
        let name = "\(kind)\(number()).\(ending)"
        members.append(("word/\(name)", Array(text.utf8)))
        return relation(kind, name)
    }

    mutating func note(_ kind: String) -> String {
        noteCount += 1
        let id = noteCount
        let more = isWithin || pick(4) > 0 ? "" : pick(2) == 0 ? page() : fileWithin()
        let text = #"<w:\#(kind) w:id="\#(id)">\#(paragraph())\#(more)</w:\#(kind)>"#
        if kind == "footnote" { notes.footnotes += text } else { notes.endnotes += text }
        return #"<w:\#(kind)Reference w:id="\#(id)"/>"#
    }

    /// The whole file.
    mutating func file() -> [UInt8] {
        // Marks of fields without their other half, outside of all fields.
        let half = ["end", "separate"].map { "<w:p><w:r><w:fldChar w:fldCharType=\"\($0)\"/></w:r></w:p>" }.joined()
        let last = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>\(seen())</w:t></w:r></w:p>"
        return package(half + (0..<(2 + pick(6))).map { _ in block() }.joined() + last)
    }

    /// A web page within the file.
    mutating func page() -> String {
        let text = "<html><head><title>x</title></head><body><p>\(seen()) &amp; <b>\(seen())</b></p></body></html>"
        return "<w:altChunk r:id=\"\(part("afchunk", text, "htm"))\"/>"
    }

    /// A file within the file, with relationships and notes of its own. Nothing is left out of it that a notice quotes.
    mutating func fileWithin() -> String {
        guard !isWithin else { return paragraph() }
        let outer = (relations, members, notes)
        (relations, members, notes, isWithin) = ("", [], ("", ""), true)
        let bytes = package(block() + paragraph())
        (relations, members, notes) = outer
        isWithin = false
        let name = "afchunk\(number()).docx"
        members.append(("word/\(name)", bytes))
        return "<w:altChunk r:id=\"\(relation("aFChunk", name))\"/>"
    }

    private mutating func package(_ body: String) -> [UInt8] {
        if !isWithin, pick(3) == 0 { standsBeside(body) }
        var zip = ZipStore()
        for kind in ["styles", "numbering", "footnotes", "endnotes"] { _ = relation(kind, "\(kind).xml") }
        zip.add("[Content_Types].xml", Array(#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#.utf8))
        let first = #"<Relationship Id="r" Type="http://x/relationships/officeDocument" Target="word/document.xml"/>"#
        zip.add("_rels/.rels", Array(Self.related(first).utf8))
        for name in ["document", "footnotes", "endnotes"] {
            zip.add("word/_rels/\(name).xml.rels", Array(Self.related(relations).utf8))
        }
        zip.add("word/document.xml", Self.part("document", "<w:body>\(body)<w:sectPr/></w:body>"))
        zip.add("word/footnotes.xml", Self.part("footnotes", notes.footnotes))
        zip.add("word/endnotes.xml", Self.part("endnotes", notes.endnotes))
        zip.add("word/styles.xml", Self.part("styles", Self.styles))
        zip.add("word/numbering.xml", Self.part("numbering", Self.numbering))
        for (name, bytes) in members { zip.add(name, bytes) }
        return zip.bytes
    }

    /// What stands on each page and in the margin. A page that carries marks of ours is ours.
    private mutating func standsBeside(_ body: String) {
        let text = { (root: String, word: String) in
            "<w:\(root) xmlns:w=\"\(Self.main)\"><w:p><w:r><w:t>\(word)</w:t></w:r></w:p></w:\(root)>"
        }
        _ = part("comments", text("comments", noticed()))
        if !body.contains("fraga-1") { for kind in ["header", "footer"] { _ = part(kind, text(kind, noticed())) } }
    }

    private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    private static func related(_ text: String) -> String {
        #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\#(text)</Relationships>"#
    }

    private static func part(_ name: String, _ text: String) -> [UInt8] {
        Array(
            "<w:\(name)\(MarkupNames.declarations) xmlns:wps=\"urn:wps\" xmlns:wpg=\"urn:wpg\" xmlns:lc=\"urn:lc\">\(text)</w:\(name)>".utf8
        )
    }

    static let styleNames = [
        "heading 1", "heading 2", "Title", "Subtitle", "Author", "Date", "Abstract", "caption", "Table Caption",
        "Image Caption", "Block Text", "Source Code", "Definition Term", "Definition", "Bibliography", "Quote",
        "List Paragraph", "toc 1", "Normal",
    ]

    private static let styles: String =
        styleNames.enumerated().map {
            #"<w:style w:type="paragraph" w:styleId="S\#($0)"><w:name w:val="\#($1)"/></w:style>"#
        }.joined() + #"""
            <w:style w:type="character" w:styleId="Dold"><w:name w:val="Dold"/><w:rPr><w:vanish/></w:rPr></w:style>
            <w:style w:type="character" w:styleId="DoldUnder"><w:name w:val="Dold under"/><w:basedOn w:val="Dold"/></w:style>
            <w:style w:type="character" w:styleId="Kod"><w:name w:val="Verbatim Char"/></w:style>
            """#

    private static let numbering = #"""
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
        """#
}
