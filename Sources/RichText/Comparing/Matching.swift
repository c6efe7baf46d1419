/// Which places of two sequences hold the same, in order: the longest common sequence as a rule.
///
/// The elements are numbers that are equal when the things are (`numbered`). The work is bounded: sequences that are
/// long and very different are parted at what stands once in each, and what still differs too much is not matched.
struct Matching {
    /// A place in the old and its place in the new.
    struct Pair: Equatable {
        let old: Int
        let new: Int
    }

    /// Steps of one search, and of all together; a step takes a few nanoseconds.
    private static let searchStepsMax = 400_000
    private static let stepsMax = 4_000_000
    /// Differences that one search follows; its memory grows with the square.
    private static let differencesMax = 1_000

    let old: [Int]
    let new: [Int]
    private var pairs: [Pair] = []
    private var stepsLeft = Matching.stepsMax

    private init(_ old: [Int], _ new: [Int]) { (self.old, self.new) = (old, new) }

    static func pairs(_ old: [Int], _ new: [Int]) -> [Pair] {
        var matching = Matching(old, new)
        matching.match(old.indices, new.indices)
        return matching.pairs
    }

    /// For each place of the old its place in the new, nil for what is not there.
    static func places(_ old: [Int], _ new: [Int]) -> [Int?] {
        var places = [Int?](repeating: nil, count: old.count)
        for pair in pairs(old, new) { places[pair.old] = pair.new }
        return places
    }

    private mutating func match(_ a: Range<Int>, _ b: Range<Int>) {
        var (first, last) = ((a.lowerBound, b.lowerBound), (a.upperBound, b.upperBound))
        while first.0 < last.0, first.1 < last.1, old[first.0] == new[first.1] {
            pairs.append(Pair(old: first.0, new: first.1))
            first = (first.0 + 1, first.1 + 1)
        }
        while first.0 < last.0, first.1 < last.1, old[last.0 - 1] == new[last.1 - 1] {
            last = (last.0 - 1, last.1 - 1)
        }
        search(first.0..<last.0, first.1..<last.1)
        for (place, other) in zip(last.0..<a.upperBound, last.1..<b.upperBound) {
            pairs.append(Pair(old: place, new: other))
        }
    }

    private mutating func search(_ a: Range<Int>, _ b: Range<Int>) {
        guard !a.isEmpty, !b.isEmpty, stepsLeft > 0 else { return }
        // What stands in one of them alone matches nothing.
        let (inOld, inNew) = (Set(old[a]), Set(new[b]))
        let (x, y) = (a.filter { inNew.contains(old[$0]) }, b.filter { inOld.contains(new[$0]) })
        stepsLeft -= a.count + b.count
        guard !x.isEmpty, !y.isEmpty else { return }
        let found = shortest(x, y)
        if let found {
            pairs += found
        } else {
            part(a, b, at: anchors(x, y))
        }
    }

    /// Matches what lies between the anchors, each by itself.
    private mutating func part(_ a: Range<Int>, _ b: Range<Int>, at anchors: [Pair]) {
        guard !anchors.isEmpty else { return }
        var (first, other) = (a.lowerBound, b.lowerBound)
        for anchor in anchors {
            match(first..<anchor.old, other..<anchor.new)
            pairs.append(anchor)
            (first, other) = (anchor.old + 1, anchor.new + 1)
        }
        match(first..<a.upperBound, other..<b.upperBound)
    }
}

/// The search for the fewest differences, by E. W. Myers: An O(ND) difference algorithm (1986).
extension Matching {
    /// The pairs among these places, nil when it takes too many steps to find them.
    private mutating func shortest(_ x: [Int], _ y: [Int]) -> [Pair]? {
        let (a, b) = (x.map { old[$0] }, y.map { new[$0] })
        let most = min(a.count + b.count, Matching.differencesMax)
        var reached = [Int](repeating: 0, count: 2 * most + 3)
        var trace: [[Int]] = []
        var steps = 0
        defer { stepsLeft -= steps }
        for differences in 0...most {
            // Diagonals outside both sequences lead nowhere.
            let low = -differences + 2 * max(0, differences - b.count)
            let high = differences - 2 * max(0, differences - a.count)
            for diagonal in stride(from: low, through: high, by: 2) {
                let (left, right) = (reached[most + diagonal], reached[most + diagonal + 2])
                var place =
                    diagonal == -differences || (diagonal != differences && left < right) ? right : left + 1
                while place < a.count, place - diagonal < b.count, a[place] == b[place - diagonal] {
                    place += 1
                    steps += 1
                }
                reached[most + diagonal + 1] = place
                steps += 1
                if place >= a.count, place - diagonal >= b.count { return walk(back: trace, x, y) }
            }
            trace.append(Array(reached[(most + 1 - differences)...(most + 1 + differences)]))
            if steps > min(Matching.searchStepsMax, stepsLeft) { return nil }
        }
        return nil
    }

    private func walk(back trace: [[Int]], _ x: [Int], _ y: [Int]) -> [Pair] {
        var pairs: [Pair] = []
        var (place, other) = (x.count, y.count)
        for differences in trace.indices.reversed() {
            let (reached, diagonal) = (trace[differences], place - other)
            let (left, right) = (diagonal - 1 + differences, diagonal + 1 + differences)
            let farLeft = reached.indices.contains(left) ? reached[left] : -1
            let farRight = reached.indices.contains(right) ? reached[right] : -1
            let goesDown = farLeft < farRight
            let (before, earlier) = (goesDown ? farRight : farLeft, goesDown ? diagonal + 1 : diagonal - 1)
            let start = goesDown ? before : before + 1
            while place > start {
                (place, other) = (place - 1, other - 1)
                pairs.append(Pair(old: x[place], new: y[other]))
            }
            (place, other) = (before, before - earlier)
        }
        while place > 0, other > 0 {
            (place, other) = (place - 1, other - 1)
            pairs.append(Pair(old: x[place], new: y[other]))
        }
        return pairs.reversed()
    }
}
