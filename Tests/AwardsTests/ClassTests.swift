import Awards
import Base
import Editions
import Entries
import Site
import Store
import Support
import Testing
import World

@Suite("R111–R112: a year with classes, and a class where nobody came far enough")
struct ClassTests {
    @Test("No award in a class needs a reason, is kept, blocks the award, and can be taken back", arguments: Backend.available)
    func empty(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let now = world.time.now
            let file = try Shipped.file(2021)
            let entry = scene.entry
            let year = try await world.database.write { db in
                let stored = try Editions.add(file, by: nil, at: now, in: db)
                try Editions.publish(stored.id, by: nil, at: now, in: db)
                try Editions.set(InnerDates(ceremonyTime: TimeOfDay(15, 0)), for: stored.id, by: nil, at: now, in: db)
                try db.run("UPDATE entry SET edition = \(stored.id) WHERE id = \(entry)")
                try db.run("UPDATE registration SET class = \(stored.edition.classes[0].key) WHERE entry = \(entry)")
                return stored
            }
            let key = year.edition.classes[0].key
            let (path, office) = ("/kansli/2021/jury", scene["office"])
            let page = try await world.get(path, as: office).text
            #expect(page.contains(year.edition.classes[0].name.swedish))
            #expect(page.contains("Förskolan Lergöken"))
            #expect(!(try await world.get("\(path)?klass=\(year.edition.classes[1].key)", as: office).text.contains("Lergöken")))

            let fields = ["mote-\(key)": Scene.meeting.text, "paragraf-\(key)": "§ 9"]
            #expect(try await world.post("\(path)/klass/\(key)/ingen", fields, as: office).status == 422)
            #expect(try await world.post("\(path)/klass/okand/ingen", fields, as: office).status == 404)
            #expect(try await world.post("\(path)/klass/\(key)/ingen", fields, as: scene["juror"]).status == 403)
            let whole = fields.merging(["skal-\(key)": "Ingen har kommit tillräckligt långt."]) { $1 }
            // A decision about the class is one about each entry in it (R82).
            let own = try await scene.acting(scene["unithead"], as: .office)
            let out = try await world.post("\(path)/klass/\(key)/ingen", whole, as: own)
            #expect(out.status == 409 && out.text.contains("Du är jävig i ett bidrag i klassen."))
            #expect(try await scene.count("SELECT count(*) FROM empty_class") == 0)
            #expect(try await world.post("\(path)/klass/\(key)/ingen", whole, as: office).status == 303)
            #expect(try await world.get(path, as: office).text.contains("Ingen har kommit tillräckligt långt."))

            // The year's ceremony has been: that nobody received it is public at once, the jury's reason is not.
            let said = "Ingen fick utmärkelsen i klassen \(year.edition.classes[0].name.swedish)."
            let shown = try await world.get("/utmarkelsen/2021")
            #expect(shown.text.contains(said) && !shown.text.contains("Ingen har kommit tillräckligt långt."))

            let decision = ["beslut": "award", "motivering": Scene.citation, "mote": Scene.meeting.text, "paragraf": "10"]
            let refused = try await world.post("\(path)/\(entry)/beslut", decision, as: office)
            #expect(refused.text.contains("Ni har beslutat att ingen får utmärkelsen i klassen."))
            // What everybody has read is taken back with a reason, as any decision is.
            let back = "\(path)/klass/\(key)/ater"
            let bare = try await world.post(back, as: office)
            #expect(bare.status == 422 && bare.text.contains("Beslutet är offentligt. Skriv varför det ändras."))
            #expect(try await world.get("/utmarkelsen/2021").text.contains(said))
            let why = ["aterskal-\(key)": "Ett bidrag var fel räknat."]
            #expect(try await world.post(back, why, as: office).status == 303)
            #expect(try await world.post(back, why, as: office).status == 404)
            let told = try await world.get(path, as: office).text
            #expect(told.contains("av Hanna Sjö.") && told.contains("Ett bidrag var fel räknat."))
            #expect(!(try await world.get("/utmarkelsen/2021").text.contains(said)))
            #expect(try await scene.count("SELECT count(*) FROM empty_class") == 0)
        }
    }

    @Test(
        "As every decision, one about a class waits for the second of the ceremony and for proposals about conflicts",
        arguments: Backend.available)
    func gates(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let now = world.time.now
            let file = try Shipped.file(2021)
            let (entry, judge, head) = (scene.entry, scene["coordinator"].person.id, scene["unithead"].person.id)
            let year = try await world.database.write { db in
                let stored = try Editions.add(file, by: nil, at: now, in: db)
                try Editions.publish(stored.id, by: nil, at: now, in: db)
                try db.run("UPDATE entry SET edition = \(stored.id) WHERE id = \(entry)")
                try db.run("UPDATE registration SET class = \(stored.edition.classes[0].key) WHERE entry = \(entry)")
                try db.run(
                    "INSERT INTO objection (id, entry, person, reason, at, by) VALUES ('o', \(entry), \(judge), 'Granne.', \(now), \(head))"
                )
                return stored
            }
            let key = year.edition.classes[0].key
            let fields = ["mote-\(key)": Scene.meeting.text, "paragraf-\(key)": "§ 9", "skal-\(key)": "Ingen nådde fram."]
            func decide() async throws -> World.Reply {
                try await world.post("/kansli/2021/jury/klass/\(key)/ingen", fields, as: scene["office"])
            }
            let both = try await decide()
            #expect(both.status == 422 && both.text.contains("Klockslaget då besluten blir offentliga är inte satt. Kansliet"))
            #expect(both.text.contains("Verksamheten har invänt mot en examinator.") && both.text.contains("Ingen nådde fram."))
            try await scene.write { try Editions.set(InnerDates(ceremonyTime: TimeOfDay(15, 0)), for: year.id, by: nil, at: now, in: $0) }
            let waits = try await decide()
            #expect(waits.status == 422 && waits.text.contains("Verksamheten har invänt mot en examinator."))
            #expect(!waits.text.contains("Klockslaget då besluten blir offentliga är inte satt. Kansliet"))
            #expect(try await scene.count("SELECT count(*) FROM empty_class") == 0)
            try await scene.write { try $0.run("UPDATE objection SET decided_at = \(now), upheld = 0, answer = 'Nej.'") }
            #expect(try await decide().status == 303)
            #expect(try await scene.count("SELECT count(*) FROM empty_class") == 1)
        }
    }

    @Test("What the jury said of a class is public from the ceremony on")
    func embargo() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let (edition, person, now) = (scene.edition, scene["office"].person.id, world.time.now)
            try await scene.write { db in
                try DecisionSQL.record(
                    EmptyClass(classKey: "skola", reason: "Ingen nådde fram.", meeting: Scene.meeting, paragraph: "9", at: now),
                    edition: edition.id, by: person, in: db)
            }
            for (seconds, count) in [(-1, 0), (0, 1)] {
                let at = Scene.ceremony.adding(seconds: seconds)
                #expect(try await world.database.read { try Awards.emptyClasses(of: edition, at: at, in: $0).count } == count)
            }
        }
    }
}
