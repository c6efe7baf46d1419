import Base
import Store
import Support
import Testing
import World

@testable import Entries

/// What is open to a unit while it changes what the office has asked for (R53, R64).
@Suite struct ChangeWritingTests {
    @Test("R53: the list of writing shows the parts that the office has named, and no others", arguments: Backend.available)
    func list(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let changed = try await Changed(world)
            #expect(try await world.get("\(changed.base)/skriva", as: head).status == 409)
            let request = try await changed.ask()
            let list = try await world.get("\(changed.base)/skriva", as: head)
            #expect(list.status == 200)
            #expect(list.text.contains("\"\(changed.base)/skriva/3\"") && !list.text.contains("\"\(changed.base)/skriva/4\""))
            #expect(list.text.contains("tisdag 21 maj 2024 kl. 24.00") && list.text.contains("Bilden i svaret har text."))
            #expect(try await world.get("\(changed.base)/skriva", as: world.city["otherhead"]).status == 404)
            try await changed.answer(request)
            #expect(try await world.get("\(changed.base)/skriva", as: head).status == 409)
        }
    }

    @Test("R53: the list is shut when the day of the change is over")
    func lapsed() async throws {
        try await World.run { world in
            let changed = try await Changed(world)
            _ = try await changed.ask()
            try await changed.clock(22, 0)
            #expect(try await world.get("\(changed.base)/skriva", as: world.city["unithead"]).status == 409)
            #expect(!(try await world.get("\(changed.base)/kommentarer", as: world.city["unithead"]).text.contains("Skriv en kommentar")))
        }
    }

    @Test("R64: the named parts are commented on while they are changed; others are only read", arguments: Backend.available)
    func comments(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = try await Story.register(world)
            let path = "/bidrag/\(entry)/kommentarer"
            #expect(try await world.post(path, ["del": "4", "kommentar": "Om fyra"], as: head).status == 303)
            let old = try await thread(world)
            let changed = try await Changed(world, entry)
            #expect(try await world.post(path, ["del": "3", "kommentar": "För tidigt"], as: head).status == 409)
            let request = try await changed.ask()
            let page = try await world.get(path, as: coauthor).text
            #expect(page.contains("Skriv en kommentar") && page.contains("Om fyra"))
            #expect(page.contains("<option value=\"3\"") && !page.contains("<option value=\"4\""))
            #expect(!page.contains("\(path)/\(old)/klar"))
            #expect(try await world.post(path, ["del": "3", "kommentar": "Om tre"], as: coauthor).status == 303)
            #expect(try await world.post(path, ["del": "4", "kommentar": "Om fyra igen"], as: coauthor).status == 409)
            let new = try await thread(world)
            #expect(try await world.post("\(path)/\(new)", ["kommentar": "Svar"], as: head).status == 303)
            #expect(try await world.post("\(path)/\(old)", ["kommentar": "Svar"], as: head).status == 409)
            #expect(try await world.post("\(path)/\(new)/klar", ["klar": "1"], as: head).status == 303)
            #expect(try await world.post("\(path)/\(old)/klar", ["klar": "1"], as: head).status == 409)
            try await changed.answer(request)
            #expect(try await world.post(path, ["del": "3", "kommentar": "För sent"], as: head).status == 409)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM text_comment") } == 3)
        }
    }

    private func thread(_ world: World) async throws -> String {
        try await world.database.read {
            try $0.value(
                "SELECT text_comment.thread FROM text_comment JOIN text_thread ON text_thread.id = text_comment.thread ORDER BY item LIMIT 1",
                as: String.self) ?? ""
        }
    }
}
