extension Document {
    /// A text area's text as a document, in which what was not touched keeps its form.
    ///
    /// The text area showed `plain` of the old document. Blocks whose text stands as it did are kept whole: lists, tables,
    /// quotes and pictures. Paragraphs, headings and captions that were edited stay what they are, and words that were kept in
    /// them keep their marks. A list, a table or a quote that was edited becomes paragraphs. A picture without a caption, which
    /// no line shows, stays after the block that it stood after.
    /// - Throws: `DocumentRefusal` when it is larger than a document may be.
    public init(plain text: String, keeping old: Document) throws(DocumentRefusal) {
        guard text.utf8.count <= Document.documentBytesMax else { throw .tooLarge }
        let document = Document(read: Keeping(old, paragraphs(text)).blocks)
        try Canonical(document).check()
        self = document
    }
}

/// A paragraph of a text area: its lines, none of them blank.
private struct Paragraph: Alike {
    let lines: [String]

    func mark(_ likeness: inout Likeness) {
        for line in lines { likeness.add(line) }
    }

    var inlines: [Inline] {
        Array(lines.map { [Inline.text($0)] }.joined(separator: [.lineBreak]))
    }
}

/// The paragraphs of a text area, parted by blank lines; CR LF, CR and LF all end a line.
private func paragraphs(_ text: String) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var lines: [String] = []
    for raw in rawLines(text) {
        let line = tidied(raw)
        if !line.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            lines.append(line)
        } else if !lines.isEmpty {
            paragraphs.append(Paragraph(lines: lines))
            lines = []
        }
    }
    if !lines.isEmpty { paragraphs.append(Paragraph(lines: lines)) }
    return paragraphs
}

private func rawLines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
        if scalar == "\r" || scalar == "\n" && before != "\r" {
            lines.append(String(line))
            line = String.UnicodeScalarView()
        } else if scalar != "\n" {
            line.append(scalar)
        }
        before = scalar
    }
    return lines + [String(line)]
}

/// Finds the old blocks again among the paragraphs that were typed.
private struct Keeping {
    private let typed: [Paragraph]
    private let alignment: Alignment
    private(set) var blocks: [Block] = []
    private var next = 0

    init(_ old: Document, _ typed: [Paragraph]) {
        self.typed = typed
        let shown = old.blocks.map { paragraphs($0.plain) }
        alignment = Alignment(shown.flatMap(\.self), typed)
        var first = 0
        for (block, paragraphs) in zip(old.blocks, shown) {
            keep(block, first..<first + paragraphs.count)
            first += paragraphs.count
        }
        take(until: typed.count)
    }

    /// The block, when its paragraphs stand together as they did.
    private mutating func keep(_ block: Block, _ shown: Range<Int>) {
        guard !shown.isEmpty else { return blocks.append(block) }
        let places = shown.compactMap { alignment.places[$0] }
        guard let start = places.first, let last = places.last else { return }
        if shown.allSatisfy(alignment.isKept), places.count == shown.count, last - start == shown.count - 1 {
            take(until: start)
            blocks.append(block)
        } else if shown.count == 1 {
            take(until: start)
            blocks.append(block.written(typed[start].inlines))
        } else {
            take(until: last + 1)
        }
        next = last + 1
    }

    /// Takes what was typed as paragraphs.
    private mutating func take(until end: Int) {
        while next < end {
            blocks.append(.paragraph(typed[next].inlines))
            next += 1
        }
    }
}

extension Block {
    /// The same block with new words, where it is one line of text.
    fileprivate func written(_ inlines: [Inline]) -> Block {
        switch self {
        case .paragraph(let old): .paragraph(inlines.marked(as: old))
        case .heading(let level, let old): .heading(level, inlines.marked(as: old))
        case .figure(let old):
            .figure(Figure(picture: old.picture, alt: old.alt, caption: inlines.marked(as: old.caption)))
        default: .paragraph(inlines)
        }
    }
}

extension [Inline] {
    /// With the marks that the same words have in the old line.
    fileprivate func marked(as old: [Inline]) -> [Inline] {
        var words = words
        let before = old.words
        let numbers = numbered(before.map(\.text), words.map(\.text))
        for pair in Matching.pairs(numbers[0], numbers[1]) { words[pair.new] = before[pair.old] }
        return [Inline](words: words).tidy
    }
}
