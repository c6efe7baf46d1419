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

/// What the check page tells beside what stops the hand-in.
@Suite struct LooseEndsTests {
    @Test(
        "A conflict that nobody has settled stands on the check page and beside the text until somebody saves", arguments: Backend.available
    )
    func conflict(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, contact) = (world.city["unithead"], world.city["contact"])
            let base = "/bidrag/\(try await Story.register(world))"
            let (told, side) = ("Ni har skrivit samma stycke var för sig. Behåll ett.", "Amina Lind ändrade samma sak som du")
            _ = try await world.post("\(base)/skriva/1", ["text": "Vi frågar alla.", "revision": "0"], as: head)
            #expect(!(try await world.get("\(base)/granska", as: contact).text.contains(told)))
            _ = try await world.post("\(base)/skriva/1", ["text": "Vi frågar alla barn.", "revision": "1"], as: head)
            _ = try await world.post("\(base)/skriva/1", ["text": "Vi frågar alla vuxna.", "revision": "1"], as: contact)
            for person in [head, contact] {
                #expect(try await world.get("\(base)/granska", as: person).text.contains(told))
                #expect(try await world.get("\(base)/skriva/1", as: person).text.contains(side))
            }
            _ = try await world.post("\(base)/skriva/1", ["text": "Vi frågar alla barn och vuxna.", "revision": "4"], as: head)
            #expect(!(try await world.get("\(base)/granska", as: contact).text.contains(told)))
            #expect(!(try await world.get("\(base)/skriva/1", as: contact).text.contains(side)))
        }
    }

    @Test(
        "A change that is being made is nobody's but the unit's: the board, the examiners and the jury have what was handed in",
        arguments: Backend.available)
    func sealed(backend: Backend) async throws {
        try await World.run(backend) { world in
            let changed = try await Changed(world)
            let id = ID<Entry>(stored: changed.entry)
            func seen() async throws -> (FormalLine?, String?) {
                try await world.database.read { db in
                    let edition = try db.value("SELECT edition FROM entry WHERE id = \(id)", as: ID<Edition>.self)
                    return (try FormalSQL.all(try #require(edition), in: db).first, try AnswerSQL.sealed(id, "3", in: db)?.plain)
                }
            }
            let before = try await seen()
            let request = try await changed.ask()
            try await changed.write("")
            let during = try await seen()
            #expect(during.0?.written == before.0?.written && during.0?.characters == before.0?.characters)
            #expect(during.1 == before.1 && before.1?.isEmpty == false)
            #expect(
                try await world.get("\(changed.base)/las", as: world.city["unithead"]).text
                    != (try await world.get("\(changed.base)/las", as: world.city["office"]).text))
            try await changed.clock(17, 14)
            try await changed.write("Ny text", revision: 2)
            try await changed.answer(request)
            let after = try await seen()
            #expect(after.1 == "Ny text" && after.0?.written["3"] == 6)
        }
    }
}
