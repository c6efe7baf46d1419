import Base
import RichText
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// The random mark that a browser gives each save, over the whole web stack.
@Suite struct SaveMarkTests {
    private static func fields(_ text: String, from revision: Int, _ mark: String) throws -> [String: String] {
        ["dokument": try Document(plain: text).canonical, "revision": String(revision), "sparning": mark]
    }

    private static func marks(_ world: World, _ item: String = "1") async throws -> [String?] {
        try await world.database.read {
            try $0.column("SELECT save FROM text_revision WHERE item = \(item) ORDER BY revision", as: String?.self)
        }
    }

    @Test(
        "A mark that looks like a personal number is taken; the same digits in the text are not",
        arguments: [
            "850101-1234", "a19850101-1234b", "198501011234", "850161+1234zz",
        ])
    func digits(mark: String) async throws {
        #expect(PersonalNumber.first(in: mark) != nil)
        try await World.run { world in
            let head = world.city["unithead"]
            let path = "/bidrag/\(try await Story.register(world))/skriva/1"
            #expect(try await world.post("\(path)/text", try Self.fields("Vi frågar", from: 0, mark), as: head).status == 200)
            // The same without the editor.
            let form = ["text": "Vi frågar alla", "revision": "1", "sparning": mark + "2"]
            #expect(try await world.post(path, form, as: head).status == 303)
            #expect(try await Self.marks(world) == [mark, mark + "2"])
            let number = try await world.post("\(path)/text", try Self.fields("Hej \(mark)", from: 2, "helt vanligt"), as: head)
            #expect(number.status == 422 && number.text.contains("personnummer"))
            #expect(try await Self.marks(world).count == 2)
        }
    }

    @Test(
        "A save that is sent again is one version, whoever has saved meanwhile; another text under the mark is not lost",
        arguments: Backend.available)
    func again(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, contact) = (world.city["unithead"], world.city["contact"])
            let path = "/bidrag/\(try await Story.register(world))/skriva/1/text"
            let save = try Self.fields("Ett stycke", from: 0, "mark-0001")
            let first = try await world.post(path, save, as: head)
            #expect(first.status == 200 && first.text.contains("\"revision\":1,"))
            #expect(try await world.post(path, save, as: head).text == first.text)
            #expect(try await Self.marks(world) == ["mark-0001"])
            _ = try await world.post(path, try Self.fields("Ett stycke\n\nEtt till", from: 1, "mark-0002"), as: contact)
            let late = try await world.post(path, save, as: head)
            #expect(late.status == 200 && late.text.contains("\"revision\":2,") && late.text.contains("\"started\":1,"))
            #expect(late.text.contains("Ett till"))
            #expect(try await Self.marks(world) == ["mark-0001", "mark-0002"])
            let reused = try await world.post(path, try Self.fields("Ett helt annat", from: 2, "mark-0001"), as: head)
            #expect(reused.status == 200 && reused.text.contains("\"revision\":3,"))
            #expect(try await Self.marks(world) == ["mark-0001", "mark-0002", nil])
            let other = path.replacing("/1/", with: "/2/")
            #expect(try await world.post(other, save, as: head).text.contains("\"revision\":1,"))
            #expect(try await Self.marks(world, "2") == ["mark-0001"])
        }
    }

    @Test("The same save many times at once is one version", arguments: Backend.available)
    func together(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let path = "/bidrag/\(try await Story.register(world))/skriva/1/text"
            let save = try Self.fields("Ett stycke", from: 0, "mark-0001")
            let replies = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<12 { group.addTask { try await world.post(path, save, as: head).text } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(replies.count == 1 && replies.first?.contains("\"revision\":1,") == true, "\(replies)")
            #expect(try await Self.marks(world) == ["mark-0001"])
        }
    }

    @Test("A mark is 8 to 64 bytes; a save with another has none")
    func lengths() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let path = "/bidrag/\(try await Story.register(world))/skriva/1/text"
            let marks = ["1234567", "12345678", String(repeating: "m", count: 64), String(repeating: "m", count: 65), ""]
            for (number, mark) in marks.enumerated() {
                #expect(try await world.post(path, try Self.fields("Text \(number)", from: number, mark), as: head).status == 200)
            }
            #expect(try await Self.marks(world) == [nil, marks[1], marks[2], nil, nil])
        }
    }

    @Test(
        "A save that got no answer before the program was restarted is known by the new one, also when the time is up",
        arguments: Backend.available)
    func restart(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let path = "/bidrag/\(try await Story.register(world))/skriva/1/text"
            let save = try Self.fields("Sista ordet", from: 0, "mark-0001")
            let first = try await world.post(path, save, as: head)
            world.time.set(Day(2024, 5, 18)!)
            try await world.keepSessionsAlive()
            try await world.restarted { world in
                let again = try await world.post(path, save, as: head)
                #expect(again.status == 200 && again.text.contains("\"revision\":1,"))
                #expect(first.text.contains("\"revision\":1,"))
                #expect(try await Self.marks(world) == ["mark-0001"])
                let late = try await world.post(path, try Self.fields("För sent", from: 1, "mark-0002"), as: head)
                #expect(late.status == 409)
                #expect(try await Self.marks(world) == ["mark-0001"])
            }
        }
    }
}
