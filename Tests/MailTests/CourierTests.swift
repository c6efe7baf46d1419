import Base
import Logging
import Mail
import Store
import Support
import Synchronization
import Testing

/// A clock that a test moves by hand.
private final class Hand: Sendable {
    private let instant = Mutex(start)
    var clock: Clock { Clock { self.instant.withLock { $0 } } }
    func move(minutes: Int) { instant.withLock { $0 = $0.adding(minutes: minutes) } }
}

@Suite("The courier") struct CourierTests {
    private let hand = Hand()
    private let sender = RecordingSender()
    private let outbox = Outbox()

    private func courier(_ database: any Database, pause: Duration = .seconds(5)) throws -> Courier {
        Courier(
            database: database, outbox: outbox, sender: sender,
            from: try Recipient(name: "Kvalitetsutmärkelsen", address: "kvalitet@example.se"),
            clock: hand.clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, pause: pause)
    }

    private func post(_ letter: Letter, in database: any Database, notBefore: Instant? = nil) async throws
        -> ID<Letter>
    {
        try await database.write { [outbox, now = hand.clock.now] in
            try outbox.post(letter, in: $0, at: now, notBefore: notBefore)
        }
    }

    private func find(_ id: ID<Letter>, in database: any Database) async throws -> PostedLetter {
        try await database.read { [outbox] in try outbox.letter(id, in: $0)! }
    }

    private func sent(_ database: any Database) async throws -> Int {
        try await database.read { [outbox] in try outbox.counts(in: $0).sent }
    }

    @Test(arguments: Backend.available)
    func sendsOnce(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Outbox.migrations) { database in
            let id = try await post(letter(), in: database)
            let courier = try courier(database)
            #expect(try await courier.deliver() == 1)
            #expect(try await courier.deliver() == 0)
            hand.move(minutes: 60 * 24)
            #expect(try await courier.deliver() == 0)
            #expect(sender.messages.map(\.id) == [id])
            #expect(sender.messages[0].to.text == "asa@example.se")
            let sent = try await find(id, in: database)
            #expect(sent.state == .sent(at: start) && sent.attempts == 1)
        }
    }

    @Test(arguments: Backend.available)
    func waitsUntilItIsTime(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Outbox.migrations) { database in
            _ = try await post(letter(), in: database, notBefore: start.adding(minutes: 30))
            let courier = try courier(database)
            hand.move(minutes: 29)
            #expect(try await courier.deliver() == 0)
            hand.move(minutes: 1)
            #expect(try await courier.deliver() == 1)
        }
    }

    @Test(arguments: Backend.available)
    func manyCouriersShareWithoutDoubles(backend: Backend) async throws {
        try await withDatabases(backend, count: 3, migrations: Outbox.migrations) { databases in
            try await databases[0].write { [outbox] db in
                for number in 0..<60 { try outbox.post(letter("Brev \(number)"), in: db, at: start) }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for database in databases {
                    let courier = try courier(database)
                    group.addTask { while try await courier.deliver() > 0 {} }
                }
                try await group.waitForAll()
            }
            #expect(sender.messages.count == 60)
            #expect(Set(sender.messages.map(\.id)).count == 60)
            #expect(try await sent(databases[0]) == 60)
        }
    }

    @Test(arguments: Backend.available)
    func backsOffAndGivesUpAfterEightTries(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Outbox.migrations) { database in
            let id = try await post(letter(), in: database)
            let courier = try courier(database)
            sender.fail(8, "E-postservern svarar inte.")
            for (tries, minutes) in [1, 5, 15, 60, 360, 360, 360].enumerated() {
                #expect(try await courier.deliver() == 1)
                let waiting = try await find(id, in: database)
                #expect(waiting.attempts == tries + 1 && waiting.lastError == "E-postservern svarar inte.")
                #expect(waiting.state == .waiting(until: hand.clock.now.adding(minutes: minutes)))
                hand.move(minutes: minutes - 1)
                #expect(try await courier.deliver() == 0)
                hand.move(minutes: 1)
            }
            #expect(try await courier.deliver() == 1)
            let abandoned = try await find(id, in: database)
            #expect(abandoned.state == .abandoned(at: hand.clock.now) && abandoned.attempts == 8)
            #expect(abandoned.lastError == "E-postservern svarar inte.")
            hand.move(minutes: 60 * 24 * 30)
            #expect(try await courier.deliver() == 0)

            let copy = try await database.write { [outbox, now = hand.clock.now] in
                try outbox.resend(id, in: $0, at: now)
            }
            #expect(try await courier.deliver() == 1)
            #expect(sender.messages.map(\.id) == [copy])
        }
    }

    @Test(arguments: Backend.available)
    func laterSuccessClearsTheError(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Outbox.migrations) { database in
            let id = try await post(letter(), in: database)
            let courier = try courier(database)
            sender.fail()
            try await courier.deliver()
            hand.move(minutes: 1)
            try await courier.deliver()
            let sent = try await find(id, in: database)
            #expect(
                sent.attempts == 2 && sent.lastError == nil
                    && sent.state == .sent(at: start.adding(minutes: 1)))
        }
    }

    /// A server that died with letters in hand: another takes them when the claim is over.
    @Test(arguments: Backend.available)
    func claimThatRanOut(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Outbox.migrations) { database in
            let id = try await post(letter(), in: database)
            _ = try await database.write {
                try $0.run(
                    "UPDATE letter SET claimed_until = \(start.adding(minutes: 10)), claimed_by = 'gone'")
            }
            let courier = try courier(database)
            hand.move(minutes: 9)
            #expect(try await courier.deliver() == 0)
            hand.move(minutes: 1)
            #expect(try await courier.deliver() == 1)
            #expect(sender.messages.map(\.id) == [id])
        }
    }

    @Test(arguments: Backend.available)
    func personalLinkIsErasedWhenSentAndNotResent(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Outbox.migrations) { database in
            let id = try await post(letter(isSecret: true), in: database)
            try await courier(database).deliver()
            let sent = try await find(id, in: database)
            #expect(sent.body.isEmpty && sent.isSecret && !sender.messages[0].content.isEmpty)
            await #expect(throws: Refusal.self) {
                try await database.write { [outbox] in try outbox.resend(id, in: $0, at: start) }
            }
        }
    }

    @Test func badRowDoesNotStopTheOthers() async throws {
        try await withDatabase(migrations: Outbox.migrations) { database in
            let bad = try await post(letter("Fel"), in: database)
            _ = try await database.write { try $0.run("UPDATE letter SET recipient_address = 'fel'") }
            let good = try await post(letter("Rätt"), in: database)
            try await courier(database).deliver()
            #expect(sender.messages.map(\.id) == [good])
            #expect(try await find(bad, in: database).lastError?.isEmpty == false)
        }
    }

    @Test(.timeLimit(.minutes(30)), arguments: Backend.available)
    func bellWakesItAndCancellationEndsIt(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Outbox.migrations) { database in
            let courier = try courier(database, pause: .seconds(600))
            let work = Task { await courier.run() }
            try await Task.sleep(for: .milliseconds(50))
            _ = try await post(letter(), in: database)
            while sender.messages.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
            work.cancel()
            await work.value
            #expect(sender.messages.count == 1)
            #expect(try await sent(database) == 1)
        }
    }
}
