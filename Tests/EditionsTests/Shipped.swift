import Editions
import Foundation

/// The files that are shipped, and edited copies of them.
enum Shipped {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Editions").path

    static func file(_ year: Int) throws -> EditionFile { try EditionFile(path: "\(folder)/\(year).yaml") }

    static func edition(_ year: Int) throws -> Edition { try file(year).edition() }

    /// The file of 2024 with one piece of it exchanged; the piece must stand in it.
    static func edited(_ old: String, _ new: String, in year: Int = 2024) throws -> EditionFile {
        let file = try file(year)
        guard let range = file.text.range(of: old) else { throw NotThere(text: old) }
        return EditionFile(name: file.name, text: file.text.replacingCharacters(in: range, with: new))
    }

    struct NotThere: Error { let text: String }
}

extension EditionFile {
    /// What the file is refused for; empty when it can be used.
    func problems() -> [EditionProblem] {
        do throws(EditionProblems) {
            _ = try edition()
            return []
        } catch {
            return error.problems
        }
    }

    /// The line, from 1, where a piece of text first stands.
    func line(of text: String) -> Int {
        guard let range = self.text.range(of: text) else { return 0 }
        return self.text[..<range.lowerBound].count(where: \.isNewline) + 1
    }
}
