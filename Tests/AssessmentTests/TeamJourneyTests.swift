import Assessment
import Base
import Editions
import Entries
import Site
import Store
import Support
import Testing
import World

@Suite("Rules §5.3: the team agrees, visits and hands over")
struct TeamJourneyTests {
    @Test("From locked sheets to the jury's case", arguments: Backend.available)
    func journey(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            let (entry, edition) = (desk.entry, desk.edition)
            try await desk.agree()
            #expect(try await desk.count("SELECT count(*) FROM consensus_lock") == 1)
            #expect(try await desk.get("/konsensus", "examiner").text.contains("600"))

            #expect(try await desk.post("/slutlig-las", "coordinator").status == 409)
            try await desk.visit()
            #expect(try await desk.count("SELECT count(*) FROM letter WHERE kind = 'visit'") == 1)
            #expect(try await desk.post("/slutlig/1", ["niva": "8"], "coordinator").status == 422)
            #expect(try await desk.post("/slutlig/1", ["niva": "8", "belagg": "Vi såg protokollen."], "coordinator").status == 303)
            #expect(try await world.database.read { try Assessment.juryCase(entry, of: edition, in: $0) } == nil)
            #expect(try await world.database.read { try Assessment.feedback(entry, of: edition, in: $0) }.isEmpty)
            #expect(try await desk.post("/slutlig-las", "coordinator").status == 303)

            let found = try await world.database.read { try Assessment.juryCase(entry, of: edition, in: $0) }
            // 600, and one level more of 40 points.
            #expect(found?.profile.sum == Points(whole: 608))
            #expect(found?.cross[.spread]?.level == ItemLevel(whole: 4))
            #expect(found?.advice(blocks: []).suggestsAward == true)
            #expect(found?.advice(blocks: []).suggestsHonoraryMention == true)
            #expect(found?.advice(blocks: ["Protokoll saknas."]).suggestsAward == false)
            #expect(found?.items.first?.changed?.evidence == "Vi såg protokollen.")
            #expect(found?.visit?.record?.present == "Chef och tre medarbetare")
            let feedback = try await world.database.read { try Assessment.feedback(entry, of: edition, in: $0) }
            #expect(feedback.map(\.item.id) == edition.items.map(\.id))
            #expect(feedback.first?.strengths == ["Lagets styrka"])
            #expect(try await world.database.read { try Assessment.isFinal(entry, in: $0) })

            #expect(try await desk.post("/slutlig/2", ["niva": "8", "belagg": "Sent."], "coordinator").status == 409)
            #expect(try await desk.post("/konsensus/1", ["niva": "0"], "coordinator").status == 409)
            #expect(try await desk.get("/slutlig", "examiner").status == 200)
        }
    }

    @Test("Only the coordinator sets the consensus, and only when all have locked", arguments: Backend.available)
    func consensusGuards(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            for actor in ["coordinator", "examiner"] {
                try await desk.fill(actor, level: 3)
                _ = try await desk.post("/las", actor)
            }
            #expect(try await desk.post("/konsensus/1", ["niva": "6"], "examiner").status == 403)
            #expect(try await desk.post("/konsensus/1", ["niva": "6"], "coordinator").status == 409)
            #expect(try await desk.post("/konsensus-las", "examiner").status == 403)
            try await desk.fill("thirdexaminer", level: 3)
            _ = try await desk.post("/las", "thirdexaminer")
            #expect(try await desk.post("/konsensus/1", ["niva": "6"], "coordinator").status == 303)
            #expect(try await desk.post("/konsensus/1", ["niva": "11"], "coordinator").status == 422)
            #expect(try await desk.post("/konsensus/1", [:], "coordinator").status == 422)
            #expect(try await desk.post("/konsensus-las", "coordinator").status == 409)
        }
    }

    @Test("Two steps apart need a motivation; the median is offered and never stored by itself")
    func motivation() async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            try await desk.fill("coordinator", level: 3, ["5": 2])
            try await desk.fill("examiner", level: 3, ["5": 4])
            try await desk.fill("thirdexaminer", level: 3)
            try await desk.lockAll()
            let page = try await desk.get("/konsensus/5", "coordinator").text
            #expect(page.contains("<option value=\"6\" selected>"))
            #expect(page.contains("2 steg"))
            #expect(try await desk.count("SELECT count(*) FROM consensus_item") == 0)
            let refused = try await desk.post("/konsensus/5", ["niva": "6", "styrkor": "Kvar"], "coordinator")
            #expect(refused.status == 422)
            #expect(refused.text.contains("Kvar"))
            #expect(
                try await desk.post("/konsensus/5", ["niva": "7", "motivering": "Tre år och uppdelat på kön."], "coordinator").status == 303
            )
        }
    }

    @Test("A team that has become too small cannot agree")
    func shortTeam() async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            for actor in Desk.team { try await desk.fill(actor, level: 3) }
            try await desk.lockAll()
            let (person, now) = (desk["thirdexaminer"].person.id, world.time.now)
            try await world.database.write {
                _ = try $0.run("UPDATE team_member SET left_at = \(now), left_reason = 'Sjuk' WHERE person = \(person)")
            }
            let refused = try await desk.post("/konsensus/1", ["niva": "6"], "coordinator")
            #expect(refused.status == 409)
            #expect(refused.text.contains("Laget är ofullständigt"))
            #expect(try await desk.get("/konsensus/1", "thirdexaminer").status == 404)
        }
    }

    @Test("A booked visit tells the unit; wrong times are refused and nothing is recorded before it is booked")
    func visits() async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            let today = world.time.clock.today
            let good = ["datum": today.adding(days: 3).text, "tid": "09:00", "satt": "digital", "plats": "Länk kommer i mejl"]
            #expect(try await desk.post("/platsbesok", good, "examiner").status == 403)
            #expect(
                try await desk.post("/platsbesok/genomfort", ["dag": today.text, "deltog": "Alla", "anteckningar": "Text"], "coordinator")
                    .status == 409)
            for wrong in [("datum", today.adding(days: -1).text), ("datum", "i morgon"), ("tid", "25:00"), ("satt", "brev"), ("plats", "")]
            {
                #expect(
                    try await desk.post("/platsbesok", good.merging([wrong.0: wrong.1]) { $1 }, "coordinator").status == 422, "\(wrong)")
            }
            #expect(try await desk.post("/platsbesok", good, "coordinator").status == 303)
            #expect(try await desk.post("/platsbesok", good.merging(["tid": "10:00"]) { $1 }, "coordinator").status == 303)
            #expect(try await desk.count("SELECT count(*) FROM visit") == 1)
            #expect(try await desk.count("SELECT count(*) FROM letter WHERE kind = 'visit' AND subject LIKE 'Ny tid%'") == 1)
            let early = try await desk.post(
                "/platsbesok/genomfort", ["dag": today.adding(days: 1).text, "deltog": "Alla", "anteckningar": "Text"], "coordinator")
            #expect(early.status == 409)
            #expect(early.text.contains("Lås konsensus först."))
            let beyond = good.merging(["datum": "9999-12-31"]) { $1 }
            #expect(try await desk.post("/platsbesok", beyond, "coordinator").status == 422)
            #expect(try await desk.get("/platsbesok", "examiner").text.contains("Verksamhetsplan"))
        }
    }

    @Test("Locks are opened from the last: the final first, then the consensus", arguments: Backend.available)
    func reopening(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            try await desk.agree()
            try await desk.visit()
            _ = try await desk.post("/slutlig-las", "coordinator")
            let path = "/kansli/2024/deltagare/\(desk.entry)/las-upp"
            let fields = ["person": desk["coordinator"].person.id.text, "skal": "Ordval i fråga 3."]
            #expect(try await world.post(path, fields.merging(["las": "consensus"]) { $1 }, as: desk["office"]).status == 409)
            #expect(try await world.post(path, fields.merging(["las": "final"]) { $1 }, as: desk["office"]).status == 303)
            #expect(try await world.post(path, fields.merging(["las": "consensus"]) { $1 }, as: desk["office"]).status == 303)
            #expect(try await desk.post("/konsensus/3", ["niva": "6", "styrkor": "Nya ord"], "coordinator").status == 303)
            #expect(try await desk.post("/konsensus-las", "coordinator").status == 303)
        }
    }

    @Test("The office's overview asks as many questions for two entries as for one", arguments: Backend.available)
    func overview(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            try await desk.agree()
            let counting = CountingDatabase(world.database)
            let (id, entry) = (world.city.edition, desk.entry)
            let two = try await counting.read { db in
                try Assessment.overview(of: #require(try Editions.find(id, in: db)), in: db)
            }
            let many = counting.statements
            #expect(two.count == 2)
            #expect(two[entry]?.locked == 3)
            #expect(two[entry]?.stage == .visit)
            #expect(two[entry]?.widestSpread == 2)
            #expect(two[entry]?.profile?.sum == Points(whole: 600))
            #expect(two[entry]?.judgedItems == 75)
            let other = try #require(two.keys.first { $0 != entry })
            #expect(two[other]?.profile == nil)
            #expect(two[other]?.isShort == true)
            try await world.database.write { _ = try $0.run("DELETE FROM assignment WHERE entry = \(other)") }
            counting.reset()
            let one = try await counting.read { db in
                try Assessment.overview(of: #require(try Editions.find(id, in: db)), in: db)
            }
            #expect(one.count == 1)
            #expect(counting.statements == many)
        }
    }
}
