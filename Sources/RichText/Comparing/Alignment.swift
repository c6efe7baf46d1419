/// Which part of the old is which part of the new: first what is equal, and between that what is alike.
struct Alignment {
    /// For each part of the old its place in the new, rising; nil for what is gone.
    private(set) var places: [Int?]
    private let old: [Int]
    private let new: [Int]

    /// Gaps with more pairs than this are looked through along their diagonal alone.
    private static let pairsMax = 4_096
    /// How far from the diagonal of such a gap.
    private static let reach = 12

    /// - Parameters: the parts, and their numbers (`numbered`).
    init<Part: Alike>(_ oldParts: [Part], _ newParts: [Part], numbers old: [Int], _ new: [Int]) {
        (self.old, self.new) = (old, new)
        places = Matching.places(old, new)
        var (first, other) = (0, 0)
        for place in Array(places.indices) + [places.count] {
            let next = place == places.count ? newParts.count : places[place]
            guard let next else { continue }
            alignGap(first..<place, other..<next, oldParts, newParts)
            (first, other) = (place + 1, next + 1)
        }
    }

    init<Part: Alike>(_ old: [Part], _ new: [Part]) {
        let numbers = numbered(old, new)
        self.init(old, new, numbers: numbers[0], numbers[1])
    }

    /// Whether the part is in the new as it was.
    func isKept(_ place: Int) -> Bool { places[place].map { old[place] == new[$0] } ?? false }

    /// The pairs that are most alike in all, of those alike enough.
    private mutating func alignGap<Part: Alike>(
        _ a: Range<Int>, _ b: Range<Int>, _ oldParts: [Part], _ newParts: [Part]
    ) {
        guard !a.isEmpty, !b.isEmpty else { return }
        let (x, y) = (a.map { Likeness(oldParts[$0]) }, b.map { Likeness(newParts[$0]) })
        let isNarrow = x.count * y.count <= Alignment.pairsMax
        let width = isNarrow ? y.count : min(y.count, 2 * Alignment.reach)
        // For each old part the new ones that it is held against begin here.
        let starts = x.indices.map { index in
            isNarrow ? 0 : max(0, min(index * y.count / x.count - Alignment.reach, y.count - width))
        }
        var likeness = [Double](repeating: 0, count: x.count * width)
        for index in x.indices {
            for offset in 0..<width {
                let value = x[index].likeness(to: y[starts[index] + offset])
                if value >= Likeness.least { likeness[index * width + offset] = value }
            }
        }
        for (index, other) in Alignment.best(likeness, width: width, starts: starts, columns: y.count) {
            places[a.lowerBound + index] = b.lowerBound + other
        }
    }

    /// The rising pairs with the greatest sum.
    private static func best(
        _ likeness: [Double], width: Int, starts: [Int], columns: Int
    ) -> [(Int, Int)] {
        // sums[i][c]: the greatest sum of the rows from i on with the columns from starts[i] + c on.
        let rows = starts.count
        var sums = [Double](repeating: 0, count: (rows + 1) * (width + 1))
        func sum(_ row: Int, from column: Int) -> Double {
            guard row < rows else { return 0 }
            let offset = max(0, column - starts[row])
            return offset >= width ? 0 : sums[row * (width + 1) + offset]
        }
        for row in stride(from: rows - 1, through: 0, by: -1) {
            for offset in stride(from: width - 1, through: 0, by: -1) {
                let column = starts[row] + offset
                var most = max(sum(row + 1, from: column), sums[row * (width + 1) + offset + 1])
                let value = likeness[row * width + offset]
                if value > 0 { most = max(most, value + sum(row + 1, from: column + 1)) }
                sums[row * (width + 1) + offset] = most
            }
        }
        var pairs: [(Int, Int)] = []
        var (row, column) = (0, 0)
        while row < rows, column < columns {
            let offset = max(0, column - starts[row])
            guard offset < width else {
                row += 1
                continue
            }
            column = starts[row] + offset
            let (value, whole) = (likeness[row * width + offset], sums[row * (width + 1) + offset])
            if value > 0, whole == value + sum(row + 1, from: column + 1) {
                pairs.append((row, column))
                (row, column) = (row + 1, column + 1)
            } else if whole == sum(row + 1, from: column) {
                row += 1
            } else {
                column += 1
            }
        }
        return pairs
    }
}
