import Base
import Foundation
import Server
import Site
import Store
import Testing
import World

/// Every route × every role × own and other's object, compared with `docs/permissions.csv`.
///
/// The guards are asked without acting. After a change on purpose, look at what `WRITE_PERMISSIONS=1 swift test --filter
/// PermissionTests` changed in the file, line by line.
@Suite struct PermissionTests {
    static let roles = [
        "visitor", "nobody", "unithead", "contact", "coauthor", "registrar", "examiner", "coordinator", "juror",
        "office", "controller", "operator",
    ]
    static let file = World.repository + "/docs/permissions.csv"

    @Test("Every route lets in those, and only those, that docs/permissions.csv says")
    func walk() async throws {
        try await World.run(guardsOnly: true) { world in
            let (city, now) = (world.city, World.start)
            let objects = try await world.database.write { db in
                let objects = try Objects.make(city, at: now, in: db)
                try objects.handIn(city, at: now, in: db)
                return objects
            }
            var lines = ["metod;adress;vakt;" + Self.roles.joined(separator: ";")]
            for route in world.app.routes.all {
                var cells = [route.method, route.path, route.guardName]
                for role in Self.roles {
                    cells.append(try await Self.cell(route, role, objects, world))
                }
                lines.append(cells.joined(separator: ";"))
            }
            #expect(lines.filter { $0.contains(Self.fault) } == [], "släpper in till andras men inte till egna")
            let table = lines.joined(separator: "\n") + "\n"
            if ProcessInfo.processInfo.environment["WRITE_PERMISSIONS"] == "1" {
                try table.write(toFile: Self.file, atomically: true, encoding: .utf8)
            }
            let written = try String(contentsOfFile: Self.file, encoding: .utf8).split(separator: "\n").map(String.init)
            #expect(Set(lines).subtracting(written) == [], "står inte i filen")
            #expect(Set(written).subtracting(lines) == [], "stämmer inte längre")
        }
    }

    @Test("A route of a year is there for another programme too, and lets in the same, but nobody whose role is of the first's year")
    func programmes() async throws {
        try await World.run(guardsOnly: true) { world in
            try await world.addRenewal()
            let routes = world.app.routes.all.filter { route in
                route.path.split(separator: "/").filter { $0.hasPrefix(":") } == [":year"]
            }
            #expect(routes.count >= 20)
            for route in routes {
                for role in Self.roles {
                    let actor = role == "visitor" ? nil : world.city[role]
                    let first = try await Self.status(route, route.path.replacing(":year", with: "2024"), actor, world)
                    let other = try await Self.status(route, route.path.replacing(":year", with: "\(World.renewal)"), actor, world)
                    let isOfYear = role == "juror" && route.path.hasPrefix("/jury/")
                    #expect(isOfYear ? [403, 404].contains(other) : other == first, "\(route.method) \(route.path) \(role)")
                    let unknown = try await Self.status(route, route.path.replacing(":year", with: "okant/2024x"), actor, world)
                    #expect(unknown != 204, "\(route.method) \(route.path) \(role)")
                }
            }
        }
    }

    /// ja: own and other's; egna: own alone; nej: neither; logga in: a visitor is sent to sign in.
    private static func cell(_ route: Route, _ role: String, _ objects: Objects, _ world: World) async throws -> String {
        let actor = role == "visitor" ? nil : world.city[role]
        let own = try await status(route, path(route, objects, isOwn: true), actor, world)
        let other = try await status(route, path(route, objects, isOwn: false), actor, world)
        return word(own, other)
    }

    /// What stands in the file for two answers. To be let in to others' and not to one's own is never right, whatever the file says.
    private static func word(_ own: Int, _ other: Int) -> String {
        switch (own, other) {
        case (204, 204): "ja"
        case (204, 403), (204, 404): "egna"
        case (303, 303): "logga in"
        case (403, 403), (403, 404), (404, 403), (404, 404): "nej"
        case (_, 204): fault
        default: "\(own)/\(other)"
        }
    }

    private static let fault = "bara andras"

    @Test(
        "Not one's own, but others', is a fault, and so is every answer that has no word",
        arguments: [
            (204, 204, "ja"), (204, 404, "egna"), (204, 403, "egna"), (404, 403, "nej"), (303, 303, "logga in"), (404, 204, "bara andras"),
            (403, 204, "bara andras"), (303, 204, "bara andras"), (204, 500, "204/500"), (404, 500, "404/500"), (204, 303, "204/303"),
        ])
    func words(own: Int, other: Int, expected: String) { #expect(Self.word(own, other) == expected) }

    private static func status(_ route: Route, _ path: String, _ actor: Actor?, _ world: World) async throws -> Int {
        route.method == "GET"
            ? try await world.get(path, as: actor).status : try await world.post(path, as: actor).status
    }

    private static func path(_ route: Route, _ objects: Objects, isOwn: Bool) -> String {
        let values = [
            "entry": isOwn ? objects.entry : objects.otherEntry,
            "case": isOwn ? objects.committeeCase : objects.otherCase,
            "team": isOwn ? objects.team : objects.otherTeam,
            "picture": isOwn ? objects.picture : objects.otherPicture,
            "year": "2024", "item": "1",
        ]
        return route.path.split(separator: "/").map { part in
            part.hasPrefix(":") ? values[String(part.dropFirst())] ?? ID<Objects>(at: World.start).text : String(part)
        }.reduce("") { $0 + "/" + $1 }.nonEmpty
    }
}

extension String {
    fileprivate var nonEmpty: String { isEmpty ? "/" : self }
}
