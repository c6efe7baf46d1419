import Base

/// A part of a document that can be known again after it was edited.
protocol Alike: Hashable {
    /// Leaves what it is known by: its words, its picture.
    func mark(_ likeness: inout Likeness)
}

/// What a part is known by when it is looked for among changed ones.
struct Likeness {
    private var bytes: [UInt8] = []
    /// A number a word, its length in the lowest byte; sorted when done. Two words may share a number: what is alike is
    /// a guess, what is equal is not.
    private var words: [UInt64] = []
    private var wordBytes = 0

    /// How alike two parts must be to count as one that was edited; 1 is the same words.
    static let least = 0.4

    init(_ part: some Alike) {
        part.mark(&self)
        words.sort()
    }

    mutating func add(_ text: String) {
        var word: UInt64 = 0xCBF2_9CE4_8422_2325
        var length = 0
        for byte in text.utf8 {
            if byte > 0x2F {
                word = (word ^ UInt64(byte)) &* 0x100_0000_01B3
                length += 1
            } else {
                end(&word, &length)
            }
        }
        end(&word, &length)
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func end(_ word: inout UInt64, _ length: inout Int) {
        guard length > 0 else { return }
        words.append(word & ~0xFF | UInt64(min(length, 255)))
        wordBytes += min(length, 255)
        (word, length) = (0xCBF2_9CE4_8422_2325, 0)
    }

    /// From 0, nothing in common, to 1: the share of the words that both have, or of the text around one change,
    /// whichever is more. So a word that grows letter by letter is known again.
    func likeness(to other: Likeness) -> Double {
        guard !bytes.isEmpty, !other.bytes.isEmpty else { return 0 }
        return max(wordsShared(with: other), endsShared(with: other))
    }

    private func wordsShared(with other: Likeness) -> Double {
        guard wordBytes + other.wordBytes > 0 else { return 0 }
        var (place, elsewhere, shared) = (0, 0, 0)
        while place < words.count, elsewhere < other.words.count {
            let (word, another) = (words[place], other.words[elsewhere])
            if word == another { shared += Int(word & 0xFF) }
            if word <= another { place += 1 }
            if another <= word { elsewhere += 1 }
        }
        return Double(2 * shared) / Double(wordBytes + other.wordBytes)
    }

    private func endsShared(with other: Likeness) -> Double {
        let least = min(bytes.count, other.bytes.count)
        var (first, last) = (0, 0)
        while first < least, bytes[first] == other.bytes[first] { first += 1 }
        while last < least - first, bytes[bytes.count - 1 - last] == other.bytes[other.bytes.count - 1 - last] {
            last += 1
        }
        let share = Double(2 * (first + last)) / Double(bytes.count + other.bytes.count)
        // All of the shorter is there: someone has gone on writing.
        return first + last == least ? max(share, 0.5) : share
    }
}

extension Block: Alike {
    func mark(_ likeness: inout Likeness) {
        if case .figure(let figure) = self {
            likeness.add(figure.picture.text)
            likeness.add(figure.alt)
        }
        [self].visit { likeness.add($0) }
    }
}

extension ListItem: Alike {
    func mark(_ likeness: inout Likeness) { blocks.visit { likeness.add($0) } }
}

/// Cells beside each other, or below.
struct Cells: Alike {
    let cells: [TableCell]

    init(_ cells: [TableCell]) { self.cells = cells }

    func mark(_ likeness: inout Likeness) {
        for cell in cells { cell.blocks.visit { likeness.add($0) } }
    }
}
