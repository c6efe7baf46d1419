import Base
import RichText

extension Split {
    /// Parts the blocks of a file to the places of the form. Pure, and loses nothing.
    package init(_ blocks: [ImportedBlock], form: ImportForm, notices: [ImportNotice] = []) {
        var splitter = Splitter(KnownForm(form))
        splitter.take(blocks)
        self = splitter.split
        self.notices = notices + self.notices
    }
}

/// Walks through the pieces of a file and puts each in its place.
private struct Splitter {
    private enum Standing: Equatable {
        case nowhere
        case under(Int)
        /// Under a question of the file that is none of the form's, near one that is.
        case foreign(near: Int?)
    }

    /// One stretch of text under a question.
    private struct Run {
        let place: Int
        let sign: ImportSign
        var pile = Pile()
    }

    private let form: KnownForm
    private var standing = Standing.nowhere
    private var runs: [Run] = []
    private var loose: [(pile: Pile, nearest: Int?, proposal: UnplacedText.Proposal)] = []
    private var formBlocks: [Block] = []
    /// Numbers that stand before questions that were known.
    private var knownNumbers: Set<Int> = []
    private var firstKnown: Int?
    private var series = QuestionSeries()
    /// Whether a question of the file has just begun, whose text is nobody's so far.
    private var begins = false

    init(_ form: KnownForm) { self.form = form }

    mutating func take(_ blocks: [ImportedBlock]) {
        let lines = QuestionTables.unfolded(blocks.filter { !$0.block.holdsNothing }, form)
        let pieces = Recognition(lines, form).pieces
        series = QuestionSeries(pieces)
        knownNumbers = Set(pieces.compactMap { $0.known?.opener?.label?.number })
        firstKnown = pieces.lazy.compactMap(\.place).first
        for (place, piece) in pieces.enumerated() {
            series.place = place
            if let known = piece.known {
                open(known.match, known.opener, piece)
            } else if piece.isOwn(form) {
                formBlocks.append(piece.block.block)
            } else {
                begin(piece)
            }
        }
    }

    /// A question begins. Its own line is the form's; a line that says something else stays as the first of the answer.
    private mutating func open(_ match: KnownForm.Match, _ opener: Opener?, _ piece: Piece) {
        endWhole(before: match.place)
        if let number = opener?.label?.number { series.begin(number) }
        series.took(form.places[match.place].target.number)
        if isWhole(match.place) {
            // The text of the whole question, repeated under its first part.
        } else if standing != .under(match.place) {
            standing = .under(match.place)
            if form.places[match.place].target.kind != .group {
                runs.append(Run(place: match.place, sign: match.sign, pile: Pile(level: opener?.level)))
            }
        } else if let last = runs.indices.last, runs[last].place == match.place, runs[last].pile.isEmpty {
            runs[last] = Run(
                place: match.place, sign: max(runs[last].sign, match.sign), pile: runs[last].pile)
        }
        guard let opener, opener.words.isEmpty || match.likeness >= KnownForm.numberedMin else {
            return put(piece.block, from: piece.source)
        }
        formBlocks.append(opener.level == nil ? .paragraph(opener.inlines) : .heading(.one, opener.inlines))
        for block in opener.rest where !block.holdsNothing { put(ImportedBlock(block), from: piece.source) }
    }

    /// Whether the place is the question that the present one, not yet answered, is a part of.
    private func isWhole(_ place: Int) -> Bool {
        guard case .under(let present) = standing, form.places[place].target.kind == .group, present != place,
            let number = form.places[place].target.number, let part = form.places[present].target.number
        else { return false }
        return part.dropLast() == number && runs.last?.pile.isEmpty == true
    }

    private mutating func put(_ block: ImportedBlock, from source: Int) {
        switch standing {
        case .under(let place) where form.places[place].target.kind != .group:
            runs[runs.count - 1].pile.put(block, from: source)
        case .under(let place): setLoose(block, source, near: answer(after: place))
        case .foreign(let near): setLoose(block, source, near: near)
        case .nowhere: setLoose(block, source, near: firstKnown.map(answer(after:)) ?? nil)
        }
    }

    private mutating func setLoose(_ block: ImportedBlock, _ source: Int, near: Int?) {
        let proposal = proposal(block.block, near)
        if begins {
            loose.append((Pile(), near, proposal))
            begins = false
        } else if loose.last?.nearest != near || loose.last?.proposal != proposal
            || loose.last?.pile.lastSource != source - 1
        {
            if loose.last?.pile.lastSource != source || loose.last?.nearest != near {
                loose.append((Pile(), near, proposal))
            }
        }
        loose[loose.count - 1].pile.put(block, from: source)
    }

    /// The first place that takes an answer, at this one or after it.
    private func answer(after place: Int) -> Int? {
        form.places.indices[place...].first { form.places[$0].target.kind != .group }
    }
}

extension Splitter {
    /// A line that no place is known for: a question of the file's own, or what is said under one.
    private mutating func begin(_ piece: Piece) {
        guard let near = foreign(piece) else { return put(piece.block, from: piece.source) }
        (standing, begins) = (.foreign(near: near), true)
        if let opener = Opener.all(of: piece.block).first, opener.words.isEmpty, opener.rest.isEmpty {
            formBlocks.append(piece.block.block)
        } else {
            put(piece.block, from: piece.source)
        }
    }

    /// The line of a whole question is the form's own when its first part comes next.
    private mutating func endWhole(before part: Int) {
        guard series.isFresh, form.places[part].target.number == "\(series.last)a", case .foreign = standing,
            let whole = loose.last, whole.pile.blocks.count == 1
        else { return }
        formBlocks += whole.pile.blocks
        loose.removeLast()
    }

    /// A numbered question that is next in the file and none of the form's: another year's, or the city's in its own words.
    /// Gives what it is nearest to.
    private mutating func foreign(_ piece: Piece) -> Int?? {
        for opener in Opener.all(of: piece.block) {
            guard let label = opener.label else { continue }
            if let part = series.part(label, form) {
                endWhole(before: part)
                series.took(form.places[part].target.number)
                return .some(part)
            }
            guard label.isMarked || opener.shape == .heading, let number = label.number,
                series.follows(number, asks: opener.asks || opener.isQuestion), !knownNumbers.contains(number), series.isQuestion(opener)
            else { continue }
            series.begin(number)
            return .some(nearest(to: opener.words, number: number))
        }
        series.isFresh = false
        return nil
    }

    /// The question that is most like it; of two that are as like, the one with its number.
    private func nearest(to words: Words, number: Int) -> Int? {
        let same = form.place(number: String(number))
        let places = form.places.indices.filter { form.places[$0].target.kind == .question || $0 == same }
        let likeness = places.map { form.likeness(words, to: $0) + ($0 == same ? KnownForm.sameNumberLead : 0) }
        guard let best = likeness.indices.max(by: { likeness[$0] < likeness[$1] }), likeness[best] >= KnownForm.nearestMin
        else { return same.flatMap(answer(after:)) ?? runs.last?.place ?? firstKnown }
        return answer(after: places[best])
    }

    private func proposal(_ block: Block, _ near: Int?) -> UnplacedText.Proposal {
        if standing == .nowhere {
            if isFacts(block) { return .facts }
            if form.places.contains(where: { $0.target.kind == .opening }) { return .opening }
        }
        return .answer
    }

    private func isFacts(_ block: Block) -> Bool {
        let lines: [[Inline]]
        switch block {
        case .table(let table): lines = ([table.header] + table.rows).compactMap { $0.first?.blocks.line }
        case .paragraph(let inlines): lines = [inlines]
        default: return false
        }
        return lines.contains { line in
            let words = Words(line.flat).all
            return form.factLabels.contains { words.starts(with: $0.all) }
        }
    }

    var split: Split {
        var split = Split()
        split.form = formBlocks
        split.unplaced = loose.map { stretch in
            UnplacedText(
                blocks: stretch.pile.blocks, nearest: stretch.nearest.map { form.places[$0].target.key },
                proposal: stretch.proposal)
        }
        for (place, known) in form.places.enumerated() {
            let written = runs.filter { $0.place == place && !$0.pile.isEmpty }
            guard let first = written.first else { continue }
            let sign = written.map(\.sign).min() ?? first.sign
            split.placed.append(
                PlacedText(key: known.target.key, blocks: written.flatMap(\.pile.blocks), sign: sign))
            if written.count > 1 {
                split.notices.append(
                    ImportNotice(ImportNotice.twice(known.target.number ?? known.target.heading)))
            }
        }
        if firstKnown == nil {
            split.notices.append(
                ImportNotice(loose.isEmpty ? ImportNotice.nothing : ImportNotice.nothingKnown))
        }
        return split
    }
}
