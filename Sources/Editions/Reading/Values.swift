import Base
import Foundation
import Yams

/// The kinds of value that an edition is written in.
extension Fields {
    func integer(_ key: String, _ range: ClosedRange<Int>) -> Int {
        value(key, "ett heltal mellan \(range.lowerBound) och \(range.upperBound)", or: range.lowerBound) {
            // The plain digits only: "1_000", "0x10" and "+5" are other things in other readers.
            guard $0.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int($0) else { return nil }
            return range.contains(number) ? number : nil
        }
    }

    func boolean(_ key: String) -> Bool {
        value(key, "true eller false", or: false) { ["true": true, "false": false][$0] }
    }

    /// A plain string: a key, an address, the name of a hall.
    func string(_ key: String) -> String {
        value(key, "en text", or: "") {
            let text = $0.precomposedStringWithCanonicalMapping
            return text.allSatisfy(\.isWhitespace) ? nil : text
        }
    }

    /// A name for something in the file: letters and digits, beginning with a small letter.
    func key(_ key: String = "key") -> String {
        value(key, "ett ord av bokstäverna a–z och siffror som börjar med liten bokstav", or: "") {
            isKey($0) ? $0 : nil
        }
    }

    func slug(_ key: String = "slug") -> String {
        value(
            key,
            "ett ord av små bokstäver a–z och bindestreck, \(Programme.slugCharacters.lowerBound)–\(Programme.slugCharacters.upperBound) tecken",
            or: ""
        ) {
            Programme.isSlug($0) ? $0 : nil
        }
    }

    func choice<Value: RawRepresentable<String> & CaseIterable>(_ key: String, _: Value.Type) -> Value {
        value(key, Self.oneOf(Value.self), or: Value.allCases.first!, Value.init(rawValue:))
    }

    func choices<Value: RawRepresentable<String> & CaseIterable>(_ key: String, _: Value.Type) -> [Value] {
        elements(key).map { place, node in
            scalar(node, place, Self.oneOf(Value.self), or: Value.allCases.first!, Value.init(rawValue:))
        }
    }

    func strings(_ key: String) -> [String] {
        elements(key).map { place, node in scalar(node, place, "en text", or: "") { $0 } }
    }

    private static func oneOf<Value: RawRepresentable<String> & CaseIterable>(_: Value.Type) -> String {
        "något av " + Value.allCases.map(\.rawValue).joined(separator: ", ")
    }

    /// A mapping under a key.
    func fields<Value>(_ key: String, _ read: (Fields) -> Value) -> Value {
        Self.read(node(key), at: place + [key], findings, read)
    }

    /// A mapping under a key that may be left out.
    func optional<Value>(_ key: String, _ read: (Fields) -> Value) -> Value? {
        has(key) ? fields(key, read) : nil
    }

    /// A list of mappings.
    func list<Value>(_ key: String, _ read: (Fields) -> Value) -> [Value] {
        elements(key).map { place, node in Self.read(node, at: place, findings, read) }
    }

    static func read<Value>(
        _ node: Node?, at place: [String], _ findings: Findings, _ read: (Fields) -> Value
    ) -> Value {
        let fields = Fields(node, at: place, findings)
        let value = read(fields)
        if fields.isThere { fields.close() }
        return value
    }

    /// A text in both languages, with its open places filled in.
    func text(_ key: String) -> Text { fields(key, Self.text) }

    /// A mapping that is itself a text.
    var text: Text { Self.text(self) }

    func texts(_ key: String) -> [Text] { list(key, Self.text) }

    private static func text(_ fields: Fields) -> Text {
        let before = fields.findings.problems.count
        let text = Text(swedish: fields.side("sv"), english: fields.side("en"))
        if fields.findings.problems.count == before {
            Wording.faults(in: text, at: fields.place).forEach(fields.findings.report)
        }
        return fields.findings.wording.filled(text)
    }

    private func side(_ key: String) -> String {
        value(key, "en text", or: "") { $0.precomposedStringWithCanonicalMapping }
    }
}

private func isKey(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 40 else { return false }
    return text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
}
