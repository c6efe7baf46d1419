import RichText

/// A piece of the file, and what its first line was known as.
struct Piece {
    let block: ImportedBlock
    /// Which block of the file it comes from; the items of one list have the same.
    let source: Int
    var known: (match: KnownForm.Match, opener: Opener?)?

    var place: Int? { known?.match.place }
    var sign: ImportSign? { known?.match.sign }
}

/// Which lines of a file are questions. The most trusted sign of a question wins: a bookmark over its text, its text
/// over a number or a heading, so that what a writer numbers within an answer is not taken for a question.
struct Recognition {
    private let form: KnownForm
    private(set) var pieces: [Piece]

    init(_ blocks: [ImportedBlock], _ form: KnownForm) {
        self.form = form
        pieces = blocks.enumerated().flatMap { source, block in
            Recognition.parted(block, form).map { part in
                Piece(block: part, source: source, known: Recognition.known(part, form))
            }
        }
        dropWeaker()
        walk()
    }

    /// The items of a list one by one when some of them are questions.
    private static func parted(_ block: ImportedBlock, _ form: KnownForm) -> [ImportedBlock] {
        let (start, items): (Int?, [ListItem])
        switch block.block {
        case .bulletList(let all): (start, items) = (nil, all)
        case .numberedList(let first, let all): (start, items) = (first, all)
        default: return [block]
        }
        guard items.count > 1 else { return [block] }
        let parts = items.enumerated().map { place, item in
            var part = block
            part.block = start.map { .numberedList(start: $0 + place, [item]) } ?? .bulletList([item])
            part.marks = place == 0 ? block.marks : []
            return part
        }
        let hasQuestion = parts.contains { part in
            Opener.all(of: part).contains { opener in
                form.match(opener).map { $0.match.sign != .heading } ?? false
            }
        }
        let allAsk = parts.allSatisfy { part in Opener.all(of: part).contains(where: \.asks) }
        return hasQuestion || allAsk ? parts : [block]
    }

    private static func known(
        _ block: ImportedBlock, _ form: KnownForm
    ) -> (match: KnownForm.Match, opener: Opener?)? {
        guard !block.isContents else { return nil }
        let openers = Opener.all(of: block)
        if let place = block.marks.lazy.compactMap(form.place(key:)).first {
            let likeness = openers.map { ($0, form.likeness($0.words, to: place)) }
            let best = likeness.max { $0.1 < $1.1 }
            return (KnownForm.Match(place: place, sign: .bookmark, likeness: best?.1 ?? 0), best?.0)
        }
        let matches = openers.compactMap(form.match)
        return matches.max { $0.match.sign < $1.match.sign }.map { ($0.match, $0.opener) }
    }

    /// Of several signs for the same place, the most trusted stay.
    private mutating func dropWeaker() {
        var best: [Int: (sign: ImportSign, likeness: Double)] = [:]
        for piece in pieces {
            guard let match = piece.known?.match else { continue }
            let before = best[match.place]
            if before == nil || (match.sign, match.likeness) > (before!.sign, before!.likeness) {
                best[match.place] = (match.sign, match.likeness)
            }
        }
        for place in pieces.indices.reversed() {
            guard let match = pieces[place].known?.match, let best = best[match.place] else { continue }
            let isBest =
                match.sign == best.sign && (match.sign != .similarText || match.likeness == best.likeness)
            if !isBest, match.sign < .text, !leadsTo(match.place, after: place) { pieces[place].known = nil }
        }
    }

    /// Whether the next line that is not the form's own is the same question: a heading, and the question under it.
    private func leadsTo(_ target: Int, after place: Int) -> Bool {
        for following in pieces.indices.dropFirst(place + 1).prefix(4) {
            // Read once: the optimizer of Swift 6.3.1 stops with a failed assertion where the property is read twice.
            let found = pieces[following].place
            if found == target { return true }
            let isGroup = found.map { form.places[$0].target.kind == .group } ?? false
            if !isGroup, !pieces[following].isOwn(form) { return false }
        }
        return false
    }
}

/// The signs that need to know what stands before and after.
extension Recognition {
    private mutating func walk() {
        let claimed = Set(pieces.compactMap(\.place))
        let next = surelyNext
        var (last, hasQuestion) = (-1, false)
        for place in pieces.indices {
            if pieces[place].sign == .heading, !fits(place, after: last, next[place], hasQuestion) {
                pieces[place].known = nil
            }
            if pieces[place].known == nil {
                pieces[place].known = numbered(place, after: last, next[place], claimed)
            }
            guard let target = pieces[place].place else { continue }
            last = target
            if form.places[target].target.kind == .question { hasQuestion = true }
        }
    }

    /// A heading alone is a question's only forwards in the form; only the word list may stand anywhere.
    private func fits(_ place: Int, after last: Int, _ next: Int?, _ hasQuestion: Bool) -> Bool {
        guard let target = pieces[place].place else { return false }
        switch form.places[target].target.kind {
        case .loose: return true
        case .opening: return !hasQuestion && target >= last
        case .question: return target >= last
        case .group: return target >= last && (next.map { $0 > target } ?? true)
        }
    }

    /// For each piece, the question that is surely known next after it.
    private var surelyNext: [Int?] {
        var next: [Int?] = Array(repeating: nil, count: pieces.count)
        for place in pieces.indices.dropLast().reversed() {
            let following = pieces[place + 1]
            next[place] = (following.sign ?? .similarText) > .heading ? following.place : next[place + 1]
        }
        return next
    }

    /// The number of a question that nothing else tells of: the next one, in a line that looks like a heading.
    private func numbered(
        _ place: Int, after last: Int, _ next: Int?, _ claimed: Set<Int>
    ) -> (match: KnownForm.Match, opener: Opener?)? {
        guard !pieces[place].block.isContents else { return nil }
        for opener in Opener.all(of: pieces[place].block) {
            guard let label = opener.label, let target = self.target(label, after: last), target > last,
                !claimed.contains(target)
            else { continue }
            if let next, next > last, next < target { continue }
            let likeness = form.likeness(opener.words, to: target)
            let isNext = (last + 1..<target).allSatisfy {
                form.places[$0].target.kind != .question || claimed.contains($0)
            }
            let isAlike = likeness >= KnownForm.numberedMin && (opener.looksLikeHeading || opener.isQuestion)
            // A question in other words is another question, whatever its number.
            if isAlike || (isNext && opener.looksLikeHeading && !opener.isQuestion) {
                return (
                    KnownForm.Match(place: target, sign: isAlike ? .nearText : .number, likeness: likeness),
                    opener
                )
            }
        }
        return nil
    }

    /// A letter alone is a part of the question that it stands under.
    private func target(_ label: QuestionLabel, after last: Int) -> Int? {
        if let number = label.text { return form.place(number: number) }
        guard let letter = label.letter, form.places.indices.contains(last) else { return nil }
        let digits = (form.places[last].target.number ?? "").prefix { $0.isNumber }
        return form.place(number: "\(digits)\(letter)")
    }
}

extension Piece {
    /// Whether it is a text of the form that is nobody's answer.
    func isOwn(_ form: KnownForm) -> Bool {
        if block.isContents { return true }
        switch block.block {
        case .paragraph(let inlines), .heading(_, let inlines): return form.isOwn(inlines)
        default: return false
        }
    }
}
