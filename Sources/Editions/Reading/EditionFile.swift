import Base
import Crypto
import Foundation
import Yams

/// The file that is an edition. Its bytes are kept as they were published, and its digest proves it (R10).
package struct EditionFile: Equatable, Sendable {
    package static let bytesMax = 1_000_000

    /// "2024.yaml": what problems are told about.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
    package init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

    /// Reads a file of the disk, named by its last part.
    package init(path: String) throws {
        let url = URL(fileURLWithPath: path)
        self.init(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
    }

    /// Every `.yaml` of a folder, by name.
    package static func all(in folder: String) throws -> [EditionFile] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".yaml") }.sorted()
            .map { try EditionFile(path: "\(folder)/\($0)") }
    }

    /// The year of the first programme that the file is named by: 2024 of "2024.yaml". What it holds is read by `edition()` alone.
    package var yearOfName: AwardYear? { AwardYear(name.prefix { $0 != "." }) }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// SHA-256 of the bytes, in 64 hexadecimal digits.
    package var digest: String {
        SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// The edition that the file states.
    /// - Throws: every problem found, by line; the edition is used whole or not at all.
    package func edition() throws(EditionProblems) -> Edition {
        let root = try tree()
        let findings = Findings(file: name, wording: Wording(year: 0, countedMonth: .unknown))
        let edition = Fields.read(root, at: [], findings) { fields in
            let number = fields.integer("number", 1900...9998)
            let calendar = fields.fields("calendar") { $0.calendar() }
            findings.wording = Wording(year: number, countedMonth: calendar.employeesCounted)
            return fields.edition(number: number, calendar: calendar)
        }
        for fault in EditionRules.faults(in: edition) where findings.canTry(fault) { findings.report(fault) }
        if !findings.problems.isEmpty { throw EditionProblems(problems: findings.byLine) }
        return edition
    }

    private func tree() throws(EditionProblems) -> Node {
        if bytes.count > Self.bytesMax {
            throw Tree.refusal(name, 1, "Filen är för stor. Den får vara högst \(Swedish.number(Self.bytesMax)) byte.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Tree.refusal(name, 1, "Filen är inte skriven i UTF-8.")
        }
        return try Tree.read(text, file: name)
    }

    /// The same edition held another year: the same words, questions and points with another number and calendar.
    /// - Throws: what is wrong with this file, or with the edition that it would become.
    package func moved(toYear year: Int, calendar: AwardCalendar) throws(EditionProblems) -> EditionFile {
        _ = try edition()
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        let parts = [("number", "number: \(year)"), ("calendar", "calendar:\n\(calendar.yaml)")]
        for (key, replacement) in parts { Self.replace(key, by: replacement, in: &lines) }
        let moved = EditionFile(
            name: "\(AwardYear(year, of: try edition().programme.slug).fileName).yaml", text: lines.joined(separator: "\n"))
        let edition = try moved.edition()
        if edition.number != year || edition.calendar.stated != calendar.stated {
            throw Tree.refusal(name, 1, "”number” och ”calendar” måste stå först på en rad för att kunna bytas ut.")
        }
        return moved
    }

    /// Replaces a key at the top with all that stands under it, up to the blank lines and comments of the next.
    private static func replace(_ key: String, by replacement: String, in lines: inout [String]) {
        guard let start = lines.firstIndex(where: { $0.hasPrefix("\(key):") }) else { return }
        let isKey: (String) -> Bool = { $0.first.map { !" -#".contains($0) } ?? false }
        var end = lines[(start + 1)...].firstIndex(where: isKey) ?? lines.endIndex
        while end > start + 1, lines[end - 1].isEmpty || lines[end - 1].hasPrefix("#") { end -= 1 }
        lines.replaceSubrange(start..<end, with: replacement.split(separator: "\n").map(String.init))
    }
}

extension Findings {
    /// Whether all that the fault speaks of could be read; caps of the rubric speak of the questions too.
    fileprivate func canTry(_ fault: Fault) -> Bool {
        let top = fault.place.first ?? ""
        let isRead = !unreadable.contains(top) && !unreadable.contains("")
        return top == "rubric" ? isRead && !unreadable.contains("sections") : isRead
    }
}
