import Accounts
import Awards
import Base
import Editions
import Entries
import Examiners
import Organisations
import Site
import Store
import Support
import Testing
import World

/// R82, rules §2: where somebody works, and what else a conflict rests on, is not taken away in silence.
@Suite("A ground for conflict is taken away before all of the office, and never by oneself")
struct WorkplaceTests {
    private static let own = "Södermalms stadsdelsnämnd"
    private static let other = "Bromma stadsdelsnämnd"

    @Test("A juror's workplace holds at once and is told; taken away it is told to all of the office", arguments: Backend.available)
    func juror(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            _ = try await scene.acting(scene["operator"], as: .office)
            let juror = scene["nobody"]
            #expect(try await Self.save(juror, at: Self.own, by: scene["office"], scene) == 303)
            #expect(try await world.get(scene.path, as: juror).status == 404)
            #expect(try await Self.letters("conflict", scene) > 0)
            #expect(try await Self.told(scene) == [])

            #expect(try await Self.save(juror, at: "", by: scene["office"], scene) == 303)
            #expect(try await world.get(scene.path, as: juror).status == 200)
            let subject =
                "I kansliet: Eskil Dahl arbetar inte på Södermalms stadsdelsnämnd i Kvalitetsutmärkelsen 2024, och det jävet faller bort"
            #expect(try await Self.told(scene) == ["office: \(subject)", "operator: \(subject)"])
            #expect(try await scene.count("SELECT count(*) FROM audit WHERE act = 'workplace.changed'") == 1)
        }
    }

    @Test(
        "Nobody in the office takes away their own workplace, nor one that touches a case they are in conflict with",
        arguments: Backend.available)
    func own(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let itself = try await scene.acting(scene["nobody"], as: .office)
            let juror = try await scene.acting(scene["nobody"], as: .juror)
            let colleague = try await scene.acting(scene["controller"], as: .office)
            // To add one's own ground is free.
            #expect(try await Self.save(juror, at: Self.own, by: itself, scene) == 303)
            for place in ["", Self.other] {
                #expect(try await Self.save(juror, at: place, by: itself, scene) == 409)
                #expect(try await Self.save(juror, at: place, by: colleague, scene) == 403)
            }
            #expect(try await Self.home(juror, scene) == world.city.committee)
            #expect(try await world.get(scene.path, as: juror).status == 404)
        }
    }

    @Test("Where two are asked for, the workplace stands until a second has confirmed, who is not the person", arguments: Backend.available)
    func two(backend: Backend) async throws {
        try await World.run(backend, asksTwoPersons: true) { world in
            let scene = try await Scene(world)
            let itself = try await scene.acting(scene["nobody"], as: .office)
            let juror = try await scene.acting(scene["nobody"], as: .juror)
            let second = try await scene.acting(scene["operator"], as: .office)
            #expect(try await Self.save(juror, at: Self.own, by: scene["office"], scene) == 303)
            #expect(try await Self.save(juror, at: Self.other, by: scene["office"], scene) == 303)
            #expect(try await Self.home(juror, scene) == world.city.committee)
            let id = try await world.database.read {
                try $0.value("SELECT id FROM proposal WHERE kind = 'workplace.changed'", as: String.self)
            }
            let confirm = "/kansli/forslag/\(try #require(id))/bekrafta"
            for one in [scene["office"], itself] { #expect(try await world.post(confirm, as: one).status == 409) }
            #expect(try await world.get(scene.path, as: juror).status == 404)
            #expect(try await world.post(confirm, as: second).status == 303)
            #expect(try await Self.home(juror, scene) != world.city.committee)
            #expect(try await world.get(scene.path, as: juror).status == 200)
        }
    }

    @Test("What a proposed workplace adds counts while the proposal waits, and not when it is turned down", arguments: Backend.available)
    func adds(backend: Backend) async throws {
        try await World.run(backend, asksTwoPersons: true) { world in
            let scene = try await Scene(world)
            let (juror, second) = (scene["nobody"], try await scene.acting(scene["operator"], as: .office))
            #expect(try await Self.save(juror, at: Self.other, by: scene["office"], scene) == 303)
            #expect(try await world.get(scene.path, as: juror).status == 200)
            #expect(try await Self.save(juror, at: Self.own, by: scene["office"], scene) == 303)
            #expect(try await Self.home(juror, scene) != world.city.committee)
            #expect(try await world.get(scene.path, as: juror).status == 404)
            #expect(try await Self.letters("conflict", scene) > 0)
            let id = try await world.database.read { try $0.value("SELECT id FROM proposal", as: String.self) }
            #expect(try await world.post("/kansli/forslag/\(try #require(id))/avsla", as: second).status == 303)
            #expect(try await world.get(scene.path, as: juror).status == 200)
        }
    }

    @Test(
        "The role of examiner ended and given again with no workplace, or another, takes no ground away in silence",
        arguments: Backend.available)
    func examiner(backend: Backend) async throws {
        try await World.run(backend, asksTwoPersons: true) { world in
            let scene = try await Scene(world)
            let (person, office) = (scene["thirdexaminer"], scene["office"])
            let path = "/kansli/anvandare/\(person.person.id)/roller"
            func giveAgain(_ place: String) async throws -> Int {
                let role = try await world.database.read {
                    try RoleSQL.of(person.person.id, in: $0).first { $0.kind == .examiner }?.id
                }
                #expect(try await world.post("\(path)/\(try #require(role))/avsluta", as: office).status == 303)
                let fields = ["roll": "examiner", "utgava": scene.edition.id.text, "organisation": place]
                return try await world.post(path, fields, as: office).status
            }
            #expect(try await giveAgain(Self.own) == 303)
            #expect(try await Self.home(person, scene) == world.city.committee)
            for place in ["", Self.other] {
                #expect(try await giveAgain(place) == 303)
                #expect(try await Self.home(person, scene) == world.city.committee, "\(place)")
            }
            #expect(try await scene.count("SELECT count(*) FROM proposal WHERE kind = 'workplace.changed'") == 1)
            #expect(try await scene.count("SELECT count(*) FROM audit WHERE act = 'workplace.changed.proposed'") == 1)
            // Within the same committee nothing is taken away.
            #expect(try await giveAgain("Förskolan Lergöken") == 303)
            #expect(try await Self.home(person, scene) == world.city.unit)
        }
    }

    @Test("A role that is a ground is not ended by oneself, and its end is told to all of the office", arguments: Backend.available)
    func role(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let registrar = scene["registrar"]
            let itself = try await scene.acting(registrar, as: .office)
            let end = "/kansli/anvandare/\(registrar.person.id)/roller/\(registrar.role!)/avsluta"
            #expect(try await world.post(end, as: itself).status == 409)
            #expect(try await world.get("/kansli/2024/jury/\(scene.objects.entry)", as: itself).status == 403)
            #expect(try await world.post(end, as: scene["office"]).status == 303)
            let subject =
                "I kansliet: Gunilla Ferm har inte längre rollen Nämndsekreterare för Södermalms stadsdelsnämnd, och det jävet faller bort"
            #expect(try await Self.told(scene) == ["office: \(subject)", "registrar: \(subject)"])
            // Another registrar, who judges nothing, is as before.
            let plain = scene["otherregistrar"]
            #expect(
                try await world.post("/kansli/anvandare/\(plain.person.id)/roller/\(plain.role!)/avsluta", as: scene["office"]).status
                    == 303)
            #expect(try await Self.told(scene).count == 2)
        }
    }

    // MARK: The scene

    private static func save(_ juror: Actor, at place: String, by office: Actor, _ scene: Scene) async throws -> Int {
        try await scene.world.post("/kansli/2024/jury/ledamoter/\(juror.person.id)", ["plats": place], as: office).status
    }

    private static func home(_ actor: Actor, _ scene: Scene) async throws -> ID<Organisation>? {
        try await scene.world.database.read {
            try $0.value("SELECT home FROM examiner WHERE person = \(actor.person.id) AND home IS NOT NULL")
        }
    }

    private static func letters(_ kind: String, _ scene: Scene) async throws -> Int {
        try await scene.count("SELECT count(*) FROM letter WHERE kind LIKE \(kind + "%")")
    }

    /// Who has been told of what weighs, in order: "office: I kansliet: …".
    private static func told(_ scene: Scene) async throws -> [String] {
        try await scene.world.database.read {
            try $0.rows("SELECT recipient_address, subject FROM letter WHERE kind = 'office-word'") { row in
                let (to, subject): (String, String) = (try row[0], try row[1])
                return "\(to.prefix { $0 != "@" }): \(subject)"
            }
        }.sorted()
    }
}
