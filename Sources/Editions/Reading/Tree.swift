import Base
import Yams

/// The YAML of a file as a tree, or why there is none.
enum Tree {
    /// Deeper nesting than any edition has; the parser calls itself for each level.
    static let nestingMax = 60

    static func read(_ text: String, file: String) throws(EditionProblems) -> Node {
        if let problem = unwanted(text) { throw refusal(file, problem.line, problem.reason) }
        do {
            guard let node = try compose(yaml: text, .default, .default, .utf8) else {
                throw refusal(file, 1, "Filen är tom.")
            }
            return node
        } catch let error as YamlError {
            throw refusal(file, line(of: error, in: text), reason(error))
        } catch let error as EditionProblems {
            throw error
        } catch {
            throw refusal(file, 1, "Filen går inte att läsa.")
        }
    }

    static func refusal(_ file: String, _ line: Int, _ reason: String) -> EditionProblems {
        EditionProblems(problems: [EditionProblem(file: file, line: line, reason: reason)])
    }

    /// What the parser must never be given: references, which can grow without end, and nesting without end.
    private static func unwanted(_ text: String) -> (line: Int, reason: String)? {
        var brackets = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var before: UInt8 = 0x20
            var indent = true
            var column = 0
            for byte in line.utf8 {
                if byte == UInt8(ascii: "#"), before == 0x20 { break }
                if indent { indent = [0x20, 0x2D, 0x3F, 0x09].contains(byte) }
                if indent { column += 1 }
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { brackets += 1 }
                if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { brackets = max(0, brackets - 1) }
                if brackets > nestingMax || column > nestingMax { return (index + 1, "Filen är nästlad för djupt.") }
                before = byte
            }
            if hasReference(line) {
                return (index + 1, "Hänvisningar med & och * används inte i en utgåva. Sätt texten inom citattecken.")
            }
        }
        return nil
    }

    /// Whether an anchor or alias could begin on the line: after its indent, or where a value begins.
    private static func hasReference(_ line: Substring) -> Bool {
        line.contains(/(?:^[\s\-?]*|[:\[,{?\-]\s+|[\[,{])[&*][^\s]/)
    }

    private static func line(of error: YamlError, in text: String) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): max(context.mark.line, 1)
        case .reader(_, let offset?, _, _): 1 + text.prefix(offset).count(where: \.isNewline)
        default: 1
        }
    }

    private static func reason(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _),
            .reader(let problem, _, _, _):
            "Det här går inte att läsa som YAML (\(problem))."
        case .duplicatedKeysInMapping(let keys, _):
            "Nyckeln ”\(keys.first ?? "")” står mer än en gång."
        default: "Filen går inte att läsa som YAML."
        }
    }
}
