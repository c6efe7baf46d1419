/// Merges the words of a line that both changed, and how they are marked.
///
/// The words that stand in all three part the line in stretches. A stretch that one changed is theirs; one that both
/// changed cannot be told, unless they wrote the same or one went on from the other.
struct LineMerge {
    private let base: [Word]
    private let mine: [Word]
    private let theirs: [Word]
    /// For each word of the base its place in the versions, and back.
    private let inMine: [Int?]
    private let inTheirs: [Int?]
    private let fromMine: [Int?]
    private let fromTheirs: [Int?]

    /// The merged line, nil when both changed the same words.
    static func merged(_ base: [Inline], _ mine: [Inline], _ theirs: [Inline]) -> [Inline]? {
        if let whole = RichText.merged(base, mine, theirs) { return whole }
        return LineMerge(base.words, mine.words, theirs.words).merged().map { [Inline](words: $0).tidy }
    }

    private init(_ base: [Word], _ mine: [Word], _ theirs: [Word]) {
        (self.base, self.mine, self.theirs) = (base, mine, theirs)
        let numbers = numbered(base.map(\.text), mine.map(\.text), theirs.map(\.text))
        inMine = Matching.places(numbers[0], numbers[1])
        inTheirs = Matching.places(numbers[0], numbers[2])
        fromMine = LineMerge.backward(inMine, mine.count)
        fromTheirs = LineMerge.backward(inTheirs, theirs.count)
    }

    private static func backward(_ places: [Int?], _ count: Int) -> [Int?] {
        var back = [Int?](repeating: nil, count: count)
        for (place, there) in places.enumerated() { if let there { back[there] = place } }
        return back
    }

    private func merged() -> [Word]? {
        var words: [Word] = []
        var start = Place(base: 0, mine: 0, theirs: 0)
        for run in runs() {
            guard let stretch = stretch(start, run.first) else { return nil }
            words += stretch
            for offset in 0..<run.count {
                let place = run.first.base + offset
                guard
                    let word = Word.merged(
                        base[place], mine[run.first.mine + offset], theirs[run.first.theirs + offset])
                else { return nil }
                words.append(word)
            }
            start = run.first.after(run.count)
        }
        let end = Place(base: base.count, mine: mine.count, theirs: theirs.count)
        return stretch(start, end).map { words + $0 }
    }
}

extension LineMerge {
    private struct Place {
        let base: Int
        let mine: Int
        let theirs: Int

        func after(_ words: Int) -> Place {
            Place(base: base + words, mine: mine + words, theirs: theirs + words)
        }
    }

    /// The runs of words that stand in all three. Signs alone do not keep two changes apart: "2,5" is one thing.
    private func runs() -> [(first: Place, count: Int)] {
        var runs: [(first: Place, count: Int)] = []
        for place in base.indices {
            guard let own = inMine[place], let other = inTheirs[place] else { continue }
            if let last = runs.last?.first.after(runs[runs.count - 1].count),
                last.base == place, last.mine == own, last.theirs == other
            {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((Place(base: place, mine: own, theirs: other), 1))
            }
        }
        return runs.filter { run in
            base[run.first.base..<run.first.base + run.count].contains { $0.isWord || $0 == .lineBreak }
        }
    }

    private func stretch(_ start: Place, _ end: Place) -> [Word]? {
        let (own, other) = (start.mine..<end.mine, start.theirs..<end.theirs)
        let old = start.base..<end.base
        let isMineSame = isSame(old, own.map { mine[$0] })
        let isTheirsSame = isSame(old, other.map { theirs[$0] })
        if isTheirsSame { return own.map { marked(mine[$0], from: fromMine[$0], inTheirs, theirs) } }
        if isMineSame { return other.map { marked(theirs[$0], from: fromTheirs[$0], inMine, mine) } }
        return ofBoth(old, own, other)
    }

    /// Whether the words and their links are those of the base.
    private func isSame(_ old: Range<Int>, _ words: [Word]) -> Bool {
        words.count == old.count
            && zip(old, words).allSatisfy { base[$0].text == $1.text && base[$0].hasLinks(of: $1) }
    }

    /// The word with the marks that the other one gave it; of two links its own.
    private func marked(_ word: Word, from place: Int?, _ others: [Int?], _ otherWords: [Word]) -> Word {
        guard let place, let other = others[place] else { return word }
        return Word.merged(base[place], word, otherWords[other]) ?? word
    }

    /// Both wrote here: told when they wrote the same, when one went on from what the other wrote, or when both only removed.
    private func ofBoth(_ old: Range<Int>, _ own: Range<Int>, _ other: Range<Int>) -> [Word]? {
        if mine[own] == theirs[other] { return Array(theirs[other]) }
        let ownNew = own.contains { fromMine[$0] == nil }
        let otherNew = other.contains { fromTheirs[$0] == nil }
        if !ownNew, !otherNew {
            let areLinksSame =
                own.allSatisfy { place in fromMine[place].map { base[$0].hasLinks(of: mine[place]) } ?? true }
                && other.allSatisfy { place in
                    fromTheirs[place].map { base[$0].hasLinks(of: theirs[place]) } ?? true
                }
            return areLinksSame
                ? old.filter { inMine[$0] != nil && inTheirs[$0] != nil }.map { base[$0] } : nil
        }
        guard ownNew, otherNew else { return nil }
        let (first, second) = (Array(mine[own]), Array(theirs[other]))
        if LineMerge.goesOn(first, from: second) { return first }
        return LineMerge.goesOn(second, from: first) ? second : nil
    }

    /// Whether the longer is the shorter with more set in at one place.
    private static func goesOn(_ longer: [Word], from shorter: [Word]) -> Bool {
        guard longer.count >= shorter.count else { return false }
        let first = zip(longer, shorter).prefix { $0 == $1 }.count
        let last = zip(longer.reversed(), shorter.reversed()).prefix { $0 == $1 }.count
        return first + last >= shorter.count
    }
}

extension Word {
    /// The same word in three versions: its marks merged; nil when both gave it links, to different places.
    static func merged(_ base: Word, _ mine: Word, _ theirs: Word) -> Word? {
        if let whole = RichText.merged(base, mine, theirs) { return whole }
        let (old, own, other) = (base.marks, mine.marks, theirs.marks)
        var pieces: [Piece] = []
        for (place, scalar) in base.text.unicodeScalars.enumerated() {
            guard let marks = Marks.merged(old[place], own[place], other[place]) else { return nil }
            if let last = pieces.last, last.marks == marks {
                pieces[pieces.count - 1] = Piece(text: last.text + String(scalar), marks: marks)
            } else {
                pieces.append(Piece(text: String(scalar), marks: marks))
            }
        }
        return Word(text: base.text, pieces: pieces)
    }
}

extension Marks {
    /// Strong and emphasis are on or off, so that two changes of one are the same change.
    static func merged(_ base: Marks, _ mine: Marks, _ theirs: Marks) -> Marks? {
        guard let strong = RichText.merged(base.strong, mine.strong, theirs.strong),
            let emphasis = RichText.merged(base.emphasis, mine.emphasis, theirs.emphasis),
            let link = RichText.merged(base.link, mine.link, theirs.link)
        else { return nil }
        return Marks(strong: strong, emphasis: emphasis, link: link)
    }
}
