import Base
import RichText
import Site
import Store
import Support
import Testing
import World

@testable import Entries
@testable import Texts

/// R64: comments beside the text, as the editor begins, answers and closes them.
@Suite struct CommentInTextTests {
    /// An entry whose part 1 says the same words twice; gives the address of its comments.
    private static func written(_ world: World) async throws -> String {
        let base = "/bidrag/\(try await Story.register(world))/skriva/1"
        let text = ["text": "Vi frågar varje vecka.\n\nSedan ändrar vi varje vecka.", "revision": "0"]
        #expect(try await world.post(base, text, as: world.city["unithead"]).status == 303)
        return "\(base)/kommentarer"
    }

    private static func anchors(_ world: World) async throws -> [Anchor] {
        try await world.database.read { db in
            try db.rows("SELECT quote, before, after FROM text_thread ORDER BY id") {
                Anchor(quote: try $0[0], before: try $0[1], after: try $0[2])
            }
        }
    }

    private static func thread(_ world: World) async throws -> String {
        try await world.database.read { try $0.value("SELECT max(id) FROM text_thread", as: String.self) ?? "" }
    }

    @Test(
        "A comment is about the words that were marked, answered and closed, and each answer tells all threads",
        arguments: Backend.available)
    func story(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let path = try await Self.written(world)
            let comment = ["kommentar": "Hur <ofta>, @Amina?", "citat": "varje vecka", "fore": "Sedan ändrar vi", "efter": "."]
            let begun = try await world.post(path, comment, as: coauthor)
            #expect(
                begun.status == 200
                    && begun.text.hasPrefix(#"{"said":"Kommentaren är sparad. Får veta det i ett brev: Amina Lind.","threads":[{"id":""#))
            #expect(
                begun.text.contains(
                    #""quote":"varje vecka","before":"Vi frågar varje vecka. Sedan ändrar vi ","after":".","resolvedBy":null"#))
            #expect(begun.text.contains(#""name":"Milena Petrović""#) && begun.text.contains("Hur \\u003cofta>"))
            #expect(
                try await Self.anchors(world) == [
                    Anchor(quote: "varje vecka", before: "Vi frågar varje vecka. Sedan ändrar vi ", after: ".")
                ])
            let thread = "\(path)/\(try await Self.thread(world))"
            #expect(try await world.post(thread, ["kommentar": "Varje fredag."], as: head).text.hasPrefix(#"{"said":"Svaret är sparat.""#))
            let closed = try await world.post(thread, ["klar": "1"], as: head).text
            #expect(closed.hasPrefix(#"{"said":"Kommentaren är avslutad.""#) && closed.contains(#""resolvedBy":"Amina Lind""#))
            let told = try await world.get(path, as: coauthor).text
            #expect(told.hasPrefix(#"{"threads":[{"#) && told.contains("Varje fredag.") && told.contains(#""resolvedBy":"Amina Lind""#))
            #expect(try await world.post(thread, ["klar": "0"], as: coauthor).text.contains(#""resolvedBy":null"#))
            // The page has them too, for a script and for who has none.
            let page = try await world.get(path.replacing("/kommentarer", with: ""), as: head).text
            #expect(page.contains("data-comments=\"\(path)\"") && page.contains("Kommentarer (1)") && page.contains("Svara eller avsluta"))
        }
    }

    @Test("Words that stand nowhere in the saved text keep what stood around them, cut where it is long")
    func unsaved() async throws {
        try await World.run { world in
            let path = try await Self.written(world)
            let long = String(repeating: "å", count: 60)
            let comment = ["kommentar": "Hm", "citat": "varje\n månad", "fore": long, "efter": "och \u{A0} år"]
            #expect(try await world.post(path, comment, as: world.city["unithead"]).status == 200)
            #expect(try await Self.anchors(world) == [Anchor(quote: "varje månad", before: String(long.prefix(40)), after: "och år")])
        }
    }

    @Test("What is refused is a sentence for the box, and nothing of it is kept")
    func refused() async throws {
        try await World.run { world in
            let (head, other) = (world.city["unithead"], world.city["otherhead"])
            let path = try await Self.written(world)
            for (fields, status, sentence) in [
                (["kommentar": " "], 422, "Skriv kommentaren."),
                (["kommentar": "Det var 850101-1234"], 422, "personnummer"),
                (["kommentar": "Se här", "citat": "850101-1234"], 422, "personnummer"),
                (["kommentar": String(repeating: "ö", count: 2_001)], 422, "högst 2\u{A0}000 tecken"),
                (["kommentar": "Se här", "citat": String(repeating: "å", count: 501)], 422, "högst 500 tecken"),
                (["kommentar": "Se här", "person": other.person.id.text], 401, "Du är inloggad som någon annan."),
            ] {
                let reply = try await world.post(path, fields, as: head)
                #expect(
                    reply.status == status && reply.text.hasPrefix(#"{"problem":""#) && reply.text.contains(sentence),
                    "\(fields): \(reply.text)")
            }
            #expect(try await world.post(path, ["kommentar": "Inbrott"], as: other).status == 404)
            #expect(try await world.get(path, as: other).status == 404)
            #expect(try await world.get(path.replacing("/1/", with: "/99/"), as: head).status == 404)
            #expect(try await Self.anchors(world).isEmpty)
            _ = try await world.post(path, ["kommentar": "Hej"], as: head)
            let thread = "\(path)/\(try await Self.thread(world))"
            // A thread is answered on its own part.
            #expect(try await world.post(thread.replacing("/1/", with: "/2/"), ["kommentar": "Fel"], as: head).status == 404)
            #expect(try await world.post(thread, ["kommentar": "850101-1234"], as: head).status == 422)
            world.time.set(Day(2024, 5, 18)!)
            try await world.keepSessionsAlive()
            for fields in [["kommentar": "Sent"], ["klar": "1"]] {
                let late = try await world.post(thread, fields, as: head)
                #expect(late.status == 409 && late.text.hasPrefix(#"{"problem":""#))
            }
            #expect(try await world.database.read { try $0.column("SELECT text FROM text_comment", as: String.self) } == ["Hej"])
        }
    }

    @Test("Who only reads and comments may do so beside the text too; the same press twice says it once", arguments: Backend.available)
    func reviewer(backend: Backend) async throws {
        try await World.run(backend) { world in
            let coauthor = world.city["coauthor"]
            let path = try await Self.written(world)
            let entry = String(path.split(separator: "/")[1])
            try await world.database.write { try PartSQL.setReviewer(true, coauthor.person.id, ID(stored: entry), in: $0) }
            let comment = ["kommentar": "Hur?", "citat": "ändrar", "marke": "abcdefghijklmnop"]
            let first = try await world.post(path, comment, as: coauthor)
            let second = try await world.post(path, comment, as: coauthor)
            // The second press gets the first's answer, so that the editor says what was done.
            #expect(first.status == 200 && second.status == 200 && second.text == first.text)
            #expect(try await Self.anchors(world).map(\.quote) == ["ändrar"])
        }
    }

    @Test(
        "Of words that stand in several places those are meant that have the same around them",
        arguments: [
            ("", "", "Ett "), ("två", "", "två "), ("", "och ett barn", "två "), ("", ", två barn", "Ett "),
            ("Ett barn,", "och ett barn", "två "), ("och ett", "", "ett "),
        ])
    func places(before: String, after: String, led: String) throws {
        let anchor = try #require(Anchor(quote: "barn", before: before, after: after, in: "Ett barn, två barn och ett barn"))
        #expect(anchor.before.hasSuffix(led))
    }
}
