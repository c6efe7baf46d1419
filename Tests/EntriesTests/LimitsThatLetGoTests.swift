import Base
import Documents
import RichText
import Server
import Site
import Store
import Support
import Testing
import World

@testable import Entries
@testable import Texts

/// What an entry may have so many of is taken away again when nothing needs it: no limit lasts for ever.
@Suite struct LimitsThatLetGoTests {
    private static func draw(_ count: Int, _ entry: String, in world: World, at now: Instant? = nil) async throws -> [ID<Picture>] {
        let (now, head) = (now ?? world.time.now, world.city["unithead"].person.id)
        let ids = (0..<count).map { _ in ID<Picture>(at: now) }
        try await world.database.write { db in
            for id in ids {
                try db.run(
                    """
                    INSERT INTO picture (id, entry, kind, width, height, sha256, words, at, by, large, small)
                    VALUES (\(id), \(entry), 'png', 1, 1, 'x', '', \(now), \(head), \(Bytes([1])), \(Bytes([1])))
                    """)
            }
        }
        return ids
    }

    private static func document(_ pictures: [ID<Picture>]) throws -> Document {
        try Document([.paragraph([.text("Bilderna")])] + pictures.map { .figure(Figure(picture: $0, alt: "En bild")) })
    }

    /// A file that has been read in, with these pictures in its text for part 2.
    private static func read(_ pictures: [ID<Picture>], _ entry: String, in world: World) async throws -> ID<WordFile> {
        let (now, head, document) = (world.time.now, world.city["unithead"].person.id, try document(pictures))
        let file = WordFile(
            id: ID(at: now), name: "bidrag.docx", notices: [], takenAt: nil,
            pieces: [.init(place: 0, item: "2", reason: "Rubriken", sure: 2, document: document)])
        try await world.database.write { try ImportSQL.keep(file, ID(stored: entry), at: now, by: head, in: $0) }
        return file.id
    }

    private static func kept(in world: World) async throws -> Set<ID<Picture>> {
        Set(try await world.database.read { try $0.column("SELECT id FROM picture", as: ID<Picture>.self) })
    }

    private static func save(_ pictures: [ID<Picture>], _ entry: String, from revision: Int, in world: World) async throws {
        let fields = ["dokument": try document(pictures).canonical, "revision": String(revision)]
        #expect(try await world.post("/bidrag/\(entry)/skriva/1/text", fields, as: world.city["unithead"]).status == 200)
    }

    @Test(
        "The pictures of a file that is removed go with it; those that a text, a version, a seal, a presentation or another file has stay",
        arguments: Backend.available)
    func removed(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, now) = (world.city["unithead"], world.time.now)
            let entry = try await Story.register(world)
            let all = try await Self.draw(9, entry, in: world)
            // 0 and 1 stood in the text, of which the second came where the first had been; 2 stands there.
            for (place, id) in all[..<3].enumerated() { try await Self.save([id], entry, from: place, in: world) }
            try await world.database.write { db in
                try PresentationSQL.choose(all[3], for: ID(stored: entry), at: now, by: head.person.id, in: db)
                try PresentationSQL.consent("Ada", isGuardians: false, all[3], ID(stored: entry), at: now, by: head.person.id, in: db)
                try PresentationSQL.choose(all[4], for: ID(stored: entry), at: now, by: head.person.id, in: db)
                try db.run(
                    """
                    INSERT INTO former_submission (entry, at, by, characters, sha256, taken_back_at, taken_back_by, content)
                    VALUES (\(entry), \(now), \(head.person.id), 1, 'x', \(now), \(head.person.id), \("{\"pictures\":{\"\(all[5])\":\"x\"}}"))
                    """)
            }
            _ = try await Self.read([all[6]], entry, in: world)
            let file = try await Self.read(all, entry, in: world)
            #expect(try await world.post("/bidrag/\(entry)/las-in/\(file)/bort", as: head).status == 303)
            #expect(try await Self.kept(in: world) == Set(all[..<7]))
        }
    }

    @Test("The pictures of a file that is swept go too, but for those that were saved", arguments: Backend.available)
    func swept(backend: Backend) async throws {
        try await World.run(backend) { world in
            let entry = try await Story.register(world)
            let (taken, left) = (try await Self.draw(2, entry, in: world), try await Self.draw(3, entry, in: world))
            let file = try await Self.read(taken, entry, in: world)
            _ = try await Self.read(left + [taken[0]], entry, in: world)
            #expect(try await world.post("/bidrag/\(entry)/las-in/\(file)", ["del-0": "2"], as: world.city["unithead"]).status == 303)
            let (within, after) = (world.time.now.adding(hours: 14 * 24), world.time.now.adding(hours: 14 * 24 + 1))
            try await world.database.write { try Entries.sweep(at: within, in: $0) }
            #expect(try await Self.kept(in: world).count == 5)
            try await world.database.write { try Entries.sweep(at: after, in: $0) }
            #expect(try await Self.kept(in: world) == Set(taken))
        }
    }

    @Test(
        "An entry that is full of pictures has room again when they are in no text: old ones that were never saved go, and versions count for themselves",
        arguments: Backend.available)
    func full(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, id) = (world.city["unithead"], ID<Picture>(at: world.time.now))
            let entry = try await Story.register(world)
            func add(_ id: ID<Picture>, at now: Instant) async throws {
                let made = try await world.app.entries.tools.mill.make(Sample.png(8, 8))
                try await world.database.write {
                    try PictureSQL.add(made, words: "", id, to: ID(stored: entry), at: now, by: head.person.id, in: $0)
                }
            }
            func refused() async -> String? {
                do { try await add(id, at: world.time.now) } catch let refusal as Refusal { return refusal.sentence } catch {
                    return "\(error)"
                }
                return nil
            }
            let full =
                "Bidraget får inte plats med fler än 300 bilder. Ta bort bilder ur texten, eller inlästa Word-filer som ingen har sparat, och försök igen."
            let old = try await Self.draw(100, entry, in: world)
            let standing = try await Self.draw(200, entry, in: world)
            try await Self.save(standing, entry, from: 0, in: world)
            #expect(await refused() == full)
            // Four days later what was never saved is gone.
            world.time.set(world.time.now.adding(hours: 4 * 24 + 1))
            try await world.keepSessionsAlive()
            try await add(id, at: world.time.now)
            #expect(try await Self.kept(in: world) == Set(standing + [id]))
            let fresh = try await Self.draw(99, entry, in: world)
            #expect(await refused() == full && old.count == 100)
            // Out of the text, they are in a version, and leave room for others.
            try await Self.save(Array(standing.dropLast()), entry, from: 1, in: world)
            try await add(ID(at: world.time.now), at: world.time.now)
            #expect(await refused() == full)
            #expect(try await Self.kept(in: world).isSuperset(of: standing + fresh))
        }
    }

    @Test("Consents are counted by picture: a new picture begins with none", arguments: Backend.available)
    func consents(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, now) = (world.city["unithead"].person.id, world.time.now)
            let entry = try await Story.register(world)
            let pictures = try await Self.draw(2, entry, in: world)
            func consent(_ picture: ID<Picture>) async throws {
                try await world.database.write {
                    try PresentationSQL.consent("Ada", isGuardians: false, picture, ID(stored: entry), at: now, by: head, in: $0)
                }
            }
            for _ in 1...PresentationSQL.consentsMax { try await consent(pictures[0]) }
            await #expect(throws: Refusal.self) { try await consent(pictures[0]) }
            try await consent(pictures[1])
        }
    }

    @Test("Comments that are closed leave room for new ones, and the open ones are shown first", arguments: Backend.available)
    func comments(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, now) = (world.city["unithead"].person.id, world.time.now)
            let entry = ID<Entry>(stored: try await Story.register(world))
            let first = ID<CommentThread>(at: now)
            try await world.database.write { db in
                for number in 0..<CommentSQL.threadsMax {
                    try CommentSQL.begin(number == 0 ? first : ID(at: now.adding(seconds: number)), on: TextPlace(entry, "1"), nil, in: db)
                }
            }
            func begin() async throws {
                try await world.database.write {
                    try CommentSQL.begin(ID(at: now.adding(seconds: 1_000)), on: TextPlace(entry, "1"), nil, in: $0)
                }
            }
            await #expect(throws: Refusal.self) { try await begin() }
            try await world.database.write { try CommentSQL.resolve(first, of: entry.texts, true, at: now, by: head, in: $0) }
            try await begin()
            let shown = try await world.database.read { try CommentSQL.all(entry.texts, in: $0) }
            #expect(shown.count == 501 && shown.map(\.id) == shown.map(\.id).sorted())
        }
    }

    @Test(
        "A milestone is removed by who may write the whole text, after a question; the versions that it named stay",
        arguments: Backend.available)
    func milestones(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, now) = (world.city["unithead"], world.time.now)
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)"
            try await Self.save([], entry, from: 0, in: world)
            try await world.database.write { db in
                for number in 1..<MilestoneSQL.milestonesMax {
                    try MilestoneSQL.add(
                        ID(at: now), ID<Entry>(stored: entry).texts, name: "Nummer \(number)", at: now, by: head.person.id, in: db)
                }
            }
            #expect(try await world.post("\(base)/historik", ["namn": "Det sista"], as: head).status == 303)
            let full = try await world.post("\(base)/historik", ["namn": "Ett till"], as: head)
            #expect(full.status == 409 && full.text.contains("Ta bort en som ni inte behöver och försök igen."))
            let last: String = try #require(
                try await world.database.read { try $0.value("SELECT id FROM text_milestone WHERE name = 'Det sista'") })
            let path = "\(base)/milstolpar/\(last)/bort"
            let page = try await world.get("\(base)/historik", as: head).text
            #expect(page.contains("<summary>Ta bort milstolpen ”Det sista”</summary>") && page.contains("action=\"\(path)\""))
            #expect(try await world.post(path, as: world.city["otherhead"]).status == 404)
            let done = try await world.post(path, as: world.city["contact"])
            #expect(done.status == 303 && done.location == "\(base)/historik")
            #expect(try await world.post(path, as: head).status == 404)
            #expect(
                try await world.database.read { try $0.count("SELECT count(*) FROM text_milestone_part WHERE milestone = \(last)") } == 0)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM text_revision") } == 1)
            #expect(try await world.post("\(base)/historik", ["namn": "Ett till"], as: head).status == 303)
        }
    }
}
