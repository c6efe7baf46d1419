import Base
import Editions
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// Writing and hand-in over the whole web stack.
@Suite struct WritingTests {
    @Test("An answer is saved, counted and shown again; a stale one is merged with what stands", arguments: Backend.available)
    func saving(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, contact) = (world.city["unithead"], world.city["contact"])
            let path = "/bidrag/\(try await Story.register(world))/skriva/1"
            let said = "data-save-state=\"\" role=\"status\""
            #expect(try await world.get(path, as: head).text.contains("\(said)>Inte sparat än"))
            let first = try await world.post(path, ["text": "Rad ett\n\nRad två å", "revision": "0"], as: head)
            #expect(first.location == path)
            let page = try await world.get(path, as: contact)
            #expect(page.text.contains("Rad två å") && page.text.contains("name=\"revision\" value=\"1\""))
            #expect(page.text.contains("\(said) data-state=\"saved\">Sparat "))
            _ = try await world.post(path, ["text": "Amina hinner först", "revision": "1"], as: head)
            // Kept as it was sent (3), and both in what stands (4).
            let stale = try await world.post(path, ["text": "Jonas var långsam", "revision": "1"], as: contact)
            #expect(stale.location == "\(path)?krock=4")
            let both = try await world.get("\(path)?krock=4", as: contact)
            #expect(both.text.contains("Amina Lind ändrade samma sak som du"))
            #expect(both.text.contains("\nAmina hinner först\n\nJonas var långsam</textarea>"))
            #expect(both.text.contains("name=\"revision\" value=\"4\""))
            _ = try await world.post(path, ["text": "Båda", "revision": "4"], as: contact)
            let history = try await world.get(path.replacing("skriva", with: "historik"), as: head)
            #expect(history.text.contains("Version 5") && history.text.contains("Två ändringar sammanförda"))
            let compared = try await world.get(path.replacing("skriva", with: "historik") + "/jamfor?fran=2&till=5", as: head)
            #expect(compared.text.contains("<ins>") && compared.text.contains("<del>"))
            let restored = try await world.post(
                path.replacing("skriva", with: "historik"), ["version": "1", "revision": "5"], as: head)
            #expect(restored.location == path)
            #expect(try await world.get(path, as: head).text.contains("Rad två å"))
        }
    }

    @Test("Personal numbers and endless texts are refused, and what was typed stays")
    func refusals() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let path = "/bidrag/\(try await Story.register(world))/skriva/1"
            let number = try await world.post(path, ["text": "Kalle 850101-1234 var med", "revision": "0"], as: head)
            #expect(number.status == 422 && number.text.contains("personnummer") && number.text.contains("Kalle 850101-1234"))
            let long = try await world.post(path, ["text": String(repeating: "x", count: 100_001), "revision": "0"], as: head)
            #expect(long.status == 422)
            #expect(try await world.post(path, ["text": "x", "revision": "0"], as: head, token: "fel").status >= 400)
            #expect(try await world.get(path + "99", as: head).status == 404)
            #expect(try await world.get(path, as: world.city["otherhead"]).status == 404)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM standing_text") } == 0)
        }
    }

    @Test("R64: a co-author writes what they have, and what nobody has; the head decides")
    func coauthors() async throws {
        try await World.run { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)"
            #expect(try await world.get("\(base)/medforfattare", as: coauthor).status == 404)
            let assigned = try await world.post(
                "\(base)/medforfattare", ["vem-1": coauthor.person.id.text, "vem-2": head.person.id.text], as: head)
            #expect(assigned.status == 303)
            for (item, status) in [("1", 303), ("2", 409), ("3", 303)] {
                #expect(try await world.post("\(base)/skriva/\(item)", ["text": "x", "revision": "0"], as: coauthor).status == status)
            }
            let invited = try await world.post(
                "\(base)/medforfattare/ny", ["namn": "Čedo Ünal", "epost": "cedo@exempelstad.example"], as: head)
            #expect(invited.status == 303)
            #expect(try await world.get("\(base)/medforfattare", as: head).text.contains("Čedo Ünal"))
        }
    }

    @Test("One person invites twenty in a day, those taken back counted in; the next day they may go on", arguments: Backend.available)
    func invitationsPerDay(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let entry = "/bidrag/" + (try await Story.register(world))
            func invite(_ number: Int, as inviter: Actor) async throws -> World.Reply {
                try await world.post(
                    entry + "/medforfattare/ny",
                    ["namn": "Skribent \(number)", "epost": "s\(number)@exempelstad.example"], as: inviter)
            }
            for number in 1...20 {
                #expect(try await invite(number, as: head).status == 303)
                let open = try await world.database.read {
                    try #require(try $0.value("SELECT id FROM invitation WHERE ended_at IS NULL", as: String.self))
                }
                #expect(try await world.post(entry + "/medforfattare/inbjudan-ater", ["inbjudan": open], as: head).status == 303)
            }
            let refused = try await invite(21, as: head)
            #expect(refused.status == 422 && refused.text.contains("Du har bjudit in 20 personer det senaste dygnet"))
            #expect(refused.text.contains("s21@exempelstad.example"))
            #expect(
                try await world.database.read {
                    try $0.count("SELECT count(*) FROM letter WHERE recipient_address = 's21@exempelstad.example'")
                } == 0)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM person WHERE name = 'Skribent 21'") } == 0)
            #expect(try await invite(22, as: world.city["contact"]).status == 303)
            world.time.set(world.time.now.adding(seconds: 86_401))
            try await world.keepSessionsAlive()
            #expect(try await invite(21, as: head).status == 303)
        }
    }

    @Test("R12, R65: hand-in at 23.59.59, with a receipt that can be computed again; sealed afterwards", arguments: Backend.available)
    func handIn(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)"
            let empty = try await world.post("\(base)/inlamning", as: head)
            #expect(empty.status == 422 && empty.text.contains("Svar saknas"))
            try await Story.fill(world, entry)
            world.time.set(Day(2024, 5, 17)!, TimeOfDay(23, 59, 59)!)
            try await world.keepSessionsAlive()
            #expect(try await world.get("\(base)/granska", as: head).text.contains("Allt finns med"))
            #expect(try await world.post("\(base)/inlamning", as: coauthor).status == 404)
            #expect(try await world.post("\(base)/inlamning", as: head).location == "\(base)/kvitto")
            let check = try await world.database.read { try Entries.verifyReceipt(entry, in: $0) }
            #expect(check.holds && check.sentence.hasPrefix("Kvittot stämmer: Förskolan Lergöken"))
            #expect(try await world.database.read { try Entries.verifyReceipt(check.submission.sha256, in: $0) } == check)
            let receipt = try await world.get("\(base)/kvitto", as: head)
            #expect(receipt.text.contains("17 maj 2024 kl. 23.59.59") && receipt.text.contains(check.submission.sha256))
            let letter = try await world.database.read {
                try $0.value("SELECT body FROM letter WHERE kind = 'receipt'", as: String.self)
            }
            #expect(letter?.contains(check.submission.sha256) == true)
            try await world.database.write { _ = try $0.run("UPDATE standing_text SET document = 'x' WHERE item = '2'") }
            #expect(!(try await world.database.read { try Entries.verifyReceipt(entry, in: $0) }.holds))
            try await world.database.write {
                _ = try $0.run(
                    "UPDATE standing_text SET document = (SELECT document FROM text_revision AS old WHERE old.owner = standing_text.owner AND old.item = standing_text.item) WHERE item = '2'"
                )
            }
            let content = try await world.get("\(base)/kvitto/innehall", as: head)
            #expect(Digest.hex(of: content.text) == check.submission.sha256)
            for path in ["skriva", "skriva/1", "uppgifter", "granska"] {
                #expect(try await world.get("\(base)/\(path)", as: head).status == 409, "\(path)")
            }
            #expect(try await world.post("\(base)/skriva/1", ["text": "Nytt", "revision": "1"], as: head).status == 409)
            #expect(try await world.post("\(base)/inlamning", as: head).status == 409)
            #expect(try await world.get("\(base)/las", as: head).text.contains("Så gör vi i 16a."))
            #expect(try await world.get("\(base)/las", as: world.city["office"]).status == 200)
            #expect(try await world.get("\(base)/las", as: world.city["otherregistrar"]).status == 404)
        }
    }

    @Test("R12: at 00.00.00 it is too late, unless the office has given more time")
    func tooLate() async throws {
        try await World.run { world in
            let (head, office) = (world.city["unithead"], world.city["office"])
            let entry = try await Story.register(world)
            try await Story.fill(world, entry)
            world.time.set(Day(2024, 5, 18)!)
            try await world.keepSessionsAlive()
            #expect(try await world.post("/bidrag/\(entry)/inlamning", as: head).status == 409)
            #expect(try await world.get("/bidrag/\(entry)", as: head).text.contains("Uteblev"))
            let path = "/kansli/2024/deltagare/\(entry)/forlangning"
            #expect(try await world.post(path, ["till": "2024-05-17", "skal-tid": "Sjukdom"], as: office).status == 422)
            #expect(try await world.post(path, ["till": "2024-05-18", "skal-tid": "Sjukdom"], as: office).status == 303)
            #expect(try await world.post("/bidrag/\(entry)/inlamning", as: head).status == 303)
            #expect(try await world.post("/bidrag/\(entry)/avanmalan", as: head).status == 303)
            #expect(try await world.get("/bidrag/\(entry)", as: head).text.contains("Avanmäld efter inlämningen"))
        }
    }

    @Test("Two hand-ins at once: one is in, the other is told", arguments: Backend.available)
    func together(backend: Backend) async throws {
        try await World.run(backend) { world in
            let entry = try await Story.register(world)
            try await Story.fill(world, entry)
            let actors = [world.city["unithead"], world.city["contact"]]
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for actor in actors { group.addTask { try await world.post("/bidrag/\(entry)/inlamning", as: actor).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [303, 409])
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM submission") } == 1)
        }
    }

    @Test("R70–R73: the registrar's case: units, decision and minutes, read by those who may", arguments: Backend.available)
    func committeeCase(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (registrar, other) = (world.city["registrar"], world.city["otherregistrar"])
            let entry = try await Story.register(world)
            #expect(try await world.get("/arenden", as: registrar).text.contains("Förskolan Lergöken"))
            #expect(!(try await world.get("/arenden", as: other).text.contains("Förskolan Lergöken")))
            #expect(try await world.post("/arenden", ["titel": "Deltagande"], as: registrar).status == 422)
            #expect(try await world.post("/arenden", ["titel": "Deltagande", "enhet": entry], as: other).status == 422)
            let opened = try await world.post("/arenden", ["titel": "Deltagande", "enhet": entry], as: registrar)
            let path = try #require(opened.location)
            #expect(try await world.get(path, as: other).status == 404)
            let decision = ["beslut": "noted", "dag": "2024-03-08", "paragraf": "12", "nummer": "3", "dnr": "SÖD 2024/17"]
            #expect(try await world.post("\(path)/beslut", decision.merging(["beslut": "approved"]) { $1 }, as: registrar).status == 422)
            #expect(try await world.post("\(path)/beslut", decision.merging(["dag": "2024-03-12"]) { $1 }, as: registrar).status == 422)
            #expect(try await world.post("\(path)/beslut", decision.merging(["dag": "1900-01-01"]) { $1 }, as: registrar).status == 422)
            #expect(try await world.post("\(path)/beslut", decision, as: registrar).status == 303)
            let word = try await world.upload(
                "\(path)/protokoll", file: Array("PK\u{3}\u{4}".utf8), name: "p.pdf", field: "fil", as: registrar)
            #expect(word.status == 422 && word.text.contains("Filen är ingen PDF"))
            let pdf = World.pdf
            #expect(try await world.upload("\(path)/protokoll", file: pdf, name: "p.pdf", field: "fil", as: registrar).status == 303)
            for (actor, status) in [
                ("registrar", 200), ("office", 200), ("juror", 200), ("unithead", 200), ("otherregistrar", 404), ("otherhead", 404),
            ] {
                #expect(try await world.get("\(path)/protokoll.pdf", as: world.city[actor]).status == status, "\(actor)")
            }
            #expect(try await world.get("/bidrag/\(entry)", as: world.city["unithead"]).text.contains("har kommit in"))
        }
    }

    @Test("R71: a unit added to a case with minutes must stand in them too")
    func addedLater() async throws {
        try await World.run { world in
            let registrar = world.city["registrar"]
            let entry = try await Story.register(world)
            let unit = world.city.otherUnit, committee = world.city.committee
            try await world.database.write {
                _ = try $0.run("UPDATE organisation SET parent = \(committee), committee = \(committee) WHERE id = \(unit)")
            }
            let answers = Story.answers.merging(Story.people) { $1 }
            let registered = try await world.post("/anmalan/2024", answers, as: world.city["otherhead"])
            let later = String(try #require(registered.location?.split(separator: "/").last))
            let opened = try await world.post("/arenden", ["titel": "Deltagande", "enhet": entry], as: registrar)
            let path = try #require(opened.location)
            let pdf = World.pdf
            #expect(try await world.upload("\(path)/protokoll", file: pdf, name: "p.pdf", field: "fil", as: registrar).status == 303)
            func choose(_ more: String) async throws -> Int {
                let body = "enhet=\(entry)&enhet=\(later)\(more)&token=\(registrar.session.formToken)"
                return try await world.post(
                    "\(path)/enheter", raw: Array(body.utf8), type: "application/x-www-form-urlencoded", as: registrar
                ).status
            }
            #expect(try await choose("") == 422)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM case_entry") } == 1)
            #expect(try await choose("&omfattar=1") == 303)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM case_entry") } == 2)
            // Taking one away asks nothing.
            #expect(try await world.post("\(path)/enheter", ["enhet": entry], as: registrar).status == 303)
        }
    }
}
