import Base
import HTTPTypes
import Site
import Store
import Support
import Testing
import World

@Suite("A session that ends while somebody writes")
struct SignedOutTests {
    private static let long = "För att varje barn märker hur målen blir till handling."

    @Test("The way goes by the sign-in page, which says why, back to the page that the form stood on")
    func back() async throws {
        try await World.run { world in
            let (entry, head) = (try await FormMarkTests.entry(world), world.city["unithead"])
            let path = "\(entry)/kommentarer"
            let fields = try FormMarkTests.hidden(try await world.get("\(path)?del=1", as: head).text, to: path)
            _ = try await world.post("/logga-ut", as: head)
            let sent = fields.merging(["kommentar": Self.long, "del": "1", "kvar": "1"]) { $1 }
            let reply = try await world.post(path, sent, as: head)
            #expect(reply.status == 303)
            let location = try #require(reply.location)
            #expect(location.hasPrefix("/logga-in?till=") && location.hasSuffix("&slut=1"))
            let page = try await world.get(location).text
            #expect(page.contains("Du har blivit utloggad") && page.contains("value=\"\(path)?del=1\""))
            // A page that needs signing in, for somebody who was never signed in, says that and not the other.
            let first = try await world.get(try #require(try await world.get("/konto").location)).text
            #expect(!first.contains("Du har blivit utloggad") && first.contains("Logga in för att öppna sidan"))
        }
    }

    @Test("A link by letter leads to the page too")
    func link() async throws {
        try await World.run { world in
            let asked = try await world.post("/logga-in/lank", ["lank-epost": "unithead@exempelstad.example", "till": "/bidrag?a=1"])
            #expect(asked.status == 200)
            #expect(try await world.postLinks() == 1)
            let letter = try await world.database.read {
                try $0.value("SELECT body FROM letter WHERE kind = 'signin'", as: String.self) ?? ""
            }
            let path = try #require(letter.firstMatch(of: /http:\/\/127.0.0.1(\/logga-in\/lank\/[^\s]+)/)).1
            let page = try await world.get(String(path))
            #expect(page.text.contains("name=\"till\" value=\"/bidrag?a=1\""))
            let used = try await world.post(String(path.prefix { $0 != "?" }), ["till": "/bidrag?a=1"])
            #expect(used.status == 303 && used.location == "/bidrag?a=1")
            #expect(try await world.get("/logga-in?till=//ond.example").text.contains("name=\"till\" value=\"/hem\""))
        }
    }

    @Test("Where no script keeps the text, it is shown to be copied")
    func withoutScript() async throws {
        try await World.run { world in
            let (entry, head) = (try await FormMarkTests.entry(world), world.city["unithead"])
            _ = try await world.post("/logga-ut", as: head)
            let reply = try await world.post(
                "\(entry)/kommentarer", ["kommentar": Self.long, "del": "1", "losenord": "ett långt hemligt lösenord"], as: head)
            #expect(reply.status == 401 && reply.text.contains(Self.long) && reply.text.contains("/logga-in"))
            #expect(!reply.text.contains("hemligt"))
            // Nothing written: straight to the page.
            #expect(try await world.post("\(entry)/kommentarer", ["del": "1"], as: head).status == 303)
        }
    }

    @Test("An answer, too, is shown to be copied, so far as a text goes; files and longer texts are not read", arguments: Backend.available)
    func answerWithoutScript(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, head) = (try await FormMarkTests.entry(world), world.city["unithead"])
            let path = "\(entry)/skriva/1"
            let fields = try FormMarkTests.hidden(try await world.get("\(path)?formular=1", as: head).text, to: path)
            _ = try await world.post("/logga-ut", as: head)
            // As long as an answer may be, and most of it letters that take six signs on their way.
            let answer = String(repeating: "Åäö följer upp. ", count: 6_000)
            let reply = try await world.post(path, fields.merging(["text": answer]) { $1 }, as: head)
            #expect(reply.status == 401 && reply.text.contains(answer) && reply.text.contains("/logga-in?till="))
            let longer = try await world.post(path, ["text": String(repeating: "Vi ", count: 400_000)], as: head)
            #expect(longer.status == 303 && longer.location?.hasPrefix("/logga-in") == true)
            let file = try await world.upload(
                "\(entry)/las-in", file: [1, 2, 3], name: "a.docx", field: "fil", ["text": Self.long], as: head)
            #expect(file.status == 303)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM standing_text") } == 0)
        }
    }

    @Test(
        "An answer written in a role that was switched in another tab is kept on the page, and saved in the role that it was written in",
        arguments: Backend.available)
    func answerInAnotherRole(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, head, other) = (try await FormMarkTests.entry(world), world.city["unithead"], ID<Role>(at: World.start))
            let path = "\(entry)/skriva/1"
            let fields = try FormMarkTests.hidden(try await world.get("\(path)?formular=1", as: head).text, to: path).merging([
                "text": Self.long
            ]) { $1 }
            try await world.database.write { db in
                try db.run("INSERT INTO role (id, person, kind, granted_at) VALUES (\(other), \(head.person.id), 'office', \(World.start))")
            }
            #expect(try await world.post("/roll", ["roll": other.text], as: head).status == 303)
            let refused = try await world.post(path, fields, as: head)
            #expect(refused.status == 409 && refused.text.contains("Du har bytt roll") && refused.text.contains(Self.long))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM standing_text") } == 0)
            let again = try FormMarkTests.hidden(refused.text, to: path)
            #expect(again["text"] == Self.long && again["som"] == head.role?.text)
            #expect(try await world.post(path, again, as: head).status == 303)
            #expect(try await world.database.read { try $0.column("SELECT item FROM standing_text", as: String.self) } == ["1"])
        }
    }

    @Test("A form of an earlier session is refused with what was written, and one of another site without")
    func olderSession() async throws {
        try await World.run { world in
            let (entry, head) = (try await FormMarkTests.entry(world), world.city["unithead"])
            let (path, fields) = ("\(entry)/kommentarer", ["kommentar": Self.long, "del": "1", "losenord": "ett långt hemligt lösenord"])
            let older = try await world.post(path, fields, as: head, token: world.city["contact"].session.formToken)
            #expect(older.status == 403 && older.text.contains("hör till en tidigare inloggning"))
            #expect(older.text.contains(Self.long) && !older.text.contains("hemligt"))
            let foreign = try await world.post(path, fields, as: head, headers: [.init("Sec-Fetch-Site")!: "cross-site"])
            #expect(foreign.status == 403 && !foreign.text.contains(Self.long))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM text_comment") } == 0)
        }
    }

    @Test("A page with something to mend says so first in its title, and its summary has the focus")
    func title() async throws {
        try await World.run { world in
            let (entry, head) = (try await FormMarkTests.entry(world), world.city["unithead"])
            let right = try await world.get("\(entry)/kommentarer", as: head).text
            let wrong = try await world.post("\(entry)/kommentarer", ["del": "1", "kommentar": ""], as: head)
            #expect(wrong.status == 422 && wrong.text.contains("<title>Fel: ") && !right.contains("<title>Fel: "))
            #expect(wrong.text.contains("class=\"errors\" role=\"alert\" tabindex=\"-1\" autofocus"))
        }
    }
}
