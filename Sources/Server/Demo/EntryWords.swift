import Foundation
import Yams

/// The texts that the demo city's entries are assembled of (Demo/answers.yaml).
struct EntryWords: Sendable {
    /// Paragraphs by item, in order.
    private let answers: [String: [Pattern]]
    private let glossary: [Pattern]
    /// Whole presentations, of which an entry has one.
    private let presentations: [Pattern]
    /// Words by type of unit; `common` is for all.
    private let vocabulary: [String: Vocabulary]

    /// Rows of words that belong together, in groups of which one row each is chosen.
    private struct Vocabulary: Sendable {
        var entry: [[[String: String]]] = []
        var answer: [[[String: String]]] = []
    }

    init(path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard let all = try Yams.load(yaml: text) as? [String: Any] else { throw DemoFault("answers.yaml") }
        answers = (all["answers"] as? [String: [String]] ?? [:]).mapValues { $0.map(Pattern.init) }
        glossary = (all["glossary"] as? [String] ?? []).map(Pattern.init)
        presentations = (all["presentation"] as? [String] ?? []).map(Pattern.init)
        vocabulary = (all["vocabulary"] as? [String: [String: Any]] ?? [:]).mapValues { words in
            Vocabulary(entry: Self.groups(words["entry"]), answer: Self.groups(words["answer"]))
        }
        if answers.isEmpty || presentations.isEmpty || vocabulary["common"] == nil {
            throw DemoFault("answers.yaml")
        }
    }

    private static func groups(_ found: Any?) -> [[[String: String]]] {
        let groups = found as? [String: [[String: Any]]] ?? [:]
        return groups.sorted { $0.key < $1.key }.map { $0.value.map { $0.mapValues { "\($0)" } } }
    }

    /// The plain text of each of `items` for a unit; the same each time for the same unit and year.
    func texts(of items: [String], unit: String, type: String, year: Int) -> [(item: String, text: String)] {
        var chance = Chance("entry", unit, String(year))
        var words = choose([vocabulary["common"]?.entry, vocabulary[type]?.entry], &chance)
        words["enhet"] = unit
        for back in 1...3 { words[back == 1 ? "år" : "år-\(back - 1)"] = String(year - back) }
        return items.map { item in
            let own = choose([vocabulary["common"]?.answer, vocabulary[type]?.answer], &chance)
            let words = words.merging(own) { _, own in own }
            return (item, patterns(item, &chance).map { $0.filled(words) }.joined(separator: "\n\n"))
        }
    }

    private func patterns(_ item: String, _ chance: inout Chance) -> [Pattern] {
        switch item {
        case "glossary": glossary
        case "presentation": [chance.one(of: presentations)]
        default: answers[item] ?? []
        }
    }

    private func choose(_ groups: [[[[String: String]]]?], _ chance: inout Chance) -> [String: String] {
        groups.compactMap { $0 }.flatMap { $0 }.reduce(into: [:]) { words, rows in
            if !rows.isEmpty { words.merge(chance.one(of: rows)) { _, new in new } }
        }
    }
}

/// A text with words in braces to set in, taken apart once.
struct Pattern: Sendable {
    /// Literal pieces and the words between them, in turn, a literal first.
    private let pieces: [String]

    init(_ text: String) {
        pieces = text.split(separator: "{", omittingEmptySubsequences: false).enumerated().flatMap {
            place, part in
            if place == 0 { return [String(part)] }
            let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init)
            return halves.count == 2 ? halves : ["", "{" + part]
        }
    }

    /// A word that begins a sentence has a capital; one that is unknown stays as it is written.
    func filled(_ words: [String: String]) -> String {
        var text = ""
        for (place, piece) in pieces.enumerated() {
            if place.isMultiple(of: 2) {
                text += piece
                continue
            }
            let word = words[piece] ?? "{\(piece)}"
            let begins = text.isEmpty || text.hasSuffix(". ") || text.hasSuffix("? ")
            text += begins ? word.prefix(1).uppercased() + word.dropFirst() : word
        }
        return text
    }
}

/// A file of the demo city that does not hold what it should.
struct DemoFault: Error, CustomStringConvertible {
    let file: String
    init(_ file: String) { self.file = file }
    var description: String { "Demo/\(file) går inte att använda." }
}
