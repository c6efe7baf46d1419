/// What one writer made of the base.
struct Version<Element: Part> {
    let elements: [Element]
    private let alignment: Alignment
    /// The parts of the base that stand elsewhere now, unchanged, with their places here.
    private let moved: [Int: Int]
    /// The places here of what is of the base.
    private let ofBase: Set<Int>
    /// What stands at a place here instead of what this writer had there.
    private var instead: [Int: Element?] = [:]

    /// For each part of the base its place here, nil for what is gone or moved.
    var places: [Int?] { alignment.places }

    init(_ elements: [Element], numbers: [Int], of base: [Element], numbers old: [Int]) {
        self.elements = elements
        alignment = Alignment(base, elements, numbers: old, numbers)
        moved = Version.moved(alignment.places, old, numbers)
        ofBase = Set(alignment.places.compactMap(\.self)).union(moved.values)
    }

    private static func moved(_ places: [Int?], _ old: [Int], _ new: [Int]) -> [Int: Int] {
        let gone = places.indices.filter { places[$0] == nil }
        guard !gone.isEmpty, places.count - gone.count < new.count else { return [:] }
        let taken = Set(places.compactMap(\.self))
        // Last first, so that the first is taken first.
        var free: [Int: [Int]] = [:]
        for place in new.indices.reversed() where !taken.contains(place) {
            free[new[place], default: []].append(place)
        }
        var moved: [Int: Int] = [:]
        for place in gone { moved[place] = free[old[place]]?.popLast() }
        return moved
    }

    /// A part that one moved and the other changed stands changed where it was moved to; one that both moved stands where
    /// theirs has it.
    static func follow(_ mine: inout Version, _ theirs: inout Version) {
        for (place, own) in mine.moved {
            if theirs.moved[place] != nil {
                mine.instead[own] = .some(nil)
            } else if let other = theirs.places[place], !theirs.alignment.isKept(place) {
                mine.instead[own] = theirs.elements[other]
                theirs.instead[other] = .some(nil)
            }
        }
        for (place, other) in theirs.moved where mine.moved[place] == nil {
            if let own = mine.places[place], !mine.alignment.isKept(place) {
                theirs.instead[other] = mine.elements[own]
                mine.instead[own] = .some(nil)
            }
        }
    }

    /// The changes of a run of the base, in order.
    func changes(_ base: Range<Int>, _ here: Range<Int>) -> [Change<Element>] {
        var changes: [Change<Element>] = []
        var (first, own) = (base.lowerBound, here.lowerBound)
        func change(_ end: Int, _ ownEnd: Int) {
            if first < end || own < ownEnd {
                changes.append(Change(base: first..<end, written: written(own..<ownEnd)))
            }
        }
        for place in base {
            guard let next = alignment.places[place] else { continue }
            change(place, next)
            if !alignment.isKept(place) {
                changes.append(Change(base: place..<place + 1, written: written(next..<next + 1)))
            }
            (first, own) = (place + 1, next + 1)
        }
        change(base.upperBound, here.upperBound)
        return changes
    }

    /// What this writer has set in at a place; nil when it is of the base, or moved.
    func written(at place: Int) -> Element? {
        guard elements.indices.contains(place), !ofBase.contains(place), instead[place] == nil else {
            return nil
        }
        return elements[place]
    }

    private func written(_ range: Range<Int>) -> [Element] {
        range.compactMap { place in instead[place] ?? elements[place] }
    }
}

/// What one writer made of a run of the base, which is empty when something was set in.
struct Change<Element> {
    let base: Range<Int>
    let written: [Element]

    var isInsertion: Bool { base.isEmpty }
    /// Whether something stands instead of what stood there.
    var isRewriting: Bool { !base.isEmpty && !written.isEmpty }

    func comes(before other: Change) -> Bool {
        (base.lowerBound, base.upperBound) < (other.base.lowerBound, other.base.upperBound)
    }
}

/// Changes that belong together, as they share parts of the base or a place between two.
struct Group<Element> {
    private(set) var mine: [Change<Element>] = []
    private(set) var theirs: [Change<Element>] = []
    private(set) var base: Range<Int>?

    /// Whether a change, which comes after those taken, belongs to them.
    func meets(_ change: Change<Element>) -> Bool {
        guard let base else { return true }
        return change.base.lowerBound < base.upperBound || base.isEmpty && change.base == base
    }

    mutating func add(_ change: Change<Element>, isMine: Bool) {
        base =
            min(
                base?.lowerBound ?? .max, change.base.lowerBound)..<max(
                base?.upperBound ?? 0, change.base.upperBound)
        if isMine { mine.append(change) } else { theirs.append(change) }
    }

    /// What stands on one side for each part of the base; nil when these changes made more or fewer of any.
    func standing(_ changes: [Change<Element>], in all: [Element]) -> [Element]? {
        guard let base, changes.allSatisfy({ $0.base.count == $0.written.count }) else { return nil }
        var elements = Array(all[base])
        for change in changes {
            elements.replaceSubrange(
                change.base.lowerBound - base.lowerBound..<change.base.upperBound - base.lowerBound, with: change.written)
        }
        return elements
    }

    /// Whether one wrote something else instead of what the other changed or removed.
    var isConflict: Bool {
        var (own, other) = (mine[...], theirs[...])
        while let a = own.first, let b = other.first {
            if a.base.overlaps(b.base), a.isRewriting || b.isRewriting { return true }
            if a.base.upperBound <= b.base.upperBound {
                own = own.dropFirst()
            } else {
                other = other.dropFirst()
            }
        }
        return false
    }
}
