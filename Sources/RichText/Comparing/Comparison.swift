import Base
public import HTML

/// What has changed between two versions of a text, for reading.
public struct Comparison: Sendable {
    let old: Document
    let new: Document
    /// Characters of words that are new, and that are gone, without white space, as the limits count them (R63).
    /// A change of marks alone, as to bold, counts in neither.
    public let insertedCharacters: Int
    public let removedCharacters: Int

    /// Whether the two are equal, marks and pictures too.
    public var isSame: Bool { old == new }

    init(from old: Document, to new: Document) {
        (self.old, self.new) = (old, new)
        var tally = Tally()
        tally.blocks(old.blocks, new.blocks)
        (insertedCharacters, removedCharacters) = (tally.inserted, tally.removed)
    }

    /// The new text with what was removed set in: `del` for what is gone and `ins` for what is new, each led by a word for
    /// those who do not see the lines.
    /// - Parameters:
    ///   - level: the level of the first headings on the page, as `Document.html`.
    ///   - inserted: the word that leads what is new, "tillagt".
    ///   - removed: the word that leads what is gone, "borttaget".
    public func html(headingsFrom level: Int = 3, inserted: String, removed: String) -> HTML {
        ComparisonRendering(headingsFrom: level, inserted: inserted, removed: removed).blocks(
            old.blocks, new.blocks)
    }
}

extension Document {
    /// What has changed from one version to another: whole blocks, items, rows and cells, and words within them.
    /// A block that was moved is removed where it stood and new where it stands.
    public static func comparison(from old: Document, to new: Document) -> Comparison {
        Comparison(from: old, to: new)
    }
}

/// A step from the old sequence to the new.
enum Step<Element> {
    case kept(Element)
    case removed(Element)
    case inserted(Element)
    case changed(Element, Element)

    /// The steps in order: where parts were replaced, those that are gone come first.
    static func steps(_ old: [Element], _ new: [Element]) -> [Step] where Element: Alike {
        let alignment = Alignment(old, new)
        var steps: [Step] = []
        var next = 0
        for place in old.indices {
            guard let there = alignment.places[place] else {
                steps.append(.removed(old[place]))
                continue
            }
            steps += new[next..<there].map(Step.inserted)
            steps.append(alignment.isKept(place) ? .kept(new[there]) : .changed(old[place], new[there]))
            next = there + 1
        }
        return steps + new[next...].map(Step.inserted)
    }
}

/// Counts the characters of the words that are new and gone.
private struct Tally {
    var inserted = 0
    var removed = 0

    mutating func blocks(_ old: [Block], _ new: [Block]) {
        for step in Step.steps(old, new) {
            switch step {
            case .kept: break
            case .removed(let block): removed += count([block])
            case .inserted(let block): inserted += count([block])
            case .changed(let old, let new): changed(old, new)
            }
        }
    }

    private mutating func changed(_ old: Block, _ new: Block) {
        if let (old, new) = both(old.line, new.line) {
            words(old, new)
        } else if let (old, new) = both(old.items, new.items) {
            items(old, new)
        } else {
            switch (old, new) {
            case (.quote(let old), .quote(let new)): blocks(old, new)
            case (.figure(let old), .figure(let new)): words(old.caption, new.caption)
            case (.table(let old), .table(let new)) where old.header.count == new.header.count: rows(old, new)
            default: replaced([old], [new])
            }
        }
    }

    private mutating func items(_ old: [ListItem], _ new: [ListItem]) {
        for step in Step.steps(old, new) {
            switch step {
            case .kept: break
            case .removed(let item): removed += count(item.blocks)
            case .inserted(let item): inserted += count(item.blocks)
            case .changed(let old, let new): blocks(old.blocks, new.blocks)
            }
        }
    }

    private mutating func rows(_ old: Table, _ new: Table) {
        cells(Cells(old.header), Cells(new.header))
        for step in Step.steps(old.rows.map(Cells.init), new.rows.map(Cells.init)) {
            switch step {
            case .kept: break
            case .removed(let row): removed += count(row.cells.flatMap(\.blocks))
            case .inserted(let row): inserted += count(row.cells.flatMap(\.blocks))
            case .changed(let old, let new): cells(old, new)
            }
        }
    }

    private mutating func cells(_ old: Cells, _ new: Cells) {
        for (old, new) in zip(old.cells, new.cells) { blocks(old.blocks, new.blocks) }
    }

    private mutating func replaced(_ old: [Block], _ new: [Block]) {
        removed += count(old)
        inserted += count(new)
    }

    private mutating func words(_ old: [Inline], _ new: [Inline]) {
        for run in LineComparison(old, new).runs {
            switch run.kind {
            case .kept, .marked: break
            case .inserted: inserted += run.characters
            case .removed: removed += run.characters
            }
        }
    }

    private func count(_ blocks: [Block]) -> Int {
        var count = 0
        blocks.visit { count += CharacterCount.of($0) }
        return count
    }
}

func both<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
    guard let a, let b else { return nil }
    return (a, b)
}

extension Block {
    /// The inlines of a paragraph or a heading.
    var line: [Inline]? {
        switch self {
        case .paragraph(let inlines), .heading(_, let inlines): inlines
        default: nil
        }
    }

    /// The items of a list.
    var items: [ListItem]? {
        switch self {
        case .bulletList(let items), .numberedList(_, let items): items
        default: nil
        }
    }
}
