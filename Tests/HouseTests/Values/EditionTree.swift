import Base
import Yams

/// The file of an edition as its single values, each with its place: `rubric.caps.2.levelMax`.
struct EditionTree {
    /// One value of the file.
    struct Leaf {
        let place: [String]
        let value: String
        /// Where it stands in the file, from 1.
        let line: Int
        let column: Int

        var name: String { place.joined(separator: ".") }
        var last: String { place.last { Int($0) == nil } ?? "" }
        /// The place without the numbers of lists: `rubric.caps.levelMax`.
        var shape: String { place.filter { Int($0) == nil }.joined(separator: ".") }
    }

    enum Sort: Hashable { case name, text, number, day, moment, month, boolean, choice }

    let root: Node
    let leaves: [Leaf]

    init(_ text: String) throws {
        root = try compose(yaml: text)!
        leaves = Self.leaves(of: root, at: [])
    }

    private static func leaves(of node: Node, at place: [String]) -> [Leaf] {
        switch node {
        case .scalar(let scalar):
            [Leaf(place: place, value: scalar.string, line: scalar.mark?.line ?? 0, column: scalar.mark?.column ?? 0)]
        case .sequence(let list): list.enumerated().flatMap { leaves(of: $0.element, at: place + ["\($0.offset)"]) }
        case .mapping(let mapping): mapping.flatMap { leaves(of: $0.value, at: place + [$0.key.string ?? ""]) }
        case .alias: []
        }
    }

    /// The same file with other texts, by the name of the leaf; all else stands.
    func yaml(_ texts: [String: String]) throws -> String { try serialize(node: Self.with(texts, root, at: []), width: -1) }

    private static func with(_ texts: [String: String], _ node: Node, at place: [String]) -> Node {
        switch node {
        case .scalar(let scalar):
            return texts[place.joined(separator: ".")].map { .scalar(.init($0, scalar.tag, .doubleQuoted)) } ?? node
        case .sequence(let list):
            return .sequence(.init(list.enumerated().map { with(texts, $0.element, at: place + ["\($0.offset)"]) }, list.tag, list.style))
        case .mapping(let mapping):
            let pairs = mapping.map { ($0.key, with(texts, $0.value, at: place + [$0.key.string ?? ""])) }
            return .mapping(.init(pairs, mapping.tag, mapping.style))
        case .alias: return node
        }
    }
}

extension EditionTree.Leaf {
    /// Ids that parts of the file, of the program and of addresses point at each other by; to turn one is to make another thing of it.
    /// The year, a question's number, a part's letter and a level's level are such too.
    static let names: Set = ["key", "number", "letter", "level"]
    static let texts: Set = ["sv", "en", "phone", "mailbox", "place"]
    static let choices: Set = ["kind", "items", "allowedDecisions"]

    /// What sort of value it is; nil for one that this test has not learnt, which then fails.
    var sort: EditionTree.Sort? {
        if Self.names.contains(last) { return .name }
        if Self.texts.contains(last) { return .text }
        if Self.choices.contains(last) { return .choice }
        if ["true", "false"].contains(value) { return .boolean }
        if value.wholeMatch(of: /\d+/) != nil { return .number }
        if value.wholeMatch(of: /\d{4}-\d\d/) != nil { return .month }
        if Day(value) != nil { return .day }
        return value.wholeMatch(of: /\d{4}-\d\d-\d\d \d\d:\d\d/) == nil ? nil : .moment
    }
}
