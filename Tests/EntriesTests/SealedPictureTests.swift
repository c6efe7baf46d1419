import Base
import RichText
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// The receipt proves the pictures too: those of the text and the one that presents the unit.
@Suite struct SealedPictureTests {
    /// An entry with a picture in answer 3 and another that presents the unit, handed in; and a third that is in no text.
    private static func handedIn(_ world: World) async throws -> (entry: String, pictures: [String]) {
        let (entry, head, now) = (try await Story.register(world), world.city["unithead"], world.time.now)
        try await Story.fill(world, entry)
        let ids = (0..<3).map { _ in ID<Picture>(at: now) }
        let text = try Document([.figure(Figure(picture: ids[0], alt: "Hjulet"))]).canonical
        try await world.database.write { db in
            for (place, id) in ids.enumerated() {
                let bytes = [UInt8(place)]
                try db.run(
                    """
                    INSERT INTO picture (id, entry, kind, width, height, sha256, words, at, by, large, small)
                    VALUES (\(id), \(entry), 'png', 1920, 1200, \(Digest.hex(of: bytes)), '', \(now), \(head.person.id), \(Bytes(bytes)), \(Bytes(bytes)))
                    """)
            }
            try db.run("UPDATE standing_text SET document = \(text) WHERE owner = \(entry) AND item = '3'")
            try PresentationSQL.choose(ids[1], for: ID(stored: entry), at: now, by: head.person.id, in: db)
        }
        #expect(try await world.post("/bidrag/\(entry)/inlamning", as: head).status == 303)
        return (entry, ids.map(\.text))
    }

    @Test(
        "A picture of the text or of the presentation that is changed after the hand-in breaks the receipt; one in no text does not",
        arguments: Backend.available)
    func pictures(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, pictures) = try await Self.handedIn(world)
            func check() async throws -> ReceiptCheck { try await world.database.read { try Entries.verifyReceipt(entry, in: $0) } }
            #expect(try await check().holds)
            let content = try #require(try await world.database.read { try $0.value("SELECT content FROM submission", as: String.self) })
            #expect(content.contains("\"presentation\":\"\(pictures[1])\"") && !content.contains(pictures[2]))
            for (place, picture) in pictures.enumerated() {
                try await world.database.write { _ = try $0.run("UPDATE picture SET large = \(Bytes([9])) WHERE id = \(picture)") }
                #expect(try await check().holds == (place == 2), "picture \(place)")
                #expect(try await check().picturesAreKept == (place == 2))
                // With its digest changed too, the text of the receipt is another.
                try await world.database.write {
                    _ = try $0.run("UPDATE picture SET sha256 = \(Digest.hex(of: [9])) WHERE id = \(picture)")
                }
                #expect(try await check().holds == (place == 2))
                try await world.database.write {
                    _ = try $0.run(
                        "UPDATE picture SET large = \(Bytes([UInt8(place)])), sha256 = \(Digest.hex(of: [UInt8(place)])) WHERE id = \(picture)"
                    )
                }
            }
            #expect(try await check().holds)
            try await world.database.write { _ = try $0.run("UPDATE presentation_picture SET picture = \(pictures[2])") }
            #expect(!(try await check().holds))
        }
    }

    @Test("A receipt from before the pictures were in it still verifies")
    func old() async throws {
        try await World.run { world in
            let (entry, _) = try await Self.handedIn(world)
            try await world.database.write { db in
                let id = ID<Entry>(stored: entry)
                let header = try EntrySQL.header(id, at: world.time.now, in: db)!
                let old = try Sealed(header, fields: FieldSQL.all(id, in: db), version: .withoutPictures, in: db)
                try db.run("UPDATE submission SET content = \(old.content), sha256 = \(old.sha256)")
            }
            let check = try await world.database.read { try Entries.verifyReceipt(entry, in: $0) }
            #expect(check.holds && check.answersAreSealed)
        }
    }
}
