import Base
import Entries
import Examiners
import Site
import Store
import Support
import Testing
import World

@Suite("R80: the office makes a team")
struct TeamJourneyTests {
    @Test("A team of three with a coordinator is confirmed, and everybody is told", arguments: Backend.available)
    func confirm(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            let team = try await world.makeTeam(["examiner", "coordinator", "thirdexaminer"])

            #expect(try await world.post(team + "/bidrag", ["entry": entry.text], as: office).status == 303)
            #expect(try await world.post(team + "/samordnare", ["person": city["coordinator"].person.id.text], as: office).status == 303)
            #expect(try await world.count("SELECT count(*) FROM letter") == 0)
            #expect(try await world.post(team + "/faststall", as: office).status == 303)

            #expect(try await world.count("SELECT count(*) FROM letter WHERE kind = 'team-member'") == 3)
            #expect(
                try await world.count(
                    "SELECT count(*) FROM letter WHERE kind = 'team-unit' AND recipient_address = 'contact@exempelstad.example'") == 1)
            let page = try await world.get(team, as: office)
            #expect(page.status == 200)
            #expect(page.text.contains("Fastställt"))
            #expect(page.text.contains("Förskolan Lergöken"))
            let found = try await world.database.read { try TeamSQL.find(of: entry, in: $0) }
            #expect(found?.coordinator?.person.name == "Åsa Öberg")
            #expect(found?.members.count == 3)
            #expect(try await world.post(team + "/faststall", as: office).status == 409)
        }
    }

    @Test("A team of two cannot be confirmed, and its page says what is missing")
    func short() async throws {
        try await World.run { world in
            let team = try await world.makeTeam(["examiner", "coordinator"])
            #expect(try await world.get(team, as: world.city["office"]).text.contains("Laget behöver en examinator till."))
            #expect(try await world.post(team + "/faststall", as: world.city["office"]).status == 409)
            #expect(try await world.count("SELECT count(*) FROM team WHERE confirmed_at IS NOT NULL") == 0)
        }
    }

    @Test("A team that has never had anybody or anything is removed; one that has stays", arguments: Backend.available)
    func removed(backend: Backend) async throws {
        try await World.run(backend) { world in
            let office = world.city["office"]
            let (empty, used) = (try await world.makeTeam([]), try await world.makeTeam(["examiner"]))
            #expect(try await world.get(empty, as: office).text.contains("Ta bort det tomma laget"))
            #expect(!(try await world.get(used, as: office).text.contains("Ta bort det tomma laget")))
            #expect(try await world.post(used + "/bort", as: office).status == 409)
            #expect(try await world.post(empty + "/bort", as: office).location == "/kansli/2024/lag")
            #expect(try await world.get(empty, as: office).status == 404)
            #expect(try await world.count("SELECT count(*) FROM team") == 1)
            let person = world.city["examiner"].person.id.text
            let left = ["person": person, "skal-\(person)": "Fel lag"]
            #expect(try await world.post(used + "/medlemmar/bort", left, as: office).status == 303)
            #expect(try await world.post(used + "/bort", as: office).status == 409)
        }
    }

    @Test("A fifth member, and a member of another team, are refused with the reason")
    func full() async throws {
        try await World.run { world in
            let office = world.city["office"]
            let team = try await world.makeTeam(["examiner", "coordinator", "thirdexaminer", "otherexaminer"])
            let again = try await world.post(team + "/medlemmar", ["person": world.city["examiner"].person.id.text], as: office)
            #expect(again.status == 422)
            #expect(again.text.contains("Idris Nilsson är redan med i lag 1."))
            let outsider = try await world.post(team + "/medlemmar", ["person": world.city["juror"].person.id.text], as: office)
            #expect(outsider.status == 422)
            #expect(try await world.count("SELECT count(*) FROM team_member") == 4)
        }
    }

    @Test("Who leaves a confirmed team stays in the record with the reason, and the team is incomplete", arguments: Backend.available)
    func replace(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, office) = (world.city, world.city["office"])
            let team = try await world.makeTeam(["coordinator", "examiner", "thirdexaminer"])
            _ = try await world.post(team + "/faststall", as: office)
            let leaver = city["thirdexaminer"].person.id.text

            #expect(try await world.post(team + "/medlemmar/bort", ["person": leaver, "skal-\(leaver)": " "], as: office).status == 422)
            #expect(
                try await world.post(team + "/medlemmar/bort", ["person": leaver, "skal-\(leaver)": "Föräldraledig."], as: office).status
                    == 303)
            let page = try await world.get(team, as: office)
            #expect(page.text.contains("Ofullständigt"))
            #expect(page.text.contains("Föräldraledig."))

            #expect(try await world.post(team + "/medlemmar", ["person": city["otherexaminer"].person.id.text], as: office).status == 303)
            #expect(try await world.get(team, as: office).text.contains("Fastställt"))
            #expect(try await world.count("SELECT count(*) FROM audit WHERE act = 'team.member.removed'") == 1)
            #expect(try await world.count("SELECT count(*) FROM letter WHERE kind = 'team-member'") == 4)
        }
    }

    @Test("Only entries that are handed in and without team can be assigned")
    func assignable() async throws {
        try await World.run { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            let draft = try await world.handIn(city.otherUnit, by: city["otherhead"])
            try await world.database.write { _ = try $0.run("DELETE FROM submission WHERE entry = \(draft)") }
            let first = try await world.makeTeam(["examiner"])
            let second = try await world.makeTeam(["otherexaminer"])
            #expect(try await world.post(first + "/bidrag", ["entry": draft.text], as: office).status == 422)
            #expect(try await world.post(first + "/bidrag", ["entry": entry.text], as: office).status == 303)
            #expect(try await world.post(second + "/bidrag", ["entry": entry.text], as: office).status == 422)
            #expect(try await world.post(first + "/bidrag/bort", ["entry": entry.text], as: office).status == 422)
            let because = ["entry": entry.text, "skal-\(entry)": "Laget fick för många"]
            #expect(try await world.post(first + "/bidrag/bort", because, as: office).status == 303)
            let left = try await world.get(first, as: office)
            #expect(left.text.contains("Laget fick för många"))
            #expect(try await world.post(second + "/bidrag", ["entry": entry.text], as: office).status == 303)
        }
    }

    @Test("R80: a team that is only planned opens no entry to its examiners")
    func planned() async throws {
        try await World.run { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            let team = try await world.makeTeam(["examiner", "coordinator", "thirdexaminer"])
            #expect(try await world.post(team + "/bidrag", ["entry": entry.text], as: office).status == 303)
            #expect(try await world.get("/granskning/\(entry)/jav", as: city["examiner"]).status == 404)
            #expect(try await world.post(team + "/faststall", as: office).status == 303)
            #expect(try await world.get("/granskning/\(entry)/jav", as: city["examiner"]).status == 200)
        }
    }

    @Test("What the team has agreed on stays with the team")
    func judged() async throws {
        try await World.run { world in
            let (city, office, now) = (world.city, world.city["office"], World.start)
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            let team = try await world.makeTeam(["examiner"])
            #expect(try await world.post(team + "/bidrag", ["entry": entry.text], as: office).status == 303)
            try await world.database.write {
                _ = try $0.run("INSERT INTO consensus_lock (entry, at, by) VALUES (\(entry), \(now), \(office.person.id))")
            }
            let because = ["entry": entry.text, "skal-\(entry)": "Fel lag"]
            #expect(try await world.post(team + "/bidrag/bort", because, as: office).status == 409)
            #expect(try await world.count("SELECT count(*) FROM assignment") == 1)
        }
    }

    @Test("An entry moves to another team in one act: both teams and the unit are told, with the reason kept", arguments: Backend.available)
    func move(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            let first = try await world.makeTeam(["examiner", "thirdexaminer"], isConfirmed: true)
            let second = try await world.makeTeam(["otherexaminer"], isConfirmed: true)
            #expect(try await world.post(first + "/bidrag", ["entry": entry.text], as: office).status == 303)
            #expect(try await world.get("/granskning/\(entry)/jav", as: city["otherexaminer"]).status == 404)
            try await world.database.write { _ = try $0.run("DELETE FROM letter") }

            let target = String(second.split(separator: "/").last!)
            let unexplained = try await world.post(first + "/bidrag/flytta", ["entry": entry.text, "till-\(entry)": target], as: office)
            #expect(unexplained.status == 422 && unexplained.text.contains("Skriv varför bidraget flyttas."))
            let act = ["entry": entry.text, "till-\(entry)": target, "flytt-skal-\(entry)": "Laget har för mycket att göra"]
            #expect(try await world.post(first + "/bidrag/flytta", act, as: office).status == 303)

            #expect(try await world.get("/granskning/\(entry)/jav", as: city["examiner"]).status == 404)
            #expect(try await world.get("/granskning/\(entry)/jav", as: city["otherexaminer"]).status == 200)
            #expect(try await world.get(first, as: office).text.contains("Laget har för mycket att göra"))
            #expect(try await world.count("SELECT count(*) FROM letter WHERE kind = 'team-entry-left'") == 2)
            #expect(try await world.count("SELECT count(*) FROM letter WHERE kind = 'team-member'") == 1)
            #expect(try await world.count("SELECT count(*) FROM letter WHERE kind = 'team-unit'") == 1)
            #expect(try await world.count("SELECT count(*) FROM audit WHERE act = 'team.entry.moved'") == 1)
            #expect(try await world.post(first + "/bidrag/flytta", act, as: office).status == 404)
        }
    }

    @Test("A conflict in the other team stops the move until the office decides, and an agreed entry does not move")
    func moveIntoConflict() async throws {
        try await World.run { world in
            let (city, office, now) = (world.city, world.city["office"], World.start)
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            try await world.home(city["otherexaminer"], city.committee)
            let first = try await world.makeTeam(["examiner"], isConfirmed: true)
            let second = try await world.makeTeam(["otherexaminer"], isConfirmed: true)
            #expect(try await world.post(first + "/bidrag", ["entry": entry.text], as: office).status == 303)
            let target = String(second.split(separator: "/").last!)
            let act = ["entry": entry.text, "till-\(entry)": target, "flytt-skal-\(entry)": "Fel lag"]
            let asked = try await world.post(first + "/bidrag/flytta", act, as: office)
            #expect(asked.status == 422 && asked.text.contains("Zoë Kjellman") && asked.text.contains("value=\"Fel lag\""))
            #expect(try await world.count("SELECT count(*) FROM unassignment") == 0)

            try await world.database.write {
                _ = try $0.run("INSERT INTO consensus_lock (entry, at, by) VALUES (\(entry), \(now), \(office.person.id))")
            }
            let decided = act.merging(["skal": "Arbetar i en annan del"]) { $1 }
            #expect(try await world.post(first + "/bidrag/flytta", decided, as: office).status == 409)
            try await world.database.write { _ = try $0.run("DELETE FROM consensus_lock") }
            #expect(try await world.post(first + "/bidrag/flytta", decided, as: office).status == 303)
            #expect(try await world.count("SELECT count(*) FROM conflict_override") == 1)
        }
    }

    @Test(
        "R53: what is not approved in form is given to no team and opened to none; missing minutes stop neither",
        arguments: Backend.available)
    func formalFirst(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, office) = (world.city, world.city["office"])
            let entry = try await world.handIn(city.unit, by: city["unithead"])
            try await world.database.write { _ = try $0.run("DELETE FROM formal_check") }
            let team = try await world.makeTeam(["examiner", "coordinator", "thirdexaminer"])
            #expect(try await world.get(team, as: office).text.contains("1 bidrag väntar på formell kontroll"))
            let refused = try await world.post(team + "/bidrag", ["entry": entry.text], as: office)
            #expect(refused.status == 422 && refused.text.contains("Förskolan Lergöken är inte godkänd i den formella kontrollen."))
            #expect(try await world.count("SELECT count(*) FROM assignment") == 0)

            #expect(try await world.post("/kansli/2024/deltagare/\(entry)/formell", as: office).status == 303)
            #expect(try await world.post(team + "/bidrag", ["entry": entry.text], as: office).status == 303)
            // A change that is asked for before the team is confirmed takes the approval back.
            world.time.set(World.start.adding(hours: 1))
            let (now, asked, by) = (world.time.now, ID<ChangeRequest>(at: world.time.now), office.person.id)
            try await world.database.write { db in
                try db.run(
                    """
                    INSERT INTO change_request (id, entry, reason, message, issued_at, issued_by, due)
                    VALUES (\(asked), \(entry), 'other', 'Ändra', \(now), \(by), '2024-03-13')
                    """)
            }
            #expect(try await world.post(team + "/faststall", as: office).status == 409)
            // Nor does it move to another team.
            let other = try await world.makeTeam(["otherexaminer"])
            let move = ["entry": entry.text, "till-\(entry)": String(other.split(separator: "/").last!), "flytt-skal-\(entry)": "Fel lag"]
            let kept = try await world.post(team + "/bidrag/flytta", move, as: office)
            #expect(kept.status == 422 && kept.text.contains("Förskolan Lergöken är inte godkänd i den formella kontrollen."))
            #expect(try await world.count("SELECT count(*) FROM unassignment") == 0)
            try await world.database.write { _ = try $0.run("DELETE FROM change_request") }
            #expect(try await world.post(team + "/faststall", as: office).status == 303)
            #expect(try await world.get("/granskning/\(entry)/jav", as: city["examiner"]).status == 200)
        }
    }

    @Test("Nobody but the office makes teams", arguments: ["examiner", "coordinator", "unithead", "juror", "operator", "nobody"])
    func others(actor: String) async throws {
        try await World.run { world in
            let team = try await world.makeTeam(["examiner"])
            #expect(try await world.get(team, as: world.city[actor]).status == 403)
            #expect(try await world.post("/kansli/2024/lag", as: world.city[actor]).status == 403)
            #expect(try await world.count("SELECT count(*) FROM team") == 1)
        }
    }

    @Test("Another year's address does not open the team")
    func otherYear() async throws {
        try await World.run { world in
            let team = try await world.makeTeam([])
            #expect(try await world.get(team.replacing("2024", with: "2021"), as: world.city["office"]).status == 404)
            #expect(try await world.get("/kansli/2024/lag/01hv3k5m0000000000000000aa", as: world.city["office"]).status == 404)
        }
    }
}
