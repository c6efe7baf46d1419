import Base
import Editions
import RichText
import Site
import Store
import Support
import Testing
import World

@testable import Entries
@testable import Texts

/// R64: a co-author who reads and comments, and writes nothing.
@Suite struct ReviewerTests {
    /// Everything that an act could change, as it lies in the database.
    private static func state(_ entry: String, in world: World) async throws -> [String] {
        try await world.database.read { db in
            let rows = try db.rows(
                """
                SELECT 'svar ' || item || ' ' || revision || ' ' || document FROM standing_text WHERE owner = \(entry)
                UNION ALL SELECT 'version ' || item || ' ' || revision FROM text_revision WHERE owner = \(entry)
                UNION ALL SELECT 'status ' || item || ' ' || status FROM answer_status WHERE entry = \(entry)
                UNION ALL SELECT 'uppgift ' || key || ' ' || value FROM admin_field WHERE entry = \(entry)
                UNION ALL SELECT 'tips ' || item || ' ' || hint FROM hint_dismissed WHERE entry = \(entry)
                UNION ALL SELECT 'milstolpe ' || name FROM text_milestone WHERE owner = \(entry)
                UNION ALL SELECT 'bild ' || id FROM picture WHERE entry = \(entry)
                UNION ALL SELECT 'presentation ' || picture || ' ' || nobody FROM presentation_picture WHERE entry = \(entry)
                UNION ALL SELECT 'samtycke ' || name || coalesce(withdrawn_at, '') FROM picture_consent WHERE entry = \(entry)
                UNION ALL SELECT 'utkast ' || preview FROM picture_draft WHERE entry = \(entry)
                UNION ALL SELECT 'fil ' || name || coalesce(taken_at, '') FROM word_import WHERE entry = \(entry)
                UNION ALL SELECT 'inlämning ' || sha256 FROM submission WHERE entry = \(entry)
                """
            ) { try $0[0] as String }
            return rows.sorted()
        }
    }

    private struct Act: Sendable {
        let name: String
        let refused: Int
        let done: Int
        let send: @Sendable (World, Actor) async throws -> World.Reply
    }

    /// Every way to write in an entry whose part 1 has two versions, with a Word file that waits and a picture of its own.
    private static func acts(_ base: String, _ file: ID<WordFile>, _ consent: ID<Consent>) throws -> [Act] {
        func form(_ name: String, _ path: String, _ fields: [String: String], refused: Int = 409, done: Int = 303) -> Act {
            Act(name: name, refused: refused, done: done) { try await $0.post(base + path, fields, as: $1) }
        }
        func upload(_ name: String, _ path: String, _ picture: String, _ field: String, refused: Int = 409, done: Int = 303) throws -> Act {
            let bytes = try Sample.file(picture)
            return Act(name: name, refused: refused, done: done) {
                try await $0.upload(base + path, file: bytes, name: "fil", field: field, as: $1)
            }
        }
        let facts = Dictionary(uniqueKeysWithValues: Shipped.edition.administrative.map { ($0.key, $0.kind == .count ? "24" : "") })
        return [
            form("spara", "/skriva/1", ["text": "Fusk", "revision": "2"]),
            form("klar", "/skriva/1", ["text": "Andra gången", "revision": "2", "klar": "1"]),
            form(
                "editor", "/skriva/1/text", ["dokument": try Document(plain: "Fusk i editorn").canonical, "revision": "2"], done: 200),
            form("status", "/skriva/1/status", ["status": "review"]),
            form("tips", "/skriva/1/tips", ["tips": "noExample"]),
            form("återställ", "/historik/1", ["version": "1", "revision": "2"]),
            form("milstolpe", "/historik", ["namn": "Före fusket"]),
            form("uppgifter", "/uppgifter", facts),
            form("ta in fil", "/las-in/\(file)", ["del-0": "2"]),
            try upload("läs in fil", "/las-in", "Fixtures/typed.docx", "fil", refused: 422),
            try upload("bild", "/bilder", "Pictures/drawing.png", "bild", done: 200),
            form("samtycke", "/presentationsbild/samtycken", ["gor": "samtycke", "namn": "Bo"]),
            form("återkalla", "/presentationsbild/samtycken", ["gor": "ater", "samtycke": consent.text]),
            try upload("presentationsbild", "/presentationsbild", "Pictures/presentation.webp", "bild"),
            form("ingen", "/presentationsbild/samtycken", ["gor": "ingen"]),
            form("ta bort bild", "/presentationsbild/samtycken", ["gor": "bort"]),
        ]
    }

    /// A part with two versions, a Word file that waits, and a presentation picture that one person has said yes to.
    private static func prepare(_ entry: String, in world: World) async throws -> (ID<WordFile>, ID<Consent>) {
        let (head, now, id) = (world.city["unithead"].person.id, world.time.now, ID<Entry>(stored: entry))
        return try await world.database.write { db in
            for (revision, text) in ["Första gången", "Andra gången"].enumerated() {
                _ = try AnswerSQL.save(
                    Draft(TextPlace(id, "1"), document: .init(plain: text), startedFrom: revision),
                    closes: Shipped.edition.calendar.entryCloses, at: now, by: head, in: db)
            }
            let piece = WordFile.Piece(place: 0, item: "2", reason: "Rubriken", sure: 2, document: try Document(plain: "Ur filen"))
            let file = WordFile(id: ID(at: now), name: "bidrag.docx", notices: [], takenAt: nil, pieces: [piece])
            try ImportSQL.keep(file, id, at: now, by: head, in: db)
            let picture = ID<Picture>(at: now)
            try db.run(
                """
                INSERT INTO picture (id, entry, kind, width, height, sha256, words, at, by, large, small)
                VALUES (\(picture), \(id), 'png', 1, 1, '', '', \(now), \(head), \(Bytes([1])), \(Bytes([1])))
                """)
            try PresentationSQL.choose(picture, for: id, at: now, by: head, in: db)
            try PresentationSQL.consent("Ada", isGuardians: false, picture, id, at: now, by: head, in: db)
            return (file.id, try PresentationSQL.find(id, in: db).consents[0].id)
        }
    }

    @Test("Who only comments is refused every way to write, and may do each as soon as they may write", arguments: Backend.available)
    func writesNothing(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)"
            let (file, consent) = try await Self.prepare(entry, in: world)
            let acts = try Self.acts(base, file, consent)
            func allow(to right: String) async throws {
                let fields = ["person": coauthor.person.id.text, "ratt": right]
                #expect(try await world.post("\(base)/medforfattare/ratt", fields, as: head).status == 303)
            }
            try await allow(to: "kommentera")
            let before = try await Self.state(entry, in: world)
            for act in acts {
                let reply = try await act.send(world, coauthor)
                #expect(reply.status == act.refused, "\(act.name): \(reply.status)")
                #expect(reply.text.contains("Du kan läsa och kommentera, men inte skriva."), "\(act.name)")
                #expect(try await Self.state(entry, in: world) == before, "\(act.name)")
            }
            try await allow(to: "skriva")
            for act in acts {
                let before = try await Self.state(entry, in: world)
                let reply = try await act.send(world, coauthor)
                #expect(reply.status == act.done, "\(act.name): \(reply.status) \(reply.text)")
                #expect(try await Self.state(entry, in: world) != before, "\(act.name)")
            }
        }
    }

    @Test("Who only comments reads the text without a form to write in, and their comment is taken")
    func readsAndComments() async throws {
        try await World.run { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)"
            _ = try await world.post("\(base)/skriva/1", ["text": "Vi frågar alla.", "revision": "0"], as: head)
            let form = "<textarea"
            #expect(try await world.get("\(base)/skriva/1", as: coauthor).text.contains(form))
            try await world.database.write { try PartSQL.setReviewer(true, coauthor.person.id, ID(stored: entry), in: $0) }
            let page = try await world.get("\(base)/skriva/1", as: coauthor)
            #expect(page.status == 200 && page.text.contains("Vi frågar alla.") && page.text.contains("Du kan läsa och kommentera texten."))
            #expect(!page.text.contains(form) && !page.text.contains("\(base)/skriva/1/status"))
            #expect(page.text.contains("data-read=\"\(base)/skriva/1/text\"") && !page.text.contains("data-write"))
            let comment = ["del": "1", "citat": "frågar alla", "kommentar": "Hur då?"]
            #expect(try await world.post("\(base)/kommentarer", comment, as: coauthor).status == 303)
            #expect(try await world.get("\(base)/kommentarer", as: head).text.contains("Hur då?"))
        }
    }

    @Test("Who only comments cannot hand in, nor write in a part that a change has opened afterwards", arguments: Backend.available)
    func handIn(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (contact, coauthor, office) = (world.city["contact"], world.city["coauthor"], world.city["office"])
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)"
            try await Story.fill(world, entry)
            try await world.database.write { try PartSQL.setReviewer(true, coauthor.person.id, ID(stored: entry), in: $0) }
            let written = try await Self.state(entry, in: world)
            #expect(try await world.post("\(base)/inlamning", as: coauthor).status == 404)
            #expect(try await Self.state(entry, in: world) == written)
            #expect(try await world.post("\(base)/inlamning", as: contact).status == 303)
            let asked = ["skal-andring": "picture-text", "meddelande": "Bilden har text.", "del": "3", "dagar": "2"]
            #expect(try await world.post("/kansli/2024/deltagare/\(entry)/andring", asked, as: office).status == 303)
            let sealed = try await Self.state(entry, in: world)
            let change = ["text": "Utan bilden", "revision": "1"]
            #expect(try await world.post("\(base)/skriva/3", change, as: coauthor).status == 409)
            #expect(try await Self.state(entry, in: world) == sealed)
            #expect(try await world.post("\(base)/skriva/3", change, as: contact).status == 303)
            #expect(try await Self.state(entry, in: world) != sealed)
        }
    }

    @Test("Who becomes one who only comments loses the parts they had, and a part of theirs is anybody's again")
    func losesParts() async throws {
        try await World.run { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)/medforfattare"
            let (mine, assigned) = (coauthor.person.id.text, ["vem-1": coauthor.person.id.text, "vem-2": head.person.id.text])
            _ = try await world.post(base, assigned, as: head)
            func holders() async throws -> [String] {
                try await world.database.read { try $0.column("SELECT person FROM answer_assignment ORDER BY item", as: String.self) }
            }
            #expect(try await holders() == [mine, head.person.id.text])
            _ = try await world.post("\(base)/ratt", ["person": mine, "ratt": "kommentera"], as: head)
            #expect(try await holders() == [head.person.id.text])
            // Nor can they be given one.
            _ = try await world.post(base, assigned, as: head)
            #expect(try await holders() == [head.person.id.text])
            #expect(try await world.post("\(base)/ratt", ["person": mine, "ratt": "allt"], as: head).status == 404)
            #expect(
                try await world.post("\(base)/ratt", ["person": world.city["otherhead"].person.id.text, "ratt": "kommentera"], as: head)
                    .status == 404)
            #expect(try await world.post("\(base)/ratt", ["person": mine, "ratt": "skriva"], as: coauthor).status == 404)
        }
    }
}
