import Base
import Editions
import Site
import Store
import Support
import Testing
import World

@testable import Entries

@Suite("R31: what is taken back, until when, and when one may change one's mind")
struct WithdrawalTests {
    private func handedIn(_ world: World) async throws -> String {
        let entry = try await Story.register(world)
        try await Story.fill(world, entry)
        #expect(try await world.post("/bidrag/\(entry)/inlamning", as: world.city["unithead"]).status == 303)
        return "/bidrag/\(entry)"
    }

    @Test(
        "A hand-in taken back opens the text until the deadline; the receipt stays, and a new hand-in gives a new one",
        arguments: Backend.available)
    func again(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor, office) = (world.city["unithead"], world.city["coauthor"], world.city["office"])
            let entry = try await handedIn(world)
            let first = try await world.database.read { try $0.value("SELECT sha256 FROM submission", as: String.self) ?? "" }
            #expect(try await world.get(entry, as: head).text.contains("Öppna bidraget igen"))
            #expect(!(try await world.get(entry, as: coauthor).text.contains("Öppna bidraget igen")))
            #expect(try await world.post(entry + "/oppning", as: coauthor).status == 404)
            #expect(try await world.post(entry + "/oppning", as: head).location == entry)
            #expect(try await world.post(entry + "/oppning", as: head).status == 409)
            let home = try await world.get(entry, as: head).text
            #expect(
                home.contains("Skriver")
                    && home.contains(
                        "Bidraget är öppet igen och inte inlämnat. Lämna in det senast fredag 17 maj 2024 kl. 24.00, 67 dagar kvar.")
            )
            #expect(try await world.get(entry + "/kvitto", as: head).text.contains(first))
            #expect(try await world.get(entry + "/las", as: office).status == 404)
            #expect(try await world.get(entry + "/bidrag.pdf", as: office).status == 404)
            #expect(try await world.database.read { try Entries.verifyReceipt(first, in: $0) }.isReopened)
            let letters = try await world.database.read { try $0.count("SELECT count(*) FROM letter WHERE kind = 'reopening'") }
            #expect(letters == 1)

            world.time.set(Day(2024, 5, 17)!, TimeOfDay(23, 59, 59)!)
            try await world.keepSessionsAlive()
            #expect(try await world.post(entry + "/skriva/1", ["text": "En ny mening.", "revision": "1"], as: head).status == 303)
            #expect(try await world.post(entry + "/inlamning", as: head).status == 303)
            let receipt = try await world.get(entry + "/kvitto", as: head).text
            #expect(receipt.contains(first) && receipt.contains("Tidigare kvitton"))
            #expect(Digest.hex(of: try await world.get(entry + "/kvitto/innehall?nummer=1", as: head).text) == first)
            #expect(try await world.get(entry + "/las", as: office).text.contains("En ny mening."))
            #expect(try await world.database.read { try Entries.verifyReceipt(first, in: $0) }.holds)

            world.time.set(Day(2024, 5, 18)!)
            #expect(!(try await world.get(entry, as: head).text.contains("Öppna bidraget igen")))
            #expect(try await world.post(entry + "/oppning", as: head).status == 409)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM submission") } == 1)
        }
    }

    @Test("What the office approved of form was of the text that was taken back, and a change that is asked for is answered first")
    func formal() async throws {
        try await World.run { world in
            let (head, office) = (world.city["unithead"], world.city["office"])
            let entry = try await handedIn(world)
            let file = "/kansli/2024/deltagare/\(entry.dropFirst(8))"
            #expect(try await world.post(file + "/formell", as: office).status == 303)
            #expect(try await world.post(entry + "/oppning", as: head).status == 303)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM formal_check") } == 0)
            #expect(try await world.get(file, as: office).text.contains("Inlämningen tillbakatagen, bidraget öppet igen"))
            #expect(try await world.post(entry + "/inlamning", as: head).status == 303)
            let request = ["skal-andring": "other", "meddelande": "Skriv om fråga 3.", "del": "3", "dagar": "2"]
            #expect(try await world.post(file + "/andring", request, as: office).status == 303)
            let refused = try await world.post(entry + "/oppning", as: head)
            #expect(refused.status == 409 && refused.text.contains("Kansliet har begärt en ändring"))
        }
    }

    @Test(
        "After the deadline taking back is withdrawal: a page says what follows, and what cannot be undone is asked twice",
        arguments: Backend.available)
    func forGood(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let entry = try await handedIn(world)
            world.time.set(Day(2024, 5, 18)!)
            try await world.keepSessionsAlive()
            #expect(try await world.get(entry, as: head).text.contains("href=\"\(entry)/avanmalan\""))
            let page = try await world.get(entry + "/avanmalan", as: head).text
            #expect(page.contains("Bidraget granskas inte, och ni får ingen återkoppling.") && page.contains("Ni kan inte ångra er."))
            let once = try await world.post(entry + "/avanmalan", ["skal": "Vi flyttar."], as: head)
            #expect(once.status == 422 && once.text.contains("Vi flyttar.") && once.text.contains("Kryssa för att ni vet"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM withdrawal") } == 0)
            #expect(try await world.post(entry + "/avanmalan", ["skal": "Vi flyttar.", "forgott": "1"], as: head).status == 303)
            #expect(try await world.get(entry, as: head).text.contains("Avanmäld efter inlämningen"))
            #expect(try await world.post(entry + "/avanmalan/angra", as: head).status == 409)
            // The office gives more time, and the unit undoes it itself.
            let path = "/kansli/2024/deltagare/\(entry.dropFirst(8))/forlangning"
            let more = ["till": "2024-05-20", "skal-tid": "Ett missförstånd"]
            #expect(try await world.post(path, more, as: world.city["office"]).status == 303)
            #expect(try await world.post(entry + "/avanmalan/angra", as: head).status == 303)
            #expect(try await world.get(entry, as: head).text.contains("Inlämnad"))
        }
    }

    @Test(
        "R116: the form looks the same when the jury has begun, and what is then withdrawn the office answers", arguments: Backend.available
    )
    func jury(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let entry = try await handedIn(world)
            let meets = Shipped.edition.calendar.juryMeets
            world.time.set(meets.adding(days: -1), TimeOfDay(23, 59, 59)!)
            try await world.keepSessionsAlive()
            func page() async throws -> String {
                #expect(try await world.get(entry, as: head).text.contains("\(entry)/avanmalan\""))
                let text = try await world.get(entry + "/avanmalan", as: head).text
                let (start, end) = (text.firstRange(of: "Det här händer"), text.firstRange(of: "Nej, gå tillbaka"))
                let form = text[try #require(start).lowerBound..<(try #require(end)).upperBound]
                return String(form.replacing(/name="marke" value="[^"]*"/, with: ""))
            }
            let before = try await page()
            world.time.set(meets)
            #expect(try await page() == before)
            for skal in ["Vi flyttar.", "Vi flyttar nu."] {
                #expect(try await world.post(entry + "/avanmalan", ["forgott": "1", "skal": skal], as: head).location == entry)
            }
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM withdrawal") } == 0)
            let letters = try await world.database.read {
                try $0.rows("SELECT recipient_address, body FROM letter WHERE kind = 'withdrawal-office'") {
                    (to: try $0[0] as String, body: try $0[1] as String)
                }
            }
            #expect(letters.map(\.to) == [Shipped.edition.contact.mailbox] && letters[0].body.contains("Skälet: Vi flyttar."))
            world.time.set(Shipped.edition.calendar.ceremony.day.adding(days: 1))
            try await world.keepSessionsAlive()
            #expect(!(try await world.get(entry, as: head).text.contains("\(entry)/avanmalan\"")))
            #expect(try await world.get(entry + "/avanmalan", as: head).status == 409)
            #expect(try await world.post(entry + "/avanmalan", ["forgott": "1"], as: head).status == 409)
        }
    }

    @Test("Two presses at once give one withdrawal and one set of letters", arguments: Backend.available)
    func together(backend: Backend) async throws {
        try await World.run(backend) { world in
            let entry = "/bidrag/" + (try await Story.register(world))
            let actors = [world.city["unithead"], world.city["contact"]]
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for actor in actors { group.addTask { try await world.post(entry + "/avanmalan", as: actor).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [303, 409])
            let letters = try await world.database.read {
                try $0.column("SELECT recipient_address FROM letter WHERE kind LIKE 'withdrawal%' ORDER BY 1", as: String.self)
            }
            #expect(letters == ["amina@exempelstad.example", "registrar@exempelstad.example", "registrator.sodermalm@exempelstad.example"])
        }
    }

    @Test("A registration taken back between page and press is not changed")
    func changing() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let entry = "/bidrag/" + (try await Story.register(world))
            _ = try await world.post(entry + "/avanmalan", as: head)
            let fields = Story.answers.merging(Story.people) { $1 }.merging(["chef_namn": "Någon Annan"]) { $1 }
            #expect(try await world.post(entry + "/anmalan", fields, as: head).status == 409)
            #expect(try await world.database.read { try $0.value("SELECT head_name FROM registration", as: String.self) } == "Amina Lind")
        }
    }
}

@Suite("Co-authors come by letter and go by a press")
struct CoauthorTests {
    @Test("Who is taken away is out at once; what they wrote stays, and their parts are anybody's", arguments: Backend.available)
    func leave(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = "/bidrag/" + (try await Story.register(world))
            #expect(try await world.post(entry + "/medforfattare", ["vem-1": coauthor.person.id.text], as: head).status == 303)
            #expect(try await world.post(entry + "/skriva/1", ["text": "Mitt stycke.", "revision": "0"], as: coauthor).status == 303)
            let before = try await world.get(entry + "/medforfattare", as: head)
            #expect(before.text.contains("Ta bort \(coauthor.person.name)"))
            #expect(try await world.post(entry + "/medforfattare/bort", ["person": coauthor.person.id.text], as: head).status == 303)
            #expect(try await world.get(entry + "/skriva/1", as: coauthor).status == 404)
            let after = try await world.get(entry + "/skriva/1", as: head)
            #expect(after.text.contains("Mitt stycke."))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM answer_assignment") } == 0)
            #expect(try await world.post(entry + "/medforfattare/bort", ["person": coauthor.person.id.text], as: head).status == 404)
        }
    }

    @Test("A role that ends elsewhere frees the parts too, and one who writes already is not invited again")
    func ended() async throws {
        try await World.run { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = "/bidrag/" + (try await Story.register(world))
            _ = try await world.post(entry + "/medforfattare", ["vem-1": coauthor.person.id.text], as: head)
            let again = ["namn": "Någon", "epost": coauthor.person.email]
            #expect(try await world.post(entry + "/medforfattare/ny", again, as: head).status == 422)
            let contact = world.city["contact"]
            let before = try await world.post(entry + "/skriva/1", ["text": "Kontaktens text.", "revision": "0"], as: contact)
            #expect(before.status == 303, "den som leder skriver allt")
            let found = try await world.database.read {
                try AssignmentSQL.writers(of: ID<Entry>(stored: String(entry.dropFirst(8))), "1", in: $0)
            }
            #expect(found == [coauthor.person.id])
            let person = coauthor.person.id
            try await world.database.write { _ = try $0.run("UPDATE role SET ended_at = '2024-03-11' WHERE person = \(person)") }
            let left = try await world.database.read {
                try AssignmentSQL.writers(of: ID<Entry>(stored: String(entry.dropFirst(8))), "1", in: $0)
            }
            #expect(left.isEmpty)
        }
    }

    @Test("The head is nobody's co-author to take away, and no stranger is")
    func others() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let entry = "/bidrag/" + (try await Story.register(world))
            for key in ["unithead", "contact", "otherhead", "office"] {
                let reply = try await world.post(entry + "/medforfattare/bort", ["person": world.city[key].person.id.text], as: head)
                #expect(reply.status == 404, "\(key)")
            }
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM role WHERE ended_at IS NOT NULL") } == 0)
        }
    }

    @Test("No more than thirty write, and nobody is invited to what is not written")
    func limit() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let entry = "/bidrag/" + (try await Story.register(world))
            let path = entry + "/medforfattare/ny"
            let long = try await world.post(
                path, ["namn": String(repeating: "n", count: 5_000), "epost": "a@exempelstad.example"], as: head)
            #expect(long.status == 422 && long.text.contains("Namnet får ha högst"))
            var last = 0
            for number in 1...30 where last != 409 {
                // By two in turn: one alone may not invite so many in a day.
                let inviter = number % 2 == 0 ? head : world.city["contact"]
                last = try await world.post(path, ["namn": "Skribent \(number)", "epost": "s\(number)@exempelstad.example"], as: inviter)
                    .status
            }
            #expect(last == 409)
            _ = try await world.post(entry + "/avanmalan", as: head)
            #expect(try await world.post(path, ["namn": "Sen Gäst", "epost": "sen@exempelstad.example"], as: head).status == 409)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM person WHERE name = 'Sen Gäst'") } == 0)
        }
    }
}

@Suite("R116: after the hand-in a unit is told the calendar, not its own case")
struct WaitingTests {
    @Test("The visit until the assessment closes, then the ceremony")
    func whatFollows() {
        let calendar = Shipped.edition.calendar
        func told(_ now: Instant) -> String { UnitNext.whatFollows(calendar, at: now).swedish }
        let closes = calendar.assessmentCloses.end
        #expect(told(closes.adding(seconds: -1)) == "Bidraget är inlämnat. Examinatorerna hör av sig om ett platsbesök.")
        #expect(told(closes).hasPrefix("Bidraget är inlämnat. Domarkommitténs beslut blir offentliga vid utdelningen tisdag 26 november"))
        #expect(told(calendar.decisionsOpen!.adding(seconds: -1)) == told(closes))
    }
}
