import Accounts
import Base
import Editions
import Organisations
import Server
import Store
import Support
import Testing
import World

private let now = Instant("2024-01-15T08:00:00.000Z")!

/// Editions are keyed by programme and year.
@Suite struct ProgrammeTests {
    @Test(
        "A year alone is of the first programme; another has its name before",
        arguments: [
            ("2027", "kvalitetsutmarkelsen", 2027), ("fornyelsepriset/2027", "fornyelsepriset", 2027), ("ny-start/1999", "ny-start", 1999),
        ])
    func reading(text: String, programme: String, number: Int) {
        #expect(AwardYear(text) == AwardYear(number, of: programme))
        #expect(AwardYear(text)?.description == text)
    }

    @Test(
        "What no address of a year says is no year",
        arguments: [
            "", "27", "02027", "20270", "+2027", "2027/", "/2027", "2027/2027", "kvalitetsutmarkelsen/2027", "Förnyelse/2027", "x/2027",
            "a/b/2027", "-ab/2027", "ab-/2027", "fornyelsepriset/", "fornyelsepriset/202",
        ])
    func noYear(text: String) { #expect(AwardYear(text) == nil) }

    @Test("A file says its programme, and without one it is of the first; a name that cannot stand in an address is told by line")
    func file() throws {
        let edition = try EditionFile.renewal().edition()
        #expect(edition.year == World.renewal)
        #expect(edition.programme.name == Text(swedish: "Förnyelsepriset", english: "The Renewal Prize"))
        #expect(edition.name.swedish == "Förnyelsepriset 2024")
        #expect(try Shipped.edition(2024).programme == .first)
        #expect(try Shipped.edition(2024).year == 2024)
        let wrong = try Shipped.edited("slug: fornyelsepriset", "slug: Förnyelse 2", in: .renewal()).problems()
        #expect(wrong.map(\.line) == [4])
        #expect(wrong.first?.reason.contains("små bokstäver a–z och bindestreck, 3–30 tecken") == true)
    }

    @Test("Two programmes have the same year beside each other", arguments: Backend.available)
    func besides(backend: Backend) async throws {
        let (first, second) = (try Shipped.file(2024), try EditionFile.renewal())
        try await withDatabase(backend, migrations: App.migrations) { database in
            let (one, other) = try await database.write { db in
                (try Editions.add(first, by: nil, at: now, in: db), try Editions.add(second, by: nil, at: now, in: db))
            }
            #expect(one.id != other.id && one.year == 2024 && other.year == World.renewal)
            try await database.write { try Editions.publish(other.id, by: nil, at: now, in: $0) }
            #expect(try await database.read { try Editions.find(year: 2024, in: $0) }?.id == one.id)
            #expect(try await database.read { try Editions.find(year: World.renewal, in: $0) }?.id == other.id)
            #expect(try await database.read { try Editions.published(year: 2024, in: $0) } == nil)
            #expect(try await database.read { try Editions.all(in: $0) }.map(\.year) == [2024, World.renewal])
            #expect(try await database.read { try Editions.years(in: $0) } == [2024, World.renewal])
            #expect(try await database.read { try Editions.year(of: other.id, in: $0) } == World.renewal)
            #expect(try await database.read { try Editions.programmes(in: $0) }.map(\.slug) == ["kvalitetsutmarkelsen", "fornyelsepriset"])
            // The draft of the one is still a draft that may be replaced; the other is frozen.
            let changed = try Shipped.edited("phone: 08-508 29 479", "phone: 08-508 29 111")
            #expect(try await database.write { try Editions.add(changed, by: nil, at: now, in: $0) }.id == one.id)
            let frozen = try Shipped.edited("phone: 08-508 29 479", "phone: 08-508 29 111", in: second)
            await #expect(throws: Refusal.self) { try await database.write { try Editions.add(frozen, by: nil, at: now, in: $0) } }
        }
    }

    @Test("A database from before the programmes keeps everything, as years of the first", arguments: Backend.available)
    func migration(backend: Backend) async throws {
        let steps = ["editions 4 programmes", "entries programmes"]
        let before = App.migrations.filter { !steps.contains($0.name) }
        #expect(before.count == App.migrations.count - steps.count)
        let (first, second) = (try Shipped.file(2024), try EditionFile.renewal())
        let (id, unit) = (ID<Edition>(at: now), ID<Organisation>(at: now))
        try await withDatabase(backend, migrations: before) { database in
            try await database.write { db in
                try db.run(
                    """
                    INSERT INTO edition (id, year, digest, created_at, source)
                    VALUES (\(id), 2024, \(first.digest), \(now), \(Bytes(first.bytes)))
                    """)
                try db.run("INSERT INTO publication (edition, published_at) VALUES (\(id), \(now))")
                try db.run("INSERT INTO team (id, edition, number) VALUES ('t', \(id), 1)")
                try OrganisationSQL.save(
                    Organisation(id: unit, key: "lergoken", kind: .unit, name: "Lergöken", parent: nil, regime: .municipal), in: db)
                try db.run("INSERT INTO earlier_award (unit, year, kind) VALUES (\(unit), 2021, 'award')")
            }
            try await database.migrate(App.migrations)
            try await database.migrate(App.migrations)
            let stored = try await database.read { try Editions.published(year: 2024, in: $0) }
            #expect(stored?.id == id && stored?.digest == first.digest && stored?.publishedAt == now)
            let kept = try await database.read { db in
                try db.rows("SELECT programme, year, kind FROM earlier_award") {
                    "\(try $0[0] as String) \(try $0[1] as Int) \(try $0[2] as String)"
                }
            }
            #expect(kept == ["kvalitetsutmarkelsen 2021 award"])
            #expect(try await database.read { try $0.count("SELECT count(*) FROM team WHERE edition = \(id)") } == 1)
            // What referred to the editions does so still, and takes no other.
            await #expect(throws: StoreError.self) {
                try await database.write { try $0.run("INSERT INTO team (id, edition, number) VALUES ('u', 'none', 1)") }
            }
            await #expect(throws: StoreError.self) {
                try await database.write { try $0.run("DELETE FROM edition WHERE id = \(id)") }
            }
            _ = try await database.write { try Editions.add(second, by: nil, at: now, in: $0) }
            await #expect(throws: StoreError.self) {
                try await database.write {
                    try $0.run(
                        "INSERT INTO edition (id, year, digest, created_at, source) VALUES ('z', 2024, 'x', \(now), \(Bytes([1])))")
                }
            }
        }
    }
}
