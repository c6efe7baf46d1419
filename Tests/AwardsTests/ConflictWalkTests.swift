import Accounts
import Awards
import Base
import Editions
import Entries
import Examiners
import Server
import Site
import Store
import Support
import Testing
import World

/// R82, rules §2: every address that names an entry, for a person in conflict, in each role that they hold.
@Suite("R82: nothing of a case is read or written by who has a conflict of interest in it")
struct ConflictWalkTests {
    enum Cause: String, CaseIterable, Sendable {
        /// Their own word as examiner; where the office noted that they work; a role for the unit; a role for its committee.
        case declared, home, coauthor, registrar
    }

    /// What only the case holds: its citation, what the team agreed on, and the text.
    private static let secrets = [Scene.citation, "Alla vet varför", "Tråden håller hela vägen", "sex avdelningar vid skogen"]

    @Test("No page of the case opens and no act is done, whatever the ground and the role", arguments: Cause.allCases, Backend.available)
    func walk(cause: Cause, backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            #expect(try await scene.decide("award").status == 303)
            let person = scene["nobody"]
            let roles = try await Self.seat(person, scene)
            // Before there is a conflict there is something to read in every role.
            for (kind, actor) in roles {
                let open = try await Self.read(as: actor, scene)
                #expect(open.pages > 0 && !open.leaks.isEmpty, "\(kind)")
            }
            try await Self.bring(cause, to: person.person.id, scene)
            let before = try await Self.rows(scene)
            for (kind, actor) in roles {
                let found = try await Self.read(as: actor, scene)
                #expect(found.pages == 0, "\(kind) \(found.opened)")
                #expect(found.leaks == [], "\(kind)")
                for route in world.app.routes.all where route.method == "POST" && route.path.contains(":entry") {
                    let reply = try await world.post(Self.path(route.path, scene.objects), Self.fields(scene), as: actor)
                    #expect([403, 404].contains(reply.status), "\(kind) \(route.path) \(reply.status)")
                }
            }
            #expect(try await Self.rows(scene) == before)
        }
    }

    @Test(
        "Beside the addresses of the entry: minutes, pictures, the team's page and the lists tell nothing of it", arguments: Cause.allCases)
    func beside(cause: Cause) async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            #expect(try await scene.decide("award").status == 303)
            let person = scene["nobody"]
            let roles = try await Self.seat(person, scene)
            // The sum stands in the lists when a sheet is locked.
            let (entry, judge, now) = (scene.entry, scene["coordinator"].person.id, world.time.now)
            try await scene.write { try $0.run("INSERT INTO sheet_lock (entry, person, at) VALUES (\(entry), \(judge), \(now))") }
            let (case_, team, picture) = (scene.objects.committeeCase, scene.objects.team, scene.objects.picture)
            let office = try #require(roles.first { $0.kind == .office }?.actor)
            func lists() async throws -> (text: String, file: String) {
                var text = ""
                for path in ["/kansli/2024", "/kansli/2024/deltagare", "/kansli/2024/jury", "/kansli/logg?om=\(scene.objects.entry)"] {
                    text += try await world.get(path, as: office).text
                }
                return (text, try await world.get("/kansli/2024/deltagare.csv", as: office).text)
            }
            let open = try await lists()
            #expect(open.text.contains("/kansli/2024/jury/\(scene.objects.entry)\""))
            #expect(open.text.contains("jury.decided award"))
            #expect(try await world.get("/arenden/\(case_)/protokoll.pdf", as: office).status == 200)
            #expect(try await world.get("/bilder/\(picture)", as: office).status == 200)
            #expect(try await world.get("/kansli/2024/lag/\(team)", as: office).status == 200)

            try await Self.bring(cause, to: person.person.id, scene)
            let closed = try await lists()
            #expect(!closed.text.contains("/kansli/2024/jury/\(scene.objects.entry)\""))
            #expect(!closed.text.contains("jury.decided award"), "what was decided stands in the log")
            let lines = closed.file.split(whereSeparator: \.isNewline).filter { $0.contains("Lergöken") }
            #expect(lines.count == 1)
            #expect(!lines.joined().contains("800"), "\(lines)")
            #expect(open.file.split(whereSeparator: \.isNewline).contains { $0.contains("Lergöken") && $0.contains("800") })
            for (kind, actor) in roles {
                for path in ["/arenden/\(case_)/protokoll.pdf", "/bilder/\(picture)", "/kansli/2024/lag/\(team)"] {
                    #expect([403, 404].contains(try await world.get(path, as: actor).status), "\(kind) \(path)")
                }
            }
            for path in ["/jury/2024", "/granskning"] {
                let actor = try #require(roles.first { $0.kind == (path == "/granskning" ? .examiner : .juror) }?.actor)
                #expect(!(try await world.get(path, as: actor).text.contains("Förskolan Lergöken")), "\(path)")
            }
        }
    }

    // MARK: The scene

    /// Somebody in the office, in the jury, and in the team that judges the entry.
    private static func seat(_ actor: Actor, _ scene: Scene) async throws -> [(kind: Role.Kind, actor: Actor)] {
        let (person, team, entry, now) = (actor.person.id, scene.objects.team, scene.entry, scene.world.time.now)
        try await scene.write { db in
            try db.run("INSERT INTO team_member (team, person, coordinator, joined_at) VALUES (\(team), \(person), 0, \(now))")
            try SeatSQL.promise(person, entry, at: now, in: db)
        }
        var roles: [(kind: Role.Kind, actor: Actor)] = []
        for kind in [Role.Kind.office, .juror, .examiner] { roles.append((kind, try await scene.acting(actor, as: kind))) }
        return roles
    }

    private static func bring(_ cause: Cause, to person: ID<Person>, _ scene: Scene) async throws {
        let (city, entry, edition, now) = (scene.world.city, scene.entry, scene.edition.id, scene.world.time.now)
        try await scene.write { db in
            switch cause {
            case .declared: try SeatSQL.declare(person, entry, reason: "Min bror är chef där.", at: now, in: db)
            case .home: try ExaminerSQL.save(home: city.unit, of: person, edition: edition, in: db)
            case .coauthor: try RoleSQL.grant(.coauthor, to: person, organisation: city.unit.text, by: nil, at: now, in: db)
            case .registrar: try RoleSQL.grant(.registrar, to: person, organisation: city.committee.text, by: nil, at: now, in: db)
            }
        }
    }

    /// Every page of the entry: how many open, which, and the secrets that they hold.
    private static func read(as actor: Actor, _ scene: Scene) async throws -> (pages: Int, opened: [String], leaks: [String]) {
        var (opened, leaks): ([String], [String]) = ([], [])
        // The stream of who writes now never ends by itself.
        for route in scene.world.app.routes.all
        where route.method == "GET" && route.path.contains(":entry") && !route.path.hasSuffix("/nu") {
            let reply = try await scene.world.get(path(route.path, scene.objects), as: actor)
            if reply.status == 200 { opened.append(route.path) }
            leaks += secrets.filter(reply.text.contains)
        }
        return (opened.count, opened, leaks)
    }

    /// Enough of every form for an act to be done if nobody stopped it.
    private static func fields(_ scene: Scene) -> [String: String] {
        [
            "beslut": "none", "motivering": "", "mote": Scene.meeting.text, "paragraf": "§ 77", "skal": "Ett skäl.",
            "rost": "award", "javskal": "Släkt.", "svar": "ja", "narvarande": scene["juror"].person.id.text, "text": "Fusk",
            "niva": "5", "revision": "0", "regel": "staff", "till": "2024-11-01", "las": "final",
        ]
    }

    /// How many rows each table holds that an act on a case could change.
    private static func rows(_ scene: Scene) async throws -> [Int] {
        var counts: [Int] = []
        for sql: SQL in [
            "SELECT count(*) FROM audit", "SELECT count(*) FROM letter", "SELECT count(*) FROM vote", "SELECT count(*) FROM decision",
            "SELECT count(*) FROM former_decision", "SELECT count(*) FROM conflict", "SELECT count(*) FROM sheet_item",
            "SELECT count(*) FROM final_lock", "SELECT count(*) FROM eligibility_override", "SELECT count(*) FROM deadline_extension",
            "SELECT count(*) FROM change_request", "SELECT count(*) FROM conflict_override", "SELECT count(*) FROM impartiality",
        ] {
            counts.append(try await scene.count(sql))
        }
        return counts
    }

    private static func path(_ path: String, _ objects: Objects) -> String {
        let values = ["entry": objects.entry, "year": "2024", "item": "1"]
        return "/"
            + path.split(separator: "/").map { part in
                part.hasPrefix(":") ? values[String(part.dropFirst())] ?? ID<Objects>(at: World.start).text : String(part)
            }.joined(separator: "/")
    }
}
