import Base
import RichText
import Site
import Store
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
            let base = "/bidrag/\(try await Story.register(world))/skriva"
            _ = try await world.post("\(base)/glossary", ["text": "Kollegium: alla vi som arbetar här", "revision": "0"], as: head)
            let before = try await world.get("\(base)/1/tips", as: head)
            #expect(before.status == 200 && !before.text.contains("Kollegium"))
            _ = try await world.post(
                "\(base)/1", ["text": "I kollegiet bestämmer vi. Kollegiums dag är fredag.", "revision": "0"], as: head)
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
            let path = "/bidrag/\(try await Story.register(world))/skriva"
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

    @Test("A picture of another entry is refused by its name; without it the same text is saved", arguments: Backend.available)
    func strangePicture(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, other) = (world.city["unithead"], world.city["otherhead"])
            let path = "/bidrag/\(try await Story.register(world))/skriva/1/text"
            let answers = Story.answers.merging(Story.people) { $1 }
            let others = try await world.post("/anmalan/2024", answers, as: other)
            let strange = try await Self.picture(
                of: String(try #require(others.location?.split(separator: "/").last)), by: other, in: world)
            let plain = #"{"type":"paragraph","content":[{"type":"text","text":"Kvar"}]}"#
            let figure =
                #"{"type":"figure","content":[{"type":"image","attrs":{"src":"/bilder/\#(strange)","alt":"Diagram över trivsel"}},{"type":"caption"}]}"#
            func save(_ blocks: String, _ revision: Int) async throws -> World.Reply {
                try await world.post(path, ["dokument": #"{"type":"doc","content":[\#(blocks)]}"#, "revision": "\(revision)"], as: head)
            }
            #expect(try await save(plain, 0).status == 200)
            let refused = try await save("\(plain),\(figure)", 1)
            // 409 would close the editor, and nobody could take the picture out.
            #expect(refused.status == 422 && refused.text.contains("”Diagram över trivsel” hör inte till det här bidraget"))
            #expect(try await world.get(path, as: head).text.contains("\"revision\":1"))
            #expect(try await save(plain.replacing("Kvar", with: "Kvar och mer"), 1).status == 200)
            let form = try await world.post(
                path.replacing("/text", with: ""), ["dokument": #"{"type":"doc","content":[\#(figure)]}"#, "revision": "2"], as: head)
            #expect(form.status == 422 && form.text.contains("name=\"revision\" value=\"2\""))
        }
    }

    /// A picture in somebody's entry, put there without its bytes.
    private static func picture(of entry: String, by person: Actor, in world: World) async throws -> String {
        let id = ID<Picture>(at: world.time.now)
        try await world.database.write { db in
            try db.run(
                """
                INSERT INTO picture (id, entry, kind, width, height, sha256, words, at, by, large, small)
                VALUES (\(id), \(entry), 'png', 1, 1, '', '', \(world.time.now), \(person.person.id), \(Bytes([1])), \(Bytes([1])))
                """)
        }
        return id.text
    }
}
