extension Block {
    /// More words than this are not looked through.
    private static let coveredWordsMax = 2_000

    /// Whether the words that this block has more than `base`, `other` has more too, in the same order, and its links stand
    /// in either. For blocks of text of the same kind.
    func isCovered(by base: Block, and other: Block) -> Bool {
        guard isText, isLike(base), isLike(other) else { return false }
        let (own, before, others) = (allWords, base.allWords, other.allWords)
        guard own.count <= Block.coveredWordsMax, others.count <= Block.coveredWordsMax else { return false }
        let links = Set((before + others).flatMap(\.marks).map(\.link))
        guard own.flatMap(\.marks).allSatisfy({ links.contains($0.link) }) else { return false }
        let numbers = numbered(own.map(\.bare), before.map(\.bare), others.map(\.bare))
        var rest = added(numbers[0], to: numbers[1])[...]
        for number in added(numbers[2], to: numbers[1]) where number == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }

    private var isText: Bool {
        if case .figure = self { false } else { true }
    }

    private func isLike(_ other: Block) -> Bool {
        switch (self, other) {
        case (.table, .table), (.quote, .quote): true
        default: both(line, other.line) != nil || both(items, other.items) != nil
        }
    }

    private var allWords: [Word] {
        var words: [Word] = []
        eachLine { words += $0.words + [.lineBreak] }
        return words
    }

    private func eachLine(_ visit: ([Inline]) -> Void) {
        if let line { visit(line) }
        for item in items ?? [] { for block in item.blocks { block.eachLine(visit) } }
        if case .quote(let blocks) = self { for block in blocks { block.eachLine(visit) } }
        if case .table(let table) = self {
            for cell in ([table.header] + table.rows).joined() {
                for block in cell.blocks { block.eachLine(visit) }
            }
        }
    }
}

extension Word {
    /// Without the white space before it.
    fileprivate var bare: Substring { text == "\n" ? text[...] : text.drop(while: \.isWhitespace) }
}

/// What the new numbers have more than the old.
private func added(_ new: [Int], to old: [Int]) -> [Int] {
    let kept = Set(Matching.pairs(old, new).map(\.new))
    return new.indices.filter { !kept.contains($0) }.map { new[$0] }
}
