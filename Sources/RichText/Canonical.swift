extension Document {
    /// The document in its one spelling: the editor's JSON with keys in fixed order, no spaces, no needless escapes.
    /// Equal documents have equal spellings, and reading this gives the document back.
    public var canonical: String { String(decoding: canonicalBytes, as: UTF8.self) }

    /// `canonical` in UTF-8.
    public var canonicalBytes: [UInt8] { Canonical(self).bytes }
}

/// Writes the one spelling, and measures it.
struct Canonical {
    private(set) var bytes: [UInt8] = []
    private var nodes = 0
    private var depth = 0
    private var deepest = 0

    init(_ document: Document) {
        node("doc") { $0.blocks(document.blocks) }
    }

    /// Refuses what is too much for a reader.
    func check() throws(DocumentRefusal) {
        guard bytes.count <= Document.documentBytesMax else { throw .tooLarge }
        guard nodes <= Document.nodesMax else { throw .tooManyNodes }
        guard deepest <= Document.depthMax else { throw .tooDeep }
    }

    private mutating func write(_ markup: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    private mutating func node(_ type: StaticString, content: ((inout Canonical) -> Void)? = nil) {
        node(type, attributes: { _ in }, content: content)
    }

    /// A node with attributes, and content if any.
    private mutating func node(
        _ type: StaticString, attributes: (inout Canonical) -> Void, content: ((inout Canonical) -> Void)?
    ) {
        nodes += 1
        depth += 1
        deepest = max(deepest, depth)
        if bytes.last == 0x7D { write(",") }
        write("{\"type\":\"")
        write(type)
        write("\"")
        attributes(&self)
        if let content {
            write(",\"content\":[")
            content(&self)
            write("]")
        }
        write("}")
        depth -= 1
    }

    private mutating func blocks(_ blocks: [Block]) {
        for block in blocks { self.block(block) }
        // The editor wants a paragraph to write in.
        if blocks.isEmpty { node("paragraph") }
    }

    private mutating func block(_ block: Block) {
        switch block {
        case .paragraph(let inlines): lines("paragraph", inlines)
        case .heading(let level, let inlines):
            node(
                "heading", attributes: { $0.attributes("level", level.rawValue) },
                content: { $0.inlines(inlines) })
        case .bulletList(let items): node("bulletList") { $0.items(items) }
        case .numberedList(let start, let items):
            node(
                "orderedList", attributes: { if start != 1 { $0.attributes("start", start) } },
                content: { $0.items(items) })
        case .table(let table): node("table") { $0.rows(of: table) }
        case .figure(let figure): self.figure(figure)
        case .quote(let blocks): node("blockquote") { $0.blocks(blocks) }
        }
    }

    private mutating func attributes(_ name: StaticString, _ number: Int) {
        write(",\"attrs\":{\"")
        write(name)
        write("\":")
        bytes.append(contentsOf: String(number).utf8)
        write("}")
    }

    /// An item begins with a paragraph, in the editor too.
    private mutating func items(_ items: [ListItem]) {
        for item in items {
            node("listItem") {
                if case .paragraph? = item.blocks.first {
                } else if !item.blocks.isEmpty {
                    $0.node("paragraph")
                }
                $0.blocks(item.blocks)
            }
        }
    }

    private mutating func rows(of table: Table) {
        node("tableRow") { for cell in table.header { $0.node("tableHeader") { $0.blocks(cell.blocks) } } }
        for row in table.rows {
            node("tableRow") { for cell in row { $0.node("tableCell") { $0.blocks(cell.blocks) } } }
        }
    }

    private mutating func figure(_ figure: Figure) {
        node("figure") {
            $0.node(
                "image",
                attributes: {
                    $0.write(",\"attrs\":{\"src\":")
                    $0.string(figure.address)
                    if !figure.alt.isEmpty {
                        $0.write(",\"alt\":")
                        $0.string(figure.alt)
                    }
                    $0.write("}")
                }, content: nil)
            $0.lines("caption", figure.caption)
        }
    }

    private mutating func lines(_ type: StaticString, _ inlines: [Inline]) {
        if inlines.isEmpty { node(type) } else { node(type) { $0.inlines(inlines) } }
    }

    private mutating func inlines(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .lineBreak: node("hardBreak")
            case .text(let text, let marks):
                node(
                    "text",
                    attributes: {
                        if !marks.isPlain { $0.marks(marks) }
                        $0.write(",\"text\":")
                        $0.string(text)
                    }, content: nil)
            }
        }
    }

    private mutating func marks(_ marks: Marks) {
        write(",\"marks\":[")
        if let link = marks.link {
            write("{\"type\":\"link\",\"attrs\":{\"href\":")
            string(link.address)
            write("}}")
        }
        if marks.strong { write(bytes.last == 0x7D ? ",{\"type\":\"bold\"}" : "{\"type\":\"bold\"}") }
        if marks.emphasis { write(bytes.last == 0x7D ? ",{\"type\":\"italic\"}" : "{\"type\":\"italic\"}") }
        write("]")
    }

    /// Text in a document holds no control characters, so that two characters alone need an escape; those of a
    /// document that the program made are escaped here and tidied when it is read.
    private mutating func string(_ text: String) {
        bytes.append(0x22)
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for index in utf8.indices where utf8[index] == 0x22 || utf8[index] == 0x5C || utf8[index] < 0x20 {
                bytes.append(contentsOf: utf8[start..<index])
                start = index + 1
                escape(utf8[index])
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(0x22)
    }

    private mutating func escape(_ byte: UInt8) {
        if byte < 0x20 {
            write(byte < 0x10 ? "\\u000" : "\\u001")
            bytes.append(contentsOf: String(byte & 15, radix: 16).utf8)
        } else {
            bytes.append(0x5C)
            bytes.append(byte)
        }
    }
}
