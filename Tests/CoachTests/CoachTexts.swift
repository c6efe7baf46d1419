import Base
import Editions
import Coach
import Foundation
import RichText
import Server
import World

/// A short answer of an invented unit, with the hints that a practised reader would give it.
struct CoachText: Sendable {
    let name: String
    let item: String
    let expected: Set<HintKind>
    let document: Document

    /// Kinds that the length alone decides are not judged by a reader.
    static let judged = Set(HintKind.allCases).subtracting([.short])

    /// The lists of words were set with these at hand.
    static let first = read("first")
    /// Written apart; what the first measurement showed of each, and what was changed after it, stands in the file.
    static let second = read("second")
    static let third = read("third")
    /// Only measured: nothing is changed after them.
    static let fourth = read("fourth")
    /// Made to deceive.
    static let fifth = read("fifth")

    func found(_ coach: Coach) -> Set<HintKind> {
        let part = Shipped.edition.part(item)!
        return Set(coach.hints(for: document, part: part, edition: Shipped.edition).map(\.kind)).intersection(
            Self.judged)
    }

    private static func read(_ name: String) -> [CoachText] {
        let path = World.repository + "/Tests/CoachTests/Texts/\(name).txt"
        let text = try! String(contentsOfFile: path, encoding: .utf8)
        return text.components(separatedBy: "\n=== ").dropFirst().map { piece in
            let lines = piece.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let head = lines[0].split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            return CoachText(
                name: head[0], item: head[1],
                expected: Set(head[2].split(separator: " ").map { HintKind(rawValue: String($0))! }),
                document: try! Document(marked(Array(lines.dropFirst()))))
        }
    }
}

/// Blocks of lines: "# " a heading, "- " an item, "|" a row of a table, all else a paragraph.
func marked(_ lines: [String]) -> [Block] {
    var blocks: [Block] = []
    var rest = lines.filter { !$0.isEmpty }[...]
    func take(_ mark: String) -> [String] {
        let taken = rest.prefix { $0.hasPrefix(mark) }
        rest = rest.dropFirst(taken.count)
        return taken.map { String($0.dropFirst(mark.count)) }
    }
    while let line = rest.first {
        if line.hasPrefix("# ") {
            blocks.append(.heading(.one, [.text(String(line.dropFirst(2)))]))
            rest = rest.dropFirst()
        } else if line.hasPrefix("- ") {
            blocks.append(.bulletList(take("- ").map { ListItem([.paragraph([.text($0)])]) }))
        } else if line.hasPrefix("| ") {
            let rows = take("| ").map { row in
                row.split(separator: "|").map {
                    TableCell([.paragraph([.text($0.trimmingCharacters(in: .whitespaces))])])
                }
                .filter { $0.blocks != [.paragraph([.text("")])] }
            }
            blocks.append(.table(Table(header: rows[0], rows: Array(rows.dropFirst()))))
        } else {
            blocks.append(.paragraph([.text(line)]))
            rest = rest.dropFirst()
        }
    }
    return blocks
}
