import Accounts
import Base
import Editions
import Mail
import Organisations
import RichText
import Server
import Site
import Store
import Support
import Testing
import World

@testable import Entries
@testable import Texts

/// Entries in the database, on every kind of it.
@Suite struct StoreTests {
    static let now = World.start
    static let closes = Shipped.edition.calendar.entryCloses

    /// A unit that is registered, with its people.
    struct Place: Sendable {
        let entry: Entry
        let head: ID<Person>
        let colleague: ID<Person>
        let office: ID<Person>
        let committee: ID<Organisation>
    }

    static func place(in db: any Connection) throws -> Place {
        let file = try Shipped.file(2024)
        let stored = try Editions.add(file, by: nil, at: now, in: db)
        try Editions.publish(stored.id, by: nil, at: now, in: db)
        try Editions.set(.of2024, for: stored.id, by: nil, at: now, in: db)
        let (committee, unit) = (ID<Organisation>(at: now), ID<Organisation>(at: now))
        try OrganisationSQL.save(Organisation(id: committee, key: "n", kind: .committee, name: "Nämnden"), in: db)
        try OrganisationSQL.save(Organisation(id: unit, key: "u", kind: .unit, name: "Förskolan Ängen", parent: committee), in: db)
        func person(_ name: String) throws -> ID<Person> {
            let id = ID<Person>(at: now)
            try PersonSQL.add(Person(id: id, name: name, email: "\(id)@exempelstad.example", language: .swedish), at: now, in: db)
            return id
        }
        let (head, colleague, office) = (try person("Amina Lind"), try person("Zoë Ek"), try person("Hanna Sjö"))
        let entry = Entry(id: ID(at: now), edition: stored.id, unit: unit)
        let contact = Registration.Contact(name: "Amina Lind", phone: "08-1", email: "amina@exempelstad.example")
        try RegistrationSQL.register(
            Registration(head: contact, contact: contact, classKey: nil), entry: entry, at: now, by: head, in: db)
        return Place(entry: entry, head: head, colleague: colleague, office: office, committee: committee)
    }

    static func withPlace(
        _ backend: Backend, _ body: @Sendable @escaping (any Database, Place) async throws -> Void
    ) async throws {
        let all = App.migrations
        try await withDatabase(backend, migrations: all) { database in
            try await body(database, try await database.write { try place(in: $0) })
        }
    }

    static func draft(_ place: Place, _ text: String, from revision: Int, item: String = "1") throws -> Draft {
        Draft(TextPlace(place.entry.id, item), document: try Document(plain: text), startedFrom: revision)
    }

    @Test("Every save is a revision; the same text again is none", arguments: Backend.available)
    func saving(backend: Backend) async throws {
        try await Self.withPlace(backend) { database, place in
            let saved = try await database.write { db in
                try [("Först", 0), ("Sedan å", 1), ("Sedan å", 2)].map { text, from in
                    try AnswerSQL.save(Self.draft(place, text, from: from), closes: Self.closes, at: Self.now, by: place.head, in: db)
                }
            }
            #expect(saved == [.now(revision: 1, characters: 5), .now(revision: 2, characters: 6), .unchanged(revision: 2, characters: 6)])
            let found = try await database.read { try TextSQL.find(TextPlace(place.entry.id, "1"), in: $0) }
            #expect(found?.document.plain == "Sedan å")
            #expect(found?.text.savedBy == "Amina Lind")
            #expect(try await database.read { try HistorySQL.all(TextPlace(place.entry.id, "1"), in: $0).map(\.number) } == [2, 1])
        }
    }

    @Test("Nothing is written after the deadline, after a withdrawal or after the hand-in", arguments: Backend.available)
    func shut(backend: Backend) async throws {
        try await Self.withPlace(backend) { database, place in
            let late = Self.closes.end
            await #expect(throws: Refusal.self) {
                try await database.write {
                    try AnswerSQL.save(Self.draft(place, "Sent", from: 0), closes: Self.closes, at: late, by: place.head, in: $0)
                }
            }
            try await database.write { db in
                try RegistrationSQL.extend(
                    place.entry.id, to: Day(2024, 5, 20)!, reason: "Sjukdom", at: Self.now, by: place.office, in: db)
                _ = try AnswerSQL.save(Self.draft(place, "Sent", from: 0), closes: Self.closes, at: late, by: place.head, in: db)
                try RegistrationSQL.withdraw(place.entry.id, reason: "", at: late, by: place.head, in: db)
            }
            await #expect(throws: Refusal.self) {
                try await database.write {
                    try AnswerSQL.save(Self.draft(place, "Efter", from: 1), closes: Self.closes, at: Self.now, by: place.head, in: $0)
                }
            }
            let header = try await database.read { try EntrySQL.header(place.entry.id, at: Self.now, in: $0) }
            #expect(header?.state == .withdrawn)
            #expect(header?.extendedTo == Day(2024, 5, 20))
        }
    }

    @Test("The header counts what is written, without the presentation, and sees the no-show", arguments: Backend.available)
    func header(backend: Backend) async throws {
        try await Self.withPlace(backend) { database, place in
            let headers = try await database.write { db in
                let before = try EntrySQL.headers(edition: place.entry.edition, at: Self.now, in: db)
                for item in ["1", "2", "presentation"] {
                    _ = try AnswerSQL.save(
                        Self.draft(place, "tio tecken!", from: 0, item: item), closes: Self.closes, at: Self.now,
                        by: place.head, in: db)
                }
                try PartSQL.set(.done, place.entry.id, "1", at: Self.now, by: place.head, in: db)
                return before + [
                    try EntrySQL.header(place.entry.id, at: Self.now, in: db)!,
                    try EntrySQL.headers(committee: place.committee, edition: place.entry.edition, at: Self.closes.end, in: db)[0],
                ]
            }
            #expect(headers.map(\.state) == [.registered, .writing, .noShow])
            #expect(headers[1].progress == .init(written: 3, done: 1, characters: 20))
            #expect(headers[1].unitName == "Förskolan Ängen" && headers[1].committeeName == "Nämnden")
            #expect(headers[1].flags == EntryFlags(lacksMinutes: true, verdict: nil, failed: [], hasOverride: false))
        }
    }

    @Test("A unit registers once in an edition", arguments: Backend.available)
    func twice(backend: Backend) async throws {
        try await Self.withPlace(backend) { database, place in
            let again = Entry(id: ID(at: Self.now), edition: place.entry.edition, unit: place.entry.unit)
            let contact = Registration.Contact(name: "A", phone: "1", email: "a@b.example")
            await #expect(throws: Refusal("Ni är redan anmälda i år.")) {
                try await database.write {
                    try RegistrationSQL.register(
                        Registration(head: contact, contact: contact, classKey: nil), entry: again, at: Self.now,
                        by: place.head, in: $0)
                }
            }
        }
    }

    @Test("R25: an award follows the unit through a merger", arguments: Backend.available)
    func merger(backend: Backend) async throws {
        try await Self.withPlace(backend) { database, place in
            let awards = try await database.write { db in
                let old = ID<Organisation>(at: Self.now)
                try OrganisationSQL.save(Organisation(id: old, key: "old", kind: .unit, name: "Förskolan Backen"), in: db)
                try OrganisationSQL.succeed(old, by: place.entry.unit, on: Day(2023, 7, 1)!, in: db)
                try EligibilitySQL.recordEarlier(.init(year: 2022, kind: .award), of: old, in: db)
                return try NoAwards().all(of: place.entry.unit, in: db)
            }
            #expect(awards == [.init(year: 2022, kind: .award)])
        }
    }

    @Test("R71, R73: one set of minutes clears every unit of the case", arguments: Backend.available)
    func minutes(backend: Backend) async throws {
        try await Self.withPlace(backend) { database, place in
            let id = ID<CommitteeCase>(at: Self.now)
            let pdf = Array("%PDF-1.7\n%%EOF".utf8)
            let (found, header, bytes) = try await database.write { db in
                try CaseSQL.open(
                    id, of: place.committee, edition: place.entry.edition, title: "Deltagande", dnr: "", at: Self.now,
                    by: place.office, in: db)
                try CaseSQL.choose([place.entry.id], for: id, in: db)
                try CaseSQL.decide(
                    .init(kind: .noted, meeting: Day(2024, 6, 13)!, paragraph: "12", number: "6"), id, dnr: "SÖD 2024/1",
                    at: Self.now, by: place.office, in: db)
                try CaseSQL.keep(minutes: pdf, name: "p.pdf", for: id, at: Self.now, by: place.office, in: db)
                return (
                    try CaseSQL.find(id, in: db), try EntrySQL.header(place.entry.id, at: Self.now, in: db),
                    try CaseSQL.minutes(of: id, in: db)
                )
            }
            #expect(found?.decision == .init(kind: .noted, meeting: Day(2024, 6, 13)!, paragraph: "12", number: "6"))
            #expect(found?.minutes?.sha256 == Digest.hex(of: pdf) && found?.dnr == "SÖD 2024/1")
            #expect(bytes == pdf)
            #expect(header?.flags.lacksMinutes == false)
        }
    }
}
