/// A word with the white space before it, a sign, or a line break: what texts are compared by.
struct Word: Hashable {
    /// The line break's is "\n", which no text holds.
    let text: String
    /// The same with its marks: more than one piece when they change within the word.
    let pieces: [Piece]

    struct Piece: Hashable {
        let text: String
        let marks: Marks
    }

    static let lineBreak = Word(text: "\n", pieces: [])

    /// Whether letters or digits stand in it, so that it tells where in a text one is.
    var isWord: Bool { text.unicodeScalars.contains { Scalar($0) == .letter } }

    /// Of each scalar of the text.
    var marks: [Marks] {
        pieces.flatMap { piece in [Marks](repeating: piece.marks, count: piece.text.unicodeScalars.count) }
    }

    func hasLinks(of other: Word) -> Bool { marks.map(\.link) == other.marks.map(\.link) }
}

extension [Inline] {
    /// The words, which put together are the same inlines again.
    var words: [Word] {
        var cutter = Cutter()
        for inline in self {
            switch inline {
            case .text(let text, let marks): cutter.add(text, marks)
            case .lineBreak: cutter.addLineBreak()
            }
        }
        cutter.end()
        return cutter.words
    }

    /// Neighbouring texts with the same marks become one, as documents are read.
    init(words: some Sequence<Word>) {
        self = []
        var (text, marks) = ("", Marks())
        func end(_ inlines: inout [Inline]) {
            if !text.isEmpty { inlines.append(.text(text, marks)) }
            text = ""
        }
        for word in words {
            if word.pieces.isEmpty {
                end(&self)
                append(.lineBreak)
            }
            for piece in word.pieces {
                if piece.marks != marks { end(&self) }
                marks = piece.marks
                text += piece.text
            }
        }
        end(&self)
    }

    /// With every text tidied: where two were put together, signs may have become one letter.
    var tidy: [Inline] {
        map { inline in
            guard case .text(let text, let marks) = inline else { return inline }
            return .text(tidied(text), marks)
        }
    }
}

/// What a scalar is to the one who reads words.
private enum Scalar {
    case space, letter, sign

    /// Outside the common signs everything holds together: letters, marks upon them, emoji and what joins them.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .letter
        case 0x20, 0xA0: self = .space
        case ..<0xAA, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7: self = .sign
        case 0x200C, 0x200D: self = .letter
        // Languages written without spaces are read sign by sign.
        case 0x3001...0x9FFF: self = .sign
        case 0x2000...0x206F, 0x1680, 0x3000: self = scalar.properties.isWhitespace ? .space : .sign
        default: self = .letter
        }
    }
}

private struct Cutter {
    private(set) var words: [Word] = []
    private var pieces: [Word.Piece] = []
    private var last: Scalar?

    mutating func add(_ text: String, _ marks: Marks) {
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        for index in scalars.indices {
            let next = Scalar(scalars[index])
            if last == .sign || last == .letter && next != .letter {
                if start < index {
                    pieces.append(Word.Piece(text: String(scalars[start..<index]), marks: marks))
                }
                end()
                start = index
            }
            last = next
        }
        if start < scalars.endIndex {
            pieces.append(Word.Piece(text: String(scalars[start...]), marks: marks))
        }
    }

    mutating func addLineBreak() {
        end()
        words.append(.lineBreak)
    }

    /// Ends the word that is read.
    mutating func end() {
        if !pieces.isEmpty {
            words.append(
                Word(text: pieces.count == 1 ? pieces[0].text : pieces.map(\.text).joined(), pieces: pieces))
        }
        (pieces, last) = ([], nil)
    }
}
