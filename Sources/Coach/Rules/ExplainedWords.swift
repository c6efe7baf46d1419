package import Editions
package import RichText
import Texts

/// Words with explanations, offered where they occur: the city's concepts (R69) and the entry's own word list (R51).
package struct ExplainedWords: Sendable {
    package struct Word: Equatable, Sendable {
        package let term: Text
        package let text: Text
        /// From the entry's own word list.
        package let isOwn: Bool
    }

    private let own: Terms
    private let citys: Terms

    /// - Parameters:
    ///   - citys: the concepts of the year.
    ///   - list: the entry's word list as it is written.
    package init(_ citys: Terms, list: Document) {
        self.citys = citys
        own = Terms(
            WordListReader.words(of: list).map { entry in
                Word(
                    term: Text(swedish: entry.term, english: entry.term), text: Text(swedish: entry.text, english: entry.text), isOwn: true)
            })
    }

    /// The words that stand in any of the texts or in the document: the entry's own first, each in the order of its list.
    package func occurring(in texts: [String], _ document: Document) -> [Word] {
        var reader = LineReader()
        reader.read(document.blocks)
        var (ofOwn, ofCity): (Set<Int>, Set<Int>) = ([], [])
        for bytes in texts.map({ Array($0.utf8) }) + [reader.bytes] {
            let tokens = Self.tokens(bytes)
            own.find(tokens, &ofOwn)
            citys.find(tokens, &ofCity)
        }
        return ofOwn.sorted().map { own.words[$0] } + ofCity.sorted().map { citys.words[$0] }
    }
}

/// Words with all forms that they may have in a text.
package struct Terms: Sendable {
    let words: [ExplainedWords.Word]
    /// By each form that a term's first word may have.
    private let openings: [String: [Opening]]

    private struct Opening {
        let place: Int
        /// The forms of the term's other words, in order.
        let rest: [Set<String>]
    }

    init(_ concepts: [Concept]) {
        self.init(concepts.map { ExplainedWords.Word(term: $0.term, text: $0.text, isOwn: false) })
    }

    init(_ words: [ExplainedWords.Word]) {
        self.words = words
        var openings: [String: [Opening]] = [:]
        for (place, word) in words.enumerated() {
            for name in ExplainedWords.names(word.term.swedish) {
                let forms = ExplainedWords.tokens(Array(name.utf8)).map(WordForms.all)
                guard let first = forms.first else { continue }
                let opening = Opening(place: place, rest: Array(forms.dropFirst()))
                for form in first { openings[form, default: []].append(opening) }
            }
        }
        self.openings = openings
    }

    /// Adds the places of the terms that stand among the words of a text.
    func find(_ tokens: [String], _ found: inout Set<Int>) {
        guard !openings.isEmpty else { return }
        for (index, token) in tokens.enumerated() {
            for opening in openings[token] ?? [] where !found.contains(opening.place) {
                let rest = tokens[(index + 1)...].prefix(opening.rest.count)
                if rest.count == opening.rest.count, zip(opening.rest, rest).allSatisfy({ $0.contains($1) }) {
                    found.insert(opening.place)
                }
            }
        }
    }
}

extension ExplainedWords {
    /// "Ledning och uppföljning, ILS" and "BVC (barnavårdscentral)" are two names each. A name of one or two letters is an
    /// abbreviation or nothing: who explains "Vi" does not want it explained at every "vi".
    fileprivate static func names(_ term: String) -> [String] {
        term.split { ",()/".contains($0) }.map { Anchor.spaced(String($0)) }
            .filter { $0.count > 2 || $0.count == 2 && $0 == $0.uppercased() }
    }

    /// Words in small letters.
    fileprivate static func tokens(_ bytes: [UInt8]) -> [String] {
        let folded = Folding.folded(bytes)
        return WordReader.words(folded, [(.text, folded.indices)]).1.map { String(decoding: folded[$0], as: UTF8.self) }
    }
}

/// The forms that a Swedish word may have in a text: "mål", "målet", "målens". More than exist, and never another word's
/// beginning: "målgrupp" is no form of "mål".
enum WordForms {
    private static let endings = [
        "", "s", "n", "ns", "en", "ens", "t", "ts", "et", "ets", "r", "rs", "er", "ers", "ar", "ars", "or", "na", "nas", "ena",
        "erna", "ernas", "arna", "arnas", "rna", "rnas",
    ]
    /// A short word has few forms, and many words that look like them: "it", "its".
    static let inflectedCharactersMin = 3

    static func all(of word: String) -> Set<String> {
        guard word.count >= inflectedCharactersMin else { return [word] }
        var forms = Set(endings.map { word + $0 })
        let stem = String(word.dropLast())
        if word.hasSuffix("a") { forms.formUnion(["or", "ors", "orna", "ornas"].map { stem + $0 }) }
        if word.hasSuffix("are") { forms.formUnion([stem + "na", stem + "nas"]) }
        if word.hasSuffix("at") { forms.formUnion([stem + "d", stem + "de"]) }
        return forms
    }
}

/// Reads a word list as people write it: "Avvikelse: en händelse …", a table of two columns, or a heading and its text.
enum WordListReader {
    static let wordsMax = 200
    static let termCharactersMax = 60

    static func words(of document: Document) -> [(term: String, text: String)] {
        var reader = LineReader()
        reader.read(document.blocks)
        let lines = reader.lines.map { (kind: $0.kind, text: spaced(reader.bytes[$0.bytes])) }
        var words: [(term: String, text: String)] = []
        for (index, line) in lines.enumerated() where words.count < wordsMax {
            if let word = word(line.kind, line.text, next: index + 1 < lines.count ? lines[index + 1] : nil) { words.append(word) }
        }
        return words
    }

    private static func word(
        _ kind: AnswerText.Line.Kind, _ text: String, next: (kind: AnswerText.Line.Kind, text: String)?
    ) -> (term: String, text: String)? {
        if case .cell(let table, let row, let column) = kind {
            // The first row is a heading; the meaning stands in the second column.
            guard row > 0, column == 0, let next, next.kind == .cell(table: table, row: row, column: 1) else { return nil }
            return pair(text, next.text)
        }
        if let pair = parted(text) { return pair }
        guard kind.isHeading, let next, !next.kind.isHeading, parted(next.text) == nil else { return nil }
        return pair(text, next.text)
    }

    /// At the first sign that parts a word from its meaning.
    private static func parted(_ text: String) -> (term: String, text: String)? {
        let signs = [": ", " – ", " - ", " = "].compactMap { text.firstRange(of: $0) }
        guard let sign = signs.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
        return pair(String(text[..<sign.lowerBound]), String(text[sign.upperBound...]))
    }

    private static func pair(_ term: String, _ text: String) -> (term: String, text: String)? {
        let term = term.hasSuffix(":") ? String(term.dropLast()) : term
        guard !term.isEmpty, term.count <= termCharactersMax, !term.contains(". "), !text.isEmpty else { return nil }
        return (term, text)
    }

    private static func spaced(_ bytes: ArraySlice<UInt8>) -> String { Anchor.spaced(String(decoding: bytes, as: UTF8.self)) }
}
