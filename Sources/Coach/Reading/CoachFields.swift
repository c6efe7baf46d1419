import Editions
import Yams

/// One mapping of the coach's file, read key by key; a key that nobody asked for is a fault.
struct CoachFields {
    private let name: String
    private let line: Int
    private var values: [String: Node] = [:]
    private var asked: Set<String> = []

    init(_ node: Node, _ name: String) throws {
        (self.name, line) = (name, node.mark?.line ?? 1)
        guard let mapping = node.mapping else {
            throw CoachProblem(line: line, reason: "”\(name)” ska ha nycklar med värden.")
        }
        for (key, value) in mapping { values[key.string ?? ""] = value }
    }

    /// A fault at the value of a key.
    func problem(_ key: String, _ reason: String) -> CoachProblem {
        CoachProblem(line: values[key]?.mark?.line ?? line, reason: reason)
    }

    /// Tells of keys that nobody asked for. Called when all is read.
    func close() throws {
        guard let unknown = values.keys.sorted().first(where: { !asked.contains($0) }) else { return }
        throw problem(
            unknown, "Nyckeln ”\(unknown)” är okänd. Här får stå \(asked.sorted().joined(separator: ", ")).")
    }

    private mutating func node(_ key: String) throws -> Node {
        asked.insert(key)
        guard let node = values[key] else { throw problem(key, "Nyckeln ”\(key)” saknas i ”\(name)”.") }
        return node
    }

    private func scalar(_ node: Node, _ key: String) throws -> String {
        guard let text = node.scalar?.string, text.contains(where: { !$0.isWhitespace }) else {
            throw problem(key, "”\(key)” ska vara en text.")
        }
        return text
    }

    mutating func string(_ key: String) throws -> String { try scalar(try node(key), key) }

    mutating func optional<Value>(_ key: String, _ read: (String) throws -> Value) throws -> Value? {
        asked.insert(key)
        return values[key] == nil ? nil : try read(try string(key))
    }

    mutating func integer(_ key: String, _ range: ClosedRange<Int>) throws -> Int {
        guard let number = Int(try string(key)), range.contains(number) else {
            throw problem(
                key, "”\(key)” ska vara ett heltal mellan \(range.lowerBound) och \(range.upperBound).")
        }
        return number
    }

    mutating func choice<Value: RawRepresentable<String> & CaseIterable>(_ key: String, _: Value.Type) throws
        -> Value
    {
        guard let value = Value(rawValue: try string(key)) else {
            throw problem(
                key, "”\(key)” ska vara något av \(Value.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return value
    }

    mutating func fields<Value>(_ key: String, _ read: (inout CoachFields) throws -> Value) throws -> Value {
        try Self.read(try node(key), key, read)
    }

    mutating func list<Value>(_ key: String, _ read: (inout CoachFields) throws -> Value) throws -> [Value] {
        try elements(key).map { try Self.read($0, key, read) }
    }

    private static func read<Value>(
        _ node: Node, _ name: String, _ read: (inout CoachFields) throws -> Value
    ) throws -> Value {
        var fields = try CoachFields(node, name)
        let value = try read(&fields)
        try fields.close()
        return value
    }

    private mutating func elements(_ key: String) throws -> [Node] {
        guard let sequence = try node(key).sequence else { throw problem(key, "”\(key)” ska vara en lista.") }
        return Array(sequence)
    }

    /// Texts that `fault` has nothing to say of.
    mutating func strings(_ key: String, fault: (String) -> String?) throws -> [String] {
        try elements(key).map { node in
            let text = try scalar(node, key)
            if let fault = fault(text) {
                throw CoachProblem(
                    line: node.mark?.line ?? line, reason: "”\(text)” kan inte läsas. \(fault)")
            }
            return text
        }
    }

    /// A text in both languages.
    mutating func text(_ key: String) throws -> Text {
        try fields(key) { Text(swedish: try $0.string("sv"), english: try $0.string("en")) }
    }

    /// Item ids by year; nothing when the key is left out.
    mutating func years(_ key: String) throws -> [Int: [String]] {
        asked.insert(key)
        guard let node = values[key] else { return [:] }
        guard let mapping = node.mapping else {
            throw problem(key, "”\(key)” ska ha år med frågornas nummer, som 2024: [5].")
        }
        var years: [Int: [String]] = [:]
        for (year, items) in mapping {
            guard let number = year.string.flatMap({ Int($0) }), (1990...2100).contains(number),
                let items = items.sequence
            else {
                throw problem(key, "”\(key)” ska ha år med frågornas nummer, som 2024: [5].")
            }
            years[number] = try items.map { try scalar($0, key) }
        }
        return years
    }
}
