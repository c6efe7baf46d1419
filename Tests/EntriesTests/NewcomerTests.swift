import Accounts
import Base
import Editions
import Foundation
import Organisations
import Site
import Store
import Support
import Server
import Testing
import World

@testable import Entries

@Suite("Who has no account registers by a link, and nothing is public until the unit is confirmed (R30–R32)")
struct NewcomerTests {
    private static let asked = [
        "epost": "saga.brandt@exempelstad.example", "namn": "Saga Brandt", "enhet": "Hvilan", "namnd": "Södermalms stadsdelsnämnd",
    ]
    private static let sent = Story.answers.merging([
        "chef_namn": "Saga Brandt", "chef_telefon": "08-508 00 321", "chef_epost": "saga.brandt@exempelstad.example", "enskild": "nej",
    ]) { $1 }

    private func letters(_ world: World, _ kind: String) async throws -> [(to: String, body: String)] {
        try await world.database.read {
            try $0.rows("SELECT recipient_address, body FROM letter WHERE kind = \(kind) ORDER BY created_at, id") {
                (to: try $0[0], body: try $0[1])
            }
        }
    }

    /// What the page says, without the forms of its frame, which carry a mark of their own each time.
    private func said(_ reply: World.Reply) throws -> String {
        let start = try #require(reply.text.range(of: "<main"))
        let end = try #require(reply.text.range(of: "</main>"))
        return String(reply.text[start.lowerBound..<end.lowerBound])
    }

    /// Asks for a link and gives its path.
    private func link(_ world: World, _ change: [String: String] = [:]) async throws -> String {
        let before = try await letters(world, "newcomer-link").map(\.body)
        #expect(try await world.post("/anmalan/2024/lank", Self.asked.merging(change) { $1 }).status == 200)
        // Letters of one instant have no order: the new one is that which was not there.
        let body = try #require(try await letters(world, "newcomer-link").map(\.body).first { !before.contains($0) })
        let start = try #require(body.range(of: "/anmalan/ny/"))
        return String(body[start.lowerBound...].prefix { !$0.isWhitespace })
    }

    @Test("The answer and the letter are the same for a known address and unit as for unknown ones", arguments: Backend.available)
    func same(backend: Backend) async throws {
        try await World.run(backend) { world in
            #expect(try await world.get("/anmalan/2024").text.contains("Är du ny här?"))
            let known = ["epost": world.city["unithead"].person.email, "enhet": "Förskolan Lergöken"]
            var answers: [String] = []
            for fields in [Self.asked, Self.asked.merging(known) { $1 }] {
                let reply = try await world.post("/anmalan/2024/lank", fields)
                answers.append(try said(reply).replacing(fields["epost"]!, with: "X"))
            }
            #expect(answers[0] == answers[1])
            let bodies = try await letters(world, "newcomer-link").map { $0.body.prefix { $0 != "/" } }
            #expect(bodies.count == 2 && bodies[0] == bodies[1])
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM letter") } == 2)
            #expect(try await world.post("/anmalan/2024/lank", Self.asked.merging(["epost": "saga@test"]) { $1 }).status == 422)
        }
    }

    @Test("An address gets five letters a day, and is answered alike afterwards", arguments: Backend.available)
    func five(backend: Backend) async throws {
        try await World.run(backend) { world in
            var texts: Set<String> = []
            for minute in 0..<7 {
                world.time.set(World.start.adding(seconds: minute * 3_600))
                let address = minute % 2 == 0 ? "Saga.Brandt@exempelstad.example" : "saga.brandt@exempelstad.example"
                let reply = try await world.post("/anmalan/2024/lank", Self.asked.merging(["epost": address]) { $1 })
                texts.insert(try said(reply).lowercased())
            }
            #expect(texts.count == 1)
            #expect(try await letters(world, "newcomer-link").count == 5)
            // What sends nothing leaves nothing in the log either.
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM audit WHERE act = 'newcomer.link'") } == 5)
            world.time.set(World.start.adding(seconds: 90_000))
            _ = try await world.post("/anmalan/2024/lank", Self.asked)
            #expect(try await letters(world, "newcomer-link").count == 6)
        }
    }

    @Test(
        "A new unit waits for the office, with what was answered before, and its committee is told when it is confirmed",
        arguments: Backend.available)
    func confirmed(backend: Backend) async throws {
        try await World.run(backend) { world in
            let office = world.city["office"]
            let path = try await link(
                world, ["medarbetare": "41", "chef": "ja", "plan": "ja", "enskild": "nej", "resultat": "7", "prognos": "0"])
            #expect(try await world.get(path).text.contains("value=\"41\""))
            #expect(try await world.post(path, Self.sent.merging(["chef_telefon": ""]) { $1 }).status == 422)
            let done = try await world.post(path, Self.sent.merging(["verksamhet": "ny"]) { $1 })
            #expect(done.status == 200 && done.text.contains("Vi har tagit emot din anmälan"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM entry") } == 0)
            #expect(try await letters(world, "newcomer-office").count == 1)
            #expect(try await letters(world, "registration-registrar").isEmpty)

            #expect(try await world.get("/kansli", as: office).text.contains("/kansli/anmalningar"))
            let id = try await world.database.read { try #require(try $0.value("SELECT id FROM newcomer", as: String.self)) }
            let file = "/kansli/anmalningar/\(id)"
            #expect(try await world.get("/kansli/anmalningar", as: office).text.contains("href=\"\(file)\">Hvilan</a>"))
            #expect(try await world.get(file, as: office).text.contains("08-508 00 321"))
            #expect(
                try await world.post(file + "/bekrafta", ["organisation": "", "enhet": "Hvilan", "namnd": "okänd"], as: office).status
                    == 422)
            let choice = ["organisation": "", "enhet": "Hvilan", "namnd": "södermalm"]
            #expect(try await world.post(file + "/bekrafta", choice, as: office).status == 303)
            #expect(
                try await letters(world, "registration-registrar").map(\.to).sorted() == [
                    "registrar@exempelstad.example", "registrator.sodermalm@exempelstad.example",
                ])
            #expect(try await letters(world, "newcomer-answer").map(\.to) == ["saga.brandt@exempelstad.example"])
            let roles = try await world.database.read { db in
                try PersonSQL.find(email: "saga.brandt@exempelstad.example", in: db).map { try RoleSQL.of($0.id, in: db) }
            }
            #expect(roles?.map(\.kind) == [.unitHead] && roles?.first?.scopeName == "Hvilan")
            #expect(try await world.get("/kansli/2024/deltagare", as: office).text.contains("Hvilan"))
            #expect(try await world.post(file + "/bekrafta", choice, as: office).status == 409)
            #expect(try await world.post(file + "/avsla", ["skal": "Nej."], as: office).status == 409)
        }
    }

    @Test("A unit that has a head asks that head, and who sent it in reads the same", arguments: Backend.available)
    func head(backend: Backend) async throws {
        try await World.run(backend) { world in
            let unknown = try said(await world.post(try await link(world), Self.sent.merging(["verksamhet": "ny"]) { $1 }))
            let path = try await link(world, ["enhet": "Lergöken", "epost": "noor.salem@exempelstad.example", "namn": "Noor Salem"])
            #expect(try await world.get(path).text.contains("Förskolan Lergöken"))
            #expect(try await world.post(path, Self.sent).status == 422)
            let known = try said(await world.post(path, Self.sent.merging(["verksamhet": world.city.unit.text]) { $1 }))
            #expect(known == unknown)
            #expect(try await letters(world, "newcomer-head").map(\.to) == [world.city["unithead"].person.email])
            #expect(try await letters(world, "newcomer-office").count == 1)

            let id = try await world.database.read {
                try #require(try $0.value("SELECT id FROM newcomer WHERE asks_head = 1", as: String.self))
            }
            let question = "/anmalan/fraga/\(id)"
            #expect(try await world.get(question, as: world.city["otherhead"]).status == 404)
            #expect(try await world.post(question, ["svar": "kontakt"], as: world.city["otherhead"]).status == 404)
            // The contact person of the unit may register it, and yet not say who else speaks for it.
            #expect(try await world.post(question, ["svar": "kontakt"], as: world.city["contact"]).status == 403)
            let head = world.city["unithead"]
            #expect(try await world.get(question, as: head).text.contains("noor.salem@exempelstad.example"))
            #expect(try await world.post(question, ["svar": ""], as: head).status == 422)
            #expect(try await world.post(question, ["svar": "medforfattare"], as: head).status == 303)
            let roles = try await world.database.read { db in
                try PersonSQL.find(email: "noor.salem@exempelstad.example", in: db).map { try RoleSQL.of($0.id, in: db).map(\.kind) }
            }
            #expect(roles == [.coauthor])
            #expect(try await world.post(question, ["svar": "nej"], as: head).status == 409)
            #expect(try await letters(world, "newcomer-answer").map(\.to) == ["noor.salem@exempelstad.example"])
        }
    }

    @Test("A link opens for a week, a unit that must wait reads so in its form, and asking reaches the office")
    func wait() async throws {
        try await World.run { world in
            try await world.database.write {
                try EligibilitySQL.recordEarlier(EarlierAward(year: 2023, kind: .award), of: world.city.otherUnit, in: $0)
            }
            let name = "Vård- och omsorgsboendet Solgläntan"
            let path = try await link(world, ["enhet": name])
            #expect(try await world.get(path).text.contains("Ni kan delta igen 2026."))
            let fields = Self.sent.merging(["verksamhet": world.city.otherUnit.text]) { $1 }
            #expect(try await world.post(path, fields).status == 422)
            #expect(try await world.post(path, fields.merging(["prova": "1", "skal": "Vi är en ny enhet."]) { $1 }).status == 200)
            let id = try await world.database.read {
                try #require(try $0.value("SELECT id FROM newcomer WHERE sent_at IS NOT NULL", as: String.self))
            }
            let unit = ["organisation": world.city.otherUnit.text]
            #expect(try await world.post("/kansli/anmalningar/\(id)/bekrafta", unit, as: world.city["office"]).status == 303)
            let asked = try await world.database.read { try $0.column("SELECT reason FROM exception_request", as: String.self) }
            #expect(asked == ["Vi är en ny enhet."])
            let late = try await link(world, ["enhet": name])
            world.time.set(World.start.adding(seconds: 8 * 86_400))
            #expect(try await world.get(late).status == 410)
            #expect(try await world.get("/anmalan/ny/fel").status == 410)
        }
    }

    @Test(
        "A second press of a visitor does one thing and gets the first's answer, and other words are another press",
        arguments: Backend.available)
    func twice(backend: Backend) async throws {
        try await World.run(backend) { world in
            func mark(_ page: String) throws -> String { String(try #require(page.firstMatch(of: /name="marke" value="([^"]+)"/)).1) }
            let asked = Self.asked.merging(["marke": try mark(await world.get("/anmalan/2024").text)]) { $1 }
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<3 { group.addTask { try said(await world.post("/anmalan/2024/lank", asked)) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers).count == 1)
            #expect(try said(await world.post("/anmalan/2024/lank", asked)) == answers[0])
            #expect(try await letters(world, "newcomer-link").count == 1)
            _ = try await world.post("/anmalan/2024/lank", asked.merging(["enhet": "Hvilans förskola"]) { $1 })
            #expect(try await letters(world, "newcomer-link").count == 2)

            let path = try await link(world, ["epost": "noor.salem@exempelstad.example"])
            let sent = Self.sent.merging(["verksamhet": "ny", "marke": try mark(await world.get(path).text)]) { $1 }
            for _ in 0..<2 { #expect(try await world.post(path, sent).text.contains("Vi har tagit emot din anmälan")) }
            #expect(try await letters(world, "newcomer-office").count == 1)
        }
    }

    @Test("A newcomer that the office says no to gets the reason")
    func declined() async throws {
        try await World.run { world in
            let path = try await link(world)
            _ = try await world.post(path, Self.sent.merging(["verksamhet": "ny"]) { $1 })
            let id = try await world.database.read { try #require(try $0.value("SELECT id FROM newcomer", as: String.self)) }
            let file = "/kansli/anmalningar/\(id)"
            #expect(try await world.post(file + "/avsla", ["skal": ""], as: world.city["office"]).status == 422)
            #expect(
                try await world.post(file + "/avsla", ["skal": "Verksamheten finns inte i staden."], as: world.city["office"]).status == 303
            )
            #expect(try await letters(world, "newcomer-answer").first?.body.contains("Verksamheten finns inte i staden.") == true)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM person WHERE name = 'Saga Brandt'") } == 0)
        }
    }

    @Test("The office reads the rules' reasons about the unit, and the unit about itself")
    func reasons() async throws {
        try await World.run { world in
            let path = try await link(world, ["medarbetare": "12"])
            _ = try await world.post(path, Self.sent.merging(["verksamhet": "ny", "medarbetare": "12"]) { $1 })
            let id = try await world.database.read { try #require(try $0.value("SELECT id FROM newcomer", as: String.self)) }
            let page = try await world.get("/kansli/anmalningar/\(id)", as: world.city["office"]).text
            #expect(page.contains("Verksamheten har 12 medarbetare, chefen medräknad."))
            #expect(!page.contains("Ni är 12 medarbetare") && !page.contains("Ni har en chef"))
        }
    }

    @Test("A newcomer of a unit that is registered becomes its head, and the receipt says that the registration stands")
    func registeredAlready() async throws {
        try await World.run { world in
            let office = world.city["office"]
            _ = try await Story.register(world)
            _ = try await world.post(try await link(world), Self.sent.merging(["verksamhet": "ny"]) { $1 })
            let id = try await world.database.read { try #require(try $0.value("SELECT id FROM newcomer", as: String.self)) }
            let done = try await world.post("/kansli/anmalningar/\(id)/bekrafta", ["organisation": "Lergöken"], as: office)
            let page = try await world.get(try #require(done.location), as: office).text
            #expect(page.contains("Den var redan anmäld, så anmälan är inte ändrad.") && !page.contains("bekräftad och anmäld"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM entry") } == 1)
        }
    }

    @Test(
        "A head who does not answer is reminded after three working days, and after five the office has the question",
        arguments: Backend.available)
    func silentHead(backend: Backend) async throws {
        try await World.run(backend) { world in
            let path = try await link(world, ["enhet": "Lergöken", "epost": "noor.salem@exempelstad.example", "namn": "Noor Salem"])
            _ = try await world.post(path, Self.sent.merging(["verksamhet": world.city.unit.text]) { $1 })
            let (office, outbox) = (world.city["office"], world.app.outbox)
            func sweep(_ day: Int) async throws -> [Int] {
                world.time.set(Day(2024, 3, day)!, TimeOfDay(9, 0)!)
                try await world.keepSessionsAlive()
                let now = world.time.now
                for _ in 0..<2 { try await world.database.write { try HeadQuestions.post(outbox, "https://x.example", at: now, in: $0) } }
                return [try await letters(world, "newcomer-head").count, try await letters(world, "newcomer-office").count]
            }
            // Sent in on Monday the 11th.
            #expect(try await sweep(13) == [1, 0])
            #expect(try await !world.get("/kansli", as: office).text.contains("/kansli/anmalningar"))
            #expect(try await sweep(14) == [2, 0])
            #expect(try await sweep(17) == [2, 0], "söndag")
            #expect(try await sweep(18) == [2, 1])
            #expect(try await world.get("/kansli", as: office).text.contains("/kansli/anmalningar"))
            let id = try await world.database.read { try #require(try $0.value("SELECT id FROM newcomer", as: String.self)) }
            #expect(try await world.get("/kansli/anmalningar/\(id)", as: office).text.contains("som inte har svarat trots en påminnelse"))
            // The head may still answer, and then nothing is left for the office.
            #expect(try await world.post("/anmalan/fraga/\(id)", ["svar": "medforfattare"], as: world.city["unithead"]).status == 303)
            #expect(try await !world.get("/kansli", as: office).text.contains("/kansli/anmalningar"))
        }
    }

    @Test("The rule: three working days to the reminder, five to the office, at once when the unit has no head any more")
    func silentHeadRule() {
        func step(_ day: Int, reminded: Bool = false, head: Bool = true) -> HeadQuestion.Step {
            HeadQuestion.step(sentOn: Day(2024, 3, 11)!, isReminded: reminded, hasHead: head, today: Day(2024, 3, day)!)
        }
        #expect(step(13) == .wait && step(14) == .remind && step(15, reminded: true) == .wait && step(18, reminded: true) == .hand)
        #expect(step(18) == .remind, "ingen lämnas över utan påminnelse")
        #expect(step(12, head: false) == .hand)
    }
}
