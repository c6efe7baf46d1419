import Accounts
import Awards
import Base
import Editions
import Entries
import Foundation
import Server
import Site
import Store
import Support
import Testing
import World
import RichText
import Texts

/// Databases as earlier versions of the program left them, kept by `bin/freeze-schema`, are brought up to date and read.
@Suite struct UpgradeTests {
    /// What a file of `Upgrade/` holds: the steps of that time, and rows.
    struct Kept: Sendable, CustomTestStringConvertible {
        let name: String
        let steps: [Migration]
        let rows: String
        var testDescription: String { name }

        static let all: [Kept] = {
            let folder = World.repository + "/Tests/ServerTests/Upgrade"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.filter { $0.hasSuffix(".sql") }.sorted().compactMap { name in
                (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)).map { Kept(name, $0) }
            }
        }()

        private init(_ name: String, _ text: String) {
            let (steps, rows) = text.split("\n-- rows\n")
            self.name = name
            self.rows = rows
            self.steps = ("\n" + steps).components(separatedBy: "\n-- step: ").dropFirst().map { step in
                let (name, statements) = step.split("\n")
                return Migration(name, statements)
            }
        }

        /// Makes the database of that time, rows and all.
        func make(_ backend: Backend, _ database: any Database) async throws {
            let spelled = backend == .sqlite ? rows.replacing(/BYTES '\\x([0-9a-f]*)'/) { "X'\($0.output.1)'" } : rows
            try await database.migrate(steps + [Migration("rows", spelled)])
            try await database.write { try $0.run("DELETE FROM migration WHERE name = 'rows'") }
        }
    }

    @Test("There is a kept database, and its steps stand in the program word for word", arguments: Kept.all)
    func steps(kept: Kept) {
        #expect(kept.steps.count >= 36)
        let now = Dictionary(uniqueKeysWithValues: App.migrations.map { ($0.name, $0) })
        for step in kept.steps {
            let same = now[step.name]?.statements.trimmingCharacters(in: .newlines) == step.statements.trimmingCharacters(in: .newlines)
            #expect(same, "\(step.name) är ändrat; lägg till ett nytt steg i stället")
        }
    }

    @Test("An earlier database is brought up to date, and what was in it is read", arguments: Kept.all, Backend.available)
    func read(kept: Kept, backend: Backend) async throws {
        #expect(!Kept.all.isEmpty)
        try await withDatabase(backend) { database in
            try await kept.make(backend, database)
            #expect(try await database.read { try App.migrations.isApplied(in: $0) } == (kept.steps.count == App.migrations.count))
            try await database.migrate(App.migrations)
            #expect(try await database.read { try App.migrations.isApplied(in: $0) })
            try await database.read { db in
                let check = try Audit.verify(in: db)
                #expect(check.faults.map(\.phrase.swedish) == [])
                #expect(check.rows == 40)
                let found = try Self.whole(in: db)
                let receipt = try #require(try Entries.verifyReceipt(found.entry, in: db))
                #expect(receipt.first.holds)
                #expect(receipt.picturesAreKept)
                let header = try #require(try EntrySQL.header(found.entry, at: Clock.system.now, in: db))
                #expect(header.unitName == receipt.unitName)
                let edition = try #require(try Editions.find(header.entry.edition, in: db))
                #expect(edition.edition.items.count > 20)
                let after = Stockholm.instant(Day(2099, 1, 1)!, TimeOfDay(0, 0)!)
                #expect(try Awards.honour(of: found.entry, in: edition, at: after, in: db)?.kind == .award)
                let texts = try TextSQL.all(of: found.entry.texts, in: db)
                #expect(!texts.isEmpty && texts.values.allSatisfy { $0.characters > 0 && $0.revision > 0 })
                for (item, standing) in texts {
                    let kept = try RevisionSQL.text(TextPlace(found.entry, item), standing.revision, in: db)
                    #expect(try kept == TextSQL.find(TextPlace(found.entry, item), in: db)?.document.canonical)
                }
            }
        }
    }

    @Test(
        "What the writers of an earlier database have named and said stands by its text",
        arguments: Kept.all.filter { !$0.steps.contains { $0.name == "texts 1" } }, Backend.available)
    func said(kept: Kept, backend: Backend) async throws {
        try await withDatabase(backend) { database in
            try await kept.make(backend, database)
            let now = Stockholm.instant(Day(2026, 11, 30)!, TimeOfDay(12, 0)!)
            let (milestone, thread): (ID<Milestone>, ID<CommentThread>) = (ID(at: now), ID(at: now))
            let found = try await database.write { db in
                let found = try Self.whole(in: db)
                try db.run(
                    """
                    INSERT INTO milestone (id, entry, name, at, by)
                    VALUES (\(milestone), \(found.entry), 'Före chefens genomläsning', \(now), \(found.head))
                    """)
                try db.run("INSERT INTO milestone_answer (milestone, item, revision) VALUES (\(milestone), '1', 1)")
                try db.run(
                    """
                    INSERT INTO comment_thread (id, entry, item, quote, before, after)
                    VALUES (\(thread), \(found.entry), '1', 'vi frågar', 'Varje vecka ', ' alla')
                    """)
                try db.run("UPDATE comment_thread SET resolved_at = \(now), resolved_by = \(found.head) WHERE id = \(thread)")
                try db.run(
                    """
                    INSERT INTO comment (id, thread, at, by, text)
                    VALUES (\(ID<CommentThread>(at: now)), \(thread), \(now), \(found.head), 'Hur då?')
                    """)
                try Self.write(Self.later, of: found, at: now, in: db)
                return found
            }
            try await database.migrate(App.migrations)
            try await database.read { db in
                let named = try MilestoneSQL.all(found.entry.texts, in: db)
                #expect(named.map(\.name) == ["Före chefens genomläsning"])
                #expect(try MilestoneSQL.revisions(found.entry.texts, in: db) == [milestone: ["1": 1]])
                let threads = try CommentSQL.all(found.entry.texts, in: db)
                #expect(threads.map(\.anchor) == [Anchor(quote: "vi frågar", before: "Varje vecka ", after: " alla")])
                #expect(threads.flatMap(\.comments).map(\.text) == ["Hur då?"])
                let head = try #require(try PersonSQL.find(found.head, in: db))
                #expect(threads.map(\.resolvedBy) == [head.name])
                let place = TextPlace(found.entry, "5")
                #expect(
                    try HistorySQL.all(place, in: db).map { [$0.number, $0.startedFrom, $0.isAside ? 1 : 0, $0.merges ?? 0] } == Self.told)
                #expect(try (1...4).map { try RevisionSQL.text(place, $0, in: db) } == Self.later.map { $0.text.canonical })
                // By its mark a save that is sent again is known.
                let marks = try db.column(
                    "SELECT save FROM text_revision WHERE owner = \(found.entry) AND item = '5' ORDER BY revision", as: String.self)
                #expect(marks == ["mark-1", "mark-2", "mark-3", "mark-4"])
            }
        }
    }

    /// Four revisions of one answer as an earlier program kept them: whole, as a piece that follows, kept beside, and made of two.
    private static let later: [(text: Document, row: (from: Int, aside: Int, merges: Int?))] = [
        (try! Document(plain: "Vi frågar varje vecka."), (0, 0, nil)), (try! Document(plain: "Vi frågar alla varje vecka."), (1, 0, nil)),
        (try! Document(plain: "Vi frågar varje dag."), (1, 1, nil)), (try! Document(plain: "Vi frågar alla varje dag."), (3, 0, 2)),
    ]
    private static let told = [[4, 3, 0, 2], [3, 1, 1, 0], [2, 1, 0, 0], [1, 0, 0, 0]]

    private static func write(
        _ revisions: [(text: Document, row: (from: Int, aside: Int, merges: Int?))], of found: Whole, at now: Instant, in db: any Connection
    ) throws {
        for (place, (text, row)) in revisions.enumerated() {
            let piece = place == 1 ? Splice(from: revisions[0].text.canonical, to: text.canonical) : nil
            try db.run(
                """
                INSERT INTO answer_revision (entry, item, revision, started_from, aside, characters, saved_at, saved_by, document,
                    splice_at, splice_cut, merges, save)
                VALUES (\(found.entry), '5', \(place + 1), \(row.from), \(row.aside), \(text.characterCount), \(now), \(found.head),
                    \(piece?.text ?? text.canonical), \(piece?.atByte), \(piece?.cutBytes), \(row.merges), \("mark-\(place + 1)"))
                """)
        }
    }

    @Test("The pages of an earlier database answer", arguments: Kept.all, Backend.available)
    func pages(kept: Kept, backend: Backend) async throws {
        try await withDatabase(backend) { database in
            try await kept.make(backend, database)
            try await database.migrate(App.migrations)
            let (entry, head, now) = try await database.read { db in
                let found = try Self.whole(in: db)
                let head = try #require(try PersonSQL.find(found.head, in: db))
                let said = try #require(try db.value("SELECT at FROM submission WHERE entry = \(found.entry)", as: Instant.self))
                return (found.entry, (head, found.role), said)
            }
            let session = try await database.write {
                try Session.start(person: head.0.id, role: head.1, language: nil, replacing: nil, at: now, in: $0)
            }
            let actor = Actor(person: head.0, role: head.1, session: session)
            try await World.on(database, at: now) { world in
                for path in ["/", "/bidrag", "/bidrag/\(entry)", "/bidrag/\(entry)/kvitto", "/bidrag/\(entry)/las"] {
                    let reply = try await world.get(path, as: actor)
                    #expect([200, 303].contains(reply.status), "\(path) \(reply.status)")
                }
                #expect(try await world.get("/ready").status == 200)
            }
        }
    }

    private struct Whole { let entry: ID<Entry>, head: ID<Person>, role: ID<Role> }

    /// The entry that has been through the year, and the head of its unit.
    private static func whole(in db: any Connection) throws -> Whole {
        let found = try db.first(
            """
            SELECT decision.entry, role.person, role.id FROM decision JOIN entry ON entry.id = decision.entry
            JOIN role ON role.organisation = entry.unit AND role.kind = \(Role.Kind.unitHead.rawValue) AND role.ended_at IS NULL
            """
        ) { try Whole(entry: $0[0], head: $0[1], role: $0[2]) }
        return try #require(found)
    }
}

extension String {
    /// What stands before and after the first of such words.
    fileprivate func split(_ words: String) -> (String, String) {
        guard let found = range(of: words) else { return (self, "") }
        return (String(self[..<found.lowerBound]), String(self[found.upperBound...]))
    }
}
