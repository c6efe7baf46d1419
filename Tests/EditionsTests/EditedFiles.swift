import Base
import Editions
import Foundation
import World

extension Shipped {
    /// The file of 2024 with every date stated, as a year that has settled them all.
    static func whole() throws -> EditionFile {
        let file = try file(2024)
        var calendar = try file.edition().calendar
        calendar.published = Day(2024, 1, 22)!
        for (place, day) in [12, 19].enumerated() { calendar.meetings[place].registerBy = Deadline(Day(2024, 2, day)!) }
        calendar.meetings[2].registerBy = Deadline(Day(2024, 3, 1)!)
        calendar.teamsReady = Day(2024, 5, 31)!
        calendar.assessmentCloses = Deadline(Day(2024, 10, 4)!)
        calendar.juryMeets = Day(2024, 10, 24)!
        calendar.ceremony.time = TimeOfDay(15, 0)
        calendar.ceremony.timeInWords = nil
        calendar.feedbackFrom = Day(2024, 11, 27)!
        return try file.moved(toYear: 2024, calendar: calendar)
    }

    /// The file of 2024 with one piece of it exchanged; the piece must stand in it.
    static func edited(_ old: String, _ new: String, in file: EditionFile? = nil) throws -> EditionFile {
        let file = try file ?? self.file(2024)
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
