package import Coach
package import Editions

/// The files that are shipped.
package enum Shipped {
    package static let folder = World.repository + "/Editions"
    package static let coach = try! CoachFile.read(path: World.repository + "/Coach/coach.yaml")

    /// The edition of 2024 with the dates that the office of the city works by.
    package static let edition: Edition = {
        var edition = try! file(2024).edition()
        edition.calendar.inner = .of2024
        return edition
    }()

    package static func file(_ year: Int) throws -> EditionFile { try EditionFile(path: "\(folder)/\(year).yaml") }

    package static func edition(_ year: Int) throws -> Edition { try file(year).edition() }
}
