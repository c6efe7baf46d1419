import Assessment
import Base
import Editions
import Site
import Store
import Support
import Testing
import World

@Suite("Rules §5.3: each examiner judges alone")
struct SheetJourneyTests {
    let form = ["niva": "4", "styrkor": "Ni frågar alla.", "utveckling": "Jämför er med andra.", "fragor": "Hur ofta?"]

    @Test("The text stands beside the rubric, and what is judged is kept", arguments: Backend.available)
    func save(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            let page = try await desk.get("/bedoma/1", "examiner")
            #expect(page.status == 200)
            #expect(page.text.contains("Vi frågar barnen varje vecka."))
            #expect(page.text.contains("4 Systematiskt"))
            #expect(page.text.contains("Kan inte bedöma"))

            let saved = try await desk.post("/bedoma/1", form, "examiner")
            #expect(saved.status == 303)
            #expect(saved.location == desk.path + "/bedoma/2")
            #expect(try await desk.get("/bedoma/1", "examiner").text.contains("Jämför er med andra."))
            #expect(try await desk.get("", "examiner").text.contains("1 av 25 frågor bedömda"))
            #expect(try await world.get("/granskning", as: desk["examiner"]).text.contains("Förskolan Lergöken"))
            #expect(try await desk.count("SELECT count(*) FROM audit WHERE act = 'entry.read'") == 1)
            #expect(try await desk.count("SELECT count(*) FROM audit WHERE act = 'sheet.saved'") == 1)
        }
    }

    @Test("A sheet says who reads it: nobody until it is locked, and then those who have locked too")
    func lead() async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            try await desk.fill("examiner", level: 3)
            #expect(try await desk.get("", "examiner").text.contains("Bara du ser din bedömning tills du har låst den."))
            #expect(try await desk.post("/las", "examiner").status == 303)
            let locked = try await desk.get("", "examiner").text
            #expect(
                locked.contains("Din bedömning är låst, och den som också har låst kan läsa den.")
                    && !locked.contains("tills du har låst den"))
        }
    }

    @Test("Kan inte bedöma is a judgement, and no level is none")
    func unable() async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            _ = try await desk.post("/bedoma/1", ["niva": "x"], "examiner")
            _ = try await desk.post("/bedoma/2", ["styrkor": "Bra."], "examiner")
            let entry = desk.entry, person = desk["examiner"].person.id
            let judged = try await world.database.read { try SheetSQL.judgements(of: person, at: entry, in: $0) }
            #expect(judged == ["1": .unable, "2": .notYet])
        }
    }

    @Test(
        "What is wrong is told, and nothing typed is lost",
        arguments: [
            ["niva": "6", "styrkor": "Kvar i rutan"], ["niva": "-1", "styrkor": "Kvar i rutan"],
            ["niva": "fyra", "styrkor": "Kvar i rutan"],
            ["niva": "3", "styrkor": "Kvar i rutan\n2\n3\n4\n5\n6"], ["niva": "3", "styrkor": "Kvar i rutan", "fragor": "1\n2\n3\n4"],
            ["niva": "3", "styrkor": "Kvar i rutan", "utveckling": String(repeating: "å", count: 4001)],
        ])
    func wrong(form: [String: String]) async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            let reply = try await desk.post("/bedoma/1", form, "examiner")
            #expect(reply.status == 422)
            #expect(reply.text.contains("Kvar i rutan"))
            #expect(try await desk.count("SELECT count(*) FROM sheet_item") == 0)
        }
    }

    @Test("Before the word about conflicts nothing can be read or judged")
    func wordFirst() async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            let person = desk["examiner"].person.id
            try await world.database.write { _ = try $0.run("DELETE FROM impartiality WHERE person = \(person)") }
            #expect(try await desk.get("", "examiner").location == desk.path + "/jav")
            let page = try await desk.get("/bedoma/1", "examiner")
            #expect(page.status == 403)
            #expect(!page.text.contains("Vi frågar barnen"))
            #expect(try await desk.post("/bedoma/1", form, "examiner").status == 403)
            _ = try await desk.post("/jav", ["svar": "nej"], "examiner")
            #expect(try await desk.get("/bedoma/1", "examiner").status == 200)
        }
    }

    @Test("Blind: nobody sees another's words before own lock, the coordinator not before all have locked", arguments: Backend.available)
    func blind(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            try await desk.fill("coordinator", level: 2)
            try await desk.fill("examiner", level: 5)
            _ = try await desk.post("/bedoma/1", ["niva": "1", "styrkor": "Utkast av thirdexaminer"], "thirdexaminer")

            #expect(try await desk.get("/konsensus", "coordinator").status == 409)
            #expect(try await desk.get("/konsensus/1", "examiner").status == 409)
            #expect(try await desk.get("/helhet", "examiner").status == 409)
            _ = try await desk.post("/las", "coordinator")
            _ = try await desk.post("/las", "examiner")

            let examiner = try await desk.get("/konsensus/1", "examiner").text
            #expect(examiner.contains("Styrka av coordinator"))
            #expect(!examiner.contains("Utkast av thirdexaminer"))
            let coordinator = try await desk.get("/konsensus/1", "coordinator").text
            #expect(coordinator.contains("Styrka av coordinator"))
            #expect(!coordinator.contains("Styrka av examiner"))
            #expect(try await desk.get("/konsensus/1", "thirdexaminer").status == 409)
            #expect(!(try await desk.get("/platsbesok", "thirdexaminer").text.contains("Fråga av examiner?")))

            let office = try await world.get("/kansli/2024/deltagare/\(desk.entry)/bedomning", as: desk["office"])
            #expect(office.status == 200)
            #expect(!office.text.contains("Styrka av"))
            #expect(office.text.contains("51 av 75"))
        }
    }

    @Test("A sheet with gaps is not locked; the check page says which, and a locked sheet cannot change", arguments: Backend.available)
    func lock(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            try await desk.fill("examiner", level: 3)
            let (entry, person) = (desk.entry, desk["examiner"].person.id)
            try await world.database.write {
                _ = try $0.run("UPDATE sheet_item SET level = NULL WHERE item = '16b' AND person = \(person)")
            }
            #expect(try await desk.get("/las", "examiner").text.contains("Frågor utan nivå: 1"))
            #expect(try await desk.post("/las", "examiner").status == 409)

            _ = try await desk.post("/bedoma/16b", form, "examiner")
            #expect(try await desk.post("/las", "examiner").status == 303)
            #expect(try await desk.post("/las", "examiner").status == 409)
            #expect(try await desk.post("/bedoma/1", ["niva": "0"], "examiner").status == 409)
            let sheet = try await world.database.read { try SheetSQL.find(person, at: entry, in: $0) }
            #expect(sheet.isLocked)
            #expect(sheet.items["1"]?.level == 3)
            #expect(try await desk.get("/bedoma/1", "examiner").text.contains("Låst"))
        }
    }

    @Test("The office opens a lock with a reason, which is kept", arguments: Backend.available)
    func reopen(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            try await desk.fill("examiner", level: 3)
            _ = try await desk.post("/las", "examiner")
            let (path, person) = ("/kansli/2024/deltagare/\(desk.entry)", desk["examiner"].person.id.text)
            let fields = ["las": "sheet", "person": person]
            #expect(try await world.post(path + "/las-upp", fields, as: desk["office"]).status == 422)
            let reason = fields.merging(["skal": "Förväxlade två bidrag."]) { $1 }
            #expect(try await world.post(path + "/las-upp", reason, as: desk["examiner"]).status == 403)
            #expect(try await world.post(path + "/las-upp", reason, as: desk["office"]).status == 303)
            #expect(try await world.post(path + "/las-upp", reason, as: desk["office"]).status == 409)
            #expect(try await desk.post("/bedoma/1", form, "examiner").status == 303)
            #expect(try await world.get(path + "/bedomning", as: desk["office"]).text.contains("Förväxlade två bidrag."))
            #expect(try await desk.count("SELECT count(*) FROM reopening") == 1)
        }
    }

    @Test("Nobody outside the team reads or judges", arguments: ["otherexaminer", "unithead", "juror", "office", "nobody"])
    func strangers(actor: String) async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            for page in ["", "/bedoma/1", "/las", "/konsensus", "/konsensus/1", "/helhet", "/platsbesok", "/slutlig", "/slutlig/1"] {
                #expect(try await desk.get(page, actor).status == 404, "\(page)")
            }
            for page in [
                "/bedoma/1", "/las", "/konsensus/1", "/helhet", "/konsensus-las", "/platsbesok", "/platsbesok/genomfort", "/slutlig/1",
                "/slutlig-las",
            ] {
                #expect(try await desk.post(page, actor).status == 404, "\(page)")
            }
        }
    }

    @Test("A question that the year does not have is not found")
    func unknownItem() async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            #expect(try await desk.get("/bedoma/99", "examiner").status == 404)
            #expect(try await desk.post("/bedoma/99", form, "examiner").status == 404)
        }
    }

    @Test("An entry that is taken back is gone from its examiners")
    func takenBack() async throws {
        try await World.run { world in
            let desk = try await Desk(world)
            let (entry, now, head) = (desk.entry, world.time.now, desk["unithead"].person.id)
            try await world.database.write {
                _ = try $0.run("INSERT INTO withdrawal (entry, reason, at, by) VALUES (\(entry), '', \(now), \(head))")
            }
            #expect(try await desk.get("/bedoma/1", "examiner").status == 404)
            #expect(!(try await world.get("/granskning", as: desk["examiner"]).text.contains("Lergöken")))
        }
    }
}
