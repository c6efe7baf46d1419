import Base
import Editions
import RichText
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// "Klar – till fråga 2": one press saves, marks the part as done and goes on; what is refused stays with the reason.
@Suite struct GoOnTests {
    private static func status(_ item: String, in world: World) async throws -> String? {
        try await world.database.read { try $0.value("SELECT status FROM answer_status WHERE item = \(item)") }
    }

    @Test("The main button says where it leads, and one press saves, marks as done and goes there", arguments: Backend.available)
    func goesOn(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, contact) = (world.city["unithead"], world.city["contact"])
            let base = "/bidrag/\(try await Story.register(world))/skriva"
            let page = try await world.get("\(base)/1", as: head).text
            #expect(page.contains("<button class=\"btn\" name=\"klar\" value=\"1\">Klar – till fråga 2</button>"))
            #expect(page.contains("<button class=\"btn quiet\">Spara</button>") && !page.contains("Spara och ta bort klarmarkeringen"))
            let done = try await world.post("\(base)/1", ["text": "Vi frågar alla.", "revision": "0", "klar": "1"], as: head)
            #expect(done.status == 303 && done.location == "\(base)/2")
            #expect(try await world.get("\(base)/2", as: head).text.contains("Fråga 1 är klar. Texten är sparad"))
            #expect(try await Self.status("1", in: world) == "done")
            // What is done may be looked at again and left again.
            let again = try await world.get("\(base)/1", as: contact).text
            #expect(again.contains("Klar – till fråga 2") && again.contains("Spara och ta bort klarmarkeringen"))
            let saved = try await world.post("\(base)/1", ["text": "Vi frågar alla.", "revision": "1", "klar": "0"], as: contact)
            #expect(saved.location == "\(base)/1")
            #expect(try await Self.status("1", in: world) == nil)
        }
    }

    @Test("What is no question is called by its name, and after the last part comes the list of all")
    func names() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let base = "/bidrag/\(try await Story.register(world))/skriva"
            let parts = Shipped.edition.parts
            let last = try #require(parts.last), beforeLast = parts[parts.count - 2]
            #expect(
                try await world.get("\(base)/\(beforeLast.id)", as: head).text.contains("Klar – till ”\(last.title(.swedish))”</button>"))
            #expect(try await world.get("\(base)/\(last.id)", as: head).text.contains("Klar – till alla delar</button>"))
            let reply = try await world.post("\(base)/\(last.id)", ["text": "Vi är Lergöken.", "revision": "0", "klar": "1"], as: head)
            #expect(reply.location == base)
            // The word list is nobody's duty: who has none goes past it, and it is not called done.
            let glossary = try #require(parts.first { !$0.isRequired })
            let next = parts[try #require(parts.firstIndex(of: glossary)) + 1]
            #expect(
                try await world.post("\(base)/\(glossary.id)", ["text": "", "revision": "0", "klar": "1"], as: head).location
                    == "\(base)/\(next.id)")
            #expect(try await Self.status(glossary.id, in: world) == nil)
        }
    }

    @Test("A text that is refused stays, with the reason and every letter, whether the editor or the text area sent it")
    func refused() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let path = "/bidrag/\(try await Story.register(world))/skriva/1"
            let words = "Kalle 850101-1234 var med"
            let document = try Document(plain: words).canonical
            for fields in [["text": words], ["dokument": document]] {
                let reply = try await world.post(path, fields.merging(["revision": "0", "klar": "1"]) { $1 }, as: head)
                #expect(reply.status == 422 && reply.text.contains("personnummer") && reply.text.contains("\n\(words)</textarea>"))
            }
            let empty = try await world.post(path, ["text": " ", "revision": "0", "klar": "1"], as: head)
            #expect(empty.status == 422 && empty.text.contains("Skriv ett svar först. En del utan text kan inte vara klar."))
            #expect(try await Self.status("1", in: world) == nil)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM standing_text") } == 0)
        }
    }

    @Test("Two versions of the same words are not done: the one who pressed stays and chooses")
    func conflict() async throws {
        try await World.run { world in
            let (head, contact) = (world.city["unithead"], world.city["contact"])
            let path = "/bidrag/\(try await Story.register(world))/skriva/1"
            _ = try await world.post(path, ["text": "Vi frågar alla.", "revision": "0"], as: head)
            _ = try await world.post(path, ["text": "Vi frågar alla barn.", "revision": "1"], as: head)
            let reply = try await world.post(path, ["text": "Vi frågar alla vuxna.", "revision": "1", "klar": "1"], as: contact)
            #expect(reply.location == "\(path)?krock=4")
            #expect(try await Self.status("1", in: world) == nil)
        }
    }
}
