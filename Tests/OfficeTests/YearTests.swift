import Base
import Editions
import Entries
import Foundation
import HTTPTypes
@testable import Office
import Organisations
import Server
import Site
import Store
import Support
import Testing
import World

/// Two award years that live at once: the office sees both, and stays in the one it came from.
@Suite struct YearTests {
    private func crowd(_ count: Int, from first: Int = 1, _ world: World) async throws {
        let city = world.city
        try await world.database.write { db in
            let edition = try Editions.find(city.edition, in: db)!.edition
            try Crowd(city: city, edition: edition, now: World.start).add(count, from: first, in: db)
        }
    }

    private func stayAwake(_ world: World) async throws {
        let now = world.time.now
        try await world.database.write { _ = try $0.run("UPDATE session SET started_at = \(now), seen_at = \(now)") }
    }

    @Test("The way in names what is late in an earlier year first, with one main button", arguments: Backend.available)
    func home(backend: Backend) async throws {
        try await World.run(backend) { world in
            let office = world.city["office"]
            try await world.addYear(2025)
            try await crowd(4, world)
            world.time.set(Day(2024, 7, 1)!, TimeOfDay(9, 0)!)
            try await stayAwake(world)
            let page = try await world.get("/kansli", as: office)
            #expect(page.status == 200)
            #expect(page.text.contains("En sak väntar på er. En är försenad."))
            #expect(page.text.contains("Protokoll saknas (2024)"))
            #expect(page.text.contains("Enhet 101, Enhet 103. Det skulle vara klart 28 juni 2024."))
            #expect(page.text.contains("<a href=\"/kansli/2024/deltagare?vantar=protokoll\" class=\"btn\">Se vilka</a>"))
            #expect(page.text.components(separatedBy: "class=\"btn\"").count == 2)
            #expect(page.text.contains("<a href=\"/kansli/2025\">Utmärkelsen 2025</a>"))
            // A year later 2024 has been over for long enough to ask for nothing.
            world.time.set(Day(2026, 2, 2)!, TimeOfDay(9, 0)!)
            try await stayAwake(world)
            let later = try await world.get("/kansli", as: office)
            #expect(!later.text.contains("Protokoll saknas") && later.text.contains("Utmärkelsen 2025"))
        }
    }

    @Test("The header leads from a page of one year to the same of another")
    func choice() async throws {
        try await World.run { world in
            let office = world.city["office"]
            #expect(!(try await world.get("/kansli/2024", as: office)).text.contains("Byt år"))
            let newer = try await world.addYear(2025)
            let teams = try await world.get("/kansli/2024/lag", as: office)
            #expect(teams.text.contains("År 2024") && teams.text.contains("href=\"/kansli/2025/lag\""))
            let users = try await world.get("/kansli/anvandare", as: office)
            #expect(users.text.contains("År 2025") && users.text.contains("href=\"/kansli/2024\""))
            #expect(!(try await world.get("/bidrag", as: world.city["unithead"])).text.contains("Byt år"))
            // A juror acts in one year: the header of a page of no year says that one, and not the newest.
            let juror = world.city["juror"]
            #expect(!(try await world.get("/konto", as: juror)).text.contains("År 2025"))
            let both = try await world.acting(juror, as: .juror, in: newer)
            #expect((try await world.get("/konto", as: juror)).text.contains("<summary>År 2024</summary>"))
            #expect((try await world.get("/konto", as: both)).text.contains("<summary>År 2025</summary>"))
        }
    }

    @Test(
        "A page of no year stays in the year that one came from",
        arguments: ["/kansli/anvandare", "/kansli/organisationer", "/kansli/utgavor", "/kansli/utskick", "/kansli/logg"])
    func stays(path: String) async throws {
        try await World.run { world in
            let office = world.city["office"]
            try await world.addYear(2025)
            let year = try await world.get("/kansli/2024/lag", as: office)
            #expect(year.text.contains("href=\"\(path)?ar=2024\""))
            let page = try await world.get(path + "?ar=2024", as: office)
            #expect(page.status == 200)
            #expect(page.text.contains("År 2024") && page.text.contains("href=\"/kansli/2024/deltagare\""))
            // A link inside the page, and the answer to a form, come without the year: the browser says where from.
            func follow(_ from: String) async throws -> String? {
                try await world.get(path + "?sida=2", as: office, headers: [.referer: "http://127.0.0.1" + from]).location
            }
            #expect(try await follow(path + "?ar=2024") == path + "?sida=2&ar=2024")
            #expect(try await follow("/kansli/2024/deltagare") == path + "?sida=2&ar=2024")
            #expect(try await follow("/kansli/2025/deltagare") == nil)
            #expect(try await follow("/hem") == nil)
        }
    }

    @Test("The way in asks as many statements for thirty years and entries as for one", arguments: Backend.available)
    func statements(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (database, now) = (CountingDatabase(world.database), World.start)
            func cost() async throws -> Int {
                _ = try await database.read { try HomeDesk.read(at: now, in: $0) }
                database.reset()
                _ = try await database.read { try HomeDesk.read(at: now, in: $0) }
                return database.statements
            }
            try await crowd(1, world)
            let one = try await cost()
            for year in 2025...2053 { try await world.addYear(year) }
            try await crowd(29, from: 2, world)
            #expect(try await cost() == one)
            #expect(one <= 17)
        }
    }

    @Test("Late before not late, then the earliest last day, and what is of no year before what only has a last day")
    func first() {
        func entry(_ name: String, _ change: (inout Waiting.Entry) -> Void) -> Waiting {
            WaitingTests.waiting(7, 1, TimeOfDay(12, 0)!, [WaitingTests.entry(change)])
        }
        let late = entry("a") { ($0.hasMinutes, $0.decided) = (false, false) }
        let open = entry("b") { ($0.consensusLocked, $0.visitBooked, $0.finalLocked, $0.decided) = (false, false, false, false) }
        let letters = Waiting.letters(2, since: nil)
        #expect(late.lateCount == 1)
        let years = WaitingYears([.init(2025, open), .init(2024, late)], common: letters)
        #expect(years.next?.year == 2024 && years.next?.item.kind == .minutes && years.count == 1 + late.items.count + open.items.count)
        #expect(WaitingYears([.init(2025, open)], common: letters).next?.item.kind == .letters)
        #expect(WaitingYears([.init(2025, Waiting(.init(entries: []), WaitingTests.calendar, at: World.start))]).next == nil)
    }
}
