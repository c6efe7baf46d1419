import Base
import Documents
import Editions
import RichText
import Site
import Store
import Support
import Testing
import World

@testable import Entries
@testable import Texts

/// A Word file that has been read, and what becomes of it.
@Suite struct ImportActTests {
    /// A file with a text for part 1 and one that nobody knows the place of.
    private static func keep(_ entry: String, in world: World) async throws -> ID<WordFile> {
        let (now, head) = (world.time.now, world.city["unithead"].person.id)
        return try await world.database.write { db in
            let pieces = [
                WordFile.Piece(place: 0, item: "1", reason: "Rubriken", sure: 2, document: try Document(plain: "Ur filen")),
                WordFile.Piece(place: 1, item: nil, reason: "Okänd", sure: 0, document: try Document(plain: "Mer ur filen")),
            ]
            let file = WordFile(id: ID(at: now), name: "bidrag.docx", notices: [], takenAt: nil, pieces: pieces)
            try ImportSQL.keep(file, ID(stored: entry), at: now, by: head, in: db)
            return file.id
        }
    }

    private static func texts(_ entry: String, in world: World) async throws -> [String: String] {
        try await world.database.read { try TextSQL.plain(of: ID<Entry>(stored: entry).texts, in: $0) }
    }

    private static func revisions(in world: World) async throws -> Int {
        try await world.database.read { try $0.count("SELECT count(*) FROM text_revision") }
    }

    @Test("A file that is taken twice goes in once, one press after another and both at once", arguments: Backend.available)
    func twice(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)"
            _ = try await world.post("\(base)/skriva/1", ["text": "Stod redan", "revision": "0"], as: head)
            let file = try await Self.keep(entry, in: world)
            let chosen = ["del-0": "1", "satt-1": "efter", "version-1": "1", "del-1": "2", "version-2": "0"]
            #expect(try await world.post("\(base)/las-in/\(file)", [:], as: head).status == 422)
            #expect(try await world.post("\(base)/las-in/\(file)", chosen, as: head).location == "\(base)/skriva")
            let expected = ["1": "Stod redan\n\nUr filen", "2": "Mer ur filen"]
            #expect(try await Self.texts(entry, in: world) == expected)
            let again = try await world.post("\(base)/las-in/\(file)", chosen.merging(["version-1": "2"]) { $1 }, as: head)
            #expect(again.status == 409 && again.text.contains("Texterna är redan sparade."))
            #expect(try await Self.texts(entry, in: world) == expected)
            #expect(try await Self.revisions(in: world) == 3)
            #expect(try await world.get("\(base)/las-in/\(file)", as: head).text.contains("Texterna har redan sparats en gång."))

            let second = try await Self.keep(entry, in: world)
            let after = ["del-0": "3", "satt-3": "efter"]
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for actor in [head, world.city["contact"]] {
                    group.addTask { try await world.post("\(base)/las-in/\(second)", after, as: actor).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [303, 409])
            #expect(try await Self.texts(entry, in: world)["3"] == "Ur filen")
            #expect(try await Self.revisions(in: world) == 4)
        }
    }

    @Test(
        "Files that nobody saved can be removed by hand, make room again, and go by themselves after two weeks",
        arguments: Backend.available)
    func waiting(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)/las-in"
            var files: [ID<WordFile>] = []
            for _ in 1...ImportSQL.waitingMax { files.append(try await Self.keep(entry, in: world)) }
            await #expect(throws: Refusal.self) { try await Self.keep(entry, in: world) }
            let page = try await world.get(base, as: head)
            #expect(page.text.contains("Inlästa filer som ingen har sparat") && page.text.contains("\(base)/\(files[0])/bort"))
            #expect(try await world.post("\(base)/\(files[0])/bort", as: world.city["otherhead"]).status == 404)
            #expect(try await world.post("\(base)/\(files[0])/bort", as: head).status == 303)
            #expect(try await world.get("\(base)/\(files[0])", as: head).status == 404)
            let again = try await Self.keep(entry, in: world)

            // What has been saved takes no room, and is not to be removed.
            #expect(try await world.post("\(base)/\(again)", ["del-0": "1"], as: head).status == 303)
            #expect(try await world.post("\(base)/\(again)/bort", as: head).status == 404)
            _ = try await Self.keep(entry, in: world)

            let (within, after) = (world.time.now.adding(hours: 14 * 24), world.time.now.adding(hours: 14 * 24 + 1))
            try await world.database.write { try Entries.sweep(at: within, in: $0) }
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM word_import") } == 31)
            try await world.database.write { try Entries.sweep(at: after, in: $0) }
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM word_import") } == 0)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM import_piece") } == 0)
            #expect(try await Self.texts(entry, in: world) == ["1": "Ur filen"])
        }
    }

    @Test(
        "§4.3: a file with a personal number is refused when it is read, in a text, a picture's words or its name, and the number is not repeated"
    )
    func personalNumber() throws {
        func texts(_ text: String) throws -> [(item: String?, document: Document)] { [("3", try Document(plain: text))] }
        #expect(ImportCheck.first(try texts("Barnet är 220101 1231 och vi mäter 2024.")) == nil)
        let found = try #require(ImportCheck.first(try texts("Vi skrev in 20150101-1236 i mars.")))
        #expect(
            found.swedish
                == "Filen innehåller något som ser ut som ett personnummer, i del 3. Ta bort det i Word och läs in filen igen. Ingenting är sparat."
        )
        #expect(ImportCheck.first([(nil, try Document(plain: "20150101-1236"))]) != nil)
        // What is read in a picture is kept without the number.
        #expect(PictureWords.text(["Anna", "20150101-1236", "pojkar"]).stored == "Anna [personnummer] pojkar")
        #expect(PictureWords.text(["Vecka", "220101", "-", "1231"]).stored == "Vecka 220101 - 1231")
        #expect(PictureWords.text(["２０１５０１０１－１２３６"]).stored == "[personnummer]")
    }

    @Test(
        "A Word file with a personal number, in its text or in its name, is refused, and no table keeps anything of it",
        arguments: Backend.available)
    func uploaded(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)/las-in"
            let (pn, typed) = (try Sample.file("Fixtures/Cases/personal-number.docx"), try Sample.file("Fixtures/typed.docx"))
            let rows = try await Self.kept(in: world)
            let inText = try await world.upload(base, file: pn, name: "bidrag.docx", field: "fil", as: head)
            #expect(inText.status == 422 && inText.text.contains("Filen innehåller något som ser ut som ett personnummer"))
            let inName = try await world.upload(base, file: typed, name: "20150101-1236.docx", field: "fil", as: head)
            #expect(inName.status == 422 && inName.text.contains("Filens namn innehåller något som ser ut som ett personnummer"))
            #expect(!inText.text.contains("1236") && !inName.text.contains("1236"))
            #expect(try await Self.kept(in: world) == rows)
            // The same file without it is read.
            #expect(try await world.upload(base, file: typed, name: "bidrag.docx", field: "fil", as: head).status == 303)
            #expect(try await Self.kept(in: world) != rows)
        }
    }

    @Test("The minutes are not taken under a name that holds a personal number")
    func minutesName() async throws {
        try await World.run { world in
            let registrar = world.city["registrar"]
            let objects = try await world.database.write { [city = world.city] in try Objects.make(city, at: World.start, in: $0) }
            let path = "/arenden/\(objects.committeeCase)"
            let pdf = World.pdf
            let refused = try await world.upload(
                "\(path)/protokoll", file: pdf, name: "protokoll 20150101-1236.pdf", field: "fil", as: registrar)
            #expect(refused.status == 422 && refused.text.contains("Filens namn innehåller"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM minutes") } == 0)
            #expect(!(try await world.get(path, as: registrar).text.contains("1236")))
            #expect(
                try await world.upload("\(path)/protokoll", file: pdf, name: "protokoll.pdf", field: "fil", as: registrar).status == 303)
        }
    }

    @Test("The editor is told of a picture whose name holds a personal number, and the picture is not kept")
    func pictureName() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let path = "/bidrag/\(try await Story.register(world))/bilder"
            let picture = try Sample.file("Pictures/drawing.png")
            let refused = try await world.upload(path, file: picture, name: "barn 20150101-1236.png", field: "bild", as: head)
            #expect(refused.status == 409 && refused.text.contains("\"problem\":\"Filens namn innehåller"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM picture") } == 0)
            #expect(try await world.upload(path, file: picture, name: "barn.png", field: "bild", as: head).status == 200)
        }
    }

    /// How much stands in each table that a read file could leave something in.
    private static func kept(in world: World) async throws -> [Int] {
        try await world.database.read { db in
            try [
                "SELECT count(*) FROM word_import", "SELECT count(*) FROM import_piece", "SELECT count(*) FROM picture",
                "SELECT count(*) FROM standing_text", "SELECT count(*) FROM text_revision", "SELECT count(*) FROM audit",
                "SELECT count(*) FROM letter",
            ].map { try db.count($0) }
        }
    }

    @Test("What stood is replaced only when that is chosen, and what somebody saved meanwhile is not lost")
    func replaces() async throws {
        try await World.run { world in
            let (head, contact) = (world.city["unithead"], world.city["contact"])
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)"
            _ = try await world.post("\(base)/skriva/1", ["text": "Stod redan", "revision": "0"], as: head)
            let file = try await Self.keep(entry, in: world)
            _ = try await world.post(
                "\(base)/skriva/1", ["text": "Stod redan\n\nSkrivet medan filen granskades", "revision": "1"], as: contact)
            let chosen = ["del-0": "1", "satt-1": "ersatt", "version-1": "1"]
            #expect(try await world.post("\(base)/las-in/\(file)", chosen, as: head).status == 303)
            let text = try #require(try await Self.texts(entry, in: world)["1"])
            #expect(text.contains("Ur filen") && text.contains("Skrivet medan filen granskades"))
            let history = try await world.database.read {
                try HistorySQL.all(TextPlace(ID<Entry>(stored: entry), "1"), in: $0).map(\.number)
            }
            #expect(history == [4, 3, 2, 1])
        }
    }

    @Test(
        "The file of another entry is not there, for its owner under the wrong address nor for anybody else", arguments: Backend.available)
    func others(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, other) = (world.city["unithead"], world.city["otherhead"])
            let entry = try await Story.register(world)
            let answers = Story.answers.merging(Story.people) { $1 }
            let theirs = try #require(try await world.post("/anmalan/2024", answers, as: other).location)
            let file = try await Self.keep(entry, in: world)
            for path in ["\(theirs)/las-in/\(file)", "/bidrag/\(entry)/las-in/\(file)"] {
                let page = try await world.get(path, as: other)
                #expect(page.status == 404 && !page.text.contains("Ur filen"))
                #expect(try await world.post(path, ["del-0": "1"], as: other).status == 404)
            }
            #expect(try await world.post("\(theirs)/las-in/\(file)", ["del-0": "1"], as: head).status == 404)
            #expect(try await Self.revisions(in: world) == 0)
            #expect(try await world.get("/bidrag/\(entry)/las-in/\(file)", as: head).text.contains("Ur filen"))
            #expect(try await world.post("/bidrag/\(entry)/las-in/\(file)", ["del-0": "1"], as: head).status == 303)
        }
    }

    @Test("After the hand-in and after the deadline no file is taken or read, and no text is changed", arguments: Backend.available)
    func late(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)"
            try await Story.fill(world, entry)
            let file = try await Self.keep(entry, in: world)
            #expect(try await world.post("\(base)/inlamning", as: head).status == 303)
            let (texts, revisions) = (try await Self.texts(entry, in: world), try await Self.revisions(in: world))
            func refused() async throws {
                let word = try Sample.file("Fixtures/typed.docx")
                #expect(try await world.post("\(base)/las-in/\(file)", ["del-0": "1"], as: head).status == 409)
                #expect(try await world.get("\(base)/las-in", as: head).status == 409)
                #expect(try await world.upload("\(base)/las-in", file: word, name: "a.docx", field: "fil", as: head).status == 409)
                #expect(try await Self.texts(entry, in: world) == texts)
                #expect(try await Self.revisions(in: world) == revisions)
                #expect(try await world.database.read { try $0.count("SELECT count(*) FROM word_import WHERE taken_at IS NOT NULL") } == 0)
                #expect(try await world.database.read { try $0.count("SELECT count(*) FROM word_import") } == 1)
            }
            try await refused()
            #expect(try await world.post("\(base)/avanmalan", as: head).status == 303)
            try await refused()
            try await world.database.write { _ = try $0.run("DELETE FROM withdrawal") }
            try await world.database.write { _ = try $0.run("DELETE FROM submission") }
            // Open again, for the test alone: the same act goes through until the last second.
            world.time.set(Day(2024, 5, 18)!)
            try await world.keepSessionsAlive()
            try await refused()
            world.time.set(Day(2024, 5, 17)!, TimeOfDay(23, 59, 59)!)
            #expect(try await world.post("\(base)/las-in/\(file)", ["del-0": "1"], as: head).status == 303)
            #expect(try await Self.texts(entry, in: world)["1"] == "Ur filen")
        }
    }

    @Test("A co-author puts a file's texts into their own parts, and one part of somebody else's stops the whole")
    func parts() async throws {
        try await World.run { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)"
            _ = try await world.post("\(base)/medforfattare", ["vem-1": coauthor.person.id.text, "vem-2": head.person.id.text], as: head)
            let file = try await Self.keep(entry, in: world)
            let refused = try await world.post("\(base)/las-in/\(file)", ["del-0": "1", "del-1": "2"], as: coauthor)
            #expect(refused.status == 422 && refused.text.contains("skriver någon annan"))
            #expect(try await Self.texts(entry, in: world) == [:])
            #expect(try await world.post("\(base)/las-in/\(file)", ["del-0": "1", "del-1": "1"], as: coauthor).status == 303)
            #expect(try await Self.texts(entry, in: world) == ["1": "Ur filen\n\nMer ur filen"])
        }
    }
}
