import Base
import Server
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// The two files of what is sealed (R55): made beside the hand-in, kept, and the same for whoever asks again.
@Suite struct PaperTests {
    private struct Kept: Equatable {
        let kind: String
        let seal: String
        let sha256: String
        let bytes: Int
        let content: [UInt8]
    }

    private static func kept(_ entry: String, in world: World) async throws -> [Kept] {
        try await world.database.read { db in
            try db.rows("SELECT kind, seal, sha256, bytes, content FROM paper WHERE entry = \(entry) ORDER BY kind, made_at") {
                Kept(kind: try $0[0], seal: try $0[1], sha256: try $0[2], bytes: try $0[3], content: (try $0[4] as Bytes).content)
            }
        }
    }

    /// Lets the worker work until the entry has so many files.
    private static func work(_ world: World, _ entry: String, until count: Int) async throws -> [Kept] {
        let work = PaperWork(world.app.entries, world.database, world.time.clock, world.app.site.logger)
        let running = Task { await work.run() }
        var found = try await kept(entry, in: world)
        for _ in 0..<600 where found.count < count {
            try await Task.sleep(for: .milliseconds(100))
            found = try await kept(entry, in: world)
        }
        running.cancel()
        await running.value
        return found
    }

    private static func handIn(_ world: World) async throws -> String {
        let entry = try await Story.register(world)
        try await Story.fill(world, entry)
        #expect(try await world.get("/bidrag/\(entry)/bidrag.pdf", as: world.city["unithead"]).status == 404)
        #expect(try await world.post("/bidrag/\(entry)/inlamning", as: world.city["unithead"]).status == 303)
        return entry
    }

    @Test(
        "The worker keeps both files with digests that are right; who asks gets those bytes, and strangers nothing",
        arguments: Backend.available)
    func worker(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor, office) = (world.city["unithead"], world.city["coauthor"], world.city["office"])
            let entry = try await Self.handIn(world)
            let base = "/bidrag/\(entry)"
            #expect(try await world.get("\(base)/kvitto", as: head).text.contains("Filen görs strax efter inlämningen."))
            #expect(try await Self.kept(entry, in: world) == [])
            let papers = try await Self.work(world, entry, until: 2)
            let seal = try await world.database.read { try $0.value("SELECT sha256 FROM submission", as: String.self) }
            #expect(papers.map(\.kind) == ["pdf", "word"] && papers.allSatisfy { $0.seal == seal })
            for paper in papers { #expect(paper.sha256 == Digest.hex(of: paper.content) && paper.bytes == paper.content.count) }
            #expect(papers[0].content.starts(with: Array("%PDF-".utf8)) && papers[1].content.starts(with: Array("PK".utf8)))
            let receipt = try await world.get("\(base)/kvitto", as: head).text
            #expect(papers.allSatisfy { receipt.contains($0.sha256) } && !receipt.contains("Filen görs strax"))

            for (paper, name) in zip(papers, ["bidrag.pdf", "bidrag.docx"]) {
                for actor in [head, coauthor, office, world.city["juror"]] {
                    let reply = try await world.get("\(base)/\(name)", as: actor)
                    #expect(reply.status == 200 && reply.text == String(decoding: paper.content, as: UTF8.self), "\(name)")
                }
                for stranger in ["otherhead", "otherregistrar", "otherexaminer", "examiner", "nobody"] {
                    let reply = try await world.get("\(base)/\(name)", as: world.city[stranger])
                    #expect(reply.status == 404, "\(stranger)")
                    #expect(!reply.text.contains("%PDF-"))
                }
            }
            #expect(try await Self.kept(entry, in: world) == papers)
            // What is kept is what is sent: nothing is made a second time.
            try await world.database.write { _ = try $0.run("UPDATE paper SET content = \(Bytes([0x61, 0x62])) WHERE kind = 'pdf'") }
            #expect(try await world.get("\(base)/bidrag.pdf", as: head).text == "ab")
        }
    }

    @Test("Two who ask before the worker has come get the same file, and one is kept")
    func asked() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let entry = try await Self.handIn(world)
            let replies = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<2 { group.addTask { try await world.get("/bidrag/\(entry)/bidrag.pdf", as: head).text } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            let papers = try await Self.kept(entry, in: world)
            #expect(papers.map(\.kind) == ["pdf"])
            #expect(replies == [String(decoding: papers[0].content, as: UTF8.self)])
        }
    }

    @Test(
        "What lacks its files: the handed in, once a seal, not while a change is made, not what was taken back or is old",
        arguments: Backend.available)
    func missing(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, office, now) = (world.city["unithead"], world.city["office"], world.time.now)
            let entry = try await Self.handIn(world)
            let (id, file) = (ID<Entry>(stored: entry), "/kansli/2024/deltagare/\(entry)")
            func missing(_ kind: PaperKind, since then: Instant = now.adding(hours: -1)) async throws -> [ID<Entry>] {
                try await world.database.read { try PaperSQL.missing(kind, since: then, max: 20, in: $0) }
            }
            func keep() async throws {
                try await world.database.write { db in
                    let seal = try #require(try PaperSQL.seal(id, in: db))
                    try PaperSQL.keep([1], .pdf, id, seal: seal, at: now, in: db)
                    try PaperSQL.keep([2], .pdf, id, seal: seal, at: now, in: db)
                }
            }
            #expect(try await missing(.pdf) == [id])
            #expect(try await missing(.pdf, since: now.adding(seconds: 1)) == [])
            try await keep()
            #expect(try await missing(.pdf) == [])
            #expect(try await missing(.word) == [id])
            #expect(try await Self.kept(entry, in: world).map(\.content) == [[1]])

            let asked = ["skal-andring": "picture-text", "meddelande": "Bilden har text.", "del": "3", "dagar": "2"]
            #expect(try await world.post("\(file)/andring", asked, as: office).status == 303)
            #expect(try await world.post("/bidrag/\(entry)/skriva/3", ["text": "Utan bilden", "revision": "1"], as: head).status == 303)
            #expect(try await missing(.word) == [])
            let request = try await world.database.read { try $0.value("SELECT id FROM change_request", as: String.self) ?? "" }
            #expect(try await world.post("/bidrag/\(entry)/andring/\(request)", ["meddelande": "Klart"], as: head).status == 303)
            #expect(try await missing(.word) == [id])
            #expect(try await missing(.pdf) == [id])
            try await keep()
            #expect(try await missing(.pdf) == [])
            #expect(try await Self.kept(entry, in: world).map(\.seal).count == 2)

            #expect(try await world.post("/bidrag/\(entry)/avanmalan", as: head).status == 303)
            #expect(try await missing(.word) == [])
        }
    }
}
