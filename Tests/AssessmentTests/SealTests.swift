import Base
import Site
import Store
import Support
import Testing
import World

@testable import Assessment

/// The log proves what was locked (decision 10).
@Suite struct SealTests {
    /// What the office reads after the log is checked.
    private static func verdict(_ desk: Desk) async throws -> String {
        let reply = try await desk.world.post("/kansli/logg/kontroll", as: desk["office"])
        return reply.status == 303 ? try await desk.world.get("/kansli/logg", as: desk["office"]).text : reply.text
    }

    private static func final(_ world: World) async throws -> Desk {
        let desk = try await Desk(world)
        try await desk.agree()
        try await desk.visit()
        #expect(try await desk.post("/slutlig/1", ["niva": "8", "belagg": "Vi såg protokollen."], "coordinator").status == 303)
        #expect(try await desk.post("/slutlig-las", "coordinator").status == 303)
        return desk
    }

    @Test("A sheet, a consensus or a final level that is changed in the database is named", arguments: Backend.available)
    func tampered(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Self.final(world)
            let person = desk["examiner"].person.id
            #expect(!(try await Self.verdict(desk).contains("Ändrat efteråt")))
            let acts: [(String, SQL, SQL)] = [
                (
                    "en examinators bedömning (\(desk.entry) \(person))",
                    "UPDATE sheet_item SET level = 5 WHERE person = \(person) AND item = '2'",
                    "UPDATE sheet_item SET level = 3 WHERE person = \(person) AND item = '2'"
                ),
                (
                    "lagets konsensus (\(desk.entry))",
                    "UPDATE consensus_item SET half_levels = 10 WHERE item = '2'",
                    "UPDATE consensus_item SET half_levels = 6 WHERE item = '2'"
                ),
                (
                    "lagets slutliga nivåer (\(desk.entry))",
                    "UPDATE final_item SET half_levels = 10", "UPDATE final_item SET half_levels = 8"
                ),
            ]
            for (what, change, back) in acts {
                try await world.database.write { _ = try $0.run(change) }
                #expect(try await Self.verdict(desk).contains("Ändrat efteråt: \(what), förseglat på rad"))
                try await world.database.write { _ = try $0.run(back) }
                #expect(!(try await Self.verdict(desk).contains("Ändrat efteråt")), "\(what) is whole again")
            }
        }
    }

    @Test("A judgement is sealed when it is locked, and not while it is written", arguments: Backend.available)
    func atTheLock(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            func sealed() async throws -> [String] {
                try await world.database.read {
                    try $0.column("SELECT act FROM audit WHERE kind IS NOT NULL ORDER BY number", as: String.self)
                }
            }
            #expect(try await desk.post("/bedoma/2", ["niva": "4", "styrkor": "Vi ser det."], "examiner").status == 303)
            #expect(try await sealed() == [])
            try await desk.agree()
            try await desk.visit()
            #expect(try await desk.post("/slutlig/1", ["niva": "8", "belagg": "Vi såg protokollen."], "coordinator").status == 303)
            let locks = ["sheet.locked", "sheet.locked", "sheet.locked", "consensus.locked"]
            #expect(try await sealed() == locks)
            #expect(try await desk.post("/slutlig-las", "coordinator").status == 303)
            #expect(try await sealed() == locks + ["final.locked"])
        }
    }

    @Test("A cap or the reason to lie above it that is changed after the lock is named", arguments: Backend.available)
    func ceilings(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Self.final(world)
            let (entry, person) = (desk.entry, desk["examiner"].person.id)
            #expect(!(try await Self.verdict(desk).contains("Ändrat efteråt")))
            let (sheet, team) = ("en examinators bedömning (\(entry) \(person))", "lagets konsensus (\(entry))")
            let acts: [(String, SQL, SQL)] = [
                (
                    sheet, "UPDATE sheet_item SET ceiling_reason = 'Ett nytt skäl.' WHERE person = \(person) AND item = '2'",
                    "UPDATE sheet_item SET ceiling_reason = '' WHERE person = \(person) AND item = '2'"
                ),
                (
                    sheet, "UPDATE sheet_item SET ceilings = 'x' WHERE person = \(person) AND item = '2'",
                    "UPDATE sheet_item SET ceilings = '' WHERE person = \(person) AND item = '2'"
                ),
                (
                    team, "UPDATE consensus_item SET ceiling_reason = 'Ett nytt skäl.' WHERE item = '2'",
                    "UPDATE consensus_item SET ceiling_reason = '' WHERE item = '2'"
                ),
                (
                    team, "UPDATE consensus_item SET ceilings = 'x' WHERE item = '2'",
                    "UPDATE consensus_item SET ceilings = '' WHERE item = '2'"
                ),
            ]
            for (what, change, back) in acts {
                try await world.database.write { _ = try $0.run(change) }
                #expect(try await Self.verdict(desk).contains("Ändrat efteråt: \(what), förseglat på rad"))
                try await world.database.write { _ = try $0.run(back) }
                #expect(!(try await Self.verdict(desk).contains("Ändrat efteråt")), "\(what) is whole again")
            }
        }
    }

    @Test("A lock that the office opens is no fault; one that is taken away in the database is, and so is one made there")
    func opened() async throws {
        try await World.run { world in
            let desk = try await Self.final(world)
            let entry = desk.entry
            try await world.database.write { _ = try $0.run("DELETE FROM final_lock") }
            #expect(try await Self.verdict(desk).contains("Borttaget utan att loggen säger varför: lagets slutliga nivåer (\(entry))"))
            let (now, by) = (world.time.now, desk["coordinator"].person.id)
            try await world.database.write { _ = try $0.run("INSERT INTO final_lock (entry, at, by) VALUES (\(entry), \(now), \(by))") }
            let opened = try await world.post(
                "/kansli/2024/deltagare/\(entry)/las-upp", ["las": "final", "person": by.text, "skal": "Fel nivå."], as: desk["office"])
            #expect(opened.status == 303)
            #expect(!(try await Self.verdict(desk).contains("slutliga nivåer")))
            try await world.database.write {
                _ = try $0.run("INSERT INTO final_lock (entry, at, by) VALUES (\(entry), \(now.adding(seconds: 1)), \(by))")
            }
            #expect(try await Self.verdict(desk).contains("Ändrat efteråt: lagets slutliga nivåer (\(entry))"))
        }
    }
}
