import Base
import Editions
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// Changes after the hand-in (R53), extensions by outage, and the board of formal checks.
@Suite struct ChangeTests {
    @Test(
        "§4.9: the last day of a request counts working days from the next one",
        arguments: [
            ("2024-05-08", 2, "2024-05-13"), ("2024-06-05", 1, "2024-06-07"), ("2024-06-19", 2, "2024-06-24"),
            ("2024-05-17", 2, "2024-05-21"), ("2024-03-28", 1, "2024-04-02"),
        ])
    func due(issued: String, days: Int, last: String) {
        #expect(ChangeRequest.due(issued: Day(issued)!, workingDays: days) == Day(last))
    }

    @Test("Half an hour away within the last day before the deadline gives a working day more; less or earlier gives nothing")
    func outageRule() {
        let closes = Deadline(Day(2024, 5, 17)!)
        func time(_ from: (Int, Int, Int), _ to: (Int, Int, Int)) -> Range<Instant> {
            Stockholm.instant(
                Day(2024, 5, from.0)!, TimeOfDay(from.1, from.2)!)..<Stockholm.instant(Day(2024, 5, to.0)!, TimeOfDay(to.1, to.2)!)
        }
        func given(_ from: (Int, Int, Int), _ to: (Int, Int, Int)) -> Day? { OutageRule.newDay(closes, away: [time(from, to)]) }
        #expect(given((17, 22, 0), (17, 22, 30)) == Day(2024, 5, 20))
        #expect(given((17, 22, 0), (17, 22, 29)) == nil)
        #expect(given((16, 22, 0), (16, 23, 59)) == nil)
        #expect(given((16, 22, 0), (17, 0, 30)) == Day(2024, 5, 20))
        #expect(given((17, 23, 30), (18, 4, 0)) == Day(2024, 5, 20))
        #expect(given((17, 23, 31), (18, 4, 0)) == nil)
        #expect(given((18, 0, 0), (18, 4, 0)) == nil)
        let short = [time((17, 9, 0), (17, 9, 15)), time((17, 14, 0), (17, 14, 14)), time((16, 9, 0), (16, 12, 0))]
        #expect(OutageRule.newDay(closes, away: short) == nil, "what fell two days before counts for nothing")
        #expect(OutageRule.newDay(closes, away: short + [time((17, 21, 59), (17, 22, 0))]) == Day(2024, 5, 20))
    }

    /// An entry that is handed in on the last day, 17 May 2024.
    private static func handedIn(_ world: World) async throws -> String {
        let entry = try await Story.register(world)
        try await Story.fill(world, entry)
        world.time.set(Day(2024, 5, 17)!, TimeOfDay(12, 0)!)
        try await world.keepSessionsAlive()
        #expect(try await world.post("/bidrag/\(entry)/inlamning", as: world.city["unithead"]).status == 303)
        return entry
    }

    private static func request(_ entry: String, in world: World) async throws -> String {
        try await world.database.read {
            try $0.value("SELECT id FROM change_request WHERE entry = \(entry) ORDER BY id DESC LIMIT 1", as: String.self) ?? ""
        }
    }

    private static let asked = ["skal-andring": "picture-text", "meddelande": "Bilden i svaret har text.", "del": "3", "dagar": "2"]

    @Test("R53: only the part that the office names opens, until it is answered; the whole is sealed anew", arguments: Backend.available)
    func story(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, office, coauthor) = (world.city["unithead"], world.city["office"], world.city["coauthor"])
            let entry = try await Self.handedIn(world)
            let (base, file) = ("/bidrag/\(entry)", "/kansli/2024/deltagare/\(entry)")
            #expect(try await world.get("\(base)/skriva/3", as: head).status == 409)
            #expect(try await world.post("\(file)/andring", Self.asked, as: office).status == 303)
            #expect(try await world.post("\(file)/andring", Self.asked, as: office).status == 409)
            #expect(try await world.get(base, as: head).text.contains("Kansliet ber er ändra i bidraget."))
            let asked = try await world.get("\(base)/andring", as: head)
            #expect(asked.text.contains("Bilden i svaret har text.") && asked.text.contains("tisdag 21 maj 2024 kl. 24.00"))
            #expect(try await world.get("\(base)/skriva/3", as: head).status == 200)
            #expect(try await world.get("\(base)/skriva/4", as: head).status == 409)
            #expect(try await world.post("\(base)/skriva/4", ["text": "Nytt", "revision": "1"], as: head).status == 409)
            #expect(try await world.post("\(base)/skriva/3", ["text": "Utan bilden", "revision": "1"], as: head).status == 303)
            let during = try await world.database.read { try Entries.verifyReceipt(entry, in: $0) }
            #expect(during.holds && during.isBeingChanged)
            let request = try await Self.request(entry, in: world)
            #expect(try await world.post("\(base)/andring/\(request)", as: coauthor).status == 404)
            #expect(try await world.post("\(file)/andring/\(request)/beslut", ["beslut": "approved"], as: office).status == 409)
            #expect(try await world.post("\(base)/andring/\(request)", ["meddelande": "Bilden är borta"], as: head).status == 303)
            #expect(try await world.get("\(base)/skriva/3", as: head).status == 409)
            let after = try await world.database.read { try Entries.verifyReceipt(entry, in: $0) }
            #expect(after.holds && !after.isBeingChanged)
            let board = try await world.get("\(file)/andring", as: office)
            #expect(board.text.contains("Bilden är borta") && board.text.contains("<ins>") && board.text.contains("Utan bilden"))
            #expect(try await world.post("\(file)/formell", as: office).status == 409)
            #expect(try await world.post("\(file)/andring/\(request)/beslut", ["beslut": "approved"], as: office).status == 303)
            #expect(try await world.post("\(file)/formell", as: office).status == 303)
            #expect(try await world.get("/kansli/2024/formell", as: office).text.contains("1 av 1 inlämnade bidrag är godkända"))
        }
    }

    @Test("R53: when the day is over the part is shut; the office gives more time, or strikes the pictures")
    func lapses() async throws {
        try await World.run { world in
            let (head, office) = (world.city["unithead"], world.city["office"])
            let entry = try await Self.handedIn(world)
            let (base, file) = ("/bidrag/\(entry)", "/kansli/2024/deltagare/\(entry)")
            #expect(try await world.post("\(file)/andring", Self.asked, as: office).status == 303)
            let request = try await Self.request(entry, in: world)
            world.time.set(Day(2024, 5, 21)!, TimeOfDay(23, 59, 59)!)
            try await world.keepSessionsAlive()
            #expect(try await world.post("\(base)/skriva/3", ["text": "I tid", "revision": "1"], as: head).status == 303)
            world.time.set(Day(2024, 5, 22)!)
            try await world.keepSessionsAlive()
            #expect(try await world.post("\(base)/skriva/3", ["text": "För sent", "revision": "2"], as: head).status == 409)
            #expect(try await world.post("\(base)/andring/\(request)", as: head).status == 409)
            #expect(try await world.get("/kansli/2024/formell", as: office).text.contains("Tiden har gått ut"))
            let path = "\(file)/andring/\(request)"
            #expect(try await world.post("\(path)/tid", ["till": "2024-05-21", "skal-tid": "Sjukdom"], as: office).status == 422)
            #expect(try await world.post("\(path)/tid", ["till": "2024-05-23", "skal-tid": "Sjukdom"], as: office).status == 303)
            #expect(try await world.post("\(base)/skriva/3", ["text": "Nu i tid", "revision": "2"], as: head).status == 303)
            world.time.set(Day(2024, 5, 24)!)
            try await world.keepSessionsAlive()
            #expect(try await world.post("\(path)/beslut", ["beslut": "approved"], as: office).status == 409)
            #expect(try await world.post("\(path)/beslut", ["beslut": "picture-removed"], as: office).status == 422)
            #expect(
                try await world.post("\(path)/beslut", ["beslut": "picture-removed", "skal": "Tiden gick ut"], as: office).status == 303)
            #expect(try await world.database.read { try Entries.verifyReceipt(entry, in: $0) }.holds)
            let letters = try await world.database.read {
                try $0.column("SELECT kind FROM letter WHERE kind LIKE 'change%' ORDER BY kind", as: String.self)
            }
            #expect(Set(letters) == ["change-issued", "change-extended", "change-decided"])
        }
    }

    @Test("An outage in the last evening gives every open entry a working day more, with letters; the handed in get none")
    func outage() async throws {
        try await World.run { world in
            let op = world.city["operator"]
            let handedIn = try await Self.handedIn(world)
            let answers = Story.answers.merging(Story.people) { $1 }
            world.time.set(Day(2024, 3, 12)!)
            let registered = try await world.post("/anmalan/2024", answers, as: world.city["otherhead"])
            let open = String(try #require(registered.location?.split(separator: "/").last))
            world.time.set(Day(2024, 5, 18)!, TimeOfDay(8, 0)!)
            try await world.keepSessionsAlive()
            let form = [
                "fran-dag": "2024-05-17", "fran-tid": "22:00", "till-dag": "2024-05-17", "till-tid": "23:30", "orsak": "Strömavbrott",
            ]
            #expect(try await world.post("/drift/avbrott", form.merging(["till-tid": "21:00"]) { $1 }, as: op).status == 422)
            #expect(try await world.post("/drift/avbrott", form, as: world.city["office"]).status == 403)
            // A quarter of an hour gives nothing by itself, and counts with what comes after it.
            let short = form.merging(["fran-tid": "20:00", "till-tid": "20:15"]) { $1 }
            #expect(try await world.post("/drift/avbrott", short, as: op).status == 303)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM deadline_extension") } == 0)
            #expect(try await world.post("/drift/avbrott", short, as: op).status == 422)
            let another = form.merging(["fran-tid": "22:00", "till-tid": "22:15"]) { $1 }
            #expect(try await world.post("/drift/avbrott", another, as: op).status == 303)
            let extended = try await world.database.read {
                try $0.rows("SELECT entry, until FROM deadline_extension") { (try $0[0] as String, try $0[1] as Day) }
            }
            #expect(extended.map(\.0) == [open] && extended.map(\.1) == [Day(2024, 5, 20)])
            #expect(handedIn != open)
            let letters = try await world.database.read {
                try $0.count("SELECT count(*) FROM letter WHERE kind = 'outage' AND about = \(open)")
            }
            #expect(letters > 0)
            #expect(try await world.get("/drift/avbrott", as: op).text.contains("Strömavbrott"))
        }
    }
}
