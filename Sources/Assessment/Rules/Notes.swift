import Base

/// What an examiner writes under a heading: one point a line (rules §5.3).
package struct Notes: Equatable, Sendable {
    /// The lines that hold something, without the white space around them.
    package let lines: [String]

    package static let strengthsMax = 5
    package static let areasMax = 5
    package static let questionsMax = 3

    package init(_ text: String) {
        lines = text.split(separator: "\n").map { line in
            var kept = line.drop(while: \.isWhitespace)
            while kept.last?.isWhitespace == true { kept.removeLast() }
            return String(kept)
        }.filter { !$0.isEmpty }
    }

    package var text: String { lines.joined(separator: "\n") }
    package var isEmpty: Bool { lines.isEmpty }
}
