import Accounts
import Assessment
import Awards
import Base
import Editions
import Entries
import Examiners
import Foundation
import Organisations
import RichText
import Site
import Store
import World

/// The day the jury meets: two entries handed in, assessed and cleared. `juror` leads the jury, `nobody` is its other member.
struct Scene: Sendable {
    let world: World
    let objects: Objects
    let edition: StoredEdition

    static let meeting = Day(2024, 10, 24)!
    /// A week before the meeting.
    static let recent = Stockholm.instant(Day(2024, 10, 17)!, TimeOfDay(10, 0)!)
    static let ceremony = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(15, 0)!)
    static let citation = "För att varje barn märker hur målen blir till handling, från plan till uppföljning."

    /// `before` is done in the registration, when both entries are still written.
    init(_ world: World, before: @Sendable (Objects) async throws -> Void = { _ in }) async throws {
        self.world = world
        let (city, now) = (world.city, world.time.now)
        let objects = try await world.database.write { try Objects.make(city, at: now, in: $0) }
        self.objects = objects
        try await before(objects)
        let edition = try await world.database.read { try Editions.published(year: 2024, in: $0)! }
        self.edition = edition
        try await world.database.write { db in
            for (entry, head, judge) in [
                (objects.entry, "unithead", "coordinator"), (objects.otherEntry, "otherhead", "otherexaminer"),
            ] {
                try handIn(ID(stored: entry), city[head].person.id, at: now, db)
                try assess(ID(stored: entry), edition.edition, by: city[judge].person.id, at: now, db)
            }
            try minutes(objects.committeeCase, city["registrar"].person.id, at: now, db)
            try minutes(objects.otherCase, city["otherregistrar"].person.id, at: now, db)
            try RoleSQL.grant(
                .juror, to: city["nobody"].person.id, edition: edition.id.text, by: nil, at: now, in: db)
            try JurySQL.save(city["juror"].person.id, edition: edition.id, home: nil, isChair: true, in: db)
        }
        try await set(Stockholm.instant(Self.meeting, TimeOfDay(10, 0)!))
    }

    var entry: ID<Entry> { ID(stored: objects.entry) }
    var otherEntry: ID<Entry> { ID(stored: objects.otherEntry) }
    var path: String { "/jury/2024/\(objects.entry)" }

    subscript(_ actor: String) -> Actor { world.city[actor] }

    /// Moves the clock; everybody is as newly signed in.
    func set(_ instant: Instant) async throws {
        world.time.set(instant)
        try await write { try $0.run("UPDATE session SET started_at = \(instant), seen_at = \(instant)") }
    }

    func write(_ body: @escaping @Sendable (any Connection) throws -> Void) async throws {
        try await world.database.write(body)
    }

    func count(_ sql: SQL) async throws -> Int { try await world.database.read { try $0.count(sql) } }

    /// The same person signed in anew in a role that they have got beside the others.
    func acting(_ actor: Actor, as kind: Role.Kind, at organisation: ID<Organisation>? = nil) async throws -> Actor {
        let (person, now) = (actor.person, world.time.now)
        let year = kind.isOfOneYear ? edition.id.text : nil
        return try await world.database.write { db in
            let role = try RoleSQL.grant(kind, to: person.id, organisation: organisation?.text, edition: year, by: nil, at: now, in: db)
            let session = try Session.start(person: person.id, role: role, language: nil, replacing: nil, at: now, in: db)
            return Actor(person: person, role: role, session: session)
        }
    }

    /// The office records a decision through its page.
    func decide(
        _ kind: String, citation: String = citation, as actor: String = "office", _ more: [String: String] = [:]
    ) async throws -> World.Reply {
        let path = actor == "office" ? "/kansli/2024/jury/\(objects.entry)/beslut" : self.path + "/beslut"
        let fields = [
            "beslut": kind, "motivering": citation, "mote": Self.meeting.text, "paragraf": "§ 77",
            "narvarande": self["juror"].person.id.text,
        ]
        return try await world.post(path, fields.merging(more) { $1 }, as: self[actor])
    }
}

private func handIn(_ entry: ID<Entry>, _ head: ID<Person>, at now: Instant, _ db: any Connection) throws {
    let text = try Document(plain: "Vi är sex avdelningar vid skogen.").canonical
    try db.run(
        "INSERT INTO submission (entry, at, by, characters, sha256, content) VALUES (\(entry), \(now), \(head), 25, 'x', '{}')")
    try db.run(
        """
        INSERT INTO standing_text (owner_kind, owner, item, revision, characters, saved_at, saved_by, document)
        VALUES ('entry', \(entry), 'presentation', 1, 25, \(now), \(head), \(text))
        """)
    try db.run(
        """
        INSERT INTO eligibility_check (id, entry, manager, plan, staff, last_result_tkr, forecast_tkr, verdict, failed, at, by)
        VALUES (\(ID<Scene>(at: now)), \(entry), 1, 1, 20, 0, 0, 'may-receive', '', \(now), \(head))
        """)
}

private func assess(
    _ entry: ID<Entry>, _ edition: Edition, by person: ID<Person>, at now: Instant, _ db: any Connection
) throws {
    for item in edition.items {
        try ConsensusSQL.save(
            Agreed(level: ItemLevel(whole: 4)!, strengths: "Alla vet varför \(item.id)", areas: "Jämför mer \(item.id)"),
            item.id, entry, by: person, at: now, in: db)
    }
    for key in CrossCutting.Key.allCases {
        try ConsensusSQL.save(
            CrossJudged(level: ItemLevel(whole: 4)!, reason: "Tråden håller hela vägen."), key, entry, by: person, at: now, in: db)
    }
    try JudgingSQL.lockConsensus(entry, by: person, at: now, in: db)
    try JudgingSQL.lockFinal(entry, by: person, at: now, in: db)
}

private func minutes(_ committeeCase: String, _ person: ID<Person>, at now: Instant, _ db: any Connection) throws {
    try db.run(
        """
        INSERT INTO minutes (committee_case, name, bytes, sha256, received_at, received_by, content)
        VALUES (\(committeeCase), 'protokoll.pdf', 5, 'x', \(now), \(person), \(Bytes(Array("%PDF-".utf8))))
        """)
}
