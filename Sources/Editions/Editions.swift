package import Base
package import Mail
package import Site
package import Store

/// The award years: what each asks, when, of whom, and by which rubric; and the public pages about them.
package struct Editions: Slice {
    package static let migrations = editionMigrations

    /// Shared by the whole process: what is read is the same whoever asks.
    package static let shelf = Shelf()

    let results: any YearResults
    let readers: any EditionReaders
    /// Nil where no letter can leave.
    let outbox: Outbox?

    package init(
        results: any YearResults = NoResults(), readers: any EditionReaders = NoReaders(), outbox: Outbox? = nil
    ) {
        (self.results, self.readers, self.outbox) = (results, readers, outbox)
    }

    package func routes(_ routes: inout Routes) {
        routes.get("/", startPage)
        routes.get("/utmarkelsen", yearsPage)
        routes.get("/utmarkelsen/:year", editionPage)
        routes.get("/utmarkelsen/:year/fragor", questionsPage)
        routes.get("/utmarkelsen/:year/kalender.ics", calendarFile)
        routes.get("/om", aboutPage)
        routes.get("/tillganglighet", accessibilityPage)

        routes.get("/kansli/utgavor", officePage)
        routes.post("/kansli/utgavor", bodyBytesMax: editionUploadBytesMax, addEdition)
        routes.get("/kansli/utgavor/:edition", officeEditionPage)
        routes.post("/kansli/utgavor/:edition/inre-datum", bodyBytesMax: 16 * 1024, setInnerDates)
        routes.post("/kansli/utgavor/:edition/rattelser", bodyBytesMax: editionUploadBytesMax, correctEdition)
        routes.get("/kansli/utgavor/:edition/fragor", officeQuestionsPage)
        routes.get("/kansli/utgavor/:edition/fil", editionFile)
        routes.get("/kansli/utgavor/:edition/publicera", publishPage)
        routes.post("/kansli/utgavor/:edition/publicera", bodyBytesMax: 16 * 1024, publishEdition)
    }
}

extension Editions {
    package static func find(_ id: ID<Edition>, in db: any Connection) throws -> StoredEdition? {
        try EditionSQL.find(id, shelf, in: db)
    }

    /// Draft or published; pages that anyone may see ask `published(year:)` instead.
    package static func find(year: AwardYear, in db: any Connection) throws -> StoredEdition? {
        try EditionSQL.find(year: year, shelf, in: db)
    }

    /// The years that have an edition, draft or published. No file is read.
    package static func years(in db: any Connection) throws -> Set<AwardYear> { try EditionSQL.years(in: db) }

    /// The year of an edition; nil when there is none. No file is read.
    package static func year(of id: ID<Edition>, in db: any Connection) throws -> AwardYear? { try EditionSQL.year(of: id, in: db) }

    /// The city's programmes that have an edition, by the newest one's words for each; the first programme first.
    package static func programmes(in db: any Connection) throws -> [Programme] {
        let all = try all(in: db).map(\.edition.programme)
        var seen: Set<String> = []
        let each = ([.first].filter { first in !all.contains { $0.slug == first.slug } } + all).filter { seen.insert($0.slug).inserted }
        return each.filter { $0.slug == AwardYear.firstProgramme } + each.filter { $0.slug != AwardYear.firstProgramme }
    }

    /// Every edition, newest first.
    package static func all(in db: any Connection) throws -> [StoredEdition] {
        try EditionSQL.all(shelf, in: db)
    }

    /// Every published edition, newest first. One statement once each file has been read, and one more when any has been
    /// corrected.
    package static func published(in db: any Connection) throws -> [StoredEdition] {
        try EditionSQL.published(shelf, in: db)
    }

    /// The edition of a year when it is published, else nil.
    package static func published(year: AwardYear, in db: any Connection) throws -> StoredEdition? {
        try find(year: year, in: db).flatMap { $0.isPublished ? $0 : nil }
    }

    /// Takes a file as the edition of its year. A draft's file is replaced; the same file again changes nothing.
    /// - Throws: `EditionProblems` when the file cannot be used; `Refusal` on the field `fil` when the year is published (R10).
    @discardableResult
    package static func add(
        _ file: EditionFile, by person: ID<Person>?, at now: Instant, in db: any Connection
    ) throws -> StoredEdition {
        let edition = try shelf.edition(of: file)
        let before = try find(year: edition.year, in: db)
        if let before, before.digest == file.digest { return before }
        if let before {
            if before.isPublished {
                throw Refusal(
                    "Utgåvan \(plain: edition.year) är publicerad och kan inte bytas ut. Frågor och gränser ligger fast. Datum, möten, kontakter och skrivfel rättar du på utgåvans sida.",
                    field: "fil")
            }
            try EditionSQL.replace(before.id, with: file, by: person, at: now, in: db)
        }
        let id = before?.id ?? ID(at: now)
        if before == nil {
            try EditionSQL.insert(id, file, year: edition.year, by: person, at: now, in: db)
        }
        return StoredEdition(
            id: id, year: edition.year, digest: file.digest, publishedAt: nil, edition: edition)
    }

    /// Takes a file as a correction of a published edition (R10).
    /// - Throws: `EditionProblems` when the file cannot be used; `Refusal` when it changes what lies fast.
    static func correct(
        _ id: ID<Edition>, with file: EditionFile, reason: String, by person: ID<Person>?, at now: Instant,
        in db: any Connection
    ) throws -> (stored: StoredEdition, parts: [ErratumPart]) {
        guard let before = try find(id, in: db) else { throw Halt.notFound }
        guard before.isPublished else {
            throw Refusal("Utgåvan är ett utkast. Läs in filen på nytt i stället.", field: "fil")
        }
        let edition = try shelf.edition(of: file)
        try ErratumRule.check(from: before.edition, to: edition, at: now)
        let parts = ErratumRule.parts(from: before.edition, to: edition)
        try ErratumSQL.add(
            before.version + 1, of: id, file, reason: reason, parts: parts, by: person, at: now, in: db)
        guard let stored = try find(id, in: db) else { throw Halt.notFound }
        return (stored, parts)
    }

    /// Sets the office's inner dates, all at once; what they may be is asked by `InnerDateRule`.
    package static func set(
        _ dates: InnerDates, for id: ID<Edition>, by person: ID<Person>?, at now: Instant, in db: any Connection
    ) throws {
        try InnerDateSQL.save(dates, of: id, by: person, at: now, in: db)
    }

    /// Makes a draft public and freezes it (R10).
    /// - Throws: `Halt.notFound` for an unknown edition, `Refusal` when it is published already.
    package static func publish(
        _ id: ID<Edition>, by person: ID<Person>?, at now: Instant, in db: any Connection
    ) throws {
        guard let stored = try find(id, in: db) else { throw Halt.notFound }
        if stored.isPublished { throw Refusal("Utgåvan \(plain: stored.year) är redan publicerad.") }
        try EditionSQL.publish(id, by: person, at: now, in: db)
    }
}
