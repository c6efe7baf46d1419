import RichText

/// The line that a piece of the file begins with, seen as perhaps a question.
struct Opener {
    /// How it looks.
    enum Shape { case plain, strong, heading }

    static let charactersMax = 700
    static let headingCharactersMax = 160

    let inlines: [Inline]
    let shape: Shape
    let label: QuestionLabel?
    /// The words after the label.
    let words: Words
    /// What follows in the same piece when the line is a question.
    let rest: [Block]
    let level: Int?

    var looksLikeHeading: Bool { shape != .plain }
    var isQuestion: Bool { inlines.flat.last { !$0.isWhitespace } == "?" }

    /// Whether it begins as the city's questions do, which end with no question mark: "Beskriv hur ni …".
    var asks: Bool { words.all.first.map(Opener.askingWords.contains) ?? false }

    private static let askingWords: Set = [
        "analysera", "ange", "berätta", "beskriv", "förklara", "ge", "redogör", "redovisa", "reflektera", "skriv", "utifrån",
        "visa", "välj", "hur", "när", "på", "vad", "var", "varför", "vem", "vilka", "vilken", "vilket",
    ]

    init?(_ inlines: [Inline], isHeading: Bool, rest: [Block], number: Int? = nil, level: Int? = nil) {
        let text = inlines.flat
        guard text.count <= Opener.charactersMax, !inlines.holdsNothing else { return nil }
        (self.inlines, self.rest, self.level) = (inlines, rest, level)
        let isShort = text.count <= Opener.headingCharactersMax
        shape = isHeading ? .heading : inlines.isStrong && isShort ? .strong : .plain
        let typed = QuestionLabel(text)
        label = typed ?? number.map(QuestionLabel.init(number:))
        words = Words(String(text.dropFirst(typed?.length ?? 0)))
    }

    /// The ways to see where the question ends: the whole paragraph, or its first line.
    static func all(of block: ImportedBlock) -> [Opener] {
        switch block.block {
        case .heading(_, let inlines):
            return [Opener(inlines, isHeading: true, rest: [], level: block.level ?? 1)].compactMap(\.self)
        case .paragraph(let inlines): return openers(inlines, rest: [], number: nil)
        case .bulletList(let items): return items.count == 1 ? openers(items[0], number: nil) : []
        case .numberedList(let start, let items):
            return items.count == 1 ? openers(items[0], number: block.isLettered ? nil : start) : []
        default: return []
        }
    }

    static func openers(_ item: ListItem, number: Int?) -> [Opener] {
        guard case .paragraph(let inlines)? = item.blocks.first else { return [] }
        return openers(inlines, rest: Array(item.blocks.dropFirst()), number: number)
    }

    private static func openers(_ inlines: [Inline], rest: [Block], number: Int?) -> [Opener] {
        var openers = [Opener(inlines, isHeading: false, rest: rest, number: number)]
        if let end = inlines.firstIndex(of: .lineBreak), end > 0 {
            let after = Array(inlines[(end + 1)...]).trimmed
            let first = Array(inlines[..<end])
            openers.append(Opener(first, isHeading: false, rest: [.paragraph(after)] + rest, number: number))
        }
        return openers.compactMap(\.self)
    }

    /// The opener cut after so many words beyond the label, when more follows.
    func cut(afterWords count: Int) -> Opener? {
        let text = inlines.flat
        var left = count
        var place = label.map(\.length) ?? 0
        let characters = Array(text)
        while left > 0, place < characters.count {
            while place < characters.count, !characters[place].isWord { place += 1 }
            while place < characters.count, characters[place].isWord { place += 1 }
            left -= 1
        }
        while place < characters.count, !characters[place].isWord, !"”\"(–-•".contains(characters[place]) {
            place += 1
        }
        let (question, answer) = inlines.split(at: place)
        guard !answer.holdsNothing else { return nil }
        return Opener(
            question, isHeading: shape == .heading, rest: [.paragraph(answer.trimmed)] + rest, level: level)
    }
}

extension Character {
    fileprivate var isWord: Bool { isLetter || isNumber }
}

extension [Inline] {
    /// The text, with a space for each line break: a character for each that `split` counts.
    var flat: String {
        reduce(into: "") { text, inline in
            if case .text(let piece, _) = inline { text += piece } else { text += " " }
        }
    }

    var isStrong: Bool {
        allSatisfy { inline in
            guard case .text(let text, let marks) = inline else { return true }
            return marks.strong || text.allSatisfy { $0.isWhitespace }
        }
    }

    func split(at place: Int) -> (before: [Inline], after: [Inline]) {
        var (before, after): ([Inline], [Inline]) = ([], [])
        var left = place
        for inline in self {
            guard case .text(let text, let marks) = inline else {
                if left > 0 { before.append(inline) } else { after.append(inline) }
                left -= 1
                continue
            }
            if left > 0 { before.append(.text(String(text.prefix(left)), marks)) }
            if text.count > left { after.append(.text(String(text.dropFirst(Swift.max(0, left))), marks)) }
            left -= text.count
        }
        return (before, after)
    }
}
