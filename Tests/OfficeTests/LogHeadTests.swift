import Base
import Mail
import Server
import Site
import Store
import Support
import Testing
import World

@testable import Office

/// The log's newest row leaves the house once a day (decision 10).
@Suite struct LogHeadTests {
    @Test("One letter a day names the newest row, whichever server is first, and none while the log is empty", arguments: Backend.available)
    func daily(backend: Backend) async throws {
        try await World.run(backend) { world in
            let to = try EmailAddress("revision@exempelstad.example")
            let outbox = world.app.outbox
            func sweep() async throws {
                let now = world.time.now
                try await world.database.write { try LogHeadLetter.post(to: to, outbox, in: $0, at: now) }
            }
            func letters() async throws -> [String] {
                try await world.database.read {
                    try $0.column("SELECT body FROM letter WHERE kind = 'log-head' ORDER BY id", as: String.self)
                }
            }
            try await sweep()
            #expect(try await letters().isEmpty)
            let now = world.time.now
            let first = try await world.database.write { try Audit.append("test.done", about: nil, by: .program, at: now, in: $0) }
            try await sweep()
            _ = try await world.database.write { try Audit.append("test.done", about: nil, by: .program, at: now, in: $0) }
            try await sweep()
            let one = try await letters()
            #expect(one.count == 1 && one[0].filter { !$0.isWhitespace }.contains("--expect\(first.text)"))
            world.time.set(Day(2024, 3, 12)!)
            try await sweep()
            #expect(try await letters().count == 2)
        }
    }
}
