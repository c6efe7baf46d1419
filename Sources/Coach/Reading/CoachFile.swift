import Base
import Editions
import Foundation
import Yams

/// Why `Coach/coach.yaml` cannot be used, and on which line.
package struct CoachProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    /// A Swedish sentence.
    package let reason: String

    package var description: String { "coach.yaml, rad \(line): \(reason)" }
}

/// The file of the coach's words, limits and sentences (R54). It is used whole or not at all.
package enum CoachFile {
    package static let bytesMax = 200_000
    package static let patternsMax = 3_000
    package static let patternBytesMax = 60

    /// - Throws: `CoachProblem` for the first fault found.
    package static func read(path: String) throws -> Coach {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CoachProblem(line: 1, reason: "Filen finns inte. Lägg tillbaka den i mappen Coach.")
        }
        guard bytes.count <= bytesMax else {
            throw CoachProblem(
                line: 1, reason: "Filen är för stor. Den får vara högst \(Swedish.number(bytesMax)) byte.")
        }
        return try read(text: String(decoding: bytes, as: UTF8.self))
    }

    /// - Throws: `CoachProblem` for the first fault found.
    package static func read(text: String) throws -> Coach {
        let root: Node?
        do { root = try compose(yaml: text) } catch {
            throw CoachProblem(line: line(of: error), reason: "Det här går inte att läsa som YAML.")
        }
        guard let root else { throw CoachProblem(line: 1, reason: "Filen är tom.") }
        var file = try CoachFields(root, "Filen")
        let coach = Coach(
            limits: try file.fields("limits", limits), rules: try file.list("hints", rule),
            goalParts: try file.fields("goalParts") { fields in
                try Dictionary(
                    uniqueKeysWithValues: GoalPart.allCases.map { ($0, try fields.text($0.rawValue)) })
            },
            words: try file.fields("words", words))
        try file.close()
        if let twice = Set(coach.rules.map(\.kind)).count < coach.rules.count ? coach.rules.last : nil {
            throw CoachProblem(
                line: 1,
                reason:
                    "Ett tips får stå en gång i ”hints”. Ta bort det som står två gånger, kanske ”\(twice.kind.rawValue)”."
            )
        }
        return coach
    }

    private static func line(of error: any Error) -> Int {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): max(context.mark.line, 1)
        default: 1
        }
    }

    private static func limits(_ fields: inout CoachFields) throws -> CoachLimits {
        CoachLimits(
            wordsMin: try fields.integer("wordsMin", 1...1000),
            sentenceWordsMax: try fields.integer("sentenceWordsMax", 5...500),
            yearsMin: try fields.integer("yearsMin", 1...20),
            shortPercent: try fields.integer("shortPercent", 0...100),
            passageCharactersMax: try fields.integer("passageCharactersMax", 20...1000),
            abbreviationsMax: try fields.integer("abbreviationsMax", 1...50))
    }

    private static func words(_ fields: inout CoachFields) throws -> [WordList: [String]] {
        var count = 0
        return try Dictionary(
            uniqueKeysWithValues: WordList.allCases.map { list in
                let patterns = try fields.strings(list.rawValue) {
                    isPattern($0)
                        ? nil
                        : "Skriv ord med ett mellanslag emellan, högst \(patternBytesMax) byte, och stjärna bara först eller sist i ett ord."
                }
                count += patterns.count
                guard count <= patternsMax else {
                    throw fields.problem(list.rawValue, "Orden är fler än \(patternsMax). Ta bort några.")
                }
                return (list, patterns)
            })
    }

    /// Small letters, digits and single spaces; a star at the beginning of the first word or at the end of any.
    private static func isPattern(_ pattern: String) -> Bool {
        let words = pattern.split(separator: " ", omittingEmptySubsequences: false)
        return pattern.utf8.count <= patternBytesMax && pattern == pattern.lowercased()
            && words.enumerated().allSatisfy { place, word in
                var letters = word
                if place == 0, letters.first == "*" { letters = letters.dropFirst() }
                if letters.last == "*" { letters = letters.dropLast() }
                return !letters.isEmpty && letters.allSatisfy { $0.isLetter || $0.isNumber }
            }
    }

    private static func rule(_ fields: inout CoachFields) throws -> HintRule {
        let kind = try fields.choice("kind", HintKind.self)
        let scope = try fields.fields("for", scope)
        let text = try fields.text("text")
        for side in [text.swedish, text.english] {
            for place in places(in: side) where !kind.places.contains(place) {
                let allowed = kind.places.sorted().map { "{\($0)}" }.joined(separator: ", ")
                throw fields.problem(
                    "text",
                    "”{\(place)}” fylls inte i här. "
                        + (allowed.isEmpty ? "Ta bort det." : "Här får stå \(allowed)."))
            }
        }
        return HintRule(kind, scope, text)
    }

    private static func places(in text: String) -> [String] {
        text.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }
    }

    private static func scope(_ fields: inout CoachFields) throws -> HintScope {
        HintScope(
            try fields.choice("items", HintScope.Of.self), cap: try fields.optional("cap") { $0 },
            items: try fields.years("also"), except: try fields.years("except"))
    }
}
