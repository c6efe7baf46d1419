import Base
import Foundation
import Yams

/// One mapping of the file, read key by key. A key that nobody asked for is unknown.
///
/// A value that is missing or of the wrong type is told to the findings, and a stand-in goes on in its place,
/// so that one reading finds as much as possible. An edition with findings is never used.
final class Fields {
    let findings: Findings
    let place: [String]
    /// False when there is no mapping to read; that has been told already.
    private(set) var isThere = false
    private var values: [String: Node] = [:]
    private var keys: [String] = []
    private var asked: [String] = []

    init(_ node: Node?, at place: [String], _ findings: Findings) {
        (self.place, self.findings) = (place, findings)
        guard let node else { return }
        guard let mapping = node.mapping else {
            findings.refuse(place, "\(Self.named(place)) ska ha nycklar med värden.")
            return
        }
        isThere = true
        for (key, value) in mapping {
            guard let name = key.string else {
                findings.report(Fault(place, "En nyckel måste vara ett ord."))
                continue
            }
            keys.append(name)
            values[name] = value
            findings.note(place + [name], on: (key.mark ?? value.mark)?.line ?? 1)
        }
    }

    /// Tells of the keys that nobody asked for. Called when all is read.
    func close() {
        for key in keys where !asked.contains(key) {
            let known = asked.joined(separator: ", ")
            findings.report(Fault(place + [key], "Nyckeln ”\(key)” är okänd. Här får stå \(known)."))
        }
    }

    func has(_ key: String) -> Bool {
        ask(key)
        return values[key] != nil
    }

    /// The value of a key that must stand.
    func node(_ key: String) -> Node? {
        ask(key)
        if values[key] == nil, isThere {
            findings.refuse(place, "Nyckeln ”\(key)” saknas.")
        }
        return values[key]
    }

    /// A scalar that `read` makes something of; `kind` ends the sentence "X ska vara …".
    func value<Value>(_ key: String, _ kind: String, or standIn: Value, _ read: (String) -> Value?) -> Value {
        guard let node = node(key) else { return standIn }
        return scalar(node, place + [key], kind, or: standIn, read)
    }

    func scalar<Value>(
        _ node: Node, _ place: [String], _ kind: String, or standIn: Value, _ read: (String) -> Value?
    ) -> Value {
        if let string = node.scalar?.string, let value = read(string) { return value }
        findings.refuse(place, "\(Self.named(place)) ska vara \(kind).")
        return standIn
    }

    /// The nodes of a list with their places; an empty list may stand.
    func elements(_ key: String) -> [(place: [String], node: Node)] {
        guard let node = node(key) else { return [] }
        let place = place + [key]
        guard let sequence = node.sequence else {
            findings.refuse(place, "”\(key)” ska vara en lista.")
            return []
        }
        return sequence.enumerated().map { index, node in
            let element = place + ["\(index)"]
            if let line = node.mark?.line { findings.note(element, on: line) }
            return (element, node)
        }
    }

    private func ask(_ key: String) { if !asked.contains(key) { asked.append(key) } }

    static func named(_ place: [String]) -> String {
        guard let last = place.last else { return "Filen" }
        guard let index = Int(last) else { return "”\(last)”" }
        return "Nummer \(index + 1) i ”\(place.dropLast().last ?? "")”"
    }
}
