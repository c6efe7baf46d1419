import Base
import Mail
import Store
import Support
import Testing

let start = Instant("2024-05-17T21:00:00.000Z")!

func letter(_ subject: String = "Kvitto", about: String? = nil, isSecret: Bool = false) -> Letter {
    Letter(
        to: try! Recipient(name: "Åsa Öberg", address: "asa@example.se"), subject: "\(subject)",
        paragraphs: ["Bidraget är inlämnat."], kind: "receipt", about: about, isSecret: isSecret)
}

@Suite("The outbox") struct OutboxTests {
    private struct Stop: Error {}
    let outbox = Outbox()

    private func counts(_ database: any Database) async throws -> Outbox.Counts {
        try await database.read { [outbox] in try outbox.counts(in: $0) }
    }

    private func page(_ number: Int, _ filter: Outbox.Filter, _ database: any Database) async throws
        -> [String]
    {
        try await database.read { [outbox] in try outbox.page(number, filter, in: $0).map(\.subject) }
    }

    @Test(arguments: Backend.available)
    func postedInTheTransaction(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Outbox.migrations) { [outbox] database in
            let id = try await database.write { db in
                try outbox.post(
                    letter(about: "entry-1"), in: db, at: start, notBefore: start.adding(hours: 1))
            }
            let posted = try await database.read { try outbox.letter(id, in: $0) }!
            #expect(posted.recipientName == "Åsa Öberg" && posted.recipientAddress == "asa@example.se")
            #expect(posted.subject == "Kvitto" && posted.body == "Hej Åsa Öberg!\n\nBidraget är inlämnat.\n")
            #expect(posted.kind == "receipt" && posted.about == "entry-1" && posted.language == .swedish)
            #expect(posted.createdAt == start && posted.state == .waiting(until: start.adding(hours: 1)))
            #expect(posted.attempts == 0 && posted.lastError == nil && posted.repeats == nil)
            let about = try await database.read { try outbox.letters(about: "entry-1", in: $0).map(\.id) }
            #expect(about == [id])
        }
    }

    @Test(arguments: Backend.available)
    func noLetterWhenTheTransactionFails(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Outbox.migrations) { [outbox] database in
            await #expect(throws: Stop.self) {
                try await database.write { db in
                    try outbox.post(letter(), in: db, at: start)
                    throw Stop()
                }
            }
            let left = try await counts(database)
            #expect(left.all == 0)
        }
    }

    @Test(arguments: Backend.available)
    func pagesNewestFirst(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Outbox.migrations) { [outbox] database in
            try await database.write { db in
                for number in 0..<105 {
                    try outbox.post(letter("Brev \(number)"), in: db, at: start.adding(seconds: number))
                }
            }
            let first = try await page(1, .all, database)
            #expect(first.count == 100 && first.first == "Brev 104")
            #expect(
                try await page(2, .waiting, database) == ["Brev 4", "Brev 3", "Brev 2", "Brev 1", "Brev 0"])
            #expect(try await page(3, .all, database).isEmpty)
            #expect(try await page(Int.min, .sent, database).isEmpty)
            #expect(try await page(Int.max, .all, database).isEmpty)
        }
    }

    @Test(arguments: Backend.available)
    func resend(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Outbox.migrations) { [outbox] database in
            let id = try await database.write { try outbox.post(letter(about: "entry-1"), in: $0, at: start) }
            await #expect(throws: Refusal("Brevet väntar redan på att skickas.")) {
                try await database.write { try outbox.resend(id, in: $0, at: start) }
            }
            await #expect(throws: Refusal("Brevet finns inte.")) {
                try await database.write { try outbox.resend(ID<Letter>(at: start), in: $0, at: start) }
            }
            _ = try await database.write { try $0.run("UPDATE letter SET abandoned_at = \(start)") }
            #expect(try await counts(database).failed == 1)
            let later = start.adding(hours: 1)
            let other = try Recipient(name: "Bo Ek", address: "bo@example.se")
            let copy = try await database.write { try outbox.resend(id, to: other, in: $0, at: later) }
            let again = try await database.read { try outbox.letter(copy, in: $0) }!
            #expect(
                again.repeats == id && again.recipientAddress == "bo@example.se" && again.about == "entry-1")
            #expect(
                again.body == "Hej Åsa Öberg!\n\nBidraget är inlämnat.\n"
                    && again.state == .waiting(until: later))
            let counts = try await counts(database)
            #expect(counts.failed == 0 && counts.waiting == 1 && counts.sent == 0 && counts.all == 2)
        }
    }
}
