import Base
import Entries
import Site
import Support
import Store
import Editions
import Testing
import World

@testable import Assessment

@Suite("An examiner's home says what comes next, late first, with one act")
struct ExaminerNextTests {
    private static let (entry, closes) = (ID<Entry>(at: World.start), Deadline(Day(2024, 10, 4)!))
    private static let ceremony = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(15, 0)!)

    private static func next(
        coordinates: Bool = false, word: Bool = true, judged: Int = 0, item: String? = "1", locked: Bool = false,
        all: Bool = false, agreed: Bool = false, visit: Instant? = nil, held: Bool = false, final: Bool = false,
        at now: Instant = Stockholm.instant(Day(2024, 9, 2)!)
    ) -> NextThing {
        ExaminerNext(
            entry: entry, unit: "Solgläntan", isCoordinator: coordinates, hasGivenWord: word, judged: judged, items: 27,
            item: item, hasLocked: locked, allHaveLocked: all, consensusLocked: agreed, visitAt: visit, visitHeld: held,
            finalLocked: final, closes: closes, isCeremonyOver: now >= ceremony
        ).thing(at: now)
    }

    @Test("From the question of conflict to the visit, each step has its act")
    func steps() {
        #expect(Self.next(word: false).act?.label.swedish == "Svara på jäv")
        #expect(Self.next().act?.path == "/bidrag/\(Self.entry)/las")
        let begun = Self.next(judged: 6, item: "7")
        #expect(begun.sentence.swedish == "Solgläntan: 6 av 27 frågor är bedömda.")
        #expect(begun.act?.label.swedish == "Fortsätt med fråga 7" && begun.act?.path == "/granskning/\(Self.entry)/bedoma/7")
        #expect(Self.next(judged: 27, item: nil).act?.path == "/granskning/\(Self.entry)/las")
        #expect(Self.next(judged: 27, item: nil, locked: true).urgency == .waiting)
        #expect(Self.next(coordinates: true, locked: true).act?.label.swedish == "Boka platsbesöket")
        #expect(Self.next(coordinates: true, locked: true, all: true).act?.label.swedish == "Öppna konsensus")
        #expect(Self.next(locked: true, all: true).urgency == .waiting)
        let visit = Stockholm.instant(Day(2024, 9, 10)!, TimeOfDay(9, 0)!)
        #expect(Self.next(coordinates: true, locked: true, all: true, agreed: true, visit: visit).urgency == .waiting)
        let after = Self.next(coordinates: true, locked: true, all: true, agreed: true, visit: visit, at: visit)
        #expect(after.act?.label.swedish == "Anteckna platsbesöket")
        #expect(
            Self.next(coordinates: true, locked: true, all: true, agreed: true, visit: visit, held: true).act?.path.hasSuffix("/slutlig")
                == true)
    }

    @Test("What should have been done is late from kl. 24.00 of the last day, and what one waits for is not")
    func late() {
        #expect(Self.next(judged: 6, item: "7", at: Self.closes.end.adding(seconds: -1)).urgency == .toDo)
        let late = Self.next(judged: 6, item: "7", at: Self.closes.end)
        #expect(late.urgency == .late)
        #expect(
            late.sentence.swedish
                == "Bedömningen av Solgläntan skulle ha varit klar fredag 4 oktober 2024. Solgläntan: 6 av 27 frågor är bedömda.")
        #expect(late.act?.label.swedish == "Fortsätt med fråga 7")
        #expect(Self.next(locked: true, at: Self.closes.end).urgency == .waiting)
        #expect(Self.next(locked: true, final: true, at: Self.closes.end).urgency == .waiting)
    }

    @Test("The home page leads with it: conflict first, then the first question without a level", arguments: Backend.available)
    func page(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            let fresh = try await world.get("/granskning", as: desk["examiner"]).text
            #expect(fresh.contains("href=\"/bidrag/\(desk.entry)/las\" class=\"btn\""))
            _ = try await desk.post("/bedoma/1", ["niva": "3"], "examiner")
            let begun = try await world.get("/granskning", as: desk["examiner"]).text
            #expect(begun.contains("href=\"/granskning/\(desk.entry)/bedoma/2\" class=\"btn\""))
            #expect(begun.ranges(of: "class=\"btn\"").count == 1, "en huvudknapp")
        }
    }

    @Test("What waits in another of the examiner's years is told with a link, and what is late there leads", arguments: Backend.available)
    func years(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, now) = (world.city, World.start)
            let newer = try await world.addYear(2025)
            let entries = try await world.database.write { db in
                try [city, newer].map { year in
                    let objects = try Objects.make(year, at: now, in: db)
                    try objects.handIn(year, at: now, in: db)
                    return objects.entry
                }
            }
            let examiner = try await world.acting(city["examiner"], as: .examiner, in: newer)
            let page = try await world.get("/granskning", as: examiner).text
            #expect(page.contains("href=\"/bidrag/\(entries[1])/las\" class=\"btn\""), "det egna året leder")
            #expect(
                page.contains("<h2>Andra år</h2>") && page.contains("Kvalitetsutmärkelsen 2024: Läs hela bidraget från Förskolan Lergöken.")
            )
            #expect(page.contains("<a href=\"/bidrag/\(entries[0])/las\">Läs hela bidraget</a>"))
            world.time.set(Self.closes.end)
            try await world.database.write {
                try $0.run("UPDATE session SET started_at = \(Self.closes.end), seen_at = \(Self.closes.end)")
            }
            let late = try await world.get("/granskning", as: examiner).text
            #expect(late.contains("Försenat</span> Kvalitetsutmärkelsen 2024: Bedömningen av Förskolan Lergöken skulle ha varit klar"))
            #expect(late.contains("href=\"/bidrag/\(entries[0])/las\" class=\"btn\"") && late.ranges(of: "class=\"btn\"").count == 1)
            #expect(try await world.get("/bidrag/\(entries[0])/las", as: examiner).status == 200, "länken bär")
        }
    }
}
