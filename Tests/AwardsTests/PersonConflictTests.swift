import Accounts
import Awards
import Base
import Entries
import Organisations
import Site
import Store
import Support
import Testing
import World

/// R82, rules §2: a conflict is of the person, in every role they hold.
@Suite("R82: a conflict is of the person, whatever role they act in")
struct PersonConflictTests {
    @Test("A juror who has stepped back does not open the minutes of the case", arguments: Backend.available)
    func minutes(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let file = "/arenden/\(scene.objects.committeeCase)/protokoll.pdf"
            #expect(try await world.get(file, as: scene["juror"]).status == 200)
            #expect(try await world.post(scene.path + "/jav", ["javskal": "Min bror är chef där."], as: scene["juror"]).status == 303)
            #expect(try await world.get(file, as: scene["juror"]).status == 404)
            #expect(try await world.get("/arenden/\(scene.objects.otherCase)/protokoll.pdf", as: scene["juror"]).status == 200)
            let office = try await scene.acting(scene["juror"], as: .office)
            #expect(try await world.get(file, as: office).status == 403)
            #expect(try await world.get(file, as: scene["office"]).status == 200)
        }
    }

    @Test("When a juror steps back the office is told by letter in the same moment", arguments: Backend.available)
    func told(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            #expect(try await scene.count("SELECT count(*) FROM letter WHERE kind = 'conflict'") == 0)
            #expect(try await world.post(scene.path + "/jav", ["javskal": "Min bror är chef där."], as: scene["juror"]).status == 303)
            #expect(try await scene.count("SELECT count(*) FROM letter WHERE kind = 'conflict'") == 1)
        }
    }

    @Test("A juror who has stepped back does not act in the case from the office's role", arguments: Backend.available)
    func office(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let person = scene["nobody"].person.id
            #expect(try await world.post(scene.path + "/jav", ["javskal": "Min bror är chef där."], as: scene["nobody"]).status == 303)
            let office = try await scene.acting(scene["nobody"], as: .office)
            let path = "/kansli/2024/jury/\(scene.objects.entry)"
            #expect(try await world.get(path, as: scene["office"]).status == 200)
            #expect(try await world.get(path, as: office).status == 403)
            #expect(try await world.post(path + "/jav/\(person)/ater", as: office).status == 403)
            let decided = try await world.post(
                path + "/beslut",
                [
                    "beslut": "award", "motivering": Scene.citation, "mote": Scene.meeting.text, "paragraf": "§ 77",
                    "narvarande": scene["juror"].person.id.text,
                ], as: office)
            #expect(decided.status == 403)
            #expect(try await scene.count("SELECT count(*) FROM decision") == 0)
            #expect(!(try await world.get("/kansli/2024/jury", as: office).text.contains(path)))
            #expect(try await world.get("/kansli/2024/jury", as: scene["office"]).text.contains(path))
            // The other case is as before.
            #expect(try await world.get("/kansli/2024/jury/\(scene.objects.otherEntry)", as: office).status == 200)
        }
    }

    @Test("An office member who leads the unit does not decide about it")
    func ownUnit() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let office = try await scene.acting(scene["unithead"], as: .office)
            #expect(try await world.get("/kansli/2024/jury/\(scene.objects.entry)", as: office).status == 403)
            #expect(try await world.get("/kansli/2024/deltagare/\(scene.objects.entry)/bedomning", as: office).status == 403)
            #expect(try await world.get("/kansli/2024/deltagare/\(scene.objects.otherEntry)/bedomning", as: office).status == 200)
        }
    }

    @Test("An office member who leads a unit, or works with it, neither adds nor removes its earlier awards", arguments: Backend.available)
    func earlierAwards(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let (unit, committee) = (world.city.unit, world.city.committee)
            let path = "/kansli/organisationer/\(unit)/utmarkelser"
            let award = ["ar": "2022", "sort": "award"]
            let leader = try await scene.acting(scene["unithead"], as: .office)
            let registrar = try await scene.acting(scene["registrar"], as: .office)
            #expect(try await world.post(path, award, as: scene["office"]).status == 303)
            for own in [leader, registrar] {
                #expect(try await world.post(path, ["ar": "2021", "sort": "award"], as: own).status == 403)
                #expect(try await world.post(path + "/bort", award, as: own).status == 403)
            }
            #expect(try await scene.count("SELECT count(*) FROM earlier_award") == 1)
            // A unit of theirs that has no entry yet is theirs too; another is not.
            let (new, now) = (ID<Organisation>(at: world.time.now), world.time.now)
            try await scene.write { db in
                try OrganisationSQL.save(
                    Organisation(
                        id: new, key: "ny", kind: .unit, name: "Förskolan Ny", parent: committee, regime: .municipal, registryEmail: nil),
                    in: db)
                try RoleSQL.grant(.contact, to: scene["nobody"].person.id, organisation: new.text, by: nil, at: now, in: db)
            }
            let contact = try await scene.acting(scene["nobody"], as: .office)
            let other = "/kansli/organisationer/\(new)/utmarkelser"
            #expect(try await world.post(other, award, as: contact).status == 403)
            let theirs = "/kansli/organisationer/\(world.city.otherUnit)/utmarkelser"
            #expect(try await world.post(theirs, award, as: contact).status == 303)
            #expect(try await world.post(path + "/bort", award, as: scene["office"]).status == 303)
        }
    }

    @Test("What a juror has declared as examiner holds in the jury too", arguments: Backend.available)
    func examinerToo(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let examiner = try await scene.acting(scene["juror"], as: .examiner)
            let (person, team, now) = (examiner.person.id, scene.objects.team, world.time.now)
            try await scene.write {
                try $0.run("INSERT INTO team_member (team, person, coordinator, joined_at) VALUES (\(team), \(person), 0, \(now))")
            }
            #expect(try await world.get(scene.path, as: scene["juror"]).status == 200)
            let declared = try await world.post(
                "/granskning/\(scene.objects.entry)/jav", ["svar": "ja", "skal": "Min bror är chef där."], as: examiner)
            #expect(declared.status == 303)
            #expect(try await world.get(scene.path, as: scene["juror"]).status == 404)
        }
    }

    @Test("Lifting a recusal is told to everybody in the office", arguments: Backend.available)
    func lifted(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            _ = try await scene.acting(scene["controller"], as: .office)
            #expect(try await world.post(scene.path + "/jav", ["javskal": "Min bror är chef där."], as: scene["nobody"]).status == 303)
            let lift = "/kansli/2024/jury/\(scene.objects.entry)/jav/\(scene["nobody"].person.id)/ater"
            #expect(try await world.post(lift, as: scene["office"]).status == 303)
            let letters = try await world.database.read {
                try $0.rows(
                    "SELECT recipient_address FROM letter WHERE kind = 'office-word' AND body LIKE '%jävet är hävt%' ORDER BY recipient_address"
                ) { try $0[0] as String }
            }
            #expect(letters == ["controller@exempelstad.example", "office@exempelstad.example"])
        }
    }

    @Test(
        "Where the installation asks for two, a recusal is lifted when a second has confirmed it, who has no conflict in the case",
        arguments: Backend.available)
    func liftedByTwo(backend: Backend) async throws {
        try await World.run(backend, asksTwoPersons: true) { world in
            let scene = try await Scene(world)
            let (other, own) = (
                try await scene.acting(scene["controller"], as: .office), try await scene.acting(scene["unithead"], as: .office)
            )
            // The controller belongs to the committee, so a third person confirms.
            let third = try await scene.acting(scene["operator"], as: .office)
            #expect(try await world.post(scene.path + "/jav", ["javskal": "Min bror är chef där."], as: scene["nobody"]).status == 303)
            let lift = "/kansli/2024/jury/\(scene.objects.entry)/jav/\(scene["nobody"].person.id)/ater"
            #expect(try await world.post(lift, as: scene["office"]).status == 303)
            #expect(try await world.get(scene.path, as: scene["nobody"]).status == 404)
            let id = try await world.database.read {
                try $0.value("SELECT id FROM proposal WHERE kind = 'jury.recusal.lifted'", as: String.self)
            }
            let confirm = "/kansli/forslag/\(try #require(id))/bekrafta"
            #expect(try await world.post(confirm, as: scene["office"]).status == 409)
            for out in [other, own] { #expect(try await world.post(confirm, as: out).status == 403) }
            #expect(try await world.get(scene.path, as: scene["nobody"]).status == 404)
            #expect(try await world.post(confirm, as: third).status == 303)
            #expect(try await world.get(scene.path, as: scene["nobody"]).status == 200)
        }
    }
}
