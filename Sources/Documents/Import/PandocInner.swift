import RichText

/// Blocks within items, quotes and cells, where only paragraphs, lists and quotes may stand.
extension PandocReading {
    mutating func inner(_ nodes: [PandocNode], level: Int) -> [Block] {
        var blocks: [Block] = []
        var lists = ListJoiner()
        for node in nodes {
            if node.type == "BulletList" || node.type == "OrderedList", level < PandocReading.levelsMax {
                if let before = lists.add(list(node, level: level)) { blocks.append(before.block) }
            } else {
                if let before = lists.end() { blocks.append(before.block) }
                blocks += inner(node, level: level)
            }
        }
        if let last = lists.end() { blocks.append(last.block) }
        return blocks.filter { !$0.holdsNothing }
    }

    mutating func list(_ node: PandocNode, level: Int) -> ReadList {
        let isNumbered = node.type == "OrderedList"
        let content = isNumbered ? node.content[1] : node.content
        var items: [ReadList.Item] = []
        for item in content.nodes {
            let outer = marks
            marks = []
            let blocks = inner(item.nodes, level: level + 1)
            items.append(ReadList.Item(blocks: blocks, marks: marks))
            marks = outer
        }
        if items.allSatisfy(\.blocks.isEmpty) { items = [] }
        return ReadList(
            start: isNumbered ? node.content[0][0].number : nil,
            isLettered: isNumbered && node.content[0][1].type.hasSuffix("Alpha"), items: items)
    }

    private mutating func inner(_ node: PandocNode, level: Int) -> [Block] {
        let content = node.content
        switch node.type {
        case "Para", "Plain": return lifting(blocks(of: inlines(content.nodes)))
        case "Header": return lifting(blocks(of: inlines(content[2].nodes))).map(\.strengthened)
        case "Div":
            return level < PandocReading.nestingMax ? inner(content[1].nodes, level: level + 1) : words(node)
        case "BlockQuote" where level < PandocReading.levelsMax:
            let blocks = inner(content.nodes, level: level + 1)
            return blocks.isEmpty ? [] : [.quote(blocks)]
        case "BlockQuote":
            return level < PandocReading.nestingMax ? inner(content.nodes, level: level + 1) : words(node)
        case "Table": return lifting(table(content))
        case "Figure": return lifting(figure(content))
        case "CodeBlock": return [.paragraph(PandocReading.lines(content[1].text))]
        case "LineBlock":
            let lines = content.nodes.map { inlines($0.nodes) }
            return lines.flatMap { lifting(blocks(of: $0)) }
        case "HorizontalRule", "Null": return []
        default: return rarer(node, level: level)
        }
    }

    private mutating func rarer(_ node: PandocNode, level: Int) -> [Block] {
        let content = node.content
        switch node.type {
        case "BulletList", "OrderedList":
            tell(ImportNotice.deep)
            guard level < PandocReading.nestingMax else { return words(node) }
            let items = node.type == "OrderedList" ? content[1].nodes : content.nodes
            return items.flatMap { inner($0.nodes, level: level + 1) }
        case "DefinitionList":
            return content.nodes.flatMap { entry in
                lifting(blocks(of: inlines(entry[0].nodes))).map(\.strengthened)
                    + entry[1].nodes.flatMap { inner($0.nodes, level: level + 1) }
            }
        default: return words(node)
        }
    }

    /// All that is said in a part that is not known, or too deep.
    private mutating func words(_ node: PandocNode) -> [Block] {
        let words = node.words
        guard words.contains(where: { !$0.isWhitespace }) else { return [] }
        tell(ImportNotice.unknown)
        return [.paragraph([.text(words)].trimmed)]
    }

    /// Keeps paragraphs, and puts pictures and tables after the list or table that they stand in.
    private mutating func lifting(_ blocks: [Block]) -> [Block] {
        blocks.filter { block in
            switch block {
            case .figure, .table, .heading:
                lifted.append(block)
                tell(ImportNotice.lifted)
                return false
            default: return true
            }
        }
    }

    private static func lines(_ text: String) -> [Inline] {
        Array(
            text.split(separator: "\n", omittingEmptySubsequences: false).map { [Inline.text(String($0))] }
                .joined(separator: [.lineBreak]))
    }
}

extension Block {
    /// A heading where none may stand: a strong paragraph.
    var strengthened: Block {
        guard case .paragraph(let inlines) = self else { return self }
        return .paragraph(inlines.remarked { $0.strong = true })
    }

    /// Whether it would be left out of a document.
    var holdsNothing: Bool {
        switch self {
        case .paragraph(let inlines), .heading(_, let inlines): inlines.holdsNothing
        case .quote(let blocks): blocks.isEmpty
        case .bulletList(let items), .numberedList(_, let items): items.isEmpty
        default: false
        }
    }
}

extension [Inline] {
    var holdsNothing: Bool {
        allSatisfy { inline in
            guard case .text(let text, _) = inline else { return true }
            return text.allSatisfy(\.isWhitespace)
        }
    }

    /// Without strength: a heading is strong by itself.
    var weakened: [Inline] { remarked { $0.strong = false } }

    /// With the marks changed; neighbours that become alike are one.
    func remarked(_ change: (inout Marks) -> Void) -> [Inline] {
        reduce(into: []) { inlines, inline in
            guard case .text(let text, let marks) = inline else { return inlines.append(inline) }
            let changed = marks.with(change)
            if case .text(let before, changed) = inlines.last {
                inlines[inlines.count - 1] = .text(before + text, changed)
            } else {
                inlines.append(.text(text, changed))
            }
        }
    }

    /// Without white space and line breaks at its ends.
    var trimmed: [Inline] {
        var inlines = self
        while let first = inlines.first, let rest = first.withoutSpace(\.first, { $0.removeFirst() }) {
            inlines.removeFirst()
            guard let kept = rest else { continue }
            inlines.insert(kept, at: 0)
            break
        }
        while let last = inlines.last, let rest = last.withoutSpace(\.last, { $0.removeLast() }) {
            inlines.removeLast()
            guard let kept = rest else { continue }
            inlines.append(kept)
            break
        }
        return inlines
    }
}

extension Inline {
    /// Nil when nothing is to be taken away; else what is left, if anything.
    fileprivate func withoutSpace(
        _ end: KeyPath<String, Character?>, _ cut: (inout String) -> Void
    ) -> Inline?? {
        guard case .text(var text, let marks) = self else { return .some(nil) }
        guard let outermost = text[keyPath: end], outermost.isWhitespace || text.isEmpty else {
            return text.isEmpty ? .some(nil) : nil
        }
        while let next = text[keyPath: end], next.isWhitespace { cut(&text) }
        return .some(text.isEmpty ? nil : .text(text, marks))
    }
}
