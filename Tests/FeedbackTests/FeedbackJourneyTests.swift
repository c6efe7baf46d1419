import Assessment
import Base
import Editions
import Entries
import Examiners
import Feedback
import Site
import Store
import Support
import Testing
import World

/// After the jury: an entry handed in and assessed, and a clock that stands before the ceremony.
private struct Scene: Sendable {
    let world: World
    let entry: ID<Entry>
    static let ceremony = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(15, 0)!)
    static let meeting = [
        "dag": "2024-11-28", "form": "onsite", "deltog": "Amina Lind och tre medarbetare",
        "sammanfattning": "Ni arbetar nära barnen.\nFölj upp mer.",
    ]

    init(_ world: World) async throws {
        self.world = world
        let (city, now, edition) = (world.city, world.time.now, try shipped(2024))
        let objects = try await world.database.write { try Objects.make(city, at: now, in: $0) }
        let entry = ID<Entry>(stored: objects.entry)
        self.entry = entry
        try await world.database.write { db in
            let (head, coordinator) = (city["unithead"].person.id, city["coordinator"].person.id)
            try db.run(
                "INSERT INTO submission (entry, at, by, characters, sha256, content) VALUES (\(entry), \(now), \(head), 25, 'x', '{}')")
            for key in ["coordinator", "examiner"] { try SeatSQL.promise(city[key].person.id, entry, at: now, in: db) }
            for item in edition.items {
                try ConsensusSQL.save(
                    Agreed(level: ItemLevel(whole: 4)!, strengths: "Stark i \(item.id)", areas: "Utveckla \(item.id)"),
                    item.id, entry, by: coordinator, at: now, in: db)
            }
            try JudgingSQL.lockConsensus(entry, by: coordinator, at: now, in: db)
            try JudgingSQL.lockFinal(entry, by: coordinator, at: now, in: db)
        }
        try await set(Self.ceremony.adding(seconds: -1))
    }

    func set(_ instant: Instant) async throws {
        world.time.set(instant)
        try await world.database.write { _ = try $0.run("UPDATE session SET started_at = \(instant), seen_at = \(instant)") }
    }

    func get(_ page: String, _ actor: String) async throws -> World.Reply {
        try await world.get("/bidrag/\(entry)\(page)", as: world.city[actor])
    }

    func post(_ page: String, _ fields: [String: String] = [:], _ actor: String) async throws -> World.Reply {
        try await world.post("/bidrag/\(entry)\(page)", fields, as: world.city[actor])
    }

    func hold(_ fields: [String: String] = meeting, as actor: String = "coordinator") async throws -> World.Reply {
        try await world.post("/granskning/\(entry)/aterkoppling", fields, as: world.city[actor])
    }

    /// The meeting has been held and the report is open.
    func open() async throws {
        try await set(Self.ceremony.adding(hours: 72))
        _ = try await hold()
    }

    func count(_ sql: SQL) async throws -> Int { try await world.database.read { try $0.count(sql) } }
}

@Suite("R100–R102: meeting, report, plan")
struct FeedbackJourneyTests {
    @Test("Before the ceremony the unit reads when and why, the team cannot record", arguments: Backend.available)
    func before(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            for actor in ["unithead", "contact", "coauthor"] {
                let page = try await scene.get("/aterkoppling", actor)
                #expect(page.status == 200)
                #expect(page.text.contains("Återkopplingen öppnar efter utdelningen"))
                #expect(page.text.contains("26 november 2024, på eftermiddagen"))
                #expect(!page.text.contains("15.00"))
                #expect(!page.text.contains("Stark i"))
            }
            #expect(try await scene.hold().status == 409)
            #expect(try await scene.post("/handlingsplan", ["vad": "Fråga fler."], "unithead").status == 409)
            #expect(try await scene.post("/handlingsplan/fran-rapporten", ["fraga": "1", "plats": "0"], "unithead").status == 404)
            #expect(try await scene.count("SELECT count(*) FROM feedback_meeting") == 0)
        }
    }

    @Test("The meeting opens the report, and a letter says so", arguments: Backend.available)
    func meeting(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            try await scene.set(Scene.ceremony)
            #expect(try await scene.get("/aterkoppling", "unithead").text.contains("Rapporten öppnar efter ert återkopplingsmöte"))
            try await scene.set(Scene.ceremony.adding(hours: 72))
            let wrong = try await scene.hold(["dag": "2024-12-24", "sammanfattning": "Kvar i rutan"])
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("Kvar i rutan"))
            #expect(try await scene.hold(as: "examiner").status == 403)
            #expect(try await scene.hold(as: "otherexaminer").status == 404)
            #expect(try await scene.hold().status == 303)

            let page = try await scene.get("/aterkoppling", "unithead")
            for text in ["Ni arbetar nära barnen.", "Stark i 16b", "Utveckla 5", "Förebild"] { #expect(page.text.contains(text)) }
            #expect(!page.text.contains("poäng"))
            // A way to every section, for something is said about each.
            let links = page.text.matches(of: /href="#(avsnitt-\d+)"/).map { String($0.1) }
            let sections = page.text.matches(of: /<section id="(avsnitt-\d+)">/).map { String($0.1) }
            #expect(links == (1...5).map { "avsnitt-\($0)" })
            #expect(sections == links)
            #expect(try await scene.count("SELECT count(*) FROM letter WHERE kind = 'report-open'") == 2)
            #expect(try await scene.count("SELECT count(*) FROM letter WHERE body LIKE '%nära barnen%'") == 0)

            // A correction sends no second letter.
            #expect(try await scene.hold(Scene.meeting.merging(["form": "digital"]) { $1 }).status == 303)
            #expect(try await scene.count("SELECT count(*) FROM letter WHERE kind = 'report-open'") == 2)
        }
    }

    @Test("Nobody else reads the report; co-authors when the head has shared it", arguments: Backend.available)
    func readers(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            try await scene.open()
            for actor in ["otherhead", "registrar", "examiner", "juror", "controller", "nobody"] {
                #expect(try await scene.get("/aterkoppling", actor).status == 404, "\(actor)")
                #expect(try await scene.get("/handlingsplan", actor).status == 404, "\(actor)")
            }
            #expect(!(try await scene.get("/aterkoppling", "coauthor").text.contains("Stark i")))
            #expect(try await scene.post("/handlingsplan/fran-rapporten", ["fraga": "1", "plats": "0"], "coauthor").status == 404)
            #expect(try await scene.post("/aterkoppling/dela", [:], "coauthor").status == 404)
            #expect(try await scene.post("/aterkoppling/dela", [:], "unithead").status == 303)
            #expect(try await scene.get("/aterkoppling", "coauthor").text.contains("Stark i 1"))
        }
    }

    @Test("A development area becomes an action by one press; it gets an owner and a day, and is done", arguments: Backend.available)
    func plan(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            try await scene.open()
            let area = ["fraga": "5", "plats": "0"]
            let report = try await scene.get("/aterkoppling", "contact").text
            #expect(report.contains("aria-label=\"Lägg i handlingsplanen: Utveckla 5\">Lägg i handlingsplanen</button>"))
            let added = try await scene.post("/handlingsplan/fran-rapporten", area, "contact")
            #expect(added.status == 303 && added.location == "/bidrag/\(scene.entry)/aterkoppling#omrade-5-0")
            let marked = try await scene.get("/aterkoppling", "contact").text
            #expect(marked.contains("id=\"omrade-5-0\"") && marked.contains("I handlingsplanen"))
            #expect(!marked.contains("Lägg i handlingsplanen: Utveckla 5\""))
            #expect(try await scene.post("/handlingsplan/fran-rapporten", area, "contact").status == 303)
            #expect(try await scene.count("SELECT count(*) FROM action") == 1)
            #expect(try await scene.post("/handlingsplan/fran-rapporten", ["fraga": "5", "plats": "9"], "contact").status == 404)

            #expect(try await scene.post("/handlingsplan", ["vad": ""], "unithead").status == 422)
            #expect(try await scene.post("/handlingsplan", ["vad": "Följ upp", "nar": "i vår"], "unithead").status == 422)
            #expect(try await scene.post("/handlingsplan", ["vad": "Följ upp", "nar": "2025-03-31"], "coauthor").status == 303)

            let entry = scene.entry
            let actions = try await world.database.read { try ActionSQL.all(entry, in: $0) }
            #expect(actions.map(\.text) == ["Följ upp", "Utveckla 5"])
            let path = "/handlingsplan/\(actions[1].id)"
            #expect(try await scene.post(path, ["vad": "Utveckla 5", "vem": "Jonas Ek", "nar": "2024-11-01"], "unithead").status == 303)
            #expect(try await scene.get("/handlingsplan", "unithead").text.contains("Försenad"))
            #expect(try await scene.post(path + "/klar", [:], "coauthor").status == 303)
            #expect(try await scene.get("/handlingsplan", "unithead").text.contains("Öppna igen"))
            #expect(try await scene.post(path + "/oppna", [:], "unithead").status == 303)
            #expect(try await scene.post(path + "/klar", [:], "otherhead").status == 404)
            #expect(try await scene.post("/handlingsplan/\(ID<Action>(at: world.time.now))/klar", [:], "unithead").status == 404)
        }
    }
}

@Suite("The unit's home after the ceremony")
struct UnitHomeTests {
    @Test(
        "Before the meeting it says that the feedback is coming; when the report opens it leads there, for who may read it",
        arguments: Backend.available)
    func home(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let link = "href=\"/bidrag/\(scene.entry)/aterkoppling\" class=\"btn\">"
            // Before the ceremony the head has the results to bring up to date when the office has asked, and nothing of the feedback is told.
            #expect(try await world.post("/kansli/2024/ekonomi/be", as: world.city["office"]).status == 303)
            #expect(try await scene.get("", "unithead").text.contains("/ekonomi\" class=\"btn\">"))
            #expect(!(try await scene.get("", "unithead").text.contains(link)))
            try await scene.set(Scene.ceremony)
            #expect(try await scene.get("", "unithead").text.contains(link + "Så går återkopplingen till"))
            try await scene.open()
            #expect(try await scene.get("", "unithead").text.contains(link + "Läs återkopplingen"))
            #expect(try await scene.get("", "coauthor").text.contains(link + "Så går återkopplingen till"), "inte delad än")
            _ = try await scene.post("/aterkoppling/dela", [:], "unithead")
            #expect(try await scene.get("", "coauthor").text.contains(link + "Läs återkopplingen"))
        }
    }
}
