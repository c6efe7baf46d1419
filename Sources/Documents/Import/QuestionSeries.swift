/// The numbered questions of a file, in order: "1. Beskriv hur ni …", "2. …", "16.", "a. …". The city's own form has them
/// as plain paragraphs, so it is their order and their first words that tell.
struct QuestionSeries {
    /// So many asking lines, numbered from 1, and it is a form, not a list in an answer.
    static let membersMin = 3
    /// So many questions in a row may have lost their line, when the next one really asks.
    static let missingMax = 2

    /// The last number of a question of the file.
    private(set) var last = 0
    /// Whether nothing has been answered since.
    var isFresh = false
    private var letter: Character?
    private var isPlain = false
    /// For each number, the last piece of the file that asks under it.
    private var lastAsked: [Int: Int] = [:]
    /// The piece that is looked at.
    var place = 0

    init() {}

    init(_ pieces: [Piece]) {
        let labelled = pieces.map { piece in Opener.all(of: piece.block).filter { $0.label?.isMarked == true && $0.label?.number != nil } }
        let known = pieces.map { $0.known?.opener?.label?.number }
        for (place, openers) in labelled.enumerated() {
            let asking = openers.first { $0.asks || $0.isQuestion }?.label?.number
            if let number = known[place] ?? asking { lastAsked[number] = place }
        }
        var members = 0
        for (place, openers) in labelled.enumerated() {
            self.place = place
            if let number = known[place] {
                last = number
            } else if let number = openers.first(where: \.asks)?.label?.number, follows(number, asks: true) {
                (last, members) = (number, members + 1)
            }
        }
        (isPlain, last, place) = (members >= Self.membersMin, 0, 0)
    }

    /// Whether a line with the number may be the next question: the very next number, or, when it asks, one a little further on
    /// when neither it nor those before it are asked later in the file.
    func follows(_ number: Int, asks: Bool) -> Bool {
        if number == last + 1 { return true }
        return asks && number > last && number <= last + 1 + Self.missingMax
            && (last + 1...number).allSatisfy { (lastAsked[$0] ?? -1) <= place }
    }

    mutating func begin(_ number: Int) { (last, letter, isFresh) = (number, nil, true) }

    /// Whether a line with the next number is a question.
    func isQuestion(_ opener: Opener) -> Bool {
        if isPlain, opener.asks || last > 0 && opener.words.isEmpty { return true }
        return (opener.isQuestion || opener.looksLikeHeading && last > 0) && (opener.looksLikeHeading || last > 0)
    }

    /// A part of the last question, "a.", when the form has one of that name too; gives its place.
    func part(_ label: QuestionLabel, _ form: KnownForm) -> Int? {
        guard isPlain, label.isMarked, label.number == nil || label.number == last, let next = label.letter,
            next == (letter.flatMap(QuestionSeries.after) ?? "a"), letter != nil || isFresh || label.number == last
        else { return nil }
        return form.place(number: "\(last)\(next)")
    }

    /// A question was met that the form calls so: "16a".
    mutating func took(_ number: String?) {
        guard let number, let sign = number.last, sign.isLetter, number.dropLast() == String(last) else { return }
        (letter, isFresh) = (sign, false)
    }

    private static func after(_ letter: Character) -> Character? {
        letter.asciiValue.map { Character(Unicode.Scalar($0 + 1)) }
    }
}
