import RichText
import Testing

@testable import Documents

/// The city's own form, whose questions begin "Beskriv hur ni …" and stand as plain paragraphs with a number.
@Suite struct ImportSeriesTests {
    /// The questions of the form, in the city's manner; those with parts have them as letters.
    private static func questions(_ form: ImportForm) -> [(key: String, lines: [String])] {
        var questions: [(key: String, lines: [String])] = []
        var whole: String?
        for target in form.targets {
            if target.kind == .group { whole = target.number }
            guard target.kind == .question, let number = target.number else { continue }
            let asked = "Beskriv hur ni arbetar med \(target.heading.lowercased())."
            guard let letter = number.last, letter.isLetter else {
                questions.append((target.key, ["\(number). \(asked)"]))
                continue
            }
            let first = whole.map { letter == "a" ? [$0 == "16" ? "16." : "\($0). Beskriv hur verksamhetsplanen blev till."] : [] } ?? []
            questions.append((target.key, first + ["\(letter). \(asked)"]))
        }
        return questions
    }

    @Test(
        "Each numbered question of the city's form is a piece of its own, near its question, in paragraphs or in lists Word numbers",
        arguments: [false, true])
    func cityForm(isListed: Bool) throws {
        let form = try ImportFixture.form()
        let questions = Self.questions(form)
        let blocks = questions.flatMap { question -> [ImportedBlock] in
            let lines = question.lines.map { line -> ImportedBlock in
                guard isListed, let label = QuestionLabel(line), let number = label.number, label.length < line.count else {
                    return ImportedBlock(said(line))
                }
                return ImportedBlock(numbered(from: number, String(line.dropFirst(label.length))))
            }
            return lines + [
                ImportedBlock(said("Svaret på \(question.key) är ja.")), ImportedBlock(points("Ett för \(question.key)", "Två")),
            ]
        }
        let split = Split(blocks, form: form)
        let pieces = split.placed.map { ($0.key, $0.blocks) } + split.unplaced.map { ($0.nearest ?? "", $0.blocks) }
        #expect(pieces.count == 25)
        for question in questions {
            let own = pieces.filter { $0.1.spoken.contains("Svaret på \(question.key) är ja.") }
            #expect(own.map(\.0) == [question.key], "\(question.key)")
            #expect(own.first?.1.spoken.suffix(2) == ["Ett för \(question.key)", "Två"], "\(question.key)")
        }
    }

    @Test("A list of an answer that asks nothing is no series, nor is a list of two that does")
    func ownLists() throws {
        let form = try ImportFixture.form()
        let first = try #require(form.targets.first { $0.key == "1" }).text
        let answer = [said("1. Vi ringer alla."), said("2. Vi besöker alla."), said("1. Hur går det?"), said("2. Vad gör vi nu då.")]
        let split = Split((["1. \(first)"].map(said) + answer).map { ImportedBlock($0) }, form: form)
        #expect(split.placed == [PlacedText(key: "1", blocks: answer, sign: .text)])
    }
}
