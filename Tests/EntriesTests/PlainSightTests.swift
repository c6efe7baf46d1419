import Base
import RichText
import Site
import Store
import Support
import Testing
import World

@testable import Entries

@Suite("Nobody is led where they do not see, or told of people before it is their turn")
struct PlainSightTests {
    @Test(
        "An invitation names the unit and nobody of it before it is accepted, and one address gets five a day", arguments: Backend.available
    )
    func invitation(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, invited) = (world.city["unithead"], world.city["nobody"])
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)/medforfattare"
            for number in 1...6 {
                let reply = try await world.post(base + "/ny", ["namn": "Kollega", "epost": invited.person.email], as: head)
                #expect(reply.status == (number <= 5 ? 303 : 422), "\(number)")
                guard number <= 5 else { continue }
                let open = try await world.database.read {
                    try #require(try $0.value("SELECT id FROM invitation WHERE ended_at IS NULL", as: String.self))
                }
                let page = try await world.get("/inbjudan/\(open)", as: invited).text
                let letter = try await world.database.read {
                    try #require(
                        try $0.value("SELECT body FROM letter WHERE kind = 'coauthor' AND body LIKE \("%\(open)%")", as: String.self))
                }
                for text in [page, letter] {
                    #expect(text.contains("Förskolan Lergöken vill att du är med"))
                    for actor in ["unithead", "contact", "coauthor"] { #expect(!text.contains(world.city[actor].person.name)) }
                }
                #expect(try await world.post(base + "/inbjudan-ater", ["inbjudan": open], as: head).status == 303)
            }
            let sent = try await world.database.read {
                try $0.count("SELECT count(*) FROM letter WHERE recipient_address = \(invited.person.email)")
            }
            #expect(sent == 5)
        }
    }

    @Test("A text with a link that hides where it leads is not saved, and the answer says what to do", arguments: Backend.available)
    func links(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let path = "/bidrag/\(try await Story.register(world))/skriva/1/text"
            for address in ["https://bank.example@ond.example", "https://a.example/\u{202E}fdp.exe"] {
                let link = try #require(Link(address))
                let text = try Document([.paragraph([.text("hit", Marks(link: link))])]).canonical
                let reply = try await world.post(path, ["dokument": text, "revision": "0"], as: head)
                #expect(reply.status == 422 && reply.text.contains("Ta bort det som står före @ i adressen"))
            }
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM standing_text") } == 0)
            let good = try Document([.paragraph([.text("hit", Marks(link: Link("https://a.example")))])]).canonical
            #expect(try await world.post(path, ["dokument": good, "revision": "0"], as: head).status == 200)
        }
    }
}
