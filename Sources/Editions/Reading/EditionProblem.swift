/// Why a file cannot be used as an edition, and on which line.
package struct EditionProblem: Equatable, Sendable, CustomStringConvertible {
    package let file: String
    /// From 1.
    package let line: Int
    /// A Swedish sentence.
    package let reason: String

    package init(file: String, line: Int, reason: String) {
        (self.file, self.line, self.reason) = (file, line, reason)
    }

    /// "2024.yaml, rad 12: Nyckeln ”points” saknas."
    package var description: String { "\(file), rad \(line): \(reason)" }
}

/// A file was refused; everything found wrong in it, by line.
package struct EditionProblems: Error, Equatable, Sendable, CustomStringConvertible {
    package let problems: [EditionProblem]

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// What is found while one file is read.
final class Findings {
    let file: String
    /// Fills the open places of texts; set as soon as the year is known.
    var wording: Wording
    private(set) var problems: [EditionProblem] = []
    /// Top keys under which a value is missing or unreadable, so that no rule can be tried on them.
    private(set) var unreadable: Set<String> = []
    private var lines: [[String]: Int] = [:]

    init(file: String, wording: Wording) { (self.file, self.wording) = (file, wording) }

    func note(_ place: [String], on line: Int) { lines[place] = line }

    /// A value that could not be read; what stands instead of it is no value.
    func refuse(_ place: [String], _ reason: String) {
        unreadable.insert(place.first ?? "")
        report(Fault(place, reason))
    }

    /// A fault on the line of its place, or of the nearest thing around it.
    func report(_ fault: Fault) {
        var place = fault.place
        while lines[place] == nil, !place.isEmpty { place.removeLast() }
        let problem = EditionProblem(file: file, line: lines[place] ?? 1, reason: fault.reason)
        if !problems.contains(problem) { problems.append(problem) }
    }

    var byLine: [EditionProblem] {
        problems.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }
}
