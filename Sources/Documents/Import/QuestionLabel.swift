/// What stands before a question: "16a.", "Fråga 3:", "b)". A date such as "22 mars" is none.
struct QuestionLabel: Equatable {
    /// Nil for a letter alone.
    var number: Int?
    var letter: Character?
    /// Whether a full stop, a bracket or the word "Fråga" says that it is a label, not a number in a text.
    var isMarked: Bool
    /// How many characters it takes, with the space after it.
    var length: Int

    /// "16a"; nil for a letter alone.
    var text: String? { number.map { "\($0)\(letter.map(String.init) ?? "")" } }

    init(number: Int) { (self.number, letter, isMarked, length) = (number, nil, true, 0) }

    init?(_ line: String) {
        var rest = line[...]
        rest.skipSpaces()
        var isMarked = false
        if rest.lowercased().hasPrefix("fråga ") {
            rest = rest.dropFirst(6)
            rest.skipSpaces()
            isMarked = true
        }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 2 else { return nil }
        rest = rest[digits.endIndex...]
        let number = Int(digits)
        let letter = QuestionLabel.letter(rest, after: number)
        if letter != nil {
            rest.skipSpaces()
            rest = rest.dropFirst()
        }
        guard number != nil || letter != nil else { return nil }
        if let sign = rest.first, ".):".contains(sign) {
            rest = rest.dropFirst()
            isMarked = true
        }
        // "3.5 procent" and "8:30" have no space.
        guard rest.isEmpty || rest.first?.isWhitespace == true, number != nil || isMarked else { return nil }
        rest.skipSpaces()
        (self.number, self.letter, self.isMarked) = (number, letter, isMarked || letter != nil)
        length = line.count - rest.count
    }

    /// "16a", "16 a)" and "a)", but not the first word of "16 av dem".
    private static func letter(_ text: Substring, after number: Int?) -> Character? {
        let spaces = text.prefix { $0 == " " || $0 == "\u{A0}" }.count
        let rest = text.dropFirst(spaces)
        guard let letter = rest.first?.lowercased().first, "abcdefgh".contains(letter) else { return nil }
        let next = rest.dropFirst().first
        if let next, ".):".contains(next) { return letter }
        guard number != nil, spaces == 0 else { return nil }
        return next == nil || next == " " || next == "\u{A0}" ? letter : nil
    }
}

extension Substring {
    fileprivate mutating func skipSpaces() { self = drop { $0.isWhitespace } }
}
