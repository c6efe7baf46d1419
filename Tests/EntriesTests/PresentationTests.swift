import Base
import Editions
import RichText
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// The picture that presents the unit (R57), over the whole web stack.
@Suite struct PresentationTests {
    private static func state(_ entry: String, in world: World) async throws -> PresentationState {
        try await world.database.read { try PresentationSQL.find(ID(stored: entry), in: $0) }
    }

    private static func size(_ picture: ID<Picture>?, in world: World) async throws -> [Int]? {
        guard let picture else { return nil }
        return try await world.database.read { try PictureSQL.find(picture, in: $0).map { [$0.width, $0.height] } }
    }

    private static func upload(_ bytes: [UInt8], _ entry: String, in world: World) async throws -> World.Reply {
        try await world.upload(
            "/bidrag/\(entry)/presentationsbild", file: bytes, name: "bild", field: "bild", as: world.city["unithead"])
    }

    /// What the people in the picture have said, as one press.
    private static func settle(_ entry: String, _ fields: [String: String], in world: World) async throws -> Int {
        try await world.post("/bidrag/\(entry)/presentationsbild/samtycken", fields, as: world.city["unithead"]).status
    }

    @Test(
        "A picture of exactly 1920 × 1200 px is kept as it is, and shown when the unit has said who can be recognised",
        arguments: Backend.available)
    func exact(backend: Backend) async throws {
        try await World.run(backend) { world in
            let entry = try await Story.register(world)
            let path = "/bidrag/\(entry)/presentationsbild"
            #expect(try await Self.upload(try Sample.file("Pictures/presentation.webp"), entry, in: world).location == path)
            let kept = try await Self.state(entry, in: world)
            #expect(try await Self.size(kept.own, in: world) == [1_920, 1_200])
            #expect(kept.choice == .city(.unanswered) && kept.shown == nil)
            #expect(try await world.database.read { try PresentationSQL.draft(ID(stored: entry), in: $0) == nil })
            #expect(try await Self.settle(entry, ["gor": "ingen"], in: world) == 303)
            let shown = try await Self.state(entry, in: world)
            #expect(shown.choice == .own && shown.shown == kept.own)
            // One that lies when it is turned as it says is exact too; consents and answers belong to the old one.
            #expect(try await Self.upload(try Sample.file("Pictures/presentation-turned.jpg"), entry, in: world).status == 303)
            let turned = try await Self.state(entry, in: world)
            #expect(try await Self.size(turned.own, in: world) == [1_920, 1_200])
            #expect(turned.own != kept.own && turned.choice == .city(.unanswered))
        }
    }

    @Test("R57: the picture's size is the edition's: in a year of 1600 × 1000 px one of that size is kept, and 1920 × 1200 is larger")
    func editionSize() async throws {
        let shipped = try Shipped.file(2024)
        let text = shipped.text.replacing("pictureWidthPixels: 1920", with: "pictureWidthPixels: 1600")
            .replacing("pictureHeightPixels: 1200", with: "pictureHeightPixels: 1000")
        try await World.run(edition: EditionFile(name: shipped.name, text: text)) { world in
            let entry = try await Story.register(world)
            let path = "/bidrag/\(entry)/presentationsbild"
            #expect(try await Self.upload(Sample.png(1_600, 1_000), entry, in: world).location == path)
            #expect(try await Self.size(try await Self.state(entry, in: world).own, in: world) == [1_600, 1_000])
            let small = try await Self.upload(Sample.png(1_599, 1_000), entry, in: world)
            #expect(small.text.contains("Välj en som är minst 1\u{A0}600 px bred och 1\u{A0}000 px hög."))
        }
    }

    @Test(
        "A larger picture waits until somebody has chosen the part to show; the one before stands until then",
        arguments: [
            (2_200, 1_250, "start"), (2_200, 1_250, "end"), (1_920, 1_201, "middle"),
        ])
    func larger(width: Int, height: Int, part: String) async throws {
        try await World.run { world in
            let entry = try await Story.register(world)
            let path = "/bidrag/\(entry)/presentationsbild"
            #expect(try await Self.upload(Sample.png(width, height), entry, in: world).location == path)
            #expect(try await Self.state(entry, in: world).own == nil)
            let page = try await world.get(path, as: world.city["unithead"]).text
            #expect(page.contains("Välj vilken del som ska visas") && page.contains(width > 1_920 ? "Vänster" : "Överst"))
            // Each part is drawn in the year's shape, whatever that is.
            let frames = page.split(separator: "viewBox=\"").dropFirst().filter { $0.contains("<image") }.map { $0.prefix { $0 != "\"" } }
            #expect(
                frames
                    == (width > 1_920
                        ? ["0 0 2000 1250", "100 0 2000 1250", "200 0 2000 1250"] : ["0 0 1920 1200", "0 0 1920 1200", "0 1 1920 1200"]))
            #expect(try await world.post("\(path)/del", ["del": "hela"], as: world.city["unithead"]).status == 422)
            #expect(try await Self.state(entry, in: world).own == nil)
            #expect(try await world.post("\(path)/del", ["del": part], as: world.city["unithead"]).location == path)
            #expect(try await Self.size(try await Self.state(entry, in: world).own, in: world) == [1_920, 1_200])
            // The part is chosen once.
            #expect(try await world.post("\(path)/del", ["del": part], as: world.city["unithead"]).status == 404)
            #expect(!(try await world.get(path, as: world.city["unithead"]).text.contains("Välj vilken del som ska visas")))
        }
    }

    private static let refusals: [([UInt8], String)] = [
        (Sample.png(1_919, 1_200), "Bilden är 1\u{A0}919 × 1\u{A0}200 px. Välj en som är minst 1\u{A0}920 px bred och 1\u{A0}200 px hög."),
        (Sample.png(1_920, 1_199), "Bilden är 1\u{A0}920 × 1\u{A0}199 px. Välj en som är minst 1\u{A0}920 px bred och 1\u{A0}200 px hög."),
        (Sample.png(1_200, 1_920), "Bilden är 1\u{A0}200 × 1\u{A0}920 px och ligger inte ner."),
        (Array("%PDF-1.7".utf8), "Bilden måste vara png, jpeg, webp eller heic."), ([], "Filen är tom. Välj en annan bild."),
    ]

    @Test("A smaller or standing picture, and what is none, are refused with a sentence; what stood stands")
    func refused() async throws {
        try await World.run { world in
            let entry = try await Story.register(world)
            #expect(try await Self.upload(try Sample.file("Pictures/presentation.webp"), entry, in: world).status == 303)
            #expect(try await Self.settle(entry, ["gor": "ingen"], in: world) == 303)
            let before = try await Self.state(entry, in: world)
            for (bytes, sentence) in Self.refusals {
                let reply = try await Self.upload(bytes, entry, in: world)
                #expect(reply.status == 422 && reply.text.contains(sentence), "\(sentence)")
                let after = try await Self.state(entry, in: world)
                #expect(after.own == before.own && after.choice == .own)
                #expect(try await world.database.read { try $0.count("SELECT count(*) FROM picture") } == 1)
            }
        }
    }

    @Test(
        "Who takes back a consent, also after the hand-in, has the city's picture shown in place of the unit's",
        arguments: Backend.available)
    func withdrawn(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, office) = (world.city["unithead"], world.city["office"])
            let entry = try await Story.register(world)
            try await Story.fill(world, entry)
            _ = try await Self.upload(try Sample.file("Pictures/presentation.webp"), entry, in: world)
            #expect(try await Self.settle(entry, ["gor": "samtycke", "namn": "Ada"], in: world) == 303)
            #expect(try await Self.settle(entry, ["gor": "samtycke", "namn": "Bo", "vardnadshavare": "1"], in: world) == 303)
            #expect(try await Self.settle(entry, ["gor": "ingen"], in: world) == 409)
            #expect(try await world.post("/bidrag/\(entry)/inlamning", as: head).status == 303)
            let city = try await world.upload(
                "/kansli/2024/deltagare/\(entry)/bild", file: try Sample.file("Pictures/plain-dusk.webp"), name: "b", field: "bild",
                as: office)
            #expect(city.status == 303)
            let own = try await Self.state(entry, in: world)
            #expect(own.choice == .own && own.shown == own.own && own.own != own.city)
            #expect(Set(own.consents.map { "\($0.name) \($0.isGuardians)" }) == ["Ada false", "Bo true"])
            let (ours, theirs) = ("/bilder/\(try #require(own.own))", "/bilder/\(try #require(own.city))")
            let read = try await world.get("/bidrag/\(entry)/las", as: office).text
            #expect(read.contains(ours) && !read.contains(theirs) && !read.contains("Bild ur stadens bildbank"))

            let back = ["gor": "ater", "samtycke": own.consents[1].id.text]
            let strange = try await world.post("/bidrag/\(entry)/presentationsbild/samtycken", back, as: world.city["otherhead"])
            #expect(strange.status == 404)
            #expect(try await Self.state(entry, in: world).choice == .own)
            #expect(try await Self.settle(entry, back, in: world) == 303)
            let after = try await Self.state(entry, in: world)
            #expect(after.choice == .city(.withdrawn) && after.shown == own.city)
            let readAfter = try await world.get("/bidrag/\(entry)/las", as: office).text
            #expect(readAfter.contains(theirs) && !readAfter.contains(ours) && readAfter.contains("Bild ur stadens bildbank"))
            // Taken back once; and a new yes needs an open entry.
            #expect(try await Self.settle(entry, back, in: world) == 404)
            #expect(try await Self.settle(entry, ["gor": "samtycke", "namn": "Bo"], in: world) == 409)
            #expect(try await Self.settle(entry, ["gor": "bort"], in: world) == 409)
            #expect(try await Self.state(entry, in: world).choice == .city(.withdrawn))
        }
    }

    @Test("A consent names somebody in words, not by a personal number")
    func names() async throws {
        try await World.run { world in
            let (head, entry) = (world.city["unithead"], try await Story.register(world))
            #expect(try await Self.settle(entry, ["gor": "samtycke", "namn": "Ada"], in: world) == 409)
            _ = try await Self.upload(try Sample.file("Pictures/presentation.webp"), entry, in: world)
            let path = "/bidrag/\(entry)/presentationsbild/samtycken"
            for name in ["", String(repeating: "å", count: 101), "Ada 850101-1234"] {
                let reply = try await world.post(path, ["gor": "samtycke", "namn": name], as: head)
                #expect(reply.status == 422 && (name.isEmpty || reply.text.contains("value=\"\(name)\"")))
            }
            #expect(try await Self.state(entry, in: world).consents.isEmpty)
            #expect(try await Self.settle(entry, ["gor": "samtycke", "namn": String(repeating: "å", count: 100)], in: world) == 303)
            #expect(try await Self.state(entry, in: world).consents.count == 1)
        }
    }
}
