import Base

/// The words of two versions of a line, in runs.
struct LineComparison {
    enum Kind {
        case kept, inserted, removed
        /// The same words, marked otherwise in the new.
        case marked
    }

    struct Run {
        let kind: Kind
        /// The words of the new line; of the old one where they are gone.
        var words: [Word]
        /// The words as the old line had them, for `marked`.
        var before: [Word] = []

        /// Without white space (R63).
        var characters: Int { words.reduce(0) { $0 + CharacterCount.of($1.text) } }
    }

    private(set) var runs: [Run] = []

    init(_ old: [Inline], _ new: [Inline]) {
        let (old, new) = (old.words, new.words)
        let numbers = numbered(old.map(\.text), new.map(\.text))
        var (place, other) = (0, 0)
        for pair in Matching.pairs(numbers[0], numbers[1]) {
            add(.removed, old[place..<pair.old])
            add(.inserted, new[other..<pair.new])
            let isMarked = old[pair.old] != new[pair.new]
            add(
                isMarked ? .marked : .kept, new[pair.new...pair.new],
                before: isMarked ? old[pair.old...pair.old] : [])
            (place, other) = (pair.old + 1, pair.new + 1)
        }
        add(.removed, old[place...])
        add(.inserted, new[other...])
    }

    private mutating func add(_ kind: Kind, _ words: ArraySlice<Word>, before: ArraySlice<Word> = []) {
        guard !words.isEmpty else { return }
        if runs.last?.kind == kind {
            runs[runs.count - 1].words += words
            runs[runs.count - 1].before += before
        } else {
            runs.append(Run(kind: kind, words: Array(words), before: Array(before)))
        }
    }

    /// The runs as they are easiest to read: a sign or a short word that is left between changes goes with them.
    var readable: [Run] {
        var readable: [Run] = []
        var (removed, inserted): ([Word], [Word]) = ([], [])
        func flush() {
            if !removed.isEmpty { readable.append(Run(kind: .removed, words: removed)) }
            if !inserted.isEmpty { readable.append(Run(kind: .inserted, words: inserted)) }
            (removed, inserted) = ([], [])
        }
        for (place, run) in runs.enumerated() {
            switch run.kind {
            case .removed: removed += run.words
            case .inserted: inserted += run.words
            case .marked:
                removed += run.before
                inserted += run.words
            case .kept:
                let isBetween = !removed.isEmpty && !inserted.isEmpty && place + 1 < runs.count
                if isBetween, run.characters <= LineComparison.leftCharactersMax,
                    !run.words.contains(.lineBreak)
                {
                    removed += run.words
                    inserted += run.words
                } else {
                    flush()
                    readable.append(run)
                }
            }
        }
        flush()
        return readable
    }

    private static let leftCharactersMax = 3
}
