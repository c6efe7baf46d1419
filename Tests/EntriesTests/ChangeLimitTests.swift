import Base
import Editions
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// A change after the hand-in passes the check of the hand-in (R50, R53, R56).
@Suite struct ChangeLimitTests {
    /// What an answer to a request gave, and whether anything was sealed.
    private static func answer(_ changed: Changed, _ request: String) async throws -> (reply: World.Reply, sealed: Int) {
        let reply = try await changed.world.post(
            "\(changed.base)/andring/\(request)", ["meddelande": "Vi har ändrat"], as: changed.world.city["unithead"])
        return (reply, try await changed.world.database.read { try $0.count("SELECT count(*) FROM change_answer") })
    }

    @Test("R50: a change over the whole limit is refused with where to cut, and exactly the limit is taken", arguments: Backend.available)
    func whole(backend: Backend) async throws {
        try await World.run(backend) { world in
            let changed = try await Changed(world)
            let first = try #require(try await world.database.read { try SubmissionSQL.find(ID(stored: changed.entry), in: $0) })
            let room = Shipped.edition.limits.entryCharactersMax - first.characters + "Sågörvii3.".count
            let request = try await changed.ask()
            try await changed.write(String(repeating: "å", count: room + 1))
            let page = try await world.get("\(changed.base)/andring", as: world.city["unithead"])
            #expect(page.text.contains("En sak är kvar innan ni kan lämna in ändringen"), "told before the button is pressed")
            let over = try await Self.answer(changed, request)
            #expect(over.reply.status == 422 && over.sealed == 0)
            #expect(over.reply.text.contains("Bidraget har 95\u{A0}001 tecken, 1 för många."))
            #expect(over.reply.text.contains("\(changed.base)/skriva/3\">") && over.reply.text.contains("\nVi har ändrat</textarea>"))
            let logged = try await world.database.read { try $0.count("SELECT count(*) FROM audit WHERE act = 'change.answered'") }
            #expect(logged == 0)
            try await changed.write(String(repeating: "å", count: room), revision: 2)
            let exact = try await Self.answer(changed, request)
            #expect(exact.reply.status == 303 && exact.sealed == 1)
        }
    }

    @Test(
        "R50, R56: an emptied answer and a presentation of 1 001 characters are refused at a change",
        arguments: [
            ("3", "", "Svar saknas"), (FormPart.presentationID, String(repeating: "p", count: 1_001), "1\u{A0}001 tecken, 1 för många."),
        ])
    func parts(item: String, text: String, told: String) async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let changed = try await Changed(world)
            let request = try await changed.ask(["del": item])
            let path = "\(changed.base)/skriva/\(item)"
            #expect(try await world.post(path, ["text": text, "revision": "1"], as: head).status == 303)
            let refused = try await Self.answer(changed, request)
            #expect(refused.reply.status == 422 && refused.sealed == 0)
            #expect(refused.reply.text.contains(told) && refused.reply.text.contains("href=\"\(path)\">"))
            #expect(try await world.post(path, ["text": "Kort", "revision": "2"], as: head).status == 303)
            let taken = try await Self.answer(changed, request)
            #expect(taken.reply.status == 303 && taken.sealed == 1)
        }
    }

    @Test("R53: what stands in a closed part does not stop a change in another, since the unit cannot write there")
    func closedParts() async throws {
        try await World.run { world in
            let changed = try await Changed(world)
            let request = try await changed.ask()
            try await world.database.write { [entry = changed.entry] in
                try $0.run("UPDATE standing_text SET characters = 0 WHERE owner = \(entry) AND item = '4'")
            }
            try await changed.write("Utan bilden")
            #expect(try await Self.answer(changed, request).reply.status == 303)
        }
    }
}
