import Base
import Coach
import Editions
import RichText
import Server
import Store
import Support
import Testing
import World

@testable import Entries

/// Hints that are put away, in every kind of database.
@Suite struct CoachStoreTests {
    /// Forty-five words that give no hint to any check of prose.
    private static let filler = Array(
        repeating: "Samordnaren ringer kunden varje månad med hjälp av en checklista, till exempel i maj.", count: 4
    ).joined(separator: " ")

    @Test("A hint is put away once, for its part alone, and comes back", arguments: Backend.available)
    func dismissing(backend: Backend) async throws {
        try await StoreTests.withPlace(backend) { database, place in
            let entry = place.entry.id
            let seen = try await database.write { db in
                var seen: [Set<String>] = []
                for (item, hint) in [
                    ("1", "noExample"), ("1", "noExample"), ("1", "abbreviation.APT"), ("2", "short"),
                ] {
                    try HintSQL.dismiss(hint, entry, item, at: StoreTests.now, by: place.head, in: db)
                }
                seen.append(try HintSQL.dismissed(entry, "1", in: db))
                try HintSQL.bringBack("noExample", entry, "1", in: db)
                try HintSQL.bringBack("noYears", entry, "1", in: db)
                seen.append(try HintSQL.dismissed(entry, "1", in: db))
                seen.append(try HintSQL.dismissed(entry, "2", in: db))
                return seen
            }
            #expect(seen == [["noExample", "abbreviation.APT"], ["abbreviation.APT"], ["short"]])
        }
    }

    @Test(
        "The hints of a part know the word list of the entry and what is put away",
        arguments: Backend.available)
    func all(backend: Backend) async throws {
        try await StoreTests.withPlace(backend) { database, place in
            let (entry, edition) = (place.entry.id, Shipped.edition)
            let text = try Document(plain: Self.filler + " Vi tar upp det på APT och i SIP.")
            let hints = try await database.write { db in
                let list = try StoreTests.draft(
                    place, "SIP: samordnad individuell plan", from: 0, item: FormPart.glossaryID)
                _ = try AnswerSQL.save(
                    list, closes: StoreTests.closes, at: StoreTests.now, by: place.head, in: db)
                try HintSQL.dismiss(
                    "abbreviation.APT", entry, "1", at: StoreTests.now, by: place.head, in: db)
                return try HintSQL.all(
                    Shipped.coach, entry, edition.part("1")!, edition, text,
                    list: try AnswerSQL.wordList(entry, edition, in: db), in: db)
            }
            #expect(hints.map(\.id) == ["abbreviation.APT", "short"])
            #expect(hints.map(\.isHidden) == [true, false])
        }
    }
}
