import Accounts
import Base
import Entries
import Examiners
import Site
import Store
import Support
import Testing
import World

/// R82: what comes in the way of an examiner who judges already.
@Suite("R82: a conflict that comes later ends the judging at once")
struct SeatedConflictTests {
    private static func seated(_ world: World) async throws -> (entry: ID<Entry>, team: String) {
        let (city, office) = (world.city, world.city["office"])
        let entry = try await world.handIn(city.unit, by: city["unithead"])
        let team = try await world.makeTeam(["coordinator", "examiner", "thirdexaminer"], isConfirmed: true)
        _ = try await world.post(team + "/bidrag", ["entry": entry.text], as: office)
        for key in ["coordinator", "examiner"] {
            #expect(try await world.post("/granskning/\(entry)/jav", ["svar": "nej"], as: city[key]).status == 303)
        }
        return (entry, team)
    }

    @Test("A seated examiner who gets a role for the unit judges no more", arguments: Backend.available)
    func coauthor(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, team) = try await Self.seated(world)
            let (city, now) = (world.city, world.time.now)
            let sheet = "/granskning/\(entry)/bedoma/1"
            #expect(try await world.get(sheet, as: city["examiner"]).status == 200)
            try await world.database.write { [person = city["examiner"].person.id, unit = city.unit] in
                try RoleSQL.grant(.coauthor, to: person, organisation: unit.text, by: nil, at: now, in: $0)
            }
            for path in ["", "/jav", "/bedoma/1", "/las", "/konsensus", "/platsbesok", "/slutlig", "/helhet"] {
                #expect(try await world.get("/granskning/\(entry)\(path)", as: city["examiner"]).status == 404, "\(path)")
            }
            #expect(try await world.post(sheet, ["niva": "3"], as: city["examiner"]).status == 404)
            #expect(!(try await world.get("/granskning", as: city["examiner"]).text.contains("Förskolan Lergöken")))
            #expect(try await world.get(sheet, as: city["coordinator"]).status == 200)
            // The office is told, and cannot go past it: who writes the entry does not judge it.
            #expect(try await world.get(team, as: city["office"]).text.contains("skriver för verksamheten"))
            let person = city["examiner"].person.id.text
            let past = try await world.post(
                team + "/undantag", ["person": person, "entry": entry.text, "skal-\(person)-\(entry)": "Hen hinner båda."],
                as: city["office"])
            #expect(past.status == 422)
            #expect(try await world.get(sheet, as: city["examiner"]).status == 404)
        }
    }

    @Test("A role for the unit that the office gives bites at once, and the office is told by letter", arguments: Backend.available)
    func byOffice(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, _) = try await Self.seated(world)
            let (city, sheet) = (world.city, "/granskning/\(entry)/bedoma/1")
            #expect(try await world.get(sheet, as: city["examiner"]).status == 200)
            let role = ["roll": "contact", "organisation": city.unit.text]
            #expect(try await world.post("/kansli/anvandare/\(city["examiner"].person.id)/roller", role, as: city["office"]).status == 303)
            #expect(try await world.get(sheet, as: city["examiner"]).status == 404)
            #expect(try await world.count("SELECT count(*) FROM letter WHERE kind = 'conflict'") == 1)
        }
    }

    @Test("What the office has let pass does not pass once the examiner writes for the unit", arguments: Backend.available)
    func pastNoWriter(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, _) = try await Self.seated(world)
            let (city, now, sheet) = (world.city, world.time.now, "/granskning/\(entry)/bedoma/1")
            let (person, office, unit) = (city["examiner"].person.id, city["office"].person.id, city.unit)
            try await world.home(city["examiner"], city.committee)
            try await world.database.write {
                try SeatSQL.override(person, entry, reason: "En helt annan del.", by: office, at: now, in: $0)
            }
            #expect(try await world.get(sheet, as: city["examiner"]).status == 200)
            try await world.database.write {
                try RoleSQL.grant(.coauthor, to: person, organisation: unit.text, by: nil, at: now, in: $0)
            }
            #expect(try await world.get(sheet, as: city["examiner"]).status == 404)
        }
    }

    @Test(
        "Whoever wrote for the unit during the year does not judge it after leaving, but for the office's exception",
        arguments: Backend.available)
    func formerCoauthor(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, team) = try await Self.seated(world)
            let (city, now) = (world.city, world.time.now)
            let sheet = "/granskning/\(entry)/bedoma/1"
            try await world.database.write { [person = city["examiner"].person.id, unit = city.unit] in
                let role = try RoleSQL.grant(.coauthor, to: person, organisation: unit.text, by: nil, at: now, in: $0)
                try RoleSQL.end(role, at: now, in: $0)
            }
            #expect(try await world.get(sheet, as: city["examiner"]).status == 404)
            #expect(try await world.get(team, as: city["office"]).text.contains("har skrivit för verksamheten i år"))
            let person = city["examiner"].person.id.text
            let past = try await world.post(
                team + "/undantag", ["person": person, "entry": entry.text, "skal-\(person)-\(entry)": "Rollen gavs av misstag."],
                as: city["office"])
            #expect(past.status == 303)
            #expect(try await world.get(sheet, as: city["examiner"]).status == 200)
            // A role that ended before the year began is nothing to the year.
            let long = now.adding(hours: -24 * 400)
            try await world.database.write { [other = city["coordinator"].person.id, unit = city.unit] in
                let role = try RoleSQL.grant(.coauthor, to: other, organisation: unit.text, by: nil, at: long, in: $0)
                try RoleSQL.end(role, at: long, in: $0)
            }
            #expect(try await world.get(sheet, as: city["coordinator"]).status == 200)
        }
    }

    @Test("A home that the office notes later bites at once; the office may decide otherwise", arguments: Backend.available)
    func home(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (entry, team) = try await Self.seated(world)
            let city = world.city
            let sheet = "/granskning/\(entry)/bedoma/1"
            try await world.home(city["examiner"], city.committee)
            #expect(try await world.get(sheet, as: city["examiner"]).status == 404)
            let person = city["examiner"].person.id.text
            let page = try await world.get(team, as: city["office"]).text
            #expect(page.contains("hör till samma nämnd eller bolag"))
            let past = try await world.post(
                team + "/undantag", ["person": person, "entry": entry.text, "skal-\(person)-\(entry)": "En helt annan del."],
                as: city["office"])
            #expect(past.status == 303)
            #expect(try await world.get(sheet, as: city["examiner"]).status == 200)
        }
    }

    @Test("An examiner who is in the office too does not let themselves judge")
    func themselves() async throws {
        try await World.run { world in
            let (entry, team) = try await Self.seated(world)
            let (city, now) = (world.city, world.time.now)
            let examiner = city["examiner"].person
            #expect(
                try await world.post("/granskning/\(entry)/jav", ["svar": "ja", "skal": "Min syster är chef där."], as: city["examiner"])
                    .status == 303)
            let office = try await world.database.write { db in
                let role = try RoleSQL.grant(.office, to: examiner.id, by: nil, at: now, in: db)
                return Actor(
                    person: examiner, role: role,
                    session: try Session.start(person: examiner.id, role: role, language: nil, replacing: nil, at: now, in: db))
            }
            let fields = ["person": examiner.id.text, "entry": entry.text, "skal-\(examiner.id)-\(entry)": "Släktskapet är avlägset."]
            #expect(try await world.post(team + "/undantag", fields, as: office).status == 403)
            #expect(try await world.count("SELECT count(*) FROM conflict_override") == 0)
            #expect(try await world.post(team + "/undantag", fields, as: city["office"]).status == 303)
        }
    }

    @Test(
        "Committees that merge by a file take the entry from an examiner of theirs, and the office is told once",
        arguments: Backend.available)
    func mergedByFile(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            try await world.home(city["examiner"], city.otherCommittee)
            let team = try await world.makeTeam(["coordinator", "examiner", "thirdexaminer"], isConfirmed: true)
            _ = try await world.post(team + "/bidrag", ["entry": entry.text], as: office)
            #expect(try await world.get("/granskning/\(entry)/jav", as: city["examiner"]).status == 200)
            #expect(try await world.count("SELECT count(*) FROM letter WHERE kind = 'conflict'") == 0)

            let file = """
                key;kind;name;valid_from;predecessors
                sodermalm;committee;Södermalms stadsdelsnämnd;2023-07-01;farsta
                """
            for _ in 1...2 {
                let read = try await world.upload(
                    "/kansli/organisationer/inlasning", file: Array(file.utf8), name: "a.csv", field: "fil", as: office)
                #expect(read.status == 303)
            }
            #expect(try await world.get("/granskning/\(entry)/jav", as: city["examiner"]).status == 404)
            #expect(try await world.count("SELECT count(*) FROM letter WHERE kind = 'conflict'") == 1)
        }
    }

    @Test(
        "A file of organisations that ends a conflict tells the office whose it was, and what they see again", arguments: Backend.available)
    func endedByFile(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            let team = try await world.makeTeam(["coordinator", "examiner", "thirdexaminer"], isConfirmed: true)
            _ = try await world.post(team + "/bidrag", ["entry": entry.text], as: office)
            try await world.home(city["examiner"], city.committee)
            func read(parent: String) async throws {
                let file = "key;kind;name;parent\nlergoken;unit;Förskolan Lergöken;\(parent)\n"
                let read = try await world.upload(
                    "/kansli/organisationer/inlasning", file: Array(file.utf8), name: "a.csv", field: "fil", as: office)
                #expect(read.status == 303)
            }
            try await read(parent: "sodermalm")
            #expect(try await world.get("/granskning/\(entry)/jav", as: city["examiner"]).status == 404)
            for _ in 1...2 { try await read(parent: "bromma") }
            #expect(try await world.get("/granskning/\(entry)/jav", as: city["examiner"]).status == 200)
            let letters = try await world.database.read { db in
                try db.rows("SELECT subject, body FROM letter WHERE kind = 'conflict' ORDER BY subject COLLATE svenska") {
                    (subject: try $0[0] as String, body: try $0[1] as String)
                }
            }
            #expect(letters.map(\.subject) == ["Jäv som inte gäller längre: Idris Nilsson", "Jäv: Idris Nilsson"])
            let told = "Organisationerna har ändrats, och Idris Nilsson är inte längre jävig mot det här: Förskolan Lergöken (lag 1)."
            #expect(letters[0].body.replacing("\n", with: " ").contains(told))
        }
    }
}
