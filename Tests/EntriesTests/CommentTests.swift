import Base
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// R64: comments between those who write, over the whole web stack.
@Suite struct CommentTests {
    /// An entry whose part 1 has a text; gives its address and the address of its comments.
    private static func written(_ world: World) async throws -> (text: String, comments: String) {
        let base = "/bidrag/\(try await Story.register(world))"
        let text = ["text": "Vi frågar barnen varje vecka.\n\nSedan ändrar vi.", "revision": "0"]
        #expect(try await world.post("\(base)/skriva/1", text, as: world.city["unithead"]).status == 303)
        return ("\(base)/skriva/1", "\(base)/kommentarer")
    }

    private static func thread(_ world: World) async throws -> String {
        try await world.database.read { try $0.value("SELECT max(id) FROM text_thread", as: String.self) ?? "" }
    }

    private static func told(_ world: World) async throws -> [String] {
        try await world.database.read {
            try $0.column("SELECT recipient_address FROM letter WHERE kind = 'comment' ORDER BY recipient_address", as: String.self)
        }
    }

    private static let gone = "Orden finns inte kvar i texten."

    @Test("A comment stays when its words are gone, and says so; it is answered, closed and opened again", arguments: Backend.available)
    func story(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, contact, coauthor) = (world.city["unithead"], world.city["contact"], world.city["coauthor"])
            let (text, comments) = try await Self.written(world)
            // As a browser's selection holds it: over a line break.
            let comment = ["del": "1", "citat": "varje  vecka.\nSedan", "kommentar": "Vad <gör> ni då?"]
            #expect(try await world.post(comments, comment, as: coauthor).location == comments)
            let first = try await world.get(comments, as: head).text
            #expect(first.contains("<blockquote>varje vecka. Sedan</blockquote>"))
            #expect(first.contains("Milena Petrović") && first.contains("Vad &lt;gör&gt; ni då?") && !first.contains(Self.gone))
            #expect(try await world.get(text, as: head).text.contains("Kommentarer (1)"))

            _ = try await world.post(text, ["text": "Vi frågar barnen.\n\nSedan ändrar vi.", "revision": "1"], as: head)
            let changed = try await world.get(comments, as: head).text
            #expect(changed.contains("<blockquote>varje vecka. Sedan</blockquote>") && changed.contains(Self.gone))

            let path = "\(comments)/\(try await Self.thread(world))"
            #expect(try await world.post(path, ["kommentar": "Vi tog bort det."], as: contact).location == comments)
            #expect(try await world.post("\(path)/klar", ["klar": "1"], as: head).location == comments)
            let closed = try await world.get(comments, as: coauthor).text
            #expect(closed.contains("Avslutad av Amina Lind") && closed.contains("Vi tog bort det.") && !closed.contains(Self.gone))
            #expect(try await world.get(text, as: head).text.contains("<h2>Kommentarer</h2>"))

            #expect(try await world.post("\(path)/klar", ["klar": "0"], as: coauthor).location == comments)
            let open = try await world.get(comments, as: head).text
            #expect(!open.contains("Avslutad av") && open.contains(Self.gone))
            _ = try await world.post("\(path)/klar", ["klar": "1"], as: head)
            // An answer opens it too.
            _ = try await world.post(path, ["kommentar": "Inte än."], as: coauthor)
            #expect(!(try await world.get(comments, as: head).text.contains("Avslutad av")))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM text_comment") } == 3)
        }
    }

    @Test(
        "A colleague who is named has a letter without the comment; oneself, the nameless and strangers have none",
        arguments: Backend.available)
    func mentions(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (contact, coauthor) = (world.city["contact"], world.city["coauthor"])
            let (_, comments) = try await Self.written(world)
            let quiet = ["del": "1", "citat": "", "kommentar": "@Milena @Per Östling Jonas, se här"]
            #expect(try await world.post(comments, quiet, as: coauthor).status == 303)
            #expect(try await Self.told(world) == [])
            let named = ["del": "1", "citat": "", "kommentar": "@jonas, hemligheten om Kalle?"]
            #expect(try await world.post(comments, named, as: coauthor).status == 303)
            #expect(try await Self.told(world) == [contact.person.email])
            #expect(try await world.get(comments, as: coauthor).text.contains("Får veta det i ett brev: \(contact.person.name)."))
            let nobody = ["del": "1", "citat": "", "kommentar": "@Per, se här"]
            #expect(try await world.post(comments, nobody, as: coauthor).status == 303)
            #expect(try await world.get(comments, as: coauthor).text.contains("Ingen i gruppen heter så"))
            #expect(try await Self.told(world) == [contact.person.email])
            let letter = try await world.database.read {
                try $0.value("SELECT subject || body FROM letter WHERE kind = 'comment'", as: String.self) ?? ""
            }
            #expect(letter.contains("Milena Petrović har nämnt dig i en kommentar") && letter.contains("\(comments)#del-1"))
            #expect(!letter.contains("hemligheten"))
            let path = "\(comments)/\(try await Self.thread(world))"
            #expect(try await world.post(path, ["kommentar": "@Amina Lind och @Milena: ja"], as: contact).status == 303)
            let all = [contact, world.city["unithead"], coauthor].map(\.person.email).sorted()
            #expect(try await Self.told(world) == all)
        }
    }

    @Test("A comment with a personal number is refused on its form, with all that was typed, and nobody is told")
    func personalNumbers() async throws {
        try await World.run { world in
            let coauthor = world.city["coauthor"]
            let (_, comments) = try await Self.written(world)
            func count() async throws -> Int { try await world.database.read { try $0.count("SELECT count(*) FROM text_comment") } }
            for (quote, words) in [("barnen", "@Jonas, 850101-1234 igen"), ("850101-1234 igen", "@Jonas, se här")] {
                let reply = try await world.post(comments, ["del": "2", "citat": quote, "kommentar": words], as: coauthor)
                #expect(reply.status == 422 && reply.text.contains("personnummer"))
                #expect(reply.text.contains("\n\(quote)</textarea>") && reply.text.contains("\n\(words)</textarea>"))
                #expect(reply.text.contains("<option value=\"2\" selected"))
            }
            #expect(try await count() == 0)
            _ = try await world.post(comments, ["del": "1", "citat": "", "kommentar": "Hej"], as: coauthor)
            let path = "\(comments)/\(try await Self.thread(world))"
            let answer = try await world.post(path, ["kommentar": "Det var 850101-1234"], as: coauthor)
            #expect(answer.status == 422 && answer.text.contains("\nDet var 850101-1234</textarea>"))
            #expect(try await count() == 1)
            #expect(try await Self.told(world) == [])
            #expect(try await world.post(path, ["kommentar": "Det var 850101 igen"], as: coauthor).status == 303)
        }
    }

    @Test("Words of more than 500 characters are refused with every one of them left in the form; so is a too long comment")
    func limits() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let (_, comments) = try await Self.written(world)
            func send(_ quote: String, _ words: String) async throws -> World.Reply {
                try await world.post(comments, ["del": "1", "citat": quote, "kommentar": words], as: head)
            }
            let (quote, words) = (String(repeating: "å", count: 501), String(repeating: "ö", count: 2_001))
            let tooLong = try await send(quote, "Kort")
            #expect(tooLong.status == 422 && tooLong.text.contains("Klistra in ett kortare stycke, högst 500 tecken."))
            #expect(tooLong.text.contains("\n\(quote)</textarea>") && tooLong.text.contains("\nKort</textarea>"))
            let tooMuch = try await send("barnen", words)
            #expect(tooMuch.status == 422 && tooMuch.text.contains("\n\(words)</textarea>"))
            #expect(try await send("barnen", "").status == 422)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM text_thread") } == 0)
            // As long as may be; the words stand nowhere in the text, and are kept.
            #expect(try await send(String(quote.dropLast()), String(words.dropLast())).status == 303)
            let page = try await world.get(comments, as: head).text
            #expect(page.contains("<blockquote>\(quote.dropLast())</blockquote>") && page.contains(Self.gone))
        }
    }

    @Test("A thread belongs to its entry, and nothing is said after the hand-in")
    func closed() async throws {
        try await World.run { world in
            let (head, other) = (world.city["unithead"], world.city["otherhead"])
            let (_, comments) = try await Self.written(world)
            _ = try await world.post(comments, ["del": "1", "citat": "", "kommentar": "Hej"], as: head)
            let thread = try await Self.thread(world)
            let answers = Story.answers.merging(Story.people) { $1 }
            let theirs = try #require(try await world.post("/anmalan/2024", answers, as: other).location)
            for path in ["\(comments)/\(thread)", "\(theirs)/kommentarer/\(thread)"] {
                #expect(try await world.post(path, ["kommentar": "Inbrott"], as: other).status == 404)
                #expect(try await world.post("\(path)/klar", ["klar": "1"], as: other).status == 404)
            }
            #expect(try await world.post(comments, ["del": "1", "citat": "", "kommentar": "Inbrott"], as: other).status == 404)
            #expect(try await world.post(comments, ["del": "99", "citat": "", "kommentar": "Vart?"], as: head).status == 404)
            world.time.set(Day(2024, 5, 18)!)
            try await world.keepSessionsAlive()
            #expect(try await world.post(comments, ["del": "1", "citat": "", "kommentar": "Sent"], as: head).status == 409)
            #expect(try await world.post("\(comments)/\(thread)", ["kommentar": "Sent"], as: head).status == 409)
            #expect(try await world.post("\(comments)/\(thread)/klar", ["klar": "1"], as: head).status == 409)
            let page = try await world.get(comments, as: head).text
            #expect(page.contains("Hej") && !page.contains("<textarea"))
            let kept = try await world.database.read { try $0.column("SELECT text FROM text_comment", as: String.self) }
            #expect(kept == ["Hej"])
            #expect(
                try await world.database.read { try $0.count("SELECT count(*) FROM text_thread WHERE resolved_at IS NOT NULL") } == 0)
        }
    }
}
