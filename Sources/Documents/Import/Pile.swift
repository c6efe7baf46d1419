import RichText

/// Blocks that are put together, with the parts of one list joined again and headings on levels of their own.
struct Pile {
    private var parts: [(block: Block, level: Int?)] = []
    private(set) var lastSource: Int?
    /// The level of the heading over them, when it was one.
    private let level: Int?

    init(level: Int? = nil) { self.level = level }

    var isEmpty: Bool { parts.isEmpty }

    mutating func put(_ block: ImportedBlock, from source: Int) {
        if source == lastSource, let last = parts.last, let joined = last.block.joined(with: block.block) {
            parts[parts.count - 1].block = joined
        } else {
            parts.append((block.block, block.level))
        }
        lastSource = source
    }

    /// Headings count from the question: the first level under it is 1.
    var blocks: [Block] {
        let highest = parts.compactMap(\.level).min() ?? 1
        let over = level ?? highest - 1
        return parts.map { part in
            guard case .heading(_, let inlines) = part.block, let level = part.level else {
                return part.block
            }
            return .heading(HeadingLevel(rawValue: max(1, min(3, level - over))) ?? .three, inlines)
        }
    }
}

extension Block {
    /// The two as one list, when the other goes on where this one ends.
    fileprivate func joined(with other: Block) -> Block? {
        switch (self, other) {
        case (.bulletList(let items), .bulletList(let more)): .bulletList(items + more)
        case (.numberedList(let start, let items), .numberedList(let next, let more))
        where next == start + items.count:
            .numberedList(start: start, items + more)
        default: nil
        }
    }
}
