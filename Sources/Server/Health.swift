import Base
import Site
import Store
import Synchronization

/// For those who watch the service: is it alive, and can it do its work?
struct Health {
    private let readiness = Readiness()

    func routes(_ routes: inout Routes) {
        routes.get("/health") { (_: Visitor) in .text("ok\n") }
        routes.get("/ready") { [readiness] (me: Visitor) in
            try await readiness.ask(me.database)
            return .text("ok\n")
        }
        // What the web stack can do at most: the reference of bin/bench.
        routes.get("/hello") { (_: Visitor) in .text("Hello, hello") }
    }
}

/// Whether the database takes a write. It is tried every few seconds at most, however many ask; between them the last answer stands.
final class Readiness: Sendable {
    static let keptSeconds = 5
    /// When a new answer is this late, the last one no longer stands.
    static let lateSeconds = 10

    private enum Step { case answer(StoreError?), ask }
    private struct State {
        var isAsking = false
        var answer: StoreError? = .unavailable("databasen har inte svarat än")
        var answeredAt: ContinuousClock.Instant?
    }
    private let state = Mutex(State())
    private let now: @Sendable () -> ContinuousClock.Instant

    init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) { self.now = now }

    /// Throws `StoreError.unavailable` when the database does not take a write.
    func ask(_ database: any Database) async throws {
        switch state.withLock({ next(&$0) }) {
        case .answer(nil): return
        case .answer(let problem?): throw problem
        case .ask:
            let problem = await Self.problem(of: database)
            state.withLock { $0 = State(isAsking: false, answer: problem, answeredAt: now()) }
            if let problem { throw problem }
        }
    }

    private func next(_ state: inout State) -> Step {
        let age = state.answeredAt.map { now() - $0 }
        if let age, age < .seconds(Self.keptSeconds) { return .answer(state.answer) }
        if state.isAsking {
            let isLate = age.map { $0 > .seconds(Self.lateSeconds) } ?? false
            return .answer(isLate ? .unavailable("databasen svarar inte") : state.answer)
        }
        state.isAsking = true
        return .ask
    }

    /// A row that nobody ever sees: it goes in the transaction that it came in, and is on the disk all the same.
    private static func problem(of database: any Database) async -> StoreError? {
        do {
            try await database.write { db in
                try db.run("INSERT INTO migration (name, applied_at) VALUES ('/ready', '')")
                try db.run("DELETE FROM migration WHERE name = '/ready'")
            }
            return nil
        } catch let error as StoreError {
            if case .unavailable = error { return error }
            return .unavailable("\(error)")
        } catch {
            return .unavailable("\(error)")
        }
    }
}
