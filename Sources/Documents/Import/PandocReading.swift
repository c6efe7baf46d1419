package import Base
import Foundation
package import RichText

/// Reads the converter's tree into blocks of ours. Nothing is left out silently: what has no block of its own becomes
/// text, and `notices` tells so.
package struct PandocReading {
    /// Levels of lists and quotes; deeper ones are put on the last level.
    static let levelsMax = 8
    /// Parts within parts that are read as such; what lies deeper is read as its words.
    static let nestingMax = 16
    /// Blocks at the top of a file; a whole entry has some hundreds.
    static let blocksMax = 20_000
    static let listStartMax = 9_999

    let pictures: [String: ID<Picture>]
    var notices: [ImportNotice] = []
    /// Bookmarks that wait for the block that comes next.
    var marks: [String] = []
    /// Tables and pictures in what cannot hold them; they come after it.
    var lifted: [Block] = []
    private var result: [ImportedBlock] = []
    private var lists = ListJoiner()

    private init(_ pictures: [String: ID<Picture>]) { self.pictures = pictures }

    /// - Parameter pictures: by the name that the file gives them; others are told in a notice.
    /// - Throws: `Refusal` when it is not the converter's JSON.
    package static func read(
        _ json: [UInt8], pictures: [String: ID<Picture>]
    ) throws(Refusal) -> (blocks: [ImportedBlock], notices: [ImportNotice]) {
        let root = try PandocNode(json: json)
        var reading = PandocReading(pictures)
        for key in ["title", "subtitle", "author", "date", "abstract"] { reading.title(root["meta"][key]) }
        for node in root["blocks"].nodes { reading.top(node) }
        reading.endList()
        guard reading.result.count <= blocksMax else { throw DocxFile.tooMuch }
        return (reading.result, reading.notices)
    }

    /// What stands first in a file under the style of titles: the converter keeps it apart.
    private mutating func title(_ value: PandocNode) {
        switch value.type {
        case "MetaInlines": paragraph(value.content.nodes)
        case "MetaBlocks": for node in value.content.nodes { top(node) }
        case "MetaList": for part in value.content.nodes { title(part) }
        default: break
        }
    }

    private mutating func top(_ node: PandocNode) {
        let content = node.content
        switch node.type {
        case "BulletList", "OrderedList":
            let list = list(node, level: 0)
            if let before = lists.add(list) { add(before) }
            if !lifted.isEmpty { endList() }
            return
        case "Div":
            for inner in content[1].nodes { top(inner) }
            return
        default: endList()
        }
        switch node.type {
        case "Para", "Plain": paragraph(content.nodes)
        case "Header": heading(level: content[0].number, content[2].nodes)
        case "Table": for block in table(content) { add(block) }
        case "Figure": for block in figure(content) { add(block) }
        default: for block in inner([node], level: 0) { add(block) }
        }
    }

    private mutating func endList() {
        if let list = lists.end() { add(list) }
    }

    /// Adds a block with the bookmarks that wait, and after it what was lifted out of it.
    private mutating func add(
        _ block: Block, level: Int? = nil, isLettered: Bool = false, isContents: Bool = false
    ) {
        if !block.holdsNothing {
            result.append(
                ImportedBlock(
                    block, level: level, marks: marks, isLettered: isLettered, isContents: isContents))
            marks = []
        }
        let after = lifted
        lifted = []
        for block in after { add(block) }
    }

    /// A list; where bookmarks stand in it, an item at a time, so that each has its own.
    private mutating func add(_ list: ReadList) {
        guard list.hasQuestions else { return add(list.block, isLettered: list.isLettered) }
        for (place, item) in list.items.enumerated() {
            marks += item.marks.filter { $0 != BookmarkMark.continued }
            add(list.block(place..<(place + 1)), isLettered: list.isLettered)
        }
    }

    private mutating func heading(level: Int, _ nodes: [PandocNode]) {
        let line = inlines(nodes)
        for block in blocks(of: line) {
            if case .paragraph(let inlines) = block {
                let ours = HeadingLevel(rawValue: max(1, min(3, level))) ?? .three
                add(.heading(ours, inlines.weakened), level: level, isContents: line.isContents)
            } else {
                add(block)
            }
        }
    }

    private mutating func paragraph(_ nodes: [PandocNode]) {
        let line = inlines(nodes)
        for block in blocks(of: line) { add(block, isContents: line.isContents) }
    }
}

extension PandocReading {
    mutating func tell(_ phrase: Phrase) {
        let notice = ImportNotice(phrase)
        if !notices.contains(notice) { notices.append(notice) }
    }

    /// A line of text, with its bookmarks and notices taken note of.
    mutating func inlines(_ nodes: [PandocNode]) -> PandocInlines {
        let line = PandocInlines(nodes)
        marks += line.marks
        for notice in line.notices { tell(notice) }
        return line
    }

    /// Paragraphs, parted by the pictures between them.
    mutating func blocks(of line: PandocInlines) -> [Block] {
        var blocks: [Block] = []
        var inlines: [Inline] = []
        for piece in line.pieces {
            switch piece {
            case .inline(let inline): inlines.append(inline)
            case .picture(let source, let alt):
                blocks.append(.paragraph(inlines.trimmed))
                inlines = []
                blocks.append(picture(source, alt: alt))
            }
        }
        return (blocks + [.paragraph(inlines.trimmed)]).filter { !$0.holdsNothing }
    }

    /// A picture, or its words when the file's picture cannot be shown.
    mutating func picture(_ source: String, alt: String) -> Block {
        let alt = String(String.UnicodeScalarView(alt.unicodeScalars.prefix(Document.altCharactersMax)))
        if let id = pictures[source] { return .figure(Figure(picture: id, alt: alt)) }
        tell(ImportNotice.picture(source.split(separator: "/").last.map(String.init) ?? source))
        return .paragraph(alt.isEmpty ? [] : [.text(alt, Marks(emphasis: true))])
    }
}
