import Base
import Editions
import RichText
import Testing
import World

@testable import Documents
@testable import Entries

/// The city's own form with its real questions, filled in as units do it, and read in.
@Suite struct CityFormTests {
    enum Manner: CaseIterable {
        /// "1. Hur arbetar ni …", as a plain paragraph, or in bold.
        case paragraphs, bold
        /// The number is Word's own: a list of one that begins at it.
        case automatic
        /// The question in one cell and the answer in the next, or below.
        case beside, below
    }

    private struct Asked {
        let key: String
        /// What stands over the answer: one line, or for the first part of a question two.
        let lines: [String]
    }

    private static func edition(_ year: Int) throws -> Edition {
        try EditionFile(path: World.repository + "/Editions/\(year).yaml").edition()
    }

    private static func form(_ year: Int, lastYears: Int? = nil) throws -> ImportForm {
        try ImportForm(edition(year), unit: "Förskolan Lergöken", lastYears: lastYears.map { try edition($0) })
    }

    /// The questions as the city prints them: "16. …" and under it "a. …".
    private static func questions(_ year: Int) throws -> [Asked] {
        var whole: String?
        return try form(year).targets.compactMap { target in
            if target.kind == .group { whole = target.number.map { "\($0). \(target.text)" } }
            guard target.kind == .question, let number = target.number else { return nil }
            defer { whole = nil }
            guard let letter = number.last, letter.isLetter else { return Asked(key: target.key, lines: ["\(number). \(target.text)"]) }
            return Asked(key: target.key, lines: (whole.map { [$0] } ?? []) + ["\(letter). \(target.text)"])
        }
    }

    /// - Parameter missing: the question whose last line somebody has taken away.
    private static func blocks(_ questions: [Asked], _ manner: Manner, missing: String? = nil) -> [ImportedBlock] {
        questions.flatMap { question -> [Block] in
            let lines = question.key == missing ? question.lines.dropLast() : question.lines[...]
            let answer = said("Svaret på \(question.key) är ja.")
            switch manner {
            case .paragraphs: return lines.map(said) + [answer]
            case .bold: return lines.map { .paragraph([.text($0, Marks(strong: true))]) } + [answer]
            case .automatic: return lines.map(listed) + [answer]
            case .beside: return [table(lines.dropLast().map { [$0, ""] } + [[lines.last ?? "", "Svaret på \(question.key) är ja."]])]
            case .below: return [table(lines.map { [$0] } + [["Svaret på \(question.key) är ja."]])]
            }
        }.map { ImportedBlock($0) }
    }

    private static func said(_ text: String) -> Block { .paragraph([.text(text)]) }

    private static func listed(_ line: String) -> Block {
        guard let label = QuestionLabel(line), let number = label.number else { return said(line) }
        return .numberedList(start: number, [ListItem([said(String(line.dropFirst(label.length)))])])
    }

    private static func table(_ rows: [[String]]) -> Block {
        let cells = rows.map { $0.map { TableCell($0.isEmpty ? [] : [said($0)]) } }
        return .table(Table(header: cells[0], rows: Array(cells.dropFirst())))
    }

    /// For each answer the key that its piece has or is nearest to, and how many pieces there are.
    private static func parted(_ blocks: [ImportedBlock], _ form: ImportForm) -> (pieces: Int, keys: [String: String]) {
        let split = Split(blocks, form: form)
        let pieces = split.placed.map { ($0.key, $0.blocks) } + split.unplaced.map { ($0.nearest ?? "", $0.blocks) }
        var keys: [String: String] = [:]
        for (key, blocks) in pieces {
            for word in ((try? Document(blocks))?.plain ?? "").matches(of: /Svaret på (\w+) är ja/) { keys[String(word.1)] = key }
        }
        return (pieces.count, keys)
    }

    @Test(
        "Each question of the form finds its number, however the form was filled in", arguments: [(2021, 24), (2024, 25)], Manner.allCases)
    func whole(_ edition: (year: Int, questions: Int), manner: Manner) throws {
        let questions = try Self.questions(edition.year)
        #expect(questions.count == edition.questions)
        let (pieces, keys) = Self.parted(Self.blocks(questions, manner), try Self.form(edition.year))
        #expect(pieces == edition.questions)
        #expect(keys == Dictionary(uniqueKeysWithValues: questions.map { ($0.key, $0.key) }))
    }

    @Test("The form of 2021 in the year 2024 comes in as 24 pieces, each answer in one of its own", arguments: Manner.allCases)
    func earlier(manner: Manner) throws {
        let questions = try Self.questions(2021)
        let (pieces, keys) = Self.parted(Self.blocks(questions, manner), try Self.form(2024, lastYears: 2021))
        #expect(pieces == 24 && keys.count == 24)
    }

    @Test(
        "With one question's line taken away its answer stands with the one before, and all others where they belong",
        arguments: [2021, 2024], [Manner.paragraphs, .bold, .automatic])
    func oneMissing(year: Int, manner: Manner) throws {
        let (questions, form) = (try Self.questions(year), try Self.form(year))
        for missing in questions.dropFirst() {
            let (pieces, keys) = Self.parted(Self.blocks(questions, manner, missing: missing.key), form)
            // The first part of a question stands under the whole question still.
            #expect(pieces == questions.count - (missing.lines.count > 1 ? 0 : 1), "\(missing.key)")
            for other in questions where other.key != missing.key { #expect(keys[other.key] == other.key, "\(missing.key): \(other.key)") }
        }
    }

    @Test("In another year's form, too, one missing line takes one piece and no more", arguments: [Manner.paragraphs, .bold, .automatic])
    func oneMissingOfAnotherYear(manner: Manner) throws {
        let (questions, form) = (try Self.questions(2021), try Self.form(2024, lastYears: 2021))
        for missing in questions.dropFirst() {
            #expect(Self.parted(Self.blocks(questions, manner, missing: missing.key), form).pieces == 23, "\(missing.key)")
        }
    }

    @Test("An answer's own numbered list is no question, also where a question's line is missing")
    func ownList() throws {
        let (questions, form) = (try Self.questions(2021), try Self.form(2024, lastYears: 2021))
        // Under question 3: steps that go on past the number that is missing, and ask nothing; and two that ask, with the numbers of later questions.
        let own = [
            "1. Vi frågar.", "2. Vi provar.", "3. Vi mäter.", "4. Vi berättar.", "5. Vi börjar om.", "5. Vad blev bättre?",
            "6. Hur går vi vidare?",
        ].map(Self.said)
        var blocks = Self.blocks(questions, .paragraphs, missing: "4")
        let place = try #require(blocks.firstIndex { $0.block == Self.said("Svaret på 3 är ja.") })
        blocks.insert(contentsOf: own.map { ImportedBlock($0) }, at: place + 1)
        let split = Split(blocks, form: form)
        let pieces = split.placed.map(\.blocks) + split.unplaced.map(\.blocks)
        #expect(pieces.count == 23)
        let third = try #require(pieces.first { $0.contains(Self.said("Svaret på 3 är ja.")) })
        #expect(Array(third.suffix(own.count + 2)) == [Self.said("Svaret på 3 är ja.")] + own + [Self.said("Svaret på 4 är ja.")])
    }
}
