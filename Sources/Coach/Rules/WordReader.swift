/// Finds words in UTF-8: letters and digits of any script; all else parts them.
enum WordReader {
    /// Each line with its words, and the words of all.
    static func words(
        _ bytes: [UInt8], _ lines: [(kind: AnswerText.Line.Kind, bytes: Range<Int>)]
    ) -> ([AnswerText.Line], [Range<Int>]) {
        var words: [Range<Int>] = []
        words.reserveCapacity(bytes.count / 6)
        let read = bytes.withUnsafeBufferPointer { bytes in
            lines.map { line in
                let first = words.count
                add(bytes, line.bytes, to: &words)
                return AnswerText.Line(kind: line.kind, bytes: line.bytes, words: first..<words.count)
            }
        }
        return (read, words)
    }

    private static func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to words: inout [Range<Int>]
    ) {
        var (index, start) = (range.lowerBound, -1)
        while index < range.upperBound {
            let (length, isWord) = letter(bytes, index)
            if isWord, start < 0 { start = index }
            if !isWord, start >= 0 {
                words.append(start..<index)
                start = -1
            }
            index += length
        }
        if start >= 0 { words.append(start..<min(index, range.upperBound)) }
    }

    /// The bytes of the sign at a place, and whether it belongs to a word.
    private static func letter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (
        length: Int, isWord: Bool
    ) {
        let byte = bytes[index]
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return (1, true)
        case 0x00..<0xC0: return (1, byte >= 0x80)
        case 0xC2: return (2, false)
        case 0xC3: return (2, index + 1 < bytes.count && bytes[index + 1] != 0x97 && bytes[index + 1] != 0xB7)
        case 0xC4...0xDF: return (2, true)
        case 0xE2: return (3, false)
        case 0xE0...0xEF: return (3, true)
        default: return (4, false)
        }
    }
}

/// Finds where sentences end: at . ! or ? before white space and a capital or a digit, or at the end of a line.
struct SentenceReader {
    /// As written.
    let bytes: [UInt8]
    let words: [Range<Int>]
    let marks: [WordSet]

    func sentences(of lines: [AnswerText.Line]) -> [AnswerText.Sentence] {
        lines.flatMap { line in line.kind.isHeading ? [] : sentences(of: line) }
    }

    private func sentences(of line: AnswerText.Line) -> [AnswerText.Sentence] {
        var found: [AnswerText.Sentence] = []
        var first = line.words.lowerBound
        for word in line.words where word + 1 == line.words.upperBound || isEnd(after: word) {
            let end = word + 1 == line.words.upperBound ? line.bytes.upperBound : words[word + 1].lowerBound
            let start = first == line.words.lowerBound ? line.bytes.lowerBound : words[first].lowerBound
            found.append(
                AnswerText.Sentence(
                    bytes: start..<end, words: first..<(word + 1), marks: WordSet(allOf: marks[first...word]))
            )
            first = word + 1
        }
        return found
    }

    /// A point after "kl" or after a single letter ends nothing.
    private func isEnd(after word: Int) -> Bool {
        let between = bytes[words[word].upperBound..<words[word + 1].lowerBound]
        guard let stop = between.firstIndex(where: { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F }),
            between[stop...].contains(where: { $0 == 0x20 || $0 == 0xA0 })
        else { return false }
        let isPoint = bytes[stop] == 0x2E
        return startsSentence(word + 1)
            && !(isPoint && (marks[word].contains(.shortening) || words[word].count == 1))
    }

    private func startsSentence(_ word: Int) -> Bool {
        let start = words[word].lowerBound
        return isCapital(bytes, start) || (0x30...0x39).contains(bytes[start])
    }
}

/// Whether a letter of the Latin alphabet, with or without signs, begins here and is a capital.
func isCapital(_ bytes: [UInt8], _ index: Int) -> Bool {
    if (0x41...0x5A).contains(bytes[index]) { return true }
    return bytes[index] == 0xC3 && index + 1 < bytes.count && (0x80...0x9E).contains(bytes[index + 1])
        && bytes[index + 1] != 0x97
}
