import Base
import RichText
import Site
import Support
import Testing
import World

@testable import Entries

/// What stands beside the text while it is written.
@Suite struct AdviceTests {
    @Test("The words of the question and of the text are explained beside it, anew after a save", arguments: Backend.available)
    func words(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let base = "/bidrag/\(try await StoryTests.register(world))/skriva"
            _ = try await world.post("\(base)/glossary", ["text": "Kollegium: alla vi som arbetar här", "revision": "0"], as: head)
            let before = try await world.get("\(base)/1/tips", as: head)
            #expect(before.status == 200 && !before.text.contains("Kollegium"))
            _ = try await world.post("\(base)/1", ["text": "I kollegiet bestämmer vi. Kollegiums dag är fredag.", "revision": "0"], as: head)
            let after = try await world.get("\(base)/1/tips", as: head)
            #expect(after.text.contains("alla vi som arbetar här") && after.text.contains("Ur verksamhetens ordlista"))
            #expect(try await world.get("\(base)/1", as: head).text.contains("alla vi som arbetar här"))
            #expect(!(try await world.get("\(base)/glossary", as: head).text.contains("Ur verksamhetens ordlista")))
            #expect(try await world.get("\(base)/1/tips", as: world.city["otherhead"]).status == 404)
        }
    }

    @Test("The page counts down by the server's clock the last three days, and not before or after")
    func countdown() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let path = "/bidrag/\(try await StoryTests.register(world))/skriva"
            func left(_ day: Int, _ hour: Int, _ minute: Int) async throws -> String? {
                world.time.set(Day(2024, 5, day)!, TimeOfDay(hour, minute)!)
                try await world.keepSessionsAlive()
                let text = try await world.get(path, as: head).text
                return text.firstRange(of: "data-countdown=\"").map { text[$0.upperBound...].prefix { $0 != "\"" } }.map(String.init)
            }
            #expect(try await left(14, 23, 59) == nil)
            #expect(try await left(15, 0, 0) == "\(3 * 86_400_000)")
            #expect(try await left(17, 23, 59) == "60000")
            #expect(try await left(18, 0, 0) == nil)
        }
    }

    @Test("A picture of another entry is refused by its name, and the text that stood stays", arguments: Backend.available)
    func strangePicture(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let path = "/bidrag/\(try await StoryTests.register(world))/skriva/1/text"
            let figure = #"{"type":"doc","content":[{"type":"figure","content":[{"type":"image","attrs":{"src":"/bilder/\#(ID<Picture>(at: world.time.now).text)","alt":"Diagram över trivsel"}},{"type":"caption"}]}]}"#
            let plain = #"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Kvar"}]}]}"#
            #expect(try await world.post(path, ["dokument": plain, "revision": "0"], as: head).status == 200)
            let refused = try await world.post(path, ["dokument": figure, "revision": "1"], as: head)
            #expect(refused.status == 409 && refused.text.contains("”Diagram över trivsel” hör inte till det här bidraget"))
            #expect(try await world.get(path, as: head).text.contains("Kvar"))
        }
    }
}
