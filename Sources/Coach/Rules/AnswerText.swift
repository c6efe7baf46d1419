import RichText

/// An answer taken apart once for all checks: lines, words and sentences, by their places in its bytes.
struct AnswerText {
    /// The rest of a longer answer is not read.
    static let bytesMax = 400_000

    struct Line {
        enum Kind: Equatable {
            case text, quote
            case heading(Int)
            /// A short paragraph that stands as a heading: bold, or alone and without a full stop.
            case label
            /// A line of an item of a list at the top of the answer, from 0.
            case item(list: Int, number: Int)
            case cell(table: Int, row: Int, column: Int)

            var isHeading: Bool {
                if case .heading = self { true } else { self == .label }
            }
        }

        let kind: Kind
        let bytes: Range<Int>
        let words: Range<Int>
    }

    /// Words of a line between two full stops.
    struct Sentence {
        let bytes: Range<Int>
        let words: Range<Int>
        let marks: WordSet
    }

    let bytes: [UInt8]
    let folded: [UInt8]
    let lines: [Line]
    let words: [Range<Int>]
    /// The lists with a pattern that begins in each word.
    let marks: [WordSet]
    let sentences: [Sentence]
    let marksOfAll: WordSet

    init(_ document: Document, _ matcher: Matcher) {
        var reader = LineReader()
        reader.read(document.blocks)
        let folded = Folding.folded(reader.bytes)
        let (lines, words) = WordReader.words(folded, reader.lines)
        let marks = folded.withUnsafeBufferPointer { buffer in
            lines.flatMap { matcher.marks(buffer, words[$0.words]) }
        }
        (self.bytes, self.folded, self.lines, self.words, self.marks) = (
            reader.bytes, folded, lines, words, marks
        )
        sentences = SentenceReader(bytes: reader.bytes, words: words, marks: marks).sentences(of: lines)
        marksOfAll = WordSet(allOf: marks)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func marks(_ words: Range<Int>) -> WordSet { WordSet(allOf: marks[words]) }

    /// As much of a place as may be shown, cut after a word.
    func passage(_ range: Range<Int>, charactersMax: Int) -> String {
        let whole = String(
            decoding: bytes[range.clamped(to: range.lowerBound..<(range.lowerBound + 4 * charactersMax + 4))],
            as: UTF8.self
        )
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard whole.count > charactersMax else { return whole }
        let start = whole.prefix(charactersMax - 1)
        let cut = start.lastIndex(of: " ") ?? start.endIndex
        return start[..<cut] + "…"
    }
}

extension WordSet {
    init(allOf all: some Sequence<WordSet>) { self = all.reduce(into: []) { $0.formUnion($1) } }
}

/// The lines of a document: paragraphs, and what stands between line breaks within them.
struct LineReader {
    private(set) var bytes: [UInt8] = []
    private(set) var lines: [(kind: AnswerText.Line.Kind, bytes: Range<Int>)] = []
    private var (lists, tables) = (0, 0)

    /// A longer paragraph is no heading.
    static let labelWordsMax = 12

    mutating func read(_ blocks: [Block]) {
        for block in blocks where bytes.count < AnswerText.bytesMax {
            switch block {
            case .paragraph(let inlines): add(inlines, inlines.isLabel ? .label : .text)
            case .heading(let level, let inlines): add(inlines, .heading(level.rawValue))
            case .figure(let figure): add(figure.caption, .text)
            case .quote(let blocks): read(blocks, .quote)
            case .bulletList(let items), .numberedList(_, let items):
                for (number, item) in items.enumerated() {
                    read(item.blocks, .item(list: lists, number: number))
                }
                lists += 1
            case .table(let table):
                for (row, cells) in ([table.header] + table.rows).enumerated() {
                    for (column, cell) in cells.enumerated() {
                        read(cell.blocks, .cell(table: tables, row: row, column: column))
                    }
                }
                tables += 1
            }
        }
    }

    /// What stands within a block is of its kind all through.
    private mutating func read(_ blocks: [Block], _ kind: AnswerText.Line.Kind) {
        for block in blocks where bytes.count < AnswerText.bytesMax {
            switch block {
            case .paragraph(let inlines), .heading(_, let inlines): add(inlines, kind)
            case .figure(let figure): add(figure.caption, kind)
            case .quote(let blocks): read(blocks, kind)
            case .bulletList(let items), .numberedList(_, let items):
                for item in items { read(item.blocks, kind) }
            case .table: break
            }
        }
    }

    private mutating func add(_ inlines: [Inline], _ kind: AnswerText.Line.Kind) {
        var start = bytes.count
        for inline in inlines {
            switch inline {
            case .text(let text, _): bytes += text.utf8.prefix(max(0, AnswerText.bytesMax - bytes.count))
            case .lineBreak:
                lines.append((kind, start..<bytes.count))
                bytes.append(0x0A)
                start = bytes.count
            }
        }
        lines.append((kind, start..<bytes.count))
        bytes.append(0x0A)
    }
}

extension [Inline] {
    fileprivate var isLabel: Bool {
        var (text, isStrong) = ("", true)
        for inline in self {
            guard case .text(let piece, let marks) = inline else { return false }
            text += piece
            isStrong = isStrong && marks.strong
            if text.utf8.count > 200 { return false }
        }
        guard text.split(separator: " ").count <= LineReader.labelWordsMax,
            let last = text.last(where: { !$0.isWhitespace })
        else { return false }
        return isStrong || !".!?:;,)”\"".contains(last)
    }
}
