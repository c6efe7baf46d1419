/// The numbered questions of a file, in order: "1. Beskriv hur ni …", "2. …", "16.", "a. …". The city's own form has them
/// as plain paragraphs, so it is their order and their first words that tell.
struct QuestionSeries {
    /// So many asking lines, numbered from 1, and it is a form, not a list in an answer.
    static let membersMin = 3

    /// The last number of a question of the file.
    private(set) var last = 0
    /// Whether nothing has been answered since.
    var isFresh = false
    private var letter: Character?
    private var isPlain = false

    init() {}

    init(_ pieces: [Piece]) {
        var (next, members) = (1, 0)
        for piece in pieces {
            if let number = piece.known?.opener?.label?.number {
                next = number + 1
                continue
            }
            let isNext = Opener.all(of: piece.block).contains { opener in
                opener.label?.isMarked == true && opener.label?.number == next && opener.asks
            }
            if isNext { (next, members) = (next + 1, members + 1) }
        }
        isPlain = members >= Self.membersMin
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
