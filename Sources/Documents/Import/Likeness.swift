/// The words of a line, for comparing: in lower case, without signs.
struct Words: Hashable, Sendable {
    let all: [String]
    /// The beginnings of the words, so that "målgruppen" and "målgrupperna" are the same.
    let stems: Set<String>

    static let stemCharacters = 8

    init(_ text: String) {
        all = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        stems = Set(all.map { String($0.prefix(Words.stemCharacters)) })
    }

    var isEmpty: Bool { all.isEmpty }
}

/// How alike two lines are by the words they share; a word that many questions have says little.
struct Likeness: Sendable {
    /// Of a word that no question has.
    private static let fullWeight = 1_000_000
    private let weights: [String: Int]

    /// - Parameter places: all words that are said of each place of the form.
    init(_ places: [Set<String>]) {
        var counts: [String: Int] = [:]
        for place in places { for stem in place { counts[stem, default: 0] += 1 } }
        weights = counts.mapValues { Self.fullWeight / $0 }
    }

    /// A line with what all its words weigh.
    struct Weighed: Sendable {
        let words: Words
        fileprivate let weight: Int
    }

    func weighed(_ words: Words) -> Weighed {
        Weighed(words: words, weight: words.stems.reduce(0) { $0 + weight($1) })
    }

    /// 0 when they share nothing, 1 when they have the same words.
    func of(_ a: Weighed, _ b: Weighed) -> Double {
        guard a.weight > 0, b.weight > 0 else { return 0 }
        if a.words.all == b.words.all { return 1 }
        let shared = a.words.stems.reduce(0) { b.words.stems.contains($1) ? $0 + weight($1) : $0 }
        return 2 * Double(shared) / Double(a.weight + b.weight)
    }

    func of(_ a: Words, _ b: Words) -> Double { of(weighed(a), weighed(b)) }

    /// The most that a line can be like any place, by the words that it has in common with none: most lines are
    /// like no question, and need not be compared with each.
    func most(_ words: Words) -> Double {
        let known = words.stems.reduce(0) { $0 + (weights[$1] ?? 0) }
        let unknown = words.stems.reduce(0) { weights[$1] == nil ? $0 + Self.fullWeight : $0 }
        guard known > 0 else { return 0 }
        return 2 * Double(known) / Double(2 * known + unknown)
    }

    private func weight(_ stem: String) -> Int { weights[stem] ?? Self.fullWeight }
}
