import Base

/// Blocks from the editor's nodes; what it does not know it refuses.
enum BlockReading {
    /// Where a block stands: headings, tables and figures only at the top.
    enum Place { case top, inside }

    static func blocks(ofDocument root: Node) throws(DocumentRefusal) -> [Block] {
        guard root.type == "doc" else { throw .unknownNode(root.type) }
        try root.attributes.allow()
        return try blocks(of: root, in: .top)
    }

    /// The blocks within a node, without the paragraphs, headings and quotes that hold nothing.
    static func blocks(of node: Node, in place: Place) throws(DocumentRefusal) -> [Block] {
        guard node.text == nil, node.marks.isEmpty else { throw .damaged }
        var blocks: [Block] = []
        for index in node.content.indices {
            try inside(index) { () throws(DocumentRefusal) in
                let block = try block(node.content[index], place)
                if !holdsNothing(block) { blocks.append(block) }
            }
        }
        return blocks
    }

    private static func holdsNothing(_ block: Block) -> Bool {
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines): inlines.isBlank
        case .quote(let blocks): blocks.isEmpty
        default: false
        }
    }

    private static func block(_ node: Node, _ place: Place) throws(DocumentRefusal) -> Block {
        switch node.type {
        case "paragraph":
            try node.attributes.allow()
            return .paragraph(try InlineReading.inlines(of: node))
        case "bulletList":
            try node.attributes.allow("tight")
            return .bulletList(try items(of: node))
        case "orderedList":
            return .numberedList(start: try start(of: node), try items(of: node))
        case "blockquote":
            try node.attributes.allow()
            return .quote(try blocks(of: node, in: .inside))
        case "heading", "table", "figure", "image":
            guard place == .top else { throw .misplaced }
            return try topBlock(node)
        default: throw .unknownNode(node.type)
        }
    }

    private static func topBlock(_ node: Node) throws(DocumentRefusal) -> Block {
        switch node.type {
        case "heading":
            try node.attributes.allow("level")
            guard case .integer(let number) = node.attributes["level"],
                let level = HeadingLevel(rawValue: number)
            else { throw .headingLevel }
            return .heading(level, try InlineReading.inlines(of: node))
        case "table": return .table(try TableReading.table(node))
        case "figure": return .figure(try FigureReading.figure(node))
        default: return .figure(try FigureReading.figure(ofImage: node, caption: []))
        }
    }

    /// The number that a list starts at; how its numbers look (`type`) does not matter.
    private static func start(of node: Node) throws(DocumentRefusal) -> Int {
        try node.attributes.allow("start", "type", "tight")
        switch node.attributes["start"] {
        case .null: return 1
        case .integer(let start) where (1...9_999).contains(start): return start
        default: throw .listStart
        }
    }

    private static func items(of node: Node) throws(DocumentRefusal) -> [ListItem] {
        guard node.text == nil, node.marks.isEmpty else { throw .damaged }
        var items: [ListItem] = []
        for index in node.content.indices {
            let item = node.content[index]
            try inside(index) { () throws(DocumentRefusal) in
                guard item.type == "listItem" else { throw .unknownNode(item.type) }
                try item.attributes.allow()
                items.append(ListItem(try blocks(of: item, in: .inside)))
            }
        }
        guard !items.isEmpty else { throw .damaged }
        return items
    }

    /// Does the work on a part of the content; a refusal there is told with its place.
    static func inside(
        _ index: Int, _ work: () throws(DocumentRefusal) -> Void
    ) throws(DocumentRefusal) {
        do { try work() } catch { throw error.inside("content[\(index)]") }
    }
}
