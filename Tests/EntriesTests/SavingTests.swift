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

/// Saves that meet each other, in the database.
@Suite struct SavingTests {
    private static func save(
        _ place: StoreTests.Place, _ text: String, from revision: Int, as mark: String? = nil, by person: ID<Person>? = nil,
        at now: Instant = StoreTests.now, in db: any Connection
    ) throws -> Saved {
        let draft = Draft(
            TextPlace(place.entry.id, "1"), document: try Document(plain: text), startedFrom: revision, save: mark)
        return try AnswerSQL.save(draft, closes: StoreTests.closes, at: now, by: person ?? place.head, in: db)
    }

    private static func text(_ place: StoreTests.Place, in db: any Connection) throws -> String {
        try TextSQL.find(TextPlace(place.entry.id, "1"), in: db)?.document.plain ?? ""
    }

    @Test("A save from an older revision is merged with what stands; what was sent is kept as sent", arguments: Backend.available)
    func merges(backend: Backend) async throws {
        try await StoreTests.withPlace(backend) { database, place in
            try await database.write { db in
                _ = try Self.save(place, "Första stycket.\n\nAndra stycket.", from: 0, in: db)
                _ = try Self.save(place, "Första stycket, av Amina.\n\nAndra stycket.", from: 1, in: db)
                let saved = try Self.save(place, "Första stycket.\n\nAndra stycket, av Zoë.", from: 1, by: place.colleague, in: db)
                let both = "Första stycket, av Amina.\n\nAndra stycket, av Zoë."
                #expect(
                    saved
                        == .merged(
                            .init(
                                revision: 4, characters: 41, document: try Document(plain: both), sent: 3, conflicts: [],
                                others: "Amina Lind")))
                #expect(try Self.text(place, in: db) == both)
                let sent = try HistorySQL.find(TextPlace(place.entry.id, "1"), 3, in: db)
                #expect(sent?.document.plain == "Första stycket.\n\nAndra stycket, av Zoë.")
                #expect(sent?.revision.isAside == true && sent?.revision.startedFrom == 1)
                let made = try HistorySQL.find(TextPlace(place.entry.id, "1"), 4, in: db)
                #expect(made?.revision.merges == 2 && made?.revision.startedFrom == 3)
            }
        }
    }

    @Test(
        "Two texts that do not get room together: the one that stood stands, the other is in the history, and that is told",
        arguments: Backend.available)
    func leftOut(backend: Backend) async throws {
        try await StoreTests.withPlace(backend) { database, place in
            try await database.write { db in
                let half = String(repeating: "ord ", count: 150_000)
                _ = try Self.save(place, "Början.", from: 0, in: db)
                _ = try Self.save(place, half + "deras\n\nBörjan.", from: 1, in: db)
                let saved = try Self.save(place, "Början.\n\n" + half + "mitt", from: 1, by: place.colleague, in: db)
                guard case .merged(let merge) = saved else { Issue.record("no merge"); return }
                #expect(merge.isLeftOut && merge.revision == 2 && merge.sent == 3)
                #expect(try Self.text(place, in: db).hasSuffix("Början.") && Self.text(place, in: db).contains("deras"))
                #expect(try HistorySQL.find(TextPlace(place.entry.id, "1"), 3, in: db)?.document.plain.hasSuffix("mitt") == true)
            }
        }
    }

    @Test(
        "Two who change the same words: both stand, the one that stood first, and the conflict is found again", arguments: Backend.available
    )
    func conflicts(backend: Backend) async throws {
        try await StoreTests.withPlace(backend) { database, place in
            try await database.write { db in
                _ = try Self.save(place, "Vi frågar alla.", from: 0, in: db)
                _ = try Self.save(place, "Vi frågar alla barn.", from: 1, in: db)
                let saved = try Self.save(place, "Vi frågar alla vuxna.", from: 1, by: place.colleague, in: db)
                guard case .merged(let merge) = saved else { Issue.record("\(saved)"); return }
                #expect(merge.document.plain == "Vi frågar alla barn.\n\nVi frågar alla vuxna.")
                #expect(merge.conflicts == [Conflict(theirs: 0..<1, mine: 1..<2)])
                #expect(try HistorySQL.conflicts(TextPlace(place.entry.id, "1"), merge.revision, in: db) == merge.conflicts)
                #expect(try HistorySQL.conflicts(TextPlace(place.entry.id, "1"), 2, in: db) == [])
            }
        }
    }

    @Test("A save that is sent again is known: once in the history, and accepted though the time is up", arguments: Backend.available)
    func again(backend: Backend) async throws {
        try await StoreTests.withPlace(backend) { database, place in
            let late = StoreTests.closes.end
            try await database.write { db in
                let first = try Self.save(place, "Sista ordet", from: 0, as: "mark-0001", in: db)
                #expect(first == .now(revision: 1, characters: 10))
                #expect(try Self.save(place, "Sista ordet", from: 0, as: "mark-0001", at: late, in: db) == first)
                #expect(try HistorySQL.all(TextPlace(place.entry.id, "1"), in: db).count == 1)
                // Somebody else has saved since: the answer tells what stands, and where what was sent lies.
                _ = try Self.save(place, "Sista ordet är ett annat", from: 1, in: db)
                let retried = try Self.save(place, "Sista ordet", from: 0, as: "mark-0001", at: late, in: db)
                #expect(
                    retried
                        == .merged(
                            .init(
                                revision: 2, characters: 20, document: try Document(plain: "Sista ordet är ett annat"), sent: 1,
                                conflicts: [], others: "Amina Lind")))
            }
            // Another save with as little right is refused.
            await #expect(throws: Refusal.self) {
                try await database.write { _ = try Self.save(place, "För sent", from: 2, as: "mark-0002", at: late, in: $0) }
            }
        }
    }

    @Test("Thirty writers at once on one answer: every text is kept, and every word stands", arguments: Backend.available)
    func together(backend: Backend) async throws {
        try await StoreTests.withPlace(backend) { database, place in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<30 {
                    group.addTask {
                        _ = try await database.write { try Self.save(place, "Stycke nummer\(number)", from: 0, in: $0) }
                    }
                }
                try await group.waitForAll()
            }
            let (text, revisions) = try await database.read {
                (try Self.text(place, in: $0), try HistorySQL.all(TextPlace(place.entry.id, "1"), in: $0))
            }
            let words = Set(text.split { $0.isWhitespace }.map(String.init))
            #expect(words == Set((0..<30).map { "nummer\($0)" } + ["Stycke"]))
            #expect(revisions.count(where: \.isAside) == 29)
            for revision in revisions where !revision.isAside && revision.merges != nil {
                #expect(revision.startedFrom == revision.number - 1)
            }
        }
    }

    @Test("The history grows with what changed: 10,000 saves of 95,000 characters lie in less than 50 MB, and each can be read")
    func small() async throws {
        try await StoreTests.withPlace(.sqlite) { database, place in
            let items = Shipped.edition.parts.filter(\.counts).map(\.id)
            var texts = items.map { _ in
                (0..<8).map { "Stycke \($0): " + String(repeating: "vi följer upp och förbättrar ", count: 95_000 / items.count / 8 / 23) }
            }
            var (revisions, seen) = ([Int](repeating: 0, count: items.count), [(item: String, revision: Int, text: String)]())
            for batch in 0..<100 {
                var drafts: [Draft] = []
                for number in batch * 100..<batch * 100 + 100 {
                    let item = number % items.count
                    texts[item][number * 7 % 8] += "ord\(number) "
                    if number % 11 == 0 {
                        texts[item][number % 8] = "Skrivet på nytt, gång \(number). " + texts[item][number % 8].suffix(300)
                    }
                    let text = texts[item].joined(separator: "\n\n")
                    drafts.append(
                        Draft(
                            TextPlace(place.entry.id, items[item]), document: try Document(plain: text),
                            startedFrom: revisions[item]))
                    revisions[item] += 1
                    if number % 97 == 0 { seen.append((items[item], revisions[item], text)) }
                }
                let all = drafts
                try await database.write { db in
                    for draft in all {
                        _ = try AnswerSQL.save(draft, closes: StoreTests.closes, at: StoreTests.now, by: place.head, in: db)
                    }
                }
            }
            let expected = seen
            try await database.read { db in
                let bytes = try db.count("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
                #expect(bytes < 50_000_000)
                #expect(try db.count("SELECT count(*) FROM text_revision") == 10_000)
                for (item, number, text) in expected {
                    #expect(try RevisionSQL.document(TextPlace(place.entry.id, item), number, in: db) == Document(plain: text))
                }
            }
        }
    }
}
