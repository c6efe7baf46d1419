import Base
import HTTPTypes
import RichText
import Site
import Store
import Support
import Testing
import World

@testable import Entries
@testable import Texts

@Suite("How much saves may keep")
struct SavingPaceTests {
    private static let start = World.start

    @Test("An allowance is emptied by what is kept and filled again evenly, to its whole and no more")
    func allowance() {
        var allowance = Allowance(.init(bytesMax: 600, refillSeconds: 60), at: Self.start)
        #expect(allowance.isFull(at: Self.start))
        allowance.take(700, at: Self.start)
        // Ten bytes a second: what is over by a hundred has room after ten seconds and one byte more.
        #expect(allowance.secondsUntilRoom(at: Self.start) == 11)
        #expect(allowance.secondsUntilRoom(at: Self.start.adding(seconds: 10)) == 1)
        #expect(allowance.secondsUntilRoom(at: Self.start.adding(seconds: 11)) == nil)
        #expect(!allowance.isFull(at: Self.start.adding(seconds: 69)) && allowance.isFull(at: Self.start.adding(seconds: 70)))
        // A clock that goes back gives and takes nothing.
        #expect(allowance.secondsUntilRoom(at: Self.start.adding(seconds: -3_600)) == 11)
    }

    @Test("Parts of seconds are not lost, however often one saves")
    func parts() {
        var allowance = Allowance(.init(bytesMax: 600, refillSeconds: 60), at: Self.start)
        allowance.take(600, at: Self.start)
        for tenth in 1...20 { allowance.take(1, at: Instant(millisecondsSince1970: Self.start.millisecondsSince1970 + Int64(tenth) * 100)) }
        #expect(allowance.secondsUntilRoom(at: Self.start.adding(seconds: 2)) == 1)
        #expect(allowance.secondsUntilRoom(at: Self.start.adding(seconds: 3)) == nil)
    }

    @Test("A person, or an entry, that has kept its allowance waits; others do not")
    func pace() throws {
        let pace = SavingPace(ofPerson: .init(bytesMax: 100, refillSeconds: 100), ofOwner: .init(bytesMax: 150, refillSeconds: 1_500))
        let (one, other) = (ID<Person>(at: Self.start), ID<Person>(at: Self.start))
        let (entry, elsewhere) = (ID<Entry>(at: Self.start).texts, ID<Entry>(at: Self.start).texts)
        func wait(_ person: ID<Person>, _ entry: TextOwner) -> Int? {
            do { try pace.mustHaveRoom(person, entry, at: Self.start) } catch {
                if case .wait(_, 429, let seconds) = error { return seconds }
            }
            return nil
        }
        pace.take(100, one, entry, at: Self.start)
        #expect(wait(one, entry) == 2 && wait(one, elsewhere) == 2 && wait(other, entry) == nil)
        pace.take(60, other, entry, at: Self.start)
        #expect(wait(other, entry) == 111 && wait(other, elsewhere) == nil)
    }

    @Test(
        "Long texts in and out again are refused with a sentence and when to come again; nothing is lost, and a little later there is room",
        arguments: Backend.available)
    func saves(backend: Backend) async throws {
        try await World.run(backend, savesOfPerson: .init(bytesMax: 4_000, refillSeconds: 600)) { world in
            let (head, contact) = (world.city["unithead"], world.city["contact"])
            let path = "/bidrag/\(try await Story.register(world))/skriva/1/text"
            let long = String(repeating: "Vi följer upp varje vecka. ", count: 36)
            func fields(_ number: Int, from revision: Int) throws -> [String: String] {
                let text = number % 2 == 0 ? "Kort." : "\(number). \(long)"
                return [
                    "dokument": try Document(plain: text).canonical, "revision": String(revision), "sparning": "mark-\(1_000 + number)",
                ]
            }
            var revision = 0, reply = try await world.post(path, try fields(1, from: 0), as: head)
            while reply.status == 200, revision < 20 {
                revision += 1
                reply = try await world.post(
                    path, try fields(revision + 1, from: revision), as: head, headers: [.accept: "application/json"])
            }
            // The third text of 1 kB is the first to pass 4 kB; a short one stood between each.
            #expect(revision == 5)
            #expect(reply.status == 429 && reply.headers[.retryAfter] == "45")
            #expect(
                reply.text
                    == #"{"problem":"Du har sparat ovanligt mycket på kort tid. Det går att spara igen om högst 2 minuter.","again":45}"#)
            let kept = try await world.database.read { try $0.count("SELECT count(*) FROM text_revision") }
            #expect(kept == revision)
            // The form without a script shows what was written.
            let form = try await world.post(
                path.replacing("/text", with: ""), ["text": "Det här vill vi inte förlora nu.", "revision": String(revision)], as: head)
            #expect(form.status == 429 && form.text.contains("Det här vill vi inte förlora nu."))
            #expect(try await world.post(path, try fields(2, from: revision), as: contact).status == 200)
            world.time.set(World.start.adding(seconds: 45))
            #expect(try await world.post(path, try fields(revision + 1, from: revision + 1), as: head).status == 200)
        }
    }

    @Test(
        "A file's texts are saves like others: counted, refused when the allowance is used, and there to be saved later",
        arguments: Backend.available)
    func imports(backend: Backend) async throws {
        try await World.run(backend, savesOfPerson: .init(bytesMax: 4_000, refillSeconds: 600)) { world in
            let (head, now) = (world.city["unithead"], world.time.now)
            let entry = try await Story.register(world)
            let long = try Document(plain: String(repeating: "Vi följer upp varje vecka. ", count: 80))
            let files = try await world.database.write { db in
                try (0..<2).map { _ in
                    let pieces = (0..<2).map {
                        WordFile.Piece(place: $0, item: String($0 + 1), reason: "Rubriken", sure: 2, document: long)
                    }
                    let file = WordFile(id: ID(at: now), name: "bidrag.docx", notices: [], takenAt: nil, pieces: pieces)
                    try ImportSQL.keep(file, ID(stored: entry), at: now, by: head.person.id, in: db)
                    return file.id
                }
            }
            #expect(try await world.post("/bidrag/\(entry)/las-in/\(files[0])", ["del-0": "1", "del-1": "2"], as: head).status == 303)
            // A save of one's own and another file wait alike.
            let own = ["dokument": try Document(plain: "Kort.").canonical, "revision": "0"]
            #expect(try await world.post("/bidrag/\(entry)/skriva/3/text", own, as: head).status == 429)
            let second = "/bidrag/\(entry)/las-in/\(files[1])"
            let refused = try await world.post(second, ["del-0": "3", "del-1": "4"], as: head)
            #expect(
                refused.status == 429 && refused.headers[.retryAfter] != nil
                    && refused.text.contains("Du har sparat ovanligt mycket på kort tid."))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM standing_text") } == 2)
            world.time.set(now.adding(seconds: 600))
            #expect(try await world.post(second, ["del-0": "3", "del-1": "4"], as: head).status == 303)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM standing_text") } == 4)
        }
    }
}
