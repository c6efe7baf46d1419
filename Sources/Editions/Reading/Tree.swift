import Base
import Yams

/// The YAML of a file as a tree, or why there is none.
enum Tree {
    static func read(_ text: String, file: String) throws(EditionProblems) -> Node {
        if let line = referenceLine(text) {
            let reason = "Hänvisningar med & och * används inte i en utgåva. Sätt ett mellanslag efter tecknet."
            throw refusal(file, line, reason)
        }
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

    /// The first line where an anchor or alias could begin. The parser bounds nesting by itself, but a handful
    /// of references can grow without end.
    private static func referenceLine(_ text: String) -> Int? {
        var line = 1
        var before = UInt8(ascii: "\n")
        var isAfterSign = false
        for byte in text.utf8 {
            if isAfterSign, byte > 0x20 { return line }
            isAfterSign = (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")) && opens.contains(before)
            if byte == UInt8(ascii: "\n") { line += 1 }
            before = byte
        }
        return nil
    }

    /// What a reference stands after; the last four end the wider line breaks of YAML and the byte order mark.
    private static let opens = Set("\n\r\t [{,:".utf8).union([0x85, 0xA8, 0xA9, 0xBF])

    private static func line(of error: YamlError, in text: String) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): max(context.mark.line, 1)
        case .reader(_, let offset?, _, _): 1 + text.prefix(offset).reduce(0) { $0 + ($1.isNewline ? 1 : 0) }
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
