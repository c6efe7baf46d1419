import Base
import Examiners
import Organisations
import Site
import Store
import Support
import Testing
import World

@Suite("R82, Q10: conflicts of interest")
struct ConflictJourneyTests {
    @Test("An examiner of the same committee is refused with the reason; the office may decide otherwise", arguments: Backend.available)
    func sameCommittee(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            try await world.home(city["examiner"], city.committee)
            let team = try await world.makeTeam(["coordinator", "examiner"], isConfirmed: true)

            let refused = try await world.post(team + "/bidrag", ["entry": entry.text], as: office)
            #expect(refused.status == 422)
            #expect(refused.text.contains("Idris Nilsson och Förskolan Lergöken: examinatorn hör till samma nämnd eller bolag."))
            #expect(!refused.text.contains("Åsa Öberg och"))
            #expect(try await world.count("SELECT count(*) FROM assignment") == 0)

            let decided = try await world.post(
                team + "/bidrag", ["entry": entry.text, "skal": "Arbetar i en helt annan del av förvaltningen."], as: office)
            #expect(decided.status == 303)
            #expect(try await world.count("SELECT count(*) FROM assignment") == 1)
            #expect(try await world.count("SELECT count(*) FROM conflict_override WHERE person = \(city["examiner"].person.id)") == 1)
            #expect(try await world.get(team, as: office).text.contains("helt annan del av förvaltningen"))
        }
    }

    @Test("The rule also meets a member who is added to a team that has the entry")
    func addedLater() async throws {
        try await World.run { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            try await world.home(city["examiner"], city.unit)
            let team = try await world.makeTeam(["coordinator"], isConfirmed: true)
            _ = try await world.post(team + "/bidrag", ["entry": entry.text], as: office)
            let refused = try await world.post(team + "/medlemmar", ["person": city["examiner"].person.id.text], as: office)
            #expect(refused.status == 422)
            #expect(refused.text.contains("examinatorn hör till verksamheten."))
            #expect(try await world.count("SELECT count(*) FROM team_member") == 1)
        }
    }

    @Test("A role for the unit counts as belonging to it, without any home")
    func byRole() async throws {
        try await World.run { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            let (person, unit, now) = (city["examiner"].person.id, city.unit, world.time.now)
            try await world.database.write { db in
                try db.run(
                    "INSERT INTO role (id, person, kind, organisation, granted_at) VALUES (\(ID<Role>(at: now)), \(person), 'coauthor', \(unit), \(now))"
                )
            }
            let team = try await world.makeTeam(["examiner"], isConfirmed: true)
            #expect(try await world.post(team + "/bidrag", ["entry": entry.text], as: office).status == 422)
        }
    }

    @Test("A committee that was merged into the unit's is still one's own (R25)", arguments: Backend.available)
    func merged(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            let (other, committee) = (city.otherCommittee, city.committee)
            try await world.database.write {
                try OrganisationSQL.succeed(other, by: committee, on: Day(2023, 7, 1)!, in: $0)
            }
            try await world.home(city["examiner"], city.otherCommittee)
            let team = try await world.makeTeam(["examiner"], isConfirmed: true)
            #expect(try await world.post(team + "/bidrag", ["entry": entry.text], as: office).status == 422)
        }
    }

    @Test("The contract holder is told by its own name")
    func contract() async throws {
        try await World.run { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            let unit = city.unit
            try await world.database.write { _ = try $0.run("UPDATE organisation SET regime = 'contractor' WHERE id = \(unit)") }
            try await world.home(city["examiner"], city.committee)
            let team = try await world.makeTeam(["examiner"], isConfirmed: true)
            let refused = try await world.post(team + "/bidrag", ["entry": entry.text], as: office)
            #expect(refused.text.contains("har avtalet med verksamheten"))
        }
    }

    @Test("Who declares a conflict loses the entry, the office is told, and may decide otherwise", arguments: Backend.available)
    func declare(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, office, examiner) = (world.city, world.city["office"], world.city["examiner"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            let team = try await world.makeTeam(["coordinator", "examiner", "thirdexaminer"], isConfirmed: true)
            _ = try await world.post(team + "/bidrag", ["entry": entry.text], as: office)
            let path = "/granskning/\(entry)/jav"

            #expect(try await world.get(path, as: examiner).status == 200)
            #expect(try await world.post(path, as: examiner).status == 422)
            #expect(try await world.post(path, ["svar": "ja", "skal": " "], as: examiner).status == 422)
            #expect(try await world.post(path, ["svar": "ja", "skal": "Min syster är chef där."], as: examiner).status == 303)
            #expect(try await world.get(path, as: examiner).status == 404)
            #expect(try await world.count("SELECT count(*) FROM letter WHERE kind = 'conflict'") == 1)
            #expect(try await world.get(team, as: office).text.contains("Min syster är chef där."))

            let (person, field) = (examiner.person.id.text, "skal-\(examiner.person.id)-\(entry)")
            #expect(try await world.post(team + "/undantag", ["person": person, "entry": entry.text], as: office).status == 422)
            #expect(
                try await world.post(
                    team + "/undantag", ["person": person, "entry": entry.text, field: "Släktskapet är avlägset."], as: office
                ).status == 303)
            #expect(try await world.get(path, as: examiner).status == 200)
        }
    }

    @Test(
        "An examiner of another team, and everybody else, is told that there is nothing",
        arguments: ["otherexaminer", "unithead", "juror", "office", "nobody"])
    func strangers(actor: String) async throws {
        try await World.run { world in
            let city = world.city
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            let team = try await world.makeTeam(["coordinator", "examiner"], isConfirmed: true)
            _ = try await world.post(team + "/bidrag", ["entry": entry.text], as: city["office"])
            #expect(try await world.get("/granskning/\(entry)/jav", as: city[actor]).status == 404)
            #expect(try await world.post("/granskning/\(entry)/jav", ["svar": "nej"], as: city[actor]).status == 404)
            #expect(try await world.count("SELECT count(*) FROM impartiality") == 0)
        }
    }
}
