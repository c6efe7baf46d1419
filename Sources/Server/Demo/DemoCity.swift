import Base
import Editions
import Entries
import Organisations
import Site
import Store

/// The demo city: three award years around today, the same city every time.
struct DemoCity: Sendable {
    private let people: CityFill
    private let words: EntryWords
    private let remarks: Remarks
    private let years: DemoYears
    private let letters: LetterFill
    private let today: Day

    /// Reads the files of the demo and settles the calendars.
    init(_ folders: Folders, baseURL: String, today: Day) throws {
        people = try CityFill(folder: folders.demo)
        words = try EntryWords(path: folders.demo + "/answers.yaml")
        remarks = try Remarks(path: folders.demo + "/assessment.yaml")
        years = try DemoYears(try EditionFile(path: folders.editions + "/2024.yaml"), today: today)
        letters = LetterFill(baseURL: baseURL)
        self.today = today
    }

    /// Whether nobody has used the database for anything.
    static func isEmpty(_ database: any Database) async throws -> Bool {
        try await database.read { try !$0.exists("SELECT 1 FROM person LIMIT 1") }
    }

    /// Fills an empty database in one transaction, so that a filling that is stopped leaves nothing behind.
    func fill(_ database: any Database) async throws {
        try await database.write { try fill(in: $0) }
    }

    private func fill(in db: any Connection) throws {
        var diary = Diary()
        let closed = try add(years.closed, .closed, &diary, in: db)
        let assessed = try add(years.assessed, .assessed, &diary, in: db)
        let open = try add(years.open, .open, &diary, in: db)
        let begun = Stockholm.instant(closed.calendar.published.adding(days: -40), TimeOfDay(9, 0)!)
        let city = try people.write(at: begun, &diary, in: db)
        try earlierAwards(city, before: closed.number, in: db)

        let entrants = try [closed, assessed, open].map { try Entrants.of($0, city, today: today) }
        let texts = try EntryText.all(entrants.flatMap(\.self), words)
        for entrant in entrants.flatMap(\.self) {
            guard let text = texts[entrant.id] else { continue }
            var entry = EntryFill(entrant, text, in: db)
            try entry.write(&diary)
            if entrant.year.part != .closed { try letters.write(entrant, in: db) }
        }
        for (year, entrants) in zip([closed, assessed], entrants) {
            try judge(entrants, in: year, of: city, &diary, in: db)
        }
        try RequestFill(year: open, today: today).write(&diary, in: db)
        try diary.write(in: db)
    }

    private func add(
        _ file: EditionFile, _ part: DemoYear.Part, _ diary: inout Diary, in db: any Connection
    ) throws -> DemoYear {
        let calendar = try file.edition().calendar
        let at = Stockholm.instant(calendar.published)
        let stored = try Editions.add(file, by: nil, at: at.adding(hours: -200), in: db)
        try Editions.publish(stored.id, by: nil, at: at, in: db)
        diary.note("edition.published", about: stored.id.text, by: nil, as: nil, at: at)
        return DemoYear(part: part, stored: try Editions.find(stored.id, in: db) ?? stored)
    }

    /// Awards from before this installation, all long enough ago to make nobody wait.
    private func earlierAwards(_ city: City, before year: Int, in db: any Connection) throws {
        for (place, key) in ["vob-fyrvaktaren", "norra-stenkullaskolan", Cast.writing].enumerated() {
            try db.run(
                """
                INSERT INTO earlier_award (unit, year, kind)
                VALUES (\(try city.unit(key).id), \(year - 4 - place), \(place == 2 ? "honorary" : "award"))
                """)
        }
    }

    /// Committees, teams, assessment, and in the closed year jury and feedback.
    private func judge(
        _ entrants: [Entrant], in year: DemoYear, of city: City, _ diary: inout Diary, in db: any Connection
    ) throws {
        let awards = AwardFill(year: year, city: city, remarks: remarks)
        try awards.seat(&diary, in: db)
        try CaseFill(year: year, city: city).write(entrants, &diary, in: db)
        let teams = try TeamFill(year: year, city: city).write(entrants, &diary, in: db)
        try AssessmentFill(year: year, remarks: remarks, today: today).write(teams, &diary, in: db)
        guard year.part == .closed else { return }
        try awards.decide(entrants, &diary, in: db)
        try FeedbackFill(year: year, remarks: remarks).write(teams, &diary, in: db)
    }
}
