import Base
import Editions
import Entries
@testable import Office
import Organisations
import Site
import Store
import Support
import Testing
import World

/// Each thing that waits for the office leads to a list of exactly the entries that it counts.
@Suite struct WaitingListTests {
    /// Eight entries with something of every kind: odd ones lack minutes, and none has final levels.
    private func fill(_ world: World) async throws -> [String] {
        let (city, now) = (world.city, World.start)
        return try await world.database.write { db in
            let edition = try Editions.find(city.edition, in: db)!.edition
            try Crowd(city: city, edition: edition, now: now).add(8, in: db)
            let entries: [String] = try db.column(
                "SELECT entry.id FROM entry JOIN organisation AS unit ON unit.id = entry.unit ORDER BY unit.name")
            let (head, office) = (city["unithead"].person.id, city["office"].person.id)
            for free in entries[1...2] { try db.run("DELETE FROM assignment WHERE entry = \(free)") }
            try db.run("INSERT INTO formal_check (entry, at, by) VALUES (\(entries[2]), \(now), \(office))")
            for judged in entries[3...5] { try db.run("DELETE FROM consensus_lock WHERE entry = \(judged)") }
            try db.run("DELETE FROM sheet_lock WHERE entry = \(entries[4])")
            for unseen in entries[4...6] { try db.run("DELETE FROM visit WHERE entry = \(unseen)") }
            try db.run(
                "INSERT INTO conflict (person, entry, reason, at) VALUES (\(city["examiner"].person.id), \(entries[5]), 'Släkt', \(now))")
            try db.run(
                "INSERT INTO exception_request (entry, reason, asked_at, asked_by) VALUES (\(entries[6]), 'Vi är nya', \(now), \(head))")
            try db.run("INSERT INTO untold_committee (entry, at) VALUES (\(entries[0]), \(now))")
            for barred in [entries[0], entries[7]] {
                try db.run(
                    """
                    INSERT INTO eligibility_check (id, entry, manager, plan, staff, verdict, failed, at, by)
                    VALUES (\(ID<Crowd>(at: now)), \(barred), 0, 0, 1, 'may-not', '', \(now), \(head))
                    """)
            }
            try db.run("UPDATE person SET phone = '08-508 00 000' WHERE id = \(city["coordinator"].person.id)")
            return entries
        }
    }

    private func come(_ day: Day, _ world: World) async throws -> Instant {
        world.time.set(day, TimeOfDay(9, 0)!)
        let now = world.time.now
        try await world.database.write { _ = try $0.run("UPDATE session SET started_at = \(now), seen_at = \(now)") }
        return now
    }

    @Test("Whom to turn to at seven committees is asked with as many statements as at one", arguments: Backend.available)
    func statements(backend: Backend) async throws {
        try await World.run(backend) { world in
            _ = try await fill(world)
            let entries: [ID<Entry>] = try await world.database.write { db in
                let entries: [ID<Entry>] = try db.column("SELECT id FROM entry ORDER BY id")
                for (place, entry) in entries.enumerated() where place > 0 {
                    let name = "Nämnd \(place)"
                    let id = ID<Organisation>(at: World.start)
                    try db.run(
                        """
                        INSERT INTO organisation (id, key, kind, name, name_folded, registry_email)
                        VALUES (\(id), \(name), 'committee', \(name), \(name.lowercased()), \("registrator\(place)@exempelstad.example"))
                        """)
                    try db.run("UPDATE organisation SET committee = \(id) WHERE id = (SELECT unit FROM entry WHERE id = \(entry))")
                }
                return entries
            }
            let database = CountingDatabase(world.database)
            func ask(_ some: [ID<Entry>]) async throws -> (statements: Int, contacts: [ID<Entry>: [HolderAddress]]) {
                database.reset()
                let found = try await database.read { try HolderSQL.find(.committee, of: some, in: $0) }
                return (database.statements, found)
            }
            let (one, all) = (try await ask([entries[1]]), try await ask(entries))
            #expect(all.statements == one.statements)
            #expect(all.contacts[entries[1]] == [.init(name: "Nämnd 1", email: "registrator1@exempelstad.example")])
            #expect(Set(all.contacts.values.map(\.first?.email)).count == entries.count)
        }
    }

    @Test("For every kind of thing that waits, the number on the home page is that of the list it leads to", arguments: Backend.available)
    func numbers(backend: Backend) async throws {
        try await World.run(backend) { world in
            let office = world.city["office"]
            _ = try await fill(world)
            var met: Set<Waiting.Kind> = []
            for day in [Day(2024, 10, 25)!, Day(2025, 1, 30)!] {
                let now = try await come(day, world)
                let desk = try await world.database.read { try HomeDesk.read(at: now, in: $0) }
                let items = try #require(desk.waiting.years.first { $0.year == 2024 }).waiting.items
                let home = try await world.get("/kansli", as: office).text
                for item in items {
                    guard let path = item.kind.list(2024) else { continue }
                    met.insert(item.kind)
                    #expect(home.contains("href=\"\(path)\""), "\(item.kind)")
                    let page = try await world.get(path, as: office).text
                    #expect(page.contains("<span>\(item.count) deltagare.</span>"), "\(item.kind)")
                    let rows = page.matches(of: /<a href="\/kansli\/2024\/deltagare\/([^"\/?]+)">/).map { String($0.1) }
                    #expect(Set(rows) == Set(item.entries.map(\.text)) && rows.count == item.count, "\(item.kind)")
                    #expect(page.contains("Bara: \(item.kind.title.swedish)") && page.contains("Visa alla deltagare"), "\(item.kind)")
                }
            }
            #expect(met == Set(Waiting.Kind.allCases.filter { $0.key != nil }))
        }
    }

    @Test("The one late thing's button leads to the list, where the row names the coordinator with e-mail and telephone")
    func coordinator() async throws {
        try await World.run { world in
            let (office, coordinator) = (world.city["office"], world.city["coordinator"].person)
            let entries = try await fill(world)
            _ = try await come(Day(2025, 1, 30)!, world)
            let list = try await world.get("/kansli/2024/deltagare?vantar=aterforing", as: office).text
            for page in [list, try await world.get("/kansli/2024/deltagare/\(entries[0])", as: office).text] {
                #expect(page.contains("Återföringsbesök är inte genomförda"))
                #expect(page.contains("href=\"mailto:\(coordinator.email)\"") && page.contains(coordinator.name))
                #expect(page.contains("<a href=\"tel:0850800000\">08-508 00 000</a>"))
            }
        }
    }

    @Test("Who is late with minutes is named with an address: on the row, and on the participant's page")
    func minutes() async throws {
        try await World.run { world in
            let (office, registrar) = (world.city["office"], world.city["registrar"].person)
            let entries = try await fill(world)
            _ = try await come(Day(2024, 7, 1)!, world)
            for path in ["?vantar=protokoll", "/\(entries[0])"] {
                let page = try await world.get("/kansli/2024/deltagare" + path, as: office).text
                #expect(page.contains("Protokoll saknas") && page.contains("Skulle vara klart 28 juni."), "\(path)")
                #expect(page.contains("href=\"mailto:\(registrar.email)\"") && page.contains(registrar.name), "\(path)")
            }
            let whole = try await world.get("/kansli/2024/deltagare/\(entries[1])", as: office).text
            #expect(!whole.contains("href=\"mailto:\(registrar.email)\""))
        }
    }

    @Test("How many sheets are locked stands once in a row of the list")
    func once() async throws {
        try await World.run { world in
            _ = try await fill(world)
            let page = try await world.get("/kansli/2024/deltagare", as: world.city["office"]).text
            #expect(page.contains("0 av 3 låsta") && !page.contains("0/3") && !page.contains("<th scope=\"col\">Låsta</th>"))
        }
    }

    @Test("What is of no year is counted on the home page, and not on the page of any year", arguments: Backend.available)
    func common(backend: Backend) async throws {
        try await World.run(backend) { world in
            let office = world.city["office"]
            try await world.addYear(2025)
            let now = World.start
            try await world.database.write { db in
                try db.run(
                    """
                    INSERT INTO letter (id, recipient_name, recipient_address, subject, body, language, kind, secret, created_at, not_before,
                        abandoned_at)
                    VALUES (\(ID<Crowd>(at: now)), 'A', 'a@exempelstad.example', 'Hej', 'Hej', 'sv', 'test', 0, \(now), \(now), \(now))
                    """)
            }
            let home = try await world.get("/kansli", as: office).text
            #expect(home.contains("En sak väntar på er.") && home.contains("Oavsett år"))
            for year in [2024, 2025] {
                let page = try await world.get("/kansli/\(year)", as: office).text
                #expect(page.contains("Inget väntar på er.") && !page.contains("Brev kom inte fram"), "\(year)")
            }
        }
    }
}
