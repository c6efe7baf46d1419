import Foundation
import Store
import Testing

@testable import PostgresStore

/// A server that crashes or falls silent: every wait ends, and the program goes on when the server does.
@Suite("PostgreSQL that breaks", .timeLimit(.minutes(30)))
struct CrashTests {
    private static let silent = StoreError.unavailable("servern svarar inte")

    @Test("A line that is reset after the server's last warning is lost, and nobody waits on it")
    func reset() throws {
        let server = FakeServer()
        defer { server.stop() }
        let session = try Session(url: server.url, Waits())
        server.crash()
        let error = #expect(throws: ServerError.self) { try session.ask(Statement("SELECT 1")) }
        #expect(error?.state == "")
        #expect(session.isLost)
    }

    @Test("After a crash reads and writes go on, each on a new line")
    func heals() async throws {
        let server = FakeServer()
        defer { server.stop() }
        let database = PostgresDatabase(url: server.url, connections: 1, Waits())
        for _ in 0..<3 {
            #expect(try await database.read { try $0.count("SELECT 1") } == 0)
            try await database.write { try $0.run("SELECT 2") }
            server.crash()
        }
        #expect(server.opened == 6)
        await database.close()
    }

    @Test("A server that does not answer is unavailable, and the question is not asked again")
    func silence() async throws {
        let server = FakeServer(silentFrom: "SELECT 7")
        defer { server.stop() }
        let database = PostgresDatabase(url: server.url, connections: 1, Waits(answerSeconds: 1))
        #expect(try await database.read { try $0.count("SELECT 1") } == 0)
        await #expect(throws: Self.silent) { try await database.read { try $0.count("SELECT 7") } }
        await #expect(throws: Self.silent) { try await database.write { try $0.run("SELECT 7") } }
        #expect(server.parsed.filter { $0 == "SELECT 7" }.count == 2)
        #expect(try await database.read { try $0.count("SELECT 1") } == 0)
        await database.close()
    }

    @Test("A COMMIT that is not answered is not confirmed, and the write is not done again")
    func commit() async throws {
        let server = FakeServer(silentFrom: "COMMIT")
        defer { server.stop() }
        let database = PostgresDatabase(url: server.url, connections: 1, Waits(answerSeconds: 1))
        await #expect(throws: Self.silent) { try await database.write { try $0.run("SELECT 7") } }
        #expect(server.parsed.filter { $0 == "SELECT 7" }.count == 1)
        await database.close()
    }

    @Test("A server that lets nobody in is unavailable")
    func mute() async throws {
        let server = FakeServer(silentFrom: "")
        defer { server.stop() }
        let database = PostgresDatabase(url: server.url, connections: 1, Waits(connectSeconds: 2))
        let error = await #expect(throws: StoreError.self) { try await database.read { try $0.count("SELECT 1") } }
        guard case .unavailable = error else {
            Issue.record("\(error as Any)")
            return
        }
        await database.close()
    }

    @Test("When the service is about to stop, a wait of ten minutes ends too")
    func hurry() async throws {
        let server = FakeServer(silentFrom: "SELECT 7")
        defer { server.stop() }
        let database = PostgresDatabase(url: server.url, connections: 1, Waits(answerSeconds: 600))
        let answer = Task { try await database.read { try $0.count("SELECT 7") } }
        await server.lines(1)
        database.hurry()
        await #expect(throws: Self.silent) { try await answer.value }
        await database.close()
    }

    @Test("A line that listens is asked when it has been quiet, and opened again when it does not answer")
    func listening() async throws {
        let server = FakeServer(silentFrom: "SELECT 1")
        defer { server.stop() }
        let listener = Listener(url: server.url, Waits(answerSeconds: 1), silenceSeconds: 0)
        var heard = listener.listen().makeAsyncIterator()
        #expect(await heard.next() == .gap)
        #expect(server.opened == 2)
        listener.close()
        #expect(await heard.next() == nil)
    }
}
