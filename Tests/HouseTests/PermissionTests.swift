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
            let table = lines.joined(separator: "\n") + "\n"
            if ProcessInfo.processInfo.environment["WRITE_PERMISSIONS"] == "1" {
                try table.write(toFile: Self.file, atomically: true, encoding: .utf8)
            }
            let written = try String(contentsOfFile: Self.file, encoding: .utf8).split(separator: "\n").map(String.init)
            #expect(Set(lines).subtracting(written) == [], "står inte i filen")
            #expect(Set(written).subtracting(lines) == [], "stämmer inte längre")
        }
    }

    /// ja: own and other's; egna: own alone; nej: neither; logga in: a visitor is sent to sign in.
    private static func cell(_ route: Route, _ role: String, _ objects: Objects, _ world: World) async throws -> String {
        let actor = role == "visitor" ? nil : world.city[role]
        let own = try await status(route, path(route, objects, isOwn: true), actor, world)
        let other = try await status(route, path(route, objects, isOwn: false), actor, world)
        return switch (own, other) {
        case (204, 204): "ja"
        case (204, _): "egna"
        case (303, 303): "logga in"
        case (403, _), (404, _): "nej"
        default: "\(own)/\(other)"
        }
    }

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
