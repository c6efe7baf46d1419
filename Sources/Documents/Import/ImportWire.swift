import Base
import RichText

/// What was read of a Word file, as bytes from the process that reads it to the service: numbers in seven bits a byte,
/// texts by their length.
struct ImportWire {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ number: Int) {
        var rest = UInt(max(0, number))
        while rest > 127 {
            bytes.append(UInt8(rest & 127) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func text(_ text: String) {
        number(text.utf8.count)
        bytes += text.utf8
    }

    mutating func list<Element>(_ all: [Element], _ each: (inout ImportWire, Element) -> Void) {
        number(all.count)
        for element in all { each(&self, element) }
    }

    mutating func block(_ block: ImportedBlock) {
        self.block(block.block)
        number(block.level.map { $0 + 1 } ?? 0)
        list(block.marks) { $0.text($1) }
        number((block.isLettered ? 1 : 0) + (block.isContents ? 2 : 0))
    }

    mutating func notice(_ notice: ImportNotice) {
        text(notice.phrase.key)
        let texts = notice.phrase.arguments.map { if case .text(let text) = $0 { text } else { "" } }
        list(texts) { $0.text($1) }
    }

    private mutating func block(_ block: Block) {
        switch block {
        case .paragraph(let inlines):
            number(0)
            self.inlines(inlines)
        case .heading(let level, let inlines):
            number(level.rawValue)
            self.inlines(inlines)
        case .bulletList(let items):
            number(4)
            list(items) { $0.blocks($1.blocks) }
        case .numberedList(let start, let items):
            number(5)
            number(start)
            list(items) { $0.blocks($1.blocks) }
        case .table(let table):
            number(6)
            list([table.header] + table.rows) { wire, row in wire.list(row) { $0.blocks($1.blocks) } }
        case .figure(let figure):
            number(7)
            text(figure.picture.text)
            text(figure.alt)
            inlines(figure.caption)
        case .quote(let blocks):
            number(8)
            self.blocks(blocks)
        }
    }

    private mutating func blocks(_ blocks: [Block]) { list(blocks) { $0.block($1) } }

    private mutating func inlines(_ inlines: [Inline]) {
        list(inlines) { wire, inline in
            guard case .text(let text, let marks) = inline else { return wire.number(0) }
            wire.number(1 + (marks.strong ? 2 : 0) + (marks.emphasis ? 4 : 0) + (marks.link == nil ? 0 : 8))
            wire.text(text)
            if let link = marks.link { wire.text(link.address) }
        }
    }
}

/// Reads what `ImportWire` writes; both are of the same program, so what does not fit is a fault of the process.
struct ImportWireReading {
    struct Broken: Error {}

    private static let depthMax = 100
    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func number() throws(Broken) -> Int {
        var (number, shift) = (0, 0)
        while place < bytes.count, shift < 56 {
            let byte = Int(bytes[place])
            place += 1
            number |= (byte & 127) << shift
            if byte < 128 { return number }
            shift += 7
        }
        throw Broken()
    }

    mutating func text() throws(Broken) -> String {
        let count = try number()
        guard count <= bytes.count - place else { throw Broken() }
        defer { place += count }
        return String(decoding: bytes[place..<(place + count)], as: UTF8.self)
    }

    mutating func list<Element>(
        _ each: (inout ImportWireReading) throws(Broken) -> Element
    ) throws(Broken) -> [Element] {
        let count = try number()
        guard count <= bytes.count - place else { throw Broken() }
        var all: [Element] = []
        all.reserveCapacity(count)
        for _ in 0..<count { all.append(try each(&self)) }
        return all
    }

    mutating func importedBlock() throws(Broken) -> ImportedBlock {
        let block = try block()
        let level = try number()
        let marks = try list { wire throws(Broken) in try wire.text() }
        let flags = try number()
        return ImportedBlock(
            block, level: level == 0 ? nil : level - 1, marks: marks, isLettered: flags & 1 != 0, isContents: flags & 2 != 0)
    }

    mutating func notice() throws(Broken) -> ImportNotice {
        let key = try text()
        let arguments = try list { wire throws(Broken) in try wire.text() }
        return ImportNotice(Phrase(key: key, arguments: arguments.map { .text($0) }))
    }

    private mutating func block() throws(Broken) -> Block {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthMax else { throw Broken() }
        let kind = try number()
        switch kind {
        case 0: return .paragraph(try inlines())
        case 1, 2, 3: return .heading(HeadingLevel(rawValue: kind) ?? .one, try inlines())
        case 4: return .bulletList(try list { wire throws(Broken) in ListItem(try wire.blocks()) })
        case 5:
            let start = try number()
            return .numberedList(start: start, try list { wire throws(Broken) in ListItem(try wire.blocks()) })
        case 6:
            let rows = try list { wire throws(Broken) in
                try wire.list { wire throws(Broken) in TableCell(try wire.blocks()) }
            }
            guard let header = rows.first else { throw Broken() }
            return .table(Table(header: header, rows: Array(rows.dropFirst())))
        case 7:
            guard let picture = ID<Picture>(try text()) else { throw Broken() }
            let alt = try text()
            return .figure(Figure(picture: picture, alt: alt, caption: try inlines()))
        case 8: return .quote(try blocks())
        default: throw Broken()
        }
    }

    private mutating func blocks() throws(Broken) -> [Block] { try list { wire throws(Broken) in try wire.block() } }

    private mutating func inlines() throws(Broken) -> [Inline] {
        try list { wire throws(Broken) in
            let flags = try wire.number()
            guard flags & 1 != 0 else { return .lineBreak }
            let text = try wire.text()
            let link = flags & 8 != 0 ? Link(try wire.text()) : nil
            return .text(text, Marks(strong: flags & 2 != 0, emphasis: flags & 4 != 0, link: link))
        }
    }
}
