import Base
import Editions
import Server
import Site
import Store
import Support
import Synchronization
import World

/// A moment of the year, with something there for everybody: the forms that they meet on all pages.
enum FormWalk: String, CaseIterable, Sendable {
    /// Registered and being written; handed in with a change asked for; then the year that is filled, at four times.
    case written, handedIn, registration, assessment, jury, after

    static let roles = [
        "visitor", "nobody", "unithead", "contact", "coauthor", "otherhead", "registrar", "examiner", "coordinator", "juror", "office",
        "operator",
    ]

    /// Files and streams are no pages.
    static let left = [".pdf", ".docx", ".csv", "/fil", "/nu", "/text"]

    /// The jury of 2021 decides by class.
    var file: EditionFile? { get throws { self == .jury ? try HeldEdition.of2021.file : nil } }

    private var time: Instant? {
        switch self {
        case .written, .handedIn: nil
        case .registration: FilledYear.registration
        case .assessment: FilledYear.assessment
        case .jury: FilledYear.jury
        case .after: FilledYear.after
        }
    }

    /// The forms of every page that each may open.
    func forms(_ world: World) async throws -> [FoundForm] {
        let (objects, entries, values) = try await fill(world)
        var found: [FoundForm] = []
        for role in Self.roles {
            let actor = role == "visitor" ? nil : world.city[role]
            for route in world.app.routes.all where route.method == "GET" && !Self.left.contains(where: { route.path.hasSuffix($0) }) {
                for entry in route.path.contains(":entry") ? entries : [objects.entry] {
                    let all = values.merging(["entry": entry]) { $1 }
                    let path = route.path.split(separator: "/").reduce("") { path, part in
                        path + "/" + (part.hasPrefix(":") ? all[String(part.dropFirst())] ?? ID<Objects>(at: World.start).text : String(part))
                    }
                    let reply = try await world.get(path.isEmpty ? "/" : path, as: actor)
                    if reply.status == 200 { found += FoundForm.all(in: reply.text, role: role) }
                }
            }
        }
        return found
    }

    private func fill(_ world: World) async throws -> (Objects, [String], [String: String]) {
        let (city, now) = (world.city, World.start)
        var entries: [String] = []
        let objects: Objects
        if let time {
            let year = try await FilledYear(world)
            try await year.set(time)
            (objects, entries) = (year.objects, [year.judged])
        } else {
            let isHandedIn = self == .handedIn
            objects = try await world.database.write { db in
                let objects = try Objects.make(city, at: now, in: db)
                if isHandedIn { try objects.handIn(city, at: now, in: db) }
                return objects
            }
        }
        let (asks, stops) = (self == .handedIn, self == .written)
        let more = try await world.database.write { try objects.belongings(city, at: now, asksForChange: asks, mayNotTakePart: stops, in: $0) }
        let values = [
            "case": objects.committeeCase, "team": objects.team, "picture": objects.picture, "year": "2024", "item": "1",
            "class": try await world.database.read { try Editions.published(year: 2024, in: $0)?.edition.classes.first?.key } ?? "x",
        ]
        return (objects, [objects.entry, objects.otherEntry] + entries, values.merging(more) { $1 })
    }
}

/// The addresses that take something sent.
func allForms() async throws -> Set<String> {
    try await handedOut { keep in
        try await World.run { world in keep(Set(world.app.routes.all.filter { $0.method == "POST" }.map(\.path))) }
    }
}

/// What a body hands out of a world.
func handedOut<T: Sendable>(_ body: (@escaping @Sendable (T) -> Void) async throws -> Void) async throws -> T {
    let kept = Mailbox<T>()
    try await body { kept.put($0) }
    return kept.value!
}

private final class Mailbox<T: Sendable>: Sendable {
    private let content = Mutex<T?>(nil)
    func put(_ value: T) { content.withLock { $0 = value } }
    var value: T? { content.withLock { $0 } }
}
