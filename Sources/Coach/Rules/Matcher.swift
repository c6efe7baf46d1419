/// All lists of words as one tree of letters, so that each word of a text is read once however many lists there are.
///
/// A pattern is a word or some, without regard to capitals. A star stands for the rest of a word at its end
/// ("orsak*", "följ* upp") or for its beginning ("*enkät").
struct Matcher: Equatable, Sendable {
    /// What a step reads besides letters.
    private static let (star, space): (UInt8, UInt8) = (0x2A, 0x20)
    /// Where patterns begin, and where those do that begin within a word.
    private static let (whole, within) = (0, 1)

    /// The column of each byte; 0 for bytes that no pattern has.
    private var columns = [UInt8](repeating: 0, count: 256)
    private var width = 1
    /// A row a place in the tree, a column a byte: the next place, or 0.
    private var steps: [Int32] = []
    private var ends: [WordSet] = []

    init(_ words: [WordList: [String]]) {
        let patterns = words.flatMap { list, patterns in
            patterns.map { (WordSet.of(list), Array(Folding.folded(Array($0.utf8)))) }
        }
        for byte in patterns.flatMap(\.1) + [Self.star, Self.space] where columns[Int(byte)] == 0 {
            columns[Int(byte)] = UInt8(width)
            width += 1
        }
        grow()
        grow()
        for (list, pattern) in patterns { add(pattern, list) }
    }

    private mutating func grow() {
        steps += [Int32](repeating: 0, count: width)
        ends.append([])
    }

    private mutating func add(_ pattern: [UInt8], _ list: WordSet) {
        let isWithin = pattern.first == Self.star
        var place = isWithin ? Self.within : Self.whole
        for byte in pattern.dropFirst(isWithin ? 1 : 0) {
            let cell = place * width + Int(columns[Int(byte)])
            if steps[cell] == 0 {
                steps[cell] = Int32(ends.count)
                grow()
            }
            place = Int(steps[cell])
        }
        ends[place].formUnion(list)
    }

    private func step(_ place: Int, _ byte: UInt8) -> Int? {
        let column = columns[Int(byte)]
        guard column > 0 else { return nil }
        let next = steps[place * width + Int(column)]
        return next > 0 ? Int(next) : nil
    }

    /// The lists that have a pattern beginning in each word of a line.
    func marks(_ folded: UnsafeBufferPointer<UInt8>, _ words: ArraySlice<Range<Int>>) -> [WordSet] {
        words.indices.map { index in
            var found = WordSet()
            walk(Self.whole, folded, words, index, words[index].lowerBound, &found)
            for start in words[index] { walk(Self.within, folded, words, index, start, &found) }
            return found
        }
    }

    private func walk(
        _ from: Int, _ folded: UnsafeBufferPointer<UInt8>, _ words: ArraySlice<Range<Int>>, _ index: Int,
        _ start: Int,
        _ found: inout WordSet
    ) {
        var place = from
        for byte in start..<words[index].upperBound {
            guard let next = step(place, folded[byte]) else { return }
            place = next
            if let rest = step(place, Self.star) { end(rest, folded, words, index, &found) }
        }
        end(place, folded, words, index, &found)
    }

    /// At the end of a word: what ends here, and what goes on with the next.
    private func end(
        _ place: Int, _ folded: UnsafeBufferPointer<UInt8>, _ words: ArraySlice<Range<Int>>, _ index: Int,
        _ found: inout WordSet
    ) {
        found.formUnion(ends[place])
        guard index + 1 < words.endIndex, let next = step(place, Self.space) else { return }
        walk(next, folded, words, index + 1, words[index + 1].lowerBound, &found)
    }
}

/// Capitals made small in UTF-8 without moving a byte: A–Z, and À–Þ with Å, Ä and Ö.
enum Folding {
    static func folded(_ bytes: [UInt8]) -> [UInt8] {
        var folded = bytes
        var before: UInt8 = 0
        for index in folded.indices {
            let byte = folded[index]
            if (0x41...0x5A).contains(byte)
                || (before == 0xC3 && (0x80...0x9E).contains(byte) && byte != 0x97)
            {
                folded[index] = byte + 0x20
            }
            before = byte
        }
        return folded
    }
}
