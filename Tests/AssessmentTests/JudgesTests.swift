import Accounts
import Assessment
import Base
import Editions
import Entries
import Examiners
import Site
import Store
import Support
import Testing
import World

/// R82: who is out by a conflict judges no more, whatever the conflict rests on, and no count says otherwise.
@Suite("Every count of who judges knows every conflict")
struct JudgesTests {
    /// A fourth in the team, who has given their word.
    private static func four(_ world: World) async throws -> Desk {
        let (desk, fourth, now) = (try await Desk(world), world.city["otherexaminer"].person.id, world.time.now)
        let entry = desk.entry
        try await world.database.write { db in
            try db.run(
                """
                INSERT INTO team_member (team, person, coordinator, joined_at)
                SELECT team, \(fourth), 0, \(now) FROM assignment WHERE entry = \(entry)
                """)
            try SeatSQL.promise(fourth, entry, at: now, in: db)
        }
        return desk
    }

    private static func judges(_ desk: Desk) async throws -> OverviewSQL.Judges? {
        let (entry, edition) = (desk.entry, desk.world.city.edition)
        return try await desk.world.database.read { try OverviewSQL.judges([edition], in: $0)[entry] }
    }

    @Test("A role for the unit that comes after takes its holder out of every count", arguments: Backend.available)
    func role(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Self.four(world)
            for actor in Desk.team { try await desk.fill(actor, level: 3) }
            try await desk.fill("otherexaminer", level: 0)
            try await desk.lockAll()
            let home = try await world.get("/granskning", as: desk["coordinator"]).text
            #expect(home.contains("Alla har inte låst än."))
            let list = try await world.get("/kansli/2024/deltagare", as: desk["office"]).text
            #expect(list.contains("3 av 4 låsta"))

            let (person, unit, now) = (desk["otherexaminer"].person.id, world.city.unit.text, world.time.now)
            try await world.database.write {
                try RoleSQL.grant(.coauthor, to: person, organisation: unit, by: nil, at: now, in: $0)
                try Audit.append("role.granted", about: person.text, by: .program, at: now, in: $0)
            }
            let after = try await world.get("/granskning", as: desk["coordinator"]).text
            #expect(after.contains("Alla har låst. Led konsensus om Förskolan Lergöken.") && !after.contains("Alla har inte låst än."))
            #expect(!(try await world.get("/kansli/2024/deltagare", as: desk["office"]).text.contains("av 4 låsta")))
            let judges = try #require(try await Self.judges(desk))
            #expect(judges.people == Set(Desk.team.map { desk[$0].person.id }))
            #expect(judges.locked == 3 && judges.judgedItems == 3 * desk.edition.items.count)
        }
    }

    @Test("A workplace that leaves too few is told to the office", arguments: Backend.available)
    func home(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            let words = "För få examinatorer efter jäv"
            #expect(!(try await world.get("/kansli/2024", as: desk["office"]).text.contains(words)))
            let (person, edition, committee, now) = (desk["examiner"].person.id, world.city.edition, world.city.committee, world.time.now)
            try await world.database.write {
                try ExaminerSQL.save(home: committee, of: person, edition: edition, in: $0)
                try Audit.append("jury.member.saved", about: person.text, by: .program, at: now, in: $0)
            }
            #expect(try await world.get("/kansli/2024", as: desk["office"]).text.contains(words))
            #expect(try await Self.judges(desk)?.count == 2)
            // What the office lets pass is counted again.
            let (entry, office) = (desk.entry, desk["office"].person.id)
            try await world.database.write {
                try SeatSQL.override(person, entry, reason: "Ingen annan finns.", by: office, at: now, in: $0)
                try Audit.append("conflict.overridden", about: entry.text, by: .program, at: now, in: $0)
            }
            #expect(try await Self.judges(desk)?.count == 3)
        }
    }

    @Test("Who is out is not in the spread of the team, and an entry whose whole team is out has nobody")
    func spread() async throws {
        try await World.run { world in
            let desk = try await Self.four(world)
            for actor in Desk.team { try await desk.fill(actor, level: 3) }
            try await desk.fill("otherexaminer", level: 0)
            try await desk.lockAll()
            #expect(try await desk.post("/las", "otherexaminer").status == 303)
            let (entry, year) = (desk.entry, try await world.database.read { try #require(try Editions.published(year: 2024, in: $0)) })
            func overview() async throws -> Overview? {
                try await world.database.read { try Assessment.overview(of: year, in: $0)[entry] }
            }
            #expect(try await overview()?.widestSpread == 3)
            let (committee, everybody) = (world.city.committee, (Desk.team + ["otherexaminer"]).map { desk[$0].person.id })
            try await world.database.write { try ExaminerSQL.save(home: committee, of: everybody[3], edition: year.id, in: $0) }
            #expect(try await overview()?.widestSpread == 0)
            try await world.database.write { db in
                for person in everybody { try ExaminerSQL.save(home: committee, of: person, edition: year.id, in: db) }
            }
            let nobody = try await overview()
            #expect(nobody?.judges == 0 && nobody?.locked == 0 && nobody?.widestSpread == nil)
        }
    }

    @Test(
        "The consensus, the visit and the final levels are not locked while the unit's objection waits for the office",
        arguments: Backend.available)
    func unsettled(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            let (entry, judge, head, now) = (desk.entry, desk["examiner"].person.id, desk["unithead"].person.id, world.time.now)
            func object() async throws {
                try await world.database.write {
                    try $0.run(
                        "INSERT INTO objection (id, entry, person, reason, at, by) VALUES ('o', \(entry), \(judge), 'Granne.', \(now), \(head))"
                    )
                }
            }
            func settle() async throws { try await world.database.write { try $0.run("DELETE FROM objection") } }
            func locks() async throws -> [Int] {
                [
                    try await desk.count("SELECT count(*) FROM consensus_lock"), try await desk.count("SELECT count(*) FROM visit_record"),
                    try await desk.count("SELECT count(*) FROM final_lock"),
                ]
            }
            let said = "Verksamheten har invänt mot en examinator. Kansliet avgör invändningen"
            try await object()
            try await desk.agree()
            #expect(try await locks() == [0, 0, 0])
            let consensus = try await desk.post("/konsensus-las", "coordinator")
            #expect(consensus.status == 409 && consensus.text.contains(said))
            try await settle()
            #expect(try await desk.post("/konsensus-las", "coordinator").status == 303)

            try await object()
            try await desk.visit()
            #expect(try await locks() == [1, 0, 0])
            try await settle()
            try await desk.visit()
            #expect(try await locks() == [1, 1, 0])

            try await object()
            let final = try await desk.post("/slutlig-las", "coordinator")
            #expect(final.status == 409 && final.text.contains(said))
            #expect(try await locks() == [1, 1, 0])
            try await settle()
            #expect(try await desk.post("/slutlig-las", "coordinator").status == 303)
        }
    }
}
