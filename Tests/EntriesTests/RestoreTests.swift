import Base
import Site
import Support
import Testing
import World

@testable import Entries

/// The receipt of making an older version the current one tells what really happened.
@Suite struct RestoreTests {
    @Test("A version that comes back, one that stands already, and one that meets newer text", arguments: Backend.available)
    func restore(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, contact) = (world.city["unithead"], world.city["contact"])
            let base = "/bidrag/\(try await Story.register(world))"
            func save(_ text: String, _ revision: Int) async throws {
                #expect(try await world.post("\(base)/skriva/1", ["text": text, "revision": "\(revision)"], as: contact).status == 303)
            }
            func restore(_ version: Int, from revision: Int) async throws -> String {
                let reply = try await world.post(
                    "\(base)/historik/1", ["version": "\(version)", "revision": "\(revision)"], as: head)
                #expect(reply.status == 303)
                return try await world.get(try #require(reply.location), as: head).text
            }
            try await save("Först\n\nSist", 0)
            try await save("Först igen\n\nSist", 1)
            #expect(try await restore(1, from: 2).contains("Version 1 är tillbaka."))
            let same = try await restore(1, from: 3)
            #expect(same.contains("Texten är redan densamma som i version 1.") && !same.contains("Version 1 är tillbaka"))
            // The page was opened at 3; the contact person has changed the end since.
            try await save("Först\n\nSist på nytt", 3)
            let merged = try await restore(2, from: 3)
            #expect(merged.contains("Version 2 är sammanslagen med det som \(contact.person.name) har sparat sedan dess."))
            #expect(merged.contains("Först igen\n\nSist på nytt</textarea>") && !merged.contains("Version 2 är tillbaka"))
            // What was opened is the same as the version: the newer text stands.
            let stands = try await restore(1, from: 3)
            #expect(stands.contains("Texten som \(head.person.name) har sparat står kvar.") && !stands.contains("Version 1 är tillbaka"))
        }
    }
}
