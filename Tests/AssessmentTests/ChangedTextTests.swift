import Assessment
import Base
import Editions
import Entries
import Site
import Store
import Support
import Testing
import World

@Suite("R53: a change that is asked for after the consensus opens it again")
struct ChangedTextTests {
    private func ask(_ desk: Desk) async throws -> World.Reply {
        try await desk.world.post(
            "/kansli/2024/deltagare/\(desk.entry)/andring",
            ["skal-andring": "other", "meddelande": "Skriv om svaret.", "del": "1", "dagar": "2"], as: desk["office"])
    }

    @Test(
        "Consensus and final levels open, the team is told, and neither is locked before the change is settled",
        arguments: Backend.available)
    func reopened(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            try await desk.agree()
            try await desk.visit()
            #expect(try await desk.post("/slutlig-las", "coordinator").status == 303)
            let asked = try await ask(desk)
            #expect(asked.status == 303)
            #expect(
                try await world.get(asked.location!, as: desk["office"]).text.contains(
                    "Lagets konsensus är öppet igen, och laget har fått brev om det."))

            #expect(try await desk.count("SELECT count(*) FROM consensus_lock") == 0)
            #expect(try await desk.count("SELECT count(*) FROM final_lock") == 0)
            #expect(try await desk.count("SELECT count(*) FROM sheet_lock") == 3)
            #expect(try await desk.count("SELECT count(*) FROM letter WHERE kind = 'change-team'") == 3)
            #expect(try await desk.count("SELECT count(*) FROM reopening") == 2)
            #expect(try await desk.count("SELECT count(*) FROM audit WHERE act = 'lock.reopened'") == 2)
            let refused = try await desk.post("/konsensus-las", "coordinator")
            #expect(refused.status == 409 && refused.text.contains("Lås när ändringen är avslutad"))

            let request = try await world.database.read { try $0.value("SELECT id FROM change_request", as: String.self) }!
            let now = world.time.now
            try await world.database.write {
                try $0.run(
                    "INSERT INTO change_answer (request, at, by, message, characters, sha256, content) SELECT \(request), \(now), issued_by, '', 10, 'x', '{}' FROM change_request"
                )
            }
            let decided = try await world.post(
                "/kansli/2024/deltagare/\(desk.entry)/andring/\(request)/beslut", ["beslut": "approved"], as: desk["office"])
            #expect(decided.status == 303)
            #expect(try await desk.count("SELECT count(*) FROM letter WHERE kind = 'change-team'") == 6)
            #expect(try await desk.post("/konsensus-las", "coordinator").status == 303)
        }
    }

    @Test("Before the consensus the team is told, and nothing is opened")
    func before() async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            #expect(try await ask(desk).status == 303)
            #expect(try await desk.count("SELECT count(*) FROM reopening") == 0)
            #expect(try await desk.count("SELECT count(*) FROM letter WHERE kind = 'change-team'") == 3)
        }
    }

    @Test("After the jury's decision no change is asked for")
    func decided() async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            try await desk.agree()
            let (entry, now, by) = (desk.entry, world.time.now, desk["office"].person.id)
            try await world.database.write { db in
                _ = try db.run(
                    """
                    INSERT INTO decision (entry, kind, citation, meeting_day, paragraph, at, by)
                    VALUES (\(entry), 'none', '', '2024-03-11', '1', \(now), \(by))
                    """)
            }
            #expect(try await ask(desk).status == 409)
            #expect(try await desk.count("SELECT count(*) FROM consensus_lock") == 1)
        }
    }
}

@Suite("Rules §5.2: a level above a ceiling takes a reason")
struct CeilingTests {
    private let rubric = try! shipped(2024).rubric
    private func item(_ id: String) -> AnswerItem { try! shipped(2024).item(id)! }

    @Test("Only what was found to apply, and only above it, half a level too")
    func rule() {
        let found = Ceilings(keys: ["noExample"], reason: "")
        #expect(!found.lacksReason(for: ItemLevel(whole: 2)!, rubric, item("1")))
        #expect(found.lacksReason(for: ItemLevel(halves: 5)!, rubric, item("1")))
        #expect(!Ceilings.none.lacksReason(for: ItemLevel(whole: 5)!, rubric, item("1")))
        #expect(
            !Ceilings(keys: ["noExample"], reason: "Två exempel står i fråga 2.").lacksReason(for: ItemLevel(whole: 5)!, rubric, item("1")))
        // The ceiling of the goals is for question 21 alone.
        #expect(!Ceilings(keys: ["goalParts"], reason: "").lacksReason(for: ItemLevel(whole: 5)!, rubric, item("1")))
        #expect(Ceilings(keys: ["goalParts"], reason: " \n").lacksReason(for: ItemLevel(whole: 3)!, rubric, item("21")))
    }

    @Test("On one's own sheet: refused with what was typed, kept with the reason and shown", arguments: Backend.available)
    func sheet(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            let above = ["niva": "4", "styrkor": "Ni frågar alla.", "tak": "noExample"]
            let refused = try await desk.post("/bedoma/1", above, "examiner")
            #expect(refused.status == 422)
            #expect(refused.text.contains("Nivån ligger över taket 2") && refused.text.contains("Ni frågar alla."))
            #expect(refused.text.contains("value=\"noExample\" checked"))
            #expect(try await desk.count("SELECT count(*) FROM sheet_item") == 0)
            #expect(
                try await desk.post("/bedoma/1", above.merging(["tak-skal": "Exemplet står i fråga 2."]) { $1 }, "examiner").status == 303)
            #expect(try await desk.get("/bedoma/1", "examiner").text.contains("Exemplet står i fråga 2."))
            #expect(try await desk.post("/bedoma/2", ["niva": "2", "tak": "noExample"], "examiner").status == 303)
        }
    }

    @Test("In the consensus: what most have ticked is proposed, and the team's reason is kept", arguments: Backend.available)
    func consensus(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            for actor in Desk.team { try await desk.fill(actor, level: 3) }
            for actor in ["examiner", "thirdexaminer"] {
                _ = try await desk.post("/bedoma/1", ["niva": "2", "tak": "noExample"], actor)
            }
            try await desk.lockAll()
            let page = try await desk.get("/konsensus/1", "coordinator").text
            #expect(page.contains("2 i laget har kryssat.") && page.contains("value=\"noExample\" checked"))
            let above = ["niva": "6", "tak": "noExample"]
            #expect(try await desk.post("/konsensus/1", above, "coordinator").status == 422)
            #expect(try await desk.count("SELECT count(*) FROM consensus_item") == 0)
            #expect(
                try await desk.post("/konsensus/1", above.merging(["tak-skal": "Exemplet finns i svar 2."]) { $1 }, "coordinator").status
                    == 303)
            #expect(try await desk.get("/konsensus/1", "examiner").text.contains("Exemplet finns i svar 2."))
        }
    }
}
