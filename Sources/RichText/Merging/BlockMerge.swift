extension Block: Part {
    static func merged(_ base: Block, _ mine: Block, _ theirs: Block) -> [Block]? {
        switch (base, mine, theirs) {
        case (.quote(let base), .quote(let mine), .quote(let theirs)):
            ThreeWay.merged(base, mine, theirs).map { $0.isEmpty ? [] : [.quote($0)] }
        case (.table(let base), .table(let mine), .table(let theirs)):
            Table.merged(base, mine, theirs).map { [.table($0)] }
        case (.figure(let base), .figure(let mine), .figure(let theirs)):
            Figure.merged(base, mine, theirs).map { [.figure($0)] }
        default:
            Listing.merged(Listing(base), Listing(mine), Listing(theirs))
                ?? Line.merged(Line(base), Line(mine), Line(theirs))
        }
    }
}

extension ListItem: Part {
    static func merged(_ base: ListItem, _ mine: ListItem, _ theirs: ListItem) -> [ListItem]? {
        ThreeWay.merged(base.blocks, mine.blocks, theirs.blocks).map { [ListItem($0)] }
    }
}

extension Figure {
    static func merged(_ base: Figure, _ mine: Figure, _ theirs: Figure) -> Figure? {
        guard let picture = RichText.merged(base.picture, mine.picture, theirs.picture),
            let alt = RichText.merged(base.alt, mine.alt, theirs.alt),
            let caption = LineMerge.merged(base.caption, mine.caption, theirs.caption)
        else { return nil }
        return Figure(picture: picture, alt: alt, caption: caption.isBlank ? [] : caption)
    }
}

/// A paragraph or a heading: the words and what they are set as are merged apart.
private struct Line {
    /// Nil for a paragraph.
    let level: HeadingLevel?
    let inlines: [Inline]

    init?(_ block: Block) {
        switch block {
        case .paragraph(let inlines): (level, self.inlines) = (nil, inlines)
        case .heading(let level, let inlines): (self.level, self.inlines) = (level, inlines)
        default: return nil
        }
    }

    static func merged(_ base: Line?, _ mine: Line?, _ theirs: Line?) -> [Block]? {
        guard let base, let mine, let theirs,
            let level = RichText.merged(base.level, mine.level, theirs.level),
            let inlines = LineMerge.merged(base.inlines, mine.inlines, theirs.inlines)
        else { return nil }
        if inlines.isBlank { return [] }
        return [level.map { .heading($0, inlines) } ?? .paragraph(inlines)]
    }
}

/// A list: the items and its signs are merged apart.
private struct Listing {
    /// The first number, nil for bullets.
    let start: Int?
    let items: [ListItem]

    init?(_ block: Block) {
        switch block {
        case .bulletList(let items): (start, self.items) = (nil, items)
        case .numberedList(let start, let items): (self.start, self.items) = (start, items)
        default: return nil
        }
    }

    static func merged(_ base: Listing?, _ mine: Listing?, _ theirs: Listing?) -> [Block]? {
        guard let base, let mine, let theirs,
            let start = RichText.merged(base.start, mine.start, theirs.start),
            let items = ThreeWay.merged(base.items, mine.items, theirs.items)
        else { return nil }
        if items.isEmpty { return [] }
        return [start.map { .numberedList(start: $0, items) } ?? .bulletList(items)]
    }
}
