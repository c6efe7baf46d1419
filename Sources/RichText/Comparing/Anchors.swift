extension Matching {
    /// What stands once in each, in the same order in both: as many as can be.
    func anchors(_ x: [Int], _ y: [Int]) -> [Pair] {
        let (inOld, inNew) = (once(x, in: old), once(y, in: new))
        var pairs: [Pair] = []
        for place in x where inOld[old[place]] != nil {
            if let other = inNew[old[place]] { pairs.append(Pair(old: place, new: other)) }
        }
        return rising(pairs)
    }

    /// The place of each number that stands once.
    private func once(_ places: [Int], in numbers: [Int]) -> [Int: Int] {
        var found: [Int: Int] = [:]
        var repeated: Set<Int> = []
        for place in places where found.updateValue(place, forKey: numbers[place]) != nil {
            repeated.insert(numbers[place])
        }
        for number in repeated { found[number] = nil }
        return found
    }

    /// The longest part of the pairs that rises in the new too.
    private func rising(_ pairs: [Pair]) -> [Pair] {
        // The last pair of the best run of each length, and for each pair the one before it.
        var ends: [Int] = []
        var before = [Int?](repeating: nil, count: pairs.count)
        for index in pairs.indices {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].new < pairs[index].new { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = ends[low - 1] }
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var run: [Pair] = []
        var last = ends.last
        while let index = last {
            run.append(pairs[index])
            last = before[index]
        }
        return run.reversed()
    }
}

/// Numbers for the elements of several sequences: equal elements have equal numbers.
func numbered<Element: Hashable>(_ sequences: [Element]...) -> [[Int]] {
    var numbers: [Element: Int] = [:]
    return sequences.map { sequence in
        sequence.map { element in
            if let number = numbers[element] { return number }
            numbers[element] = numbers.count
            return numbers.count - 1
        }
    }
}
