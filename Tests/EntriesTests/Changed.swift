import Base
import Store
import Testing
import World

@testable import Entries

/// An entry after its hand-in, with a change that the office asks for.
struct Changed: Sendable {
    static let asked = ["skal-andring": "picture-text", "meddelande": "Bilden i svaret har text.", "del": "3", "dagar": "2"]

    let world: World
    let entry: String
    var base: String { "/bidrag/\(entry)" }
    var file: String { "/kansli/2024/deltagare/\(entry)" }

    /// Handed in on the last day, 17 May 2024 kl. 12.
    init(_ world: World, _ registered: String? = nil) async throws {
        self.world = world
        if let registered { entry = registered } else { entry = try await Story.register(world) }
        try await Story.fill(world, entry)
        try await clock(17, 12)
        #expect(try await world.post("\(base)/inlamning", as: world.city["unithead"]).status == 303)
    }

    /// Moves the clock to a day of May 2024.
    func clock(_ day: Int, _ hour: Int) async throws {
        world.time.set(Day(2024, 5, day)!, TimeOfDay(hour, 0)!)
        try await world.keepSessionsAlive()
    }

    /// The office asks for a change of question 3, or of what `more` says. Gives the path of the request for the unit.
    func ask(_ more: [String: String] = [:]) async throws -> String {
        #expect(try await world.post("\(file)/andring", Self.asked.merging(more) { $1 }, as: world.city["office"]).status == 303)
        return try await request()
    }

    /// The newest request's id.
    func request() async throws -> String {
        try await world.database.read { [entry] in
            try $0.value("SELECT id FROM change_request WHERE entry = \(entry) ORDER BY issued_at DESC, id DESC LIMIT 1", as: String.self)
                ?? ""
        }
    }

    func write(_ text: String, revision: Int = 1) async throws {
        let saved = try await world.post("\(base)/skriva/3", ["text": text, "revision": "\(revision)"], as: world.city["unithead"])
        #expect(saved.status == 303)
    }

    func answer(_ request: String) async throws {
        #expect(try await world.post("\(base)/andring/\(request)", ["meddelande": "Klart"], as: world.city["unithead"]).status == 303)
    }

    func decide(_ request: String, _ verdict: String = "approved") async throws {
        let decided = try await world.post(
            "\(file)/andring/\(request)/beslut", ["beslut": verdict, "skal": "Skälet"], as: world.city["office"])
        #expect(decided.status == 303)
    }
}
