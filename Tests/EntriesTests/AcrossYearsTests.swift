import Base
import Editions
import Site
import Store
import Support
import Organisations
import Testing
import World

@testable import Entries

@Suite("A unit's home looks over all its years, late first, with one main button")
struct AcrossYearsTests {
    @Test("A late change of one year comes before what is to do in another, and neither opens itself", arguments: Backend.available)
    func late(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let older = try await Changed(world)
            _ = try await older.ask()
            // A second year, open while the first is judged.
            try await world.addYear(2025, days: 90)
            try await older.clock(30, 10)
            let invited = try await world.get("/bidrag", as: head).text
            #expect(invited.contains("href=\"/bidrag/\(older.entry)/andring\" class=\"btn\""), "det sena före inbjudan")
            let newer = try #require(
                try await world.post("/anmalan/2025", Story.answers.merging(Story.people) { $1 }, as: head).location)
            let page = try await world.get("/bidrag", as: head)
            #expect(page.status == 200)
            #expect(page.text.contains("Försenat</span> Kvalitetsutmärkelsen 2024: Kansliet bad er ändra i bidraget senast"))
            #expect(page.text.contains("href=\"/bidrag/\(older.entry)/andring\" class=\"btn\""))
            #expect(page.text.ranges(of: "class=\"btn\"").count == 1, "en huvudknapp")
            #expect(page.text.contains("<a href=\"\(newer)/skriva/"), "det andra året nämns")
            // Nothing late is left: the newest has the most to do, and the older one only waits.
            let request = try await older.request()
            try await world.database.write { db in
                try db.run(
                    """
                    INSERT INTO change_verdict (request, verdict, reason, at, by)
                    VALUES (\(request), 'approved', '', \(World.start), \(world.city["office"].person.id))
                    """)
            }
            #expect(try await world.get("/bidrag", as: head).location == newer)
            #expect(try await world.get("/bidrag?alla", as: head).text.contains("2024 · "))
        }
    }

    private static func year(_ number: Int, _ state: EntryState, _ urgency: NextThing.Urgency) -> UnitYears.Year {
        let now = World.start
        let header = EntryHeader(
            entry: Entry(id: ID(at: now), edition: ID(at: now), unit: ID(at: now)), year: AwardYear(number), unitName: "Lergöken",
            committee: nil, committeeName: nil, classKey: nil, state: state,
            flags: EntryFlags(lacksMinutes: true, verdict: nil, failed: [], hasOverride: false),
            progress: .init(written: 0, done: 0, characters: 0), registeredAt: now, handedInAt: nil, withdrawnAt: nil, extendedTo: nil)
        return UnitYears.Year(
            header: header, name: "Utmärkelsen \(number)", next: NextThing(urgency, "Gör \(plain: number).", "Gör", "/\(number)"))
    }

    @Test("The newest that lives opens itself unless an earlier year has something to do; what is said names its year")
    func alone() {
        let (newest, waits) = (Self.year(2027, .writing, .toDo), Self.year(2026, .handedIn, .waiting))
        #expect(UnitYears(years: [newest, waits]).alone == newest.header.id)
        #expect(UnitYears(years: [newest]).next([])?.sentence.swedish == "Gör 2027.")
        let feedback = Self.year(2026, .handedIn, .toDo)
        #expect(UnitYears(years: [newest, feedback]).alone == nil)
        #expect(UnitYears(years: [newest, feedback]).next([])?.sentence.swedish == "Utmärkelsen 2027: Gör 2027.")
        #expect(UnitYears(years: [Self.year(2027, .writing, .waiting), feedback]).next([])?.act?.path == "/2026")
        #expect(UnitYears(years: [newest, Self.year(2025, .handedIn, .late)]).next([NextThing(.toDo, "Anmäl er.")])?.act?.path == "/2025")
        #expect(UnitYears(years: [Self.year(2027, .withdrawn, .waiting), waits]).alone == nil)
    }
}
