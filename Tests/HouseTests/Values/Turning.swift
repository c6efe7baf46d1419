import Base
import Editions
import Foundation

/// One value of an edition turned to another one that is allowed, with what must turn with it.
struct Turn {
    let leaf: EditionTree.Leaf
    let said: String
    let file: EditionFile
}

/// Turns each value by itself: a number one up or down, a day to the next, a yes to a no, a choice to another.
struct Turning {
    let tree: EditionTree
    private let lines: [String]
    private let name: String

    init(_ file: EditionFile) throws {
        tree = try EditionTree(file.text)
        lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        name = file.name
    }

    /// The first turn of the value that gives an edition, with what it gives in each direction; nil when none does.
    func turns(of leaf: EditionTree.Leaf) -> [Turn] {
        let tries = edits(leaf)
        return tries.compactMap { ways in
            ways.lazy.compactMap { edits -> Turn? in
                let file = EditionFile(name: name, text: text(with: edits))
                guard (try? Editions.shelf.edition(of: file)) != nil else { return nil }
                let said = edits.map { "\($0.leaf.name): \($0.leaf.value) → \($0.new)" }.joined(separator: ", ")
                return Turn(leaf: leaf, said: said, file: file)
            }.first
        }
    }

    private typealias Edit = (leaf: EditionTree.Leaf, new: String)

    /// Each of the values' sides (a meeting has a day and a clock), with the ways to turn it in the order to try.
    private func edits(_ leaf: EditionTree.Leaf) -> [[[Edit]]] {
        switch leaf.sort {
        case .number: leaf.last == "points" ? [[points(leaf)]] : [[1, -1].map { [(leaf, String(Int(leaf.value)! + $0))] }]
        case .boolean: [[[(leaf, leaf.value == "true" ? "false" : "true")]]]
        case .day: [[1, -1].map { [(leaf, Day(leaf.value)!.adding(days: $0).text)] }]
        case .month: [[-1, 31].map { [(leaf, Month(of: Month(leaf.value)!.first.adding(days: $0)).text)] }]
        case .moment: moment(leaf)
        case .choice: [swap(leaf).map { [$0] } ?? others(leaf).map { [(leaf, $0)] }]
        case .name, .text, nil: []
        }
    }

    /// Five of its points go to another answer of the section, so that all sum to 1 000.
    private func points(_ leaf: EditionTree.Leaf) -> [Edit] {
        let others = tree.leaves.filter { $0.last == "points" && $0.place[..<2] == leaf.place[..<2] && $0.name != leaf.name }
        guard let other = others.first else { return [] }
        return [(leaf, String(Int(leaf.value)! - 5)), (other, String(Int(other.value)! + 5))]
    }

    /// Its clock by a minute; and of a beginning the day, with that of its end.
    private func moment(_ leaf: EditionTree.Leaf) -> [[[Edit]]] {
        let clock: Edit = (leaf, String(leaf.value.dropLast(2)) + (leaf.value.hasSuffix("00") ? "01" : "00"))
        let end = tree.leaves.first { $0.place == leaf.place.dropLast() + ["end"] }
        guard leaf.last == "start" else { return [[[clock]]] }
        return [
            [[clock]],
            [([leaf] + (end.map { [$0] } ?? [])).map { ($0, Day($0.value.prefix(10))!.adding(days: 1).text + $0.value.dropFirst(10)) }],
        ]
    }

    /// Of a list that holds every choice, in the order to offer them, the order.
    private func swap(_ leaf: EditionTree.Leaf) -> [Edit]? {
        let list = tree.leaves.filter { $0.place.dropLast() == leaf.place.dropLast() }
        guard leaf.last == "allowedDecisions", let other = list.first(where: { $0.name != leaf.name }) else { return nil }
        return [(leaf, other.value), (other, leaf.value)]
    }

    private func others(_ leaf: EditionTree.Leaf) -> [String] {
        let all =
            switch (leaf.place[0], leaf.last) {
            case ("administrative", _): AdministrativeField.Kind.allCases.map(\.rawValue)
            case (_, "kind"): AnswerKind.allCases.map(\.rawValue)
            case (_, "allowedDecisions"): CommitteeDecision.allCases.map(\.rawValue)
            default: ["1", "2"]
            }
        return all.filter { $0 != leaf.value }
    }

    private func text(with edits: [Edit]) -> String {
        var lines = lines
        // From the right, since a value may be longer than the one before.
        for edit in edits.sorted(by: { $0.leaf.column > $1.leaf.column }) {
            let line = lines[edit.leaf.line - 1]
            let start = line.index(line.startIndex, offsetBy: edit.leaf.column - 1)
            let isQuoted = line[start] == "\""
            let first = isQuoted ? line.index(after: start) : start
            precondition(line[first...].hasPrefix(edit.leaf.value), "\(edit.leaf.name) står inte på rad \(edit.leaf.line)")
            lines[edit.leaf.line - 1] = line[..<first] + edit.new + line[first...].dropFirst(edit.leaf.value.count)
        }
        return lines.joined(separator: "\n")
    }
}
