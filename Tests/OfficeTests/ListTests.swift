import Assessment
import Base
import Editions
import Entries
@testable import Office
import Site
import Store
import Support
import Testing
import World

/// The questions behind the list of entries, on both databases.
@Suite struct ListTests {
    private func list(
        _ database: any Database, _ filter: LineFilter = LineFilter(), page: Int? = 1, at now: Instant = World.start,
        _ summaries: Summaries = Summaries()
    ) async throws -> EntryList {
        try await database.read { try EntryList.read(2024, page, filter, summaries, at: now, in: $0) }
    }

    private func crowd(_ count: Int, from first: Int = 1, _ world: World) async throws {
        let city = world.city
        try await world.database.write { db in
            let edition = try Editions.find(city.edition, in: db)!.edition
            try Crowd(city: city, edition: edition, now: World.start).add(count, from: first, in: db)
        }
    }

    @Test("A line says all that the office needs, and the sum is that of the levels", arguments: Backend.available)
    func line(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await crowd(2, world)
            let list = try await list(world.database)
            #expect(list.lines.map(\.unitName) == ["Enhet 101", "Enhet 102"])
            let line = list.lines[1]
            #expect((line.standing, line.committeeName) == (.consensus, "Södermalms stadsdelsnämnd"))
            #expect((line.characters, line.teamNumber, line.judges, line.sheetsLocked) == (2000, 1, 3, 3))
            #expect(line.hasMinutes && !list.lines[0].hasMinutes && line.visitAt == World.start && !line.isVisitHeld)
            let summary = try #require(list.summaries[line.entry])
            #expect(summary.means == [20, 30, 40])
            #expect(summary.range == 2)
            #expect(summary.sum?.tenths == 7000)
        }
    }

    @Test("The list asks as many statements for thirty entries as for one", arguments: Backend.available)
    func statements(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (database, now) = (CountingDatabase(world.database), World.start)
            func cost(_ body: @Sendable @escaping (any Connection, Summaries) throws -> Void) async throws -> Int {
                database.reset()
                let summaries = Summaries()
                try await database.read { try body($0, summaries) }
                return database.statements
            }
            try await crowd(1, world)
            let list: @Sendable (any Connection, Summaries) throws -> Void = {
                _ = try EntryList.read(2024, 1, LineFilter(), $1, at: now, in: $0)
            }
            let cockpit: @Sendable (any Connection, Summaries) throws -> Void = {
                _ = try Cockpit.read(2024, $1, at: now, in: $0)
            }
            let one = (list: try await cost(list), cockpit: try await cost(cockpit))
            try await crowd(29, from: 2, world)
            #expect(try await cost(list) == one.list)
            #expect(try await cost(cockpit) == one.cockpit)
            #expect(one.list <= 14)
        }
    }

    @Test("While the locks stand, nothing is computed again", arguments: Backend.available)
    func kept(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await crowd(3, world)
            let (database, summaries) = (CountingDatabase(world.database), Summaries())
            let first = try await list(database, summaries)
            database.reset()
            let second = try await list(database, summaries)
            #expect(second.summaries == first.summaries)
            #expect(database.statements == 11)
            let later = World.start.adding(seconds: 60)
            try await world.database.write { db in
                try db.run("UPDATE consensus_item SET half_levels = 10")
                try db.run("UPDATE consensus_lock SET at = \(later)")
            }
            let third = try await list(database, summaries)
            #expect(third.summaries.values.allSatisfy { $0.sum?.tenths == 10_000 })
        }
    }

    @Test("A list is read once while nothing is written, and again after a write", arguments: Backend.available)
    func lists(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (database, now, lists) = (CountingDatabase(world.database), World.start, Lists())
            func read(_ actor: String = "office") async throws -> Int {
                database.reset()
                let reader = world.city[actor].person.id
                return try await database.read {
                    try EntryList.read(2024, 1, LineFilter(), by: reader, lists, Summaries(), at: now, in: $0).lines.count
                }
            }
            try await crowd(1, from: 9, world)
            #expect(try await read() == 1 && database.statements > 4)
            #expect(try await read() == 1 && database.statements == 1)
            // Somebody else may have a conflict of interest: what one has read is not another's.
            #expect(try await read("nobody") == 1 && database.statements > 4)
            #expect(try await read("nobody") == 1 && database.statements == 1)
            let city = world.city
            try await world.database.write { db in
                _ = try Objects.make(city, at: now, in: db)
                try Audit.append("entry.registered", about: nil, by: .program, at: now, in: db)
            }
            #expect(try await read() == 3 && database.statements > 4)
        }
    }

    @Test("Filters and orders by the address bar", arguments: Backend.available)
    func filters(backend: Backend) async throws {
        try await World.run(backend) { world in
            let city = world.city
            _ = try await world.database.write { try Objects.make(city, at: World.start, in: $0) }
            try await crowd(4, from: 5, world)
            func names(_ change: (inout LineFilter) -> Void) async throws -> [String] {
                var filter = LineFilter()
                change(&filter)
                return try await list(world.database, filter).lines.map(\.unitName)
            }
            let (lergoken, solglantan) = ("Förskolan Lergöken", "Vård- och omsorgsboendet Solgläntan")
            #expect(try await names { _ in } == ["Enhet 105", "Enhet 106", "Enhet 107", "Enhet 108", lergoken, solglantan])
            #expect(try await names { $0.standing = .registered } == [lergoken, solglantan])
            #expect(try await names { $0.standing = .consensus }.count == 4)
            #expect(try await names { $0.committee = world.city.otherCommittee } == [solglantan])
            #expect(try await names { $0.search = "GLÄNT" } == [solglantan])
            #expect(try await names { $0.search = "%" } == [], "ett tecken med mening i SQL är ett tecken")
            #expect(try await names { $0.lacksMinutes = true } == ["Enhet 105", "Enhet 107", lergoken, solglantan])
            #expect(try await names { $0.order = .characters }.first == "Enhet 108")
            #expect(try await names { $0.order = .committee }.first == solglantan)
            for standing in Standing.allCases {
                let found = try await list(world.database, LineFilter(standing)).lines
                #expect(found.allSatisfy { $0.standing == standing }, "\(standing)")
            }
            let all = try await list(world.database).lines
            for standing in Standing.allCases {
                let found = try await list(world.database, LineFilter(standing)).total
                #expect(found == all.count { $0.standing == standing }, "\(standing)")
            }
        }
    }

    @Test("R12: a no-show is one from the second the hand-in closes, and not with more time", arguments: Backend.available)
    func noShow(backend: Backend) async throws {
        try await World.run(backend) { world in
            let city = world.city
            let objects = try await world.database.write { try Objects.make(city, at: World.start, in: $0) }
            try await world.database.write { db in
                try db.run(
                    """
                    INSERT INTO deadline_extension (entry, until, reason, at, by)
                    VALUES (\(objects.otherEntry), '2024-05-20', 'Sjukdom', \(World.start), \(city["office"].person.id))
                    """)
            }
            let end = Stockholm.instant(Day(2024, 5, 18)!)
            func standings(_ now: Instant) async throws -> [Standing] {
                try await list(world.database, at: now).lines.map(\.standing)
            }
            #expect(try await standings(end.adding(seconds: -1)) == [.registered, .registered])
            #expect(try await standings(end) == [.noShow, .registered])
            #expect(try await standings(Stockholm.instant(Day(2024, 5, 21)!)) == [.noShow, .noShow])
            var filter = LineFilter()
            filter.standing = .noShow
            #expect(try await list(world.database, filter, at: end).total == 1)
        }
    }

    @Test("A hundred a page, and the total of all pages", arguments: Backend.available)
    func pages(backend: Backend) async throws {
        try await World.run(backend) { world in
            let city = world.city
            try await world.database.write { db in
                for number in 1...103 {
                    let (unit, entry) = ("unit\(number)", "entry\(number)")
                    try db.run(
                        "INSERT INTO organisation (id, key, kind, name, name_folded) VALUES (\(unit), \(unit), 'unit', \(unit), \(unit))")
                    try db.run(
                        "INSERT INTO entry (id, edition, unit, created_at, created_by) VALUES (\(entry), \(city.edition), \(unit), \(World.start), \(city["unithead"].person.id))"
                    )
                    try db.run(
                        "INSERT INTO registration (entry, head_name, head_phone, head_email, contact_name, contact_phone, contact_email, registered_at, registered_by) VALUES (\(entry), '', '', '', '', '', '', \(World.start), \(city["unithead"].person.id))"
                    )
                }
            }
            let (first, second) = (try await list(world.database), try await list(world.database, page: 2))
            #expect((first.lines.count, first.total) == (100, 103))
            #expect((second.lines.count, second.total) == (3, 103))
            #expect(try await list(world.database, page: nil).lines.count == 103)
            #expect(Set(first.lines.map(\.entry)).isDisjoint(with: second.lines.map(\.entry)))
        }
    }
}

extension LineFilter {
    fileprivate init(_ standing: Standing) {
        self.init()
        self.standing = standing
    }
}

extension ListTests {
    private func list(_ database: any Database, _ summaries: Summaries) async throws -> EntryList {
        try await list(database, LineFilter(), page: 1, at: World.start, summaries)
    }
}
