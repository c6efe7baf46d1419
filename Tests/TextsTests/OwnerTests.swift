import Accounts
import Base
import Organisations
import RichText
import Site
import Store
import Support
import Testing

@testable import Texts

/// Two owners of different kinds, with the same id and an item of the same name: nothing of the one is the other's.
@Suite struct OwnerTests {
    private static let now = Stockholm.instant(Day(2026, 3, 2)!, TimeOfDay(9, 0)!)
    private static let thing = ID<Thing>(at: now)
    private static let (goal, report) = (TextOwner(.init("goal"), thing), TextOwner(.init("report"), thing))
    private static let writer = Person(id: ID(at: now), name: "Samira Öst", email: "samira@exempelstad.example", language: .swedish)

    private enum Thing {}

    private struct OpenGate: TextGate {
        func mustHaveRight(to place: TextPlace, in db: any Connection) throws {}
        func mustBeOpen(_ place: TextPlace, in db: any Connection) throws {}
        func mustHold(_ document: Document, in db: any Connection) throws {}
    }

    /// A database where the goal has two parts, the first with two revisions and a picture, and the report one.
    private func withTexts(_ backend: Backend, _ body: @escaping @Sendable (any Connection) throws -> Void) async throws {
        let migrations = Organisations.migrations + Accounts.migrations + Texts.migrations
        try await withDatabase(backend, migrations: migrations) { database in
            try await database.write { db in
                try PersonSQL.add(Self.writer, at: Self.now, in: db)
                try Self.save("Ett", Self.goal, from: 0, db)
                let picture = Figure(picture: ID(stored: "01jnjn3500zxppge7q44rqcatj"), alt: "Hjulet")
                try Self.save(Document([.paragraph([.text("Ett och två")]), .figure(picture)]), Self.goal, from: 1, db)
                try Self.save("Mer", Self.goal, item: "2", from: 0, db)
                try Self.save("Tre", Self.report, from: 0, db)
                try body(db)
            }
        }
    }

    private static func save(_ text: String, _ owner: TextOwner, item: String = "1", from: Int, _ db: any Connection) throws {
        try save(Document(plain: text), owner, item: item, from: from, db)
    }

    private static func save(_ document: Document, _ owner: TextOwner, item: String = "1", from: Int, _ db: any Connection) throws {
        let draft = Draft(TextPlace(owner, item), document: document, startedFrom: from, save: "\(owner.spelled) \(item) \(from)")
        _ = try TextSQL.save(draft, through: OpenGate(), at: now, by: writer.id, in: db)
    }

    @Test("Each has its own texts and history", arguments: Backend.available)
    func texts(backend: Backend) async throws {
        try await withTexts(backend) { db in
            #expect(try TextSQL.plain(of: Self.report, in: db) == ["1": "Tre"])
            #expect(try TextSQL.characters(of: Self.goal, in: db).keys.sorted() == ["1", "2"])
            let ids: SQL = "SELECT \(Self.thing)"
            let counted: [ID<Thing>: [String: Int]] = try TextSQL.characters(Self.report.kind, of: ids, in: db)
            #expect(counted == [Self.thing: ["1": 3]])
            let (first, other) = (TextPlace(Self.goal, "1"), TextPlace(Self.report, "1"))
            #expect(try HistorySQL.all(first, in: db).map(\.number) == [2, 1])
            #expect(try HistorySQL.all(other, in: db).map(\.number) == [1])
            #expect(try RevisionSQL.text(other, 1, in: db) == Document(plain: "Tre").canonical)
            #expect(try RevisionSQL.text(other, 2, in: db) == nil)
        }
    }

    @Test("Each has its own milestones", arguments: Backend.available)
    func milestones(backend: Backend) async throws {
        try await withTexts(backend) { db in
            let id = ID<Milestone>(at: Self.now)
            try MilestoneSQL.add(id, Self.goal, name: "Före dialogen", at: Self.now, by: Self.writer.id, in: db)
            #expect(try MilestoneSQL.all(Self.report, in: db).isEmpty && MilestoneSQL.revisions(Self.report, in: db).isEmpty)
            #expect(try MilestoneSQL.revisions(Self.goal, in: db) == [id: ["1": 2, "2": 1]])
            #expect(try MilestoneSQL.remove(id, of: Self.report, in: db) == nil)
            #expect(try MilestoneSQL.remove(id, of: Self.goal, in: db) == "Före dialogen")
        }
    }

    @Test("Each has its own comments, and nobody answers or closes another's", arguments: Backend.available)
    func comments(backend: Backend) async throws {
        try await withTexts(backend) { db in
            let (id, now, by) = (ID<CommentThread>(at: Self.now), Self.now, Self.writer.id)
            try CommentSQL.begin(id, on: TextPlace(Self.goal, "1"), nil, in: db)
            try CommentSQL.add("Hur då?", to: id, of: Self.goal, at: now, by: by, in: db)
            #expect(try CommentSQL.all(Self.report, in: db).isEmpty && CommentSQL.open(Self.report, in: db).isEmpty)
            #expect(throws: Halt.self) { try CommentSQL.add("Så här.", to: id, of: Self.report, at: now, by: by, in: db) }
            #expect(throws: Halt.self) { try CommentSQL.resolve(id, of: Self.report, true, at: now, by: by, in: db) }
            let thread = try #require(try CommentSQL.all(Self.goal, in: db).first)
            #expect(thread.isOpen && thread.comments.map(\.text) == ["Hur då?"])
        }
    }

    /// What each piece of SQL says of an owner, true as 1.
    private static func asked(_ owner: TextOwner, _ db: any Connection) throws -> [Int] {
        let kind = owner.kind
        return try db.first(
            """
            SELECT \(TextColumns.written(kind, of: "thing.id")), \(TextColumns.isWritten(kind, of: "thing.id")),
                \(TextColumns.characters(kind, of: "thing.id", except: "2")), \(TextColumns.revision(kind, of: "thing.id", item: "'1'")),
                \(TextColumns.withFigures(kind, of: "thing.id")),
                \(TextColumns.names("'01jnjn3500zxppge7q44rqcatj'", kind, of: "thing.id"))
            FROM (SELECT CAST(\(thing) AS TEXT) AS id) AS thing
            """
        ) { row in [try row[0], try row[1] as Bool ? 1 : 0, try row[2], try row[3], try row[4], try row[5] as Bool ? 1 : 0] } ?? []
    }

    @Test("A list reads of each its own", arguments: Backend.available)
    func lists(backend: Backend) async throws {
        try await withTexts(backend) { db in
            let citation = TextOwner(.init("citation"), Self.thing)
            let told = try [Self.goal, Self.report, citation].map { try Self.asked($0, db) }
            #expect(told == [[2, 1, 9, 2, 1, 1], [1, 1, 3, 1, 0, 0], [0, 0, 0, 0, 0, 0]])
        }
    }
}
