import Base
import Editions
import Organisations
import Site
import Store
import Support
import Testing
import World

@testable import Entries

@Suite("A unit's home says what comes next, late first, with one act")
struct UnitNextTests {
    private static let calendar = Shipped.edition.calendar

    private static func header(
        _ state: EntryState, verdict: Eligibility.Total? = nil, extendedTo: Day? = nil
    ) -> EntryHeader {
        let now = World.start
        return EntryHeader(
            entry: Entry(id: ID(at: now), edition: ID(at: now), unit: ID(at: now)), year: 2024, unitName: "Förskolan Lergöken",
            committee: nil, committeeName: nil, classKey: nil, state: state,
            flags: EntryFlags(lacksMinutes: true, verdict: verdict, failed: [], hasOverride: false),
            progress: .init(written: 0, done: 0, characters: 0), registeredAt: now,
            handedInAt: state == .handedIn ? now : nil, withdrawnAt: nil, extendedTo: extendedTo)
    }

    private static func next(
        _ header: EntryHeader, part: String? = nil, begun: Bool = false, leads: Bool = true, reopened: Bool = false,
        aftermath: Aftermath? = nil, updated: Instant? = nil, at now: Instant = World.start
    ) -> NextThing {
        UnitNext(
            header: header, edition: Shipped.edition, isReopened: reopened, part: part.flatMap { Shipped.edition.part($0) },
            isPartBegun: begun, leads: leads, aftermath: aftermath, resultsUpdatedAt: updated
        ).thing(at: now, .swedish)
    }

    @Test("R26: in the weeks before the jury who leads brings the results up to date, late when the day has gone")
    func results() {
        let header = Self.header(.handedIn)
        func next(_ month: Int, _ day: Int, updated: Instant? = nil, leads: Bool = true) -> NextThing {
            var edition = Shipped.edition
            edition.calendar.juryMeets = Day(2024, 10, 24)!
            return UnitNext(header: header, edition: edition, leads: leads, resultsUpdatedAt: updated)
                .thing(at: Stockholm.instant(Day(2024, month, day)!, TimeOfDay(9, 0)!), .swedish)
        }
        #expect(next(9, 8).urgency == .waiting)
        let asked = next(10, 1)
        #expect(asked.sentence.swedish == "Uppdatera er ekonomi senast onsdag 23 oktober 2024 kl. 24.00, 22 dagar kvar.")
        #expect(asked.urgency == .toDo && asked.act?.path == "/bidrag/\(header.id)/ekonomi")
        #expect(next(10, 24).urgency == .late)
        #expect(next(10, 1, leads: false).urgency == .waiting)
        #expect(next(10, 1, updated: Stockholm.instant(Day(2024, 9, 8)!, TimeOfDay(9, 0)!)).urgency == .toDo)
        #expect(next(10, 1, updated: Stockholm.instant(Day(2024, 9, 9)!, TimeOfDay(9, 0)!)).urgency == .waiting)
    }

    @Test("R11: a jury day that the office has set for itself is not told, not in what is shown nor in when it is shown")
    func innerDay() {
        let header = Self.header(.handedIn)
        func next(jury: Int, on day: Day, asked: Day? = nil) -> NextThing {
            var edition = Shipped.edition
            (edition.calendar.stated.juryMeets, edition.calendar.inner.juryMeets) = (nil, Day(2024, 10, jury)!)
            let asked = asked.map { Stockholm.instant($0, TimeOfDay(9, 0)!) }
            return UnitNext(header: header, edition: edition, leads: true, resultsAskedAt: asked)
                .thing(at: Stockholm.instant(day, TimeOfDay(9, 0)!), .swedish)
        }
        let (october, asked) = (Day(2024, 10, 1)!, Day(2024, 9, 30)!)
        #expect(next(jury: 24, on: october).urgency == .waiting)
        let told = "Uppdatera er ekonomi senast måndag 14 oktober 2024 kl. 24.00, 13 dagar kvar."
        for jury in [10, 24, 31] { #expect(next(jury: jury, on: october, asked: asked).sentence.swedish == told) }
        #expect(next(jury: 24, on: Day(2024, 10, 15)!, asked: asked).urgency == .late)
    }

    @Test("Who writes goes on with the part that is theirs, who is done hands in or reads")
    func writing() {
        let writing = Self.header(.writing)
        let begun = Self.next(writing, part: "13", begun: true)
        #expect(begun.sentence.swedish == "Lämna in senast fredag 17 maj 2024 kl. 24.00, 67 dagar kvar.")
        #expect(begun.act?.label.swedish == "Fortsätt med fråga 13" && begun.act?.path == "/bidrag/\(writing.id)/skriva/13")
        #expect(Self.next(writing, part: "13").act?.label.swedish == "Skriv fråga 13")
        #expect(Self.next(Self.header(.registered), part: "1").act?.label.swedish == "Börja skriva fråga 1")
        #expect(Self.next(writing).act?.label.swedish == "Granska och lämna in")
        #expect(Self.next(writing, leads: false).urgency == .waiting)
        #expect(Self.next(writing, reopened: true).sentence.swedish.hasPrefix("Bidraget är öppet igen och inte inlämnat."))
        let more = Self.header(.writing, extendedTo: Day(2024, 5, 20))
        #expect(Self.next(more).sentence.swedish.contains("måndag 20 maj 2024"))
        #expect(Self.next(Self.header(.writing, verdict: .mayNot), part: "13").act?.path.hasSuffix("/anmalan") == true)
    }

    @Test("R116: before the ceremony the calendar alone; from its first second what the unit received, and the report when it opens")
    func after() {
        let (entry, ceremony) = (Self.header(.handedIn), Self.calendar.decisionsOpen!)
        let last = ceremony.adding(seconds: -1)
        let before = Self.next(entry, updated: last, at: last)
        #expect(before.urgency == .waiting && before.act?.path.hasSuffix("/kvitto") == true)
        func told(_ honour: EarlierAward.Kind?, open: Bool) -> NextThing {
            Self.next(entry, aftermath: Aftermath(honour: honour, isReportOpen: open, hasPlan: false), at: ceremony)
        }
        #expect(told(.award, open: true).sentence.swedish == "Ni fick utmärkelsen. Läs er återkoppling.")
        #expect(told(.honorary, open: true).sentence.swedish == "Ni fick hedersomnämnande. Läs er återkoppling.")
        #expect(told(nil, open: true).sentence.swedish == "Er återkoppling är klar.")
        #expect(told(.award, open: true).act?.path == "/bidrag/\(entry.id)/aterkoppling")
        #expect(told(.award, open: false).sentence.swedish.hasPrefix("Ni fick utmärkelsen. Återkopplingen öppnar efter ert möte med laget"))
        #expect(told(nil, open: false).urgency == .waiting)
        let begun = Self.next(entry, aftermath: Aftermath(honour: .award, isReportOpen: true, hasPlan: true), at: ceremony)
        #expect(
            begun.urgency == .waiting && begun.act?.path == "/bidrag/\(entry.id)/handlingsplan", "den som har börjat på planen har läst")
    }

    @Test("R25: a unit that may not take part is led to ask the office, waits for the answer, and reads it")
    func asking() {
        func next(_ granted: Bool?, asked: Bool = true, leads: Bool = true) -> NextThing {
            UnitNext(
                header: Self.header(.writing, verdict: .mayNot), edition: Shipped.edition,
                request: asked ? ExceptionRequest(reason: "Vi delar chef.", askedAt: World.start, isGranted: granted, answer: "") : nil,
                leads: leads
            ).thing(at: World.start, .swedish)
        }
        #expect(next(nil, asked: false).act?.label.swedish == "Rätta svaren eller be om undantag")
        #expect(next(nil, asked: false, leads: false).urgency == .waiting)
        #expect(next(nil).sentence.swedish == "Kansliet prövar om ni kan få undantag. Ni får ett brev när de har svarat.")
        #expect(next(false).act?.label.swedish == "Läs svaret" && next(false).urgency == .waiting)
    }

    @Test("Of several the late comes first, then what is to do, then what is waited for")
    func order() {
        let (late, toDo, waiting) = (NextThing(.late, "Sen"), NextThing(.toDo, "Gör"), NextThing(.waiting, "Vänta"))
        #expect([waiting, toDo, late].mostUrgent == late && [waiting, toDo].mostUrgent == toDo)
        #expect([toDo, NextThing(.toDo, "Gör sedan")].mostUrgent == toDo)
        #expect([NextThing]().mostUrgent == nil)
    }

    @Test("One entry that lives opens itself, also beside earlier years; a year to register for comes first", arguments: Backend.available)
    func opens(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let invited = try await world.get("/bidrag", as: head).text
            #expect(invited.contains("<h1>Vårt bidrag</h1>") && invited.contains("href=\"/anmalan/2024\" class=\"btn\""))
            #expect(!(try await world.get("/bidrag", as: coauthor).text.contains("/anmalan/2024")))
            let entry = try await Story.register(world)
            #expect(try await world.get("/bidrag", as: head).location == "/bidrag/\(entry)")
            #expect(try await world.get("/bidrag?alla", as: head).text.contains("2024 · "))
            _ = try await world.post("/bidrag/\(entry)/avanmalan", as: head)
            #expect(try await world.get("/bidrag", as: head).status == 200, "den som är avanmäld får se alla år")
        }
    }

    @Test("The entry's home shows how far it has come, one's own parts, what others said and changed last")
    func home() async throws {
        try await World.run { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = "/bidrag/" + (try await Story.register(world))
            _ = try await world.post(entry + "/medforfattare", ["vem-3": coauthor.person.id.text], as: head)
            _ = try await world.post(entry + "/skriva/1", ["text": "Vi frågar barnen.", "revision": "0"], as: head)
            _ = try await world.post(entry + "/kommentarer", ["del": "1", "kommentar": "Skriv hur ofta."], as: head)
            let page = try await world.get(entry, as: coauthor).text
            #expect(page.contains("Skriv fråga 3</a>") && page.contains("Mina delar"))
            #expect(page.contains("Skriv hur ofta.") && page.contains("Senast ändrat"))
            #expect(page.contains("<h1>Vårt bidrag 2024</h1>"))
            #expect(page.contains("0 av \(Shipped.edition.parts.count) delar är klara, och 1 har text."))
            let own = try await world.get(entry, as: head).text
            #expect(!own.contains("Skriv hur ofta."), "sina egna ord minns man")
        }
    }

    @Test("The receipt says what happens now, and no longer what has been")
    func receipt() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let entry = "/bidrag/" + (try await Story.register(world))
            try await Story.fill(world, String(entry.dropFirst(8)))
            _ = try await world.post(entry + "/inlamning", as: head)
            let page = try await world.get(entry + "/kvitto", as: head).text
            #expect(page.contains("Vad händer nu?") && page.contains("Lagets samordnare hör av sig om ett platsbesök."))
            world.time.set(Self.calendar.assessmentCloses.end)
            try await world.keepSessionsAlive()
            let later = try await world.get(entry + "/kvitto", as: head).text
            #expect(!later.contains("hör av sig om ett platsbesök") && later.contains("Domarkommittén beslutar."))
        }
    }
}
