import Assessment
import Base
import Editions
import Entries
import Examiners
import Foundation
import RichText
import Site
import Store
import World

/// A handed-in entry with a team of three who have all given their word: `coordinator`, `examiner`, `thirdexaminer`.
struct Desk: Sendable {
    let world: World
    let entry: ID<Entry>
    let edition: Edition
    static let team = ["coordinator", "examiner", "thirdexaminer"]

    init(_ world: World) async throws {
        self.world = world
        let (city, now) = (world.city, world.time.now)
        let objects = try await world.database.write { try Objects.make(city, at: now, in: $0) }
        entry = ID(stored: objects.entry)
        edition = try shipped(2024)
        let (entry, head) = (entry, city["unithead"].person.id)
        try await world.database.write { db in
            let text = try Document(plain: "Vi frågar barnen varje vecka.").canonical
            try db.run(
                "INSERT INTO submission (entry, at, by, characters, sha256, content) VALUES (\(entry), \(now), \(head), 25, 'x', '{}')")
            try db.run(
                """
                INSERT INTO standing_text (owner_kind, owner, item, revision, characters, saved_at, saved_by, document)
                VALUES ('entry', \(entry), '1', 1, 25, \(now), \(head), \(text))
                """)
            for key in Self.team { try SeatSQL.promise(city[key].person.id, entry, at: now, in: db) }
        }
    }

    var path: String { "/granskning/\(entry)" }

    subscript(_ actor: String) -> Actor { world.city[actor] }

    func get(_ page: String, _ actor: String) async throws -> World.Reply { try await world.get(path + page, as: self[actor]) }

    func post(_ page: String, _ fields: [String: String] = [:], _ actor: String) async throws -> World.Reply {
        try await world.post(path + page, fields, as: self[actor])
    }

    /// Fills a whole sheet with one level, but for what `other` says.
    func fill(_ actor: String, level: Int, _ other: [String: Int] = [:]) async throws {
        let (edition, entry, person, now) = (edition, entry, self[actor].person.id, world.time.now)
        try await world.database.write { db in
            for item in edition.items {
                try SheetSQL.save(
                    SheetItem(
                        item: item.id, judgement: .level(other[item.id] ?? level), strengths: "Styrka av \(actor)",
                        areas: "Område av \(actor)", questions: "Fråga av \(actor)?", savedAt: now),
                    of: person, at: entry, in: db)
            }
        }
    }

    func lockAll() async throws {
        for actor in Self.team { _ = try await post("/las", actor) }
    }

    /// Everything up to the locked consensus: level 3, but 5 at 2–4–3.
    func agree() async throws {
        try await fill("coordinator", level: 3, ["5": 2])
        try await fill("examiner", level: 3, ["5": 4])
        try await fill("thirdexaminer", level: 3)
        try await lockAll()
        for item in edition.items {
            _ = try await post(
                "/konsensus/\(item.id)",
                ["niva": "6", "styrkor": "Lagets styrka", "utveckling": "Lagets område", "motivering": item.id == "5" ? "Vi enades." : ""],
                "coordinator")
        }
        _ = try await post("/helhet", Self.cross, "coordinator")
        _ = try await post("/konsensus-las", "coordinator")
    }

    static let cross = [
        "niva-thread": "6", "skal-thread": "Tråden håller.", "niva-benefit": "7", "skal-benefit": "Nyttan syns.",
        "niva-spread": "8", "skal-spread": "Andra kan ta efter.",
    ]

    func visit() async throws {
        let today = world.time.clock.today.text
        _ = try await post("/platsbesok", ["datum": today, "tid": "13:00", "satt": "onsite", "plats": "Lergöksvägen 1"], "coordinator")
        _ = try await post(
            "/platsbesok/genomfort", ["dag": today, "deltog": "Chef och tre medarbetare", "anteckningar": "Vi såg protokollen."],
            "coordinator")
    }

    func post(_ page: String, _ actor: String) async throws -> World.Reply { try await post(page, [:], actor) }

    func count(_ sql: SQL) async throws -> Int { try await world.database.read { try $0.count(sql) } }
}
