/// A part of a document that is merged by what it holds.
protocol Part: Alike {
    /// What both made of this part: empty when together they took all of it away, nil when it cannot be told.
    static func merged(_ base: Self, _ mine: Self, _ theirs: Self) -> [Self]?

    /// Whether all that this part has more than `base` stands in `other` too.
    func isCovered(by base: Self, and other: Self) -> Bool
}

extension Part {
    func isCovered(by base: Self, and other: Self) -> Bool { false }
}

/// What can be taken but not parted: that of the one who changed it; nil when both did, to different things.
func merged<Value: Equatable>(_ base: Value, _ mine: Value, _ theirs: Value) -> Value? {
    if mine == theirs || base == mine { return theirs }
    return base == theirs ? mine : nil
}

/// Merges parts that stand after each other: blocks, items, rows.
///
/// Each side is aligned with the base. Parts that both sides have are merged by themselves; between them lie stretches,
/// where each part of the base is gone on one side at least.
struct ThreeWay<Element: Part> {
    enum Piece: Equatable {
        case settled([Element])
        /// Both versions; one is empty when one side removed what the other changed.
        case conflict(theirs: [Element], mine: [Element])
    }

    private let base: [Element]
    private let mine: Version<Element>
    private let theirs: Version<Element>
    private(set) var pieces: [Piece] = []

    static func merge(_ base: [Element], _ mine: [Element], _ theirs: [Element]) -> [Piece] {
        ThreeWay(base, mine, theirs).pieces
    }

    /// What both made of the parts, nil when there is a conflict anywhere in them.
    static func merged(_ base: [Element], _ mine: [Element], _ theirs: [Element]) -> [Element]? {
        if let whole = RichText.merged(base, mine, theirs) { return whole }
        var elements: [Element] = []
        for piece in merge(base, mine, theirs) {
            guard case .settled(let settled) = piece else { return nil }
            elements += settled
        }
        return elements
    }

    private init(_ base: [Element], _ mine: [Element], _ theirs: [Element]) {
        let numbers = numbered(base, mine, theirs)
        self.base = base
        var mine = Version(mine, numbers: numbers[1], of: base, numbers: numbers[0])
        var theirs = Version(theirs, numbers: numbers[2], of: base, numbers: numbers[0])
        Version.follow(&mine, &theirs)
        (self.mine, self.theirs) = (mine, theirs)
        merge()
    }

    private mutating func merge() {
        var (first, own, other) = (0, 0, 0)
        for place in base.indices {
            guard let inMine = mine.places[place], let inTheirs = theirs.places[place] else { continue }
            stretch(first..<place, own..<inMine, other..<inTheirs)
            let isNextTaken = part(place, inMine, inTheirs)
            (first, own, other) = (place + 1, inMine + 1, inTheirs + (isNextTaken ? 2 : 1))
        }
        stretch(first..<base.count, own..<mine.elements.count, other..<theirs.elements.count)
    }

    /// - Returns: whether what theirs has after it was taken too.
    private mutating func part(_ place: Int, _ inMine: Int, _ inTheirs: Int) -> Bool {
        let (old, own, other) = (base[place], mine.elements[inMine], theirs.elements[inTheirs])
        if let whole = RichText.merged(old, own, other) {
            settle([whole])
        } else if let merged = Element.merged(old, own, other) {
            settle(merged)
        } else if let after = theirs.written(at: inTheirs + 1),
            let one = ThreeWay.one(of: other, after, old)
        {
            pieces.append(.conflict(theirs: [one], mine: [own]))
            return true
        } else if let before = theirs.written(at: inTheirs - 1),
            let one = ThreeWay.one(of: other, before, old),
            unsettle(before)
        {
            pieces.append(.conflict(theirs: [one], mine: [own]))
        } else {
            pieces.append(.conflict(theirs: [other], mine: [own]))
        }
        return false
    }

    /// After an earlier conflict theirs has two versions already. When one of them has all that the other has more than
    /// the base, that one and mine are the two versions now, so that no third is made.
    private static func one(of part: Element, _ beside: Element, _ base: Element) -> Element? {
        if part.isCovered(by: base, and: beside) { return beside }
        return beside.isCovered(by: base, and: part) ? part : nil
    }

    /// Takes back what was settled last, when it is this.
    private mutating func unsettle(_ element: Element) -> Bool {
        guard case .settled(let settled)? = pieces.last, settled.last == element else { return false }
        pieces[pieces.count - 1] = .settled(settled.dropLast())
        return true
    }

    private mutating func settle(_ elements: [Element]) {
        if !elements.isEmpty { pieces.append(.settled(elements)) }
    }
}

extension ThreeWay {
    /// Takes the changes of both in the order of the base; those that share parts of it, or a place, belong together.
    private mutating func stretch(_ base: Range<Int>, _ own: Range<Int>, _ other: Range<Int>) {
        var group = Group<Element>()
        let changes =
            theirs.changes(base, other).map { (change: $0, isMine: false) }
            + mine.changes(base, own).map { (change: $0, isMine: true) }
        for (change, isMine) in changes.sorted(by: { $0.change.comes(before: $1.change) }) {
            if !group.meets(change) {
                take(group)
                group = Group()
            }
            group.add(change, isMine: isMine)
        }
        take(group)
    }

    private mutating func take(_ group: Group<Element>) {
        let (own, other) = (group.mine.flatMap(\.written), group.theirs.flatMap(\.written))
        if group.theirs.isEmpty || own == other {
            settle(own)
        } else if group.mine.isEmpty {
            settle(other)
        } else if group.isConflict {
            if let merged = byPlace(group) { settle(merged) } else { conflict(other, own) }
        } else {
            settle(ThreeWay.both(other, own))
        }
    }

    /// Parts that were changed so much that they are not known again, when both have as many there as the base: a row of
    /// empty cells that two fill. Nil when one of them cannot be told.
    private func byPlace(_ group: Group<Element>) -> [Element]? {
        guard let place = group.base, let own = group.standing(group.mine, in: base),
            let other = group.standing(group.theirs, in: base)
        else { return nil }
        var elements: [Element] = []
        for (offset, old) in base[place].enumerated() {
            if let whole = RichText.merged(old, own[offset], other[offset]) {
                elements.append(whole)
            } else if let merged = Element.merged(old, own[offset], other[offset]) {
                elements += merged
            } else {
                return nil
            }
        }
        return elements
    }

    /// What begins or ends alike in both is no part of the conflict.
    private mutating func conflict(_ theirs: [Element], _ mine: [Element]) {
        let first = zip(theirs, mine).prefix { $0 == $1 }.count
        let (other, own) = (theirs.dropFirst(first), mine.dropFirst(first))
        let last = zip(other.reversed(), own.reversed()).prefix { $0 == $1 }.count
        settle(Array(theirs.prefix(first)))
        pieces.append(.conflict(theirs: Array(other.dropLast(last)), mine: Array(own.dropLast(last))))
        settle(Array(own.suffix(last)))
    }

    /// What both wrote at the same place: what is the same once, else theirs first.
    private static func both(_ theirs: [Element], _ mine: [Element]) -> [Element] {
        let numbers = numbered(theirs, mine)
        var elements: [Element] = []
        var (first, other) = (0, 0)
        for pair in Matching.pairs(numbers[0], numbers[1]) {
            elements += theirs[first..<pair.old] + mine[other..<pair.new] + [theirs[pair.old]]
            (first, other) = (pair.old + 1, pair.new + 1)
        }
        return elements + theirs[first...] + mine[other...]
    }
}
