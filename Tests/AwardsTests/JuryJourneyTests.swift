@testable import Awards
import Base
import Editions
import Entries
import Site
import Store
import Support
import Testing
import World

@Suite("R110–R113: the jury reads, votes and decides")
struct JuryJourneyTests {
    @Test("The cases can be compared: sum, profile, judgements and advice", arguments: Backend.available)
    func list(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            for (path, actor) in [("/jury/2024", "juror"), ("/kansli/2024/jury", "office")] {
                let page = try await world.get(path, as: scene[actor])
                #expect(page.status == 200)
                for text in ["Förskolan Lergöken", "Vård- och omsorgsboendet Solgläntan", "800", "Har kommit tillräckligt långt"] {
                    #expect(page.text.contains(text), "\(path): \(text)")
                }
            }
            #expect(try await world.get("/jury", as: scene["juror"]).location == "/jury/2024")
            let page = try await world.get(scene.path, as: scene["juror"])
            #expect(page.status == 200)
            for text in ["sex avdelningar vid skogen", "Alla vet varför 16b", "Tråden håller hela vägen.", "<svg", "Profilen som tabell"] {
                #expect(page.text.contains(text), "\(text)")
            }
        }
    }

    @Test("What is assessed still is told in one row, once, and can be opened")
    func waiting() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let id = scene.otherEntry
            try await scene.write { _ = try $0.run("DELETE FROM final_lock WHERE entry = \(id)") }
            for (path, actor) in [("/jury/2024", "juror"), ("/kansli/2024/jury", "office")] {
                let page = try await world.get(path, as: scene[actor]).text
                #expect(page.contains("<summary>1 bedöms ännu</summary>") && page.contains("Vård- och omsorgsboendet Solgläntan"))
                #expect(!page.contains("Bedömningen är inte klar"))
                #expect(page.contains("Förskolan Lergöken"))
            }
            try await scene.write { _ = try $0.run("DELETE FROM final_lock") }
            for (path, actor) in [("/jury/2024", "juror"), ("/kansli/2024/jury", "office")] {
                #expect(try await world.get(path, as: scene[actor]).text.contains("<summary>2 bedöms ännu</summary>"))
            }
        }
    }

    @Test("Vote, decide with citation, and the receipt", arguments: Backend.available)
    func decide(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            #expect(!(try await world.get(scene.path, as: scene["juror"]).text.contains("Eskil Dahl</td>")))
            #expect(try await world.post(scene.path + "/rost", ["rost": "x"], as: scene["juror"]).status == 422)
            #expect(try await world.post(scene.path + "/rost", ["rost": "award"], as: scene["juror"]).status == 303)
            #expect(try await world.get(scene.path, as: scene["juror"]).text.contains("Flest har röstat för: Utmärkelsen."))

            #expect(try await scene.decide("award", as: "nobody").status == 403)
            #expect(try await scene.decide("award", citation: "", as: "juror").status == 422)
            #expect(try await scene.decide("award", as: "juror", ["narvarande": ""]).status == 422)
            #expect(try await scene.count("SELECT count(*) FROM decision") == 0)
            #expect(try await scene.decide("award", as: "juror").status == 303)
            let page = try await world.get(scene.path, as: scene["nobody"]).text
            #expect(page.contains(Scene.citation))
            #expect(page.contains("§ 77."))
            #expect(try await world.post(scene.path + "/rost", ["rost": "none"], as: scene["nobody"]).status == 409)
            #expect(try await scene.count("SELECT count(*) FROM audit WHERE act = 'jury.decided'") == 1)
        }
    }

    @Test(
        "A decision is changed freely before the ceremony, after it only with a reason; the old one is kept", arguments: Backend.available)
    func change(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            _ = try await scene.decide("award")
            #expect(try await scene.decide("honorary").status == 303)
            #expect(try await scene.count("SELECT count(*) FROM former_decision WHERE kind = 'award'") == 1)
            try await scene.set(Scene.ceremony)
            #expect(try await scene.decide("none").status == 422)
            #expect(try await scene.decide("none", citation: "", as: "office", ["skal": "Fel i underlaget."]).status == 303)
            let former = try await world.database.read { [entry = scene.entry] in try DecisionSQL.former(entry, in: $0) }
            #expect(former.map(\.kind) == [.honorary, .award])
            #expect(former[0].reason == "Fel i underlaget.")
        }
    }

    @Test("R23, R24, Q5: what blocks the award is asked when it is decided, and neither can be decided", arguments: Backend.available)
    func guards(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let (entry, unit, office) = (scene.entry, world.city.unit, scene["office"].person.id)
            try await scene.write { try $0.run("UPDATE eligibility_check SET forecast_tkr = -12 WHERE entry = \(entry)") }
            let refused = try await scene.decide("award")
            #expect(refused.status == 422)
            #expect(refused.text.contains("Årets prognos visar underskott."))
            #expect(refused.text.contains(Scene.citation))
            #expect(try await scene.decide("honorary").status == 303)

            // R24: an award in 2022 waits out 2023 and 2024; one in 2021 does not.
            try await scene.write { db in
                try db.run("UPDATE eligibility_check SET forecast_tkr = 0 WHERE entry = \(entry)")
                try db.run("INSERT INTO earlier_award (unit, year, kind) VALUES (\(unit), 2021, 'award')")
            }
            #expect(try await scene.decide("award").status == 303)
            try await scene.write { try $0.run("INSERT INTO earlier_award (unit, year, kind) VALUES (\(unit), 2022, 'award')") }
            #expect(try await scene.decide("award").text.contains("kan delta igen 2025"))
            #expect(try await scene.decide("none", citation: "").status == 303)

            // R25: the office sets the rule aside.
            let now = world.time.now
            try await scene.write { db in
                try db.run(
                    """
                    INSERT INTO eligibility_override (id, entry, rule, reason, at, by)
                    VALUES (\(ID<Scene>(at: now)), \(entry), 'wait', 'Ny verksamhet', \(now), \(office))
                    """)
            }
            #expect(try await scene.decide("award").status == 303)

            // Q5: no minutes.
            try await scene.write { try $0.run("DELETE FROM minutes") }
            #expect(try await scene.decide("award").text.contains("Protokollet från nämnden eller styrelsen har inte kommit in."))
        }
    }

    @Test("A juror in conflict neither sees the case nor votes; own organisation by itself", arguments: Backend.available)
    func recusal(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let (edition, committee) = (scene.edition.id, world.city.otherCommittee)
            try await scene.write { [person = scene["nobody"].person.id] in
                try JurySQL.save(person, edition: edition, home: committee, isChair: false, in: $0)
            }
            let own = "/jury/2024/\(scene.objects.otherEntry)"
            #expect(!(try await world.get("/jury/2024", as: scene["nobody"]).text.contains("Solgläntan")))
            #expect(try await world.get(own, as: scene["nobody"]).status == 404)
            #expect(try await world.post(own + "/rost", ["rost": "award"], as: scene["nobody"]).status == 404)

            #expect(try await world.post(scene.path + "/jav", as: scene["nobody"]).status == 422)
            _ = try await world.post(scene.path + "/rost", ["rost": "award"], as: scene["nobody"])
            let left = try await world.post(scene.path + "/jav", ["javskal": "Min syster är chef."], as: scene["nobody"])
            #expect(left.location == "/jury/2024")
            #expect(try await world.get(scene.path, as: scene["nobody"]).status == 404)
            #expect(!(try await world.get("/jury/2024", as: scene["nobody"]).text.contains("<a href=\"\(scene.path)\"")))
            #expect(try await scene.count("SELECT count(*) FROM vote") == 0)
            #expect(
                try await world.get("/kansli/2024/jury/\(scene.objects.entry)", as: scene["office"]).text.contains("Min syster är chef."))
            #expect(try await world.get("/bidrag/\(scene.objects.entry)/las", as: scene["nobody"]).status == 404)
            // Whoever is out is not present either.
            let out = try await scene.decide("award", ["narvarande": scene["nobody"].person.id.text])
            #expect(out.status == 422)
            let lift = "/kansli/2024/jury/\(scene.objects.entry)/jav/\(scene["nobody"].person.id)/ater"
            #expect(try await world.post(lift, as: scene["juror"]).status == 403)
            #expect(try await world.post(lift, as: scene["office"]).status == 303)
            #expect(try await world.post(lift, as: scene["office"]).status == 404)
            #expect(
                try await world.get("/bidrag/\(scene.objects.entry)/las", as: scene["nobody"]).text.contains("sex avdelningar vid skogen"))
        }
    }

    @Test("A decision against a recusal of the same moment ends in one or the other, never both", arguments: Backend.available)
    func race(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let (person, entry) = (scene["nobody"].person.id, scene.entry)
            for _ in 0..<5 {
                async let decided = scene.decide("award", ["narvarande": person.text])
                async let left = world.post(scene.path + "/jav", ["javskal": "Min syster är chef."], as: scene["nobody"])
                let statuses = try await (decided.status, left.status)
                let both = try await scene.count(
                    """
                    SELECT count(*) FROM conflict JOIN decision_present ON decision_present.entry = conflict.entry
                    AND decision_present.person = conflict.person
                    """)
                #expect(both == 0, "\(statuses)")
                #expect([303, 422].contains(statuses.0) && [303, 404, 409].contains(statuses.1), "\(statuses)")
                try await scene.write { db in
                    try db.run("DELETE FROM conflict")
                    try db.run("DELETE FROM decision_present WHERE entry = \(entry)")
                    try db.run("DELETE FROM decision WHERE entry = \(entry)")
                }
            }
        }
    }

    @Test("The office notes where a member works, and who leads")
    func members() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let path = "/kansli/2024/jury/ledamoter/\(scene["nobody"].person.id)"
            #expect(try await world.get(path, as: scene["office"]).status == 200)
            #expect(try await world.post(path, ["plats": "Finns inte"], as: scene["office"]).status == 422)
            #expect(try await world.post(path, ["plats": "Farsta stadsdelsnämnd", "ordforande": "1"], as: scene["office"]).status == 303)
            let members = try await world.database.read { [id = scene.edition.id] in try JurySQL.members(of: id, in: $0) }
            #expect(members.map(\.isChair) == [true, false])
            #expect(members[0].homeName == "Farsta stadsdelsnämnd")
        }
    }

    @Test("An entry that is not handed in, or taken back, is no case")
    func noCase() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let (entry, head, now) = (scene.entry, scene["unithead"].person.id, world.time.now)
            try await scene.write {
                try $0.run("INSERT INTO withdrawal (entry, reason, at, by) VALUES (\(entry), '', \(now), \(head))")
            }
            #expect(try await world.get(scene.path, as: scene["juror"]).status == 404)
            #expect(try await scene.decide("none", citation: "").status == 404)
            #expect(!(try await world.get("/jury/2024", as: scene["juror"]).text.contains("Lergöken")))
        }
    }

    @Test("As many questions to the database with one case as with two")
    func queries() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let (edition, now) = (scene.edition, world.time.now)
            let counts = try await world.database.read { db in
                let headers = try EntrySQL.headers(edition: edition.id, at: now, in: db)
                return try [Array(headers.prefix(1)), headers].map { headers in
                    let counter = Counting(db)
                    _ = try FactsSQL.all(edition, headers, in: counter)
                    return counter.count
                }
            }
            #expect(counts == [4, 4])
        }
    }
}

/// Counts the statements that pass.
private final class Counting: Connection {
    private let inner: any Connection
    private(set) var count = 0

    init(_ inner: any Connection) { self.inner = inner }

    func rows<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> [T] {
        count += 1
        return try inner.rows(sql, make)
    }

    func run(_ sql: SQL) throws -> Int {
        count += 1
        return try inner.run(sql)
    }
}
