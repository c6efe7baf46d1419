import Accounts
import Base
import Editions
import Organisations
import Store
import Support
import Testing
import World

private let migrations = Organisations.migrations + Accounts.migrations + Editions.migrations
private let now = Instant("2024-01-15T08:00:00.000Z")!

@Suite("Editions in the database")
struct EditionStoreTests {
    @Test("A draft is found by id and year, and is not public", arguments: Backend.available)
    func draft(backend: Backend) async throws {
        let file = try Shipped.file(2024)
        try await withDatabase(backend, migrations: migrations) { database in
            let added = try await database.write { try Editions.add(file, by: nil, at: now, in: $0) }
            #expect(added.year == 2024 && added.digest == file.digest && !added.isPublished)
            #expect(try await database.read { try Editions.find(added.id, in: $0) } == added)
            #expect(try await database.read { try Editions.find(year: 2024, in: $0) } == added)
            #expect(try await database.read { try Editions.published(year: 2024, in: $0) } == nil)
            #expect(try await database.read { try Editions.published(in: $0) }.isEmpty)
            #expect(try await database.read { try Editions.find(year: 2023, in: $0) } == nil)
        }
    }

    @Test("A draft may be replaced and keeps its id; a published one is frozen (R10)", arguments: Backend.available)
    func frozen(backend: Backend) async throws {
        let file = try Shipped.file(2024)
        let other = try Shipped.edited("phone: 08-508 29 479", "phone: 08-508 29 111")
        try await withDatabase(backend, migrations: migrations) { database in
            let added = try await database.write { try Editions.add(file, by: nil, at: now, in: $0) }
            let replaced = try await database.write { try Editions.add(other, by: nil, at: now, in: $0) }
            #expect(replaced.id == added.id && replaced.digest == other.digest)
            #expect(try await database.read { try Editions.find(added.id, in: $0) }?.edition.contact.phones.first == "08-508 29 111")

            try await database.write { try Editions.publish(added.id, by: nil, at: now, in: $0) }
            let refusal = await #expect(throws: Refusal.self) {
                try await database.write { try Editions.add(file, by: nil, at: now, in: $0) }
            }
            #expect(refusal?.sentence.hasPrefix("Utgåvan 2024 är publicerad och kan inte bytas ut.") == true)
            let kept = try #require(try await database.read { try Editions.published(year: 2024, in: $0) })
            #expect(kept.digest == other.digest && kept.publishedAt == now)
            // The very same file changes nothing and is no fault: what seeds a database may run again.
            #expect(try await database.write { try Editions.add(other, by: nil, at: now, in: $0) } == kept)
        }
    }

    @Test("Publishing twice is refused", arguments: Backend.available)
    func twice(backend: Backend) async throws {
        let file = try Shipped.file(2021)
        try await withDatabase(backend, migrations: migrations) { database in
            let id = try await database.write { try Editions.add(file, by: nil, at: now, in: $0) }.id
            try await database.write { try Editions.publish(id, by: nil, at: now, in: $0) }
            await #expect(throws: Refusal("Utgåvan \(plain: 2021) är redan publicerad.")) {
                try await database.write { try Editions.publish(id, by: nil, at: now, in: $0) }
            }
        }
    }

    @Test("Published editions come newest first", arguments: Backend.available)
    func order(backend: Backend) async throws {
        let files = try [2021, 2024].map(Shipped.file)
        try await withDatabase(backend, migrations: migrations) { database in
            try await database.write { db in
                for file in files {
                    try Editions.publish(try Editions.add(file, by: nil, at: now, in: db).id, by: nil, at: now, in: db)
                }
            }
            #expect(try await database.read { try Editions.published(in: $0).map(\.year) } == [2024, 2021])
            #expect(try await database.read { try Editions.all(in: $0).map(\.year) } == [2024, 2021])
        }
    }

    @Test("A file with faults leaves nothing behind", arguments: Backend.available)
    func faults(backend: Backend) async throws {
        let file = try Shipped.edited("points: 90", "points: 91")
        try await withDatabase(backend, migrations: migrations) { database in
            await #expect(throws: EditionProblems.self) {
                try await database.write { try Editions.add(file, by: nil, at: now, in: $0) }
            }
            let kept = try await database.read { try Editions.all(in: $0) }
            #expect(kept.isEmpty)
        }
    }

    @Test("A file is read once, however often it is asked for")
    func shelf() throws {
        let (shelf, file) = (Shelf(), try Shipped.file(2024))
        let edition = try shelf.edition(of: file)
        let again = try shelf.edition(digest: file.digest) {
            Issue.record("read again")
            return file
        }
        #expect(again == edition)
    }
}
