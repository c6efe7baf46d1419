import Base
import Editions
import Server
import Site
import Store
import Support
import Synchronization
import World

/// A moment of the year, and who has a form before them then.
enum FormWalk: String, CaseIterable, Sendable {
    /// Registered and being written; handed in with a change asked for; then the year that is filled, at four times. Everybody
    /// has something then.
    case written, handedIn, registration, assessment, jury, after
    /// Not registered yet; withdrawn.
    case unregistered, withdrawn
    /// The office has an answer to decide on; puts teams together; has an edition to publish.
    case answered, composing, publishing
    /// The team agrees; visits; the jury votes.
    case agreeing, visiting, voting

    static let everybody = [
        "visitor", "nobody", "unithead", "contact", "coauthor", "otherhead", "registrar", "examiner", "coordinator", "juror", "office",
        "operator", "controller",
    ]

    /// Files and streams are no pages.
    static let left = [".pdf", ".docx", ".csv", "/fil", "/nu", "/text"]

    var roles: [String] {
        switch self {
        case .written, .handedIn, .registration, .assessment, .jury, .after: Self.everybody
        case .unregistered, .withdrawn: ["unithead"]
        case .answered, .composing, .publishing: ["office"]
        case .agreeing, .visiting: ["coordinator", "examiner"]
        case .voting: ["juror", "office"]
        }
    }

    /// So many fields with a limit are met at the least; fewer would mean that the walk has lost its way.
    var fieldsMin: Int { roles == Self.everybody ? 30 : 3 }

    /// The jury of 2021 decides by class.
    var file: EditionFile? { get throws { [.jury, .voting].contains(self) ? try HeldEdition.of2021.file : nil } }

    private var time: Instant? {
        switch self {
        case .written, .handedIn, .unregistered, .withdrawn, .answered, .publishing: nil
        case .registration, .composing: FilledYear.registration
        case .assessment, .agreeing: FilledYear.assessment
        case .visiting: FilledYear.visits
        case .jury, .voting: FilledYear.jury
        case .after: FilledYear.after
        }
    }

    /// The forms of every page that each may open.
    func forms(_ world: World) async throws -> [FoundForm] {
        let values = try await fill(world)
        let routes = world.app.routes.all.filter { route in route.method == "GET" && !Self.left.contains { route.path.hasSuffix($0) } }
        let paths = routes.flatMap { Self.paths($0.path, values) }
        var found: [FoundForm] = []
        for role in roles {
            for path in paths {
                let reply = try await world.get(path, as: role == "visitor" ? nil : world.city[role])
                if reply.status == 200 { found += FoundForm.all(in: reply.text, role: role) }
            }
        }
        return found
    }

    /// The addresses of a route, one for each thing that it can be about.
    private static func paths(_ route: String, _ values: [String: [String]]) -> [String] {
        let paths = route.split(separator: "/").reduce([""]) { paths, part in
            let parts = part.hasPrefix(":") ? values[String(part.dropFirst())] ?? [ID<Objects>(at: World.start).text] : [String(part)]
            return paths.flatMap { path in parts.map { path + "/" + $0 } }
        }
        return paths == [""] ? ["/"] : paths
    }

    /// What an address can name.
    private func fill(_ world: World) async throws -> [String: [String]] {
        let (city, now) = (world.city, World.start)
        if self == .unregistered { return ["year": ["2024"]] }
        var year: FilledYear?
        if let time {
            year = try await FilledYear(world)
            try await year?.set(time)
        }
        let objects = if let year { year.objects } else { try await made(world) }
        let (asks, stops) = ([.handedIn, .answered].contains(self), self == .written)
        let more = try await world.database.write {
            try objects.belongings(city, at: now, asksForChange: asks, mayNotTakePart: stops, in: $0)
        }
        let values = [
            "case": [objects.committeeCase], "picture": [objects.picture], "year": ["2024"], "item": ["1"],
            "class": try await world.database.read { try Editions.published(year: 2024, in: $0)?.edition.classes.prefix(1).map(\.key) }
                ?? [],
            "entry": [objects.entry, objects.otherEntry] + (year.map { [$0.judged] } ?? []),
            "team": [objects.team, objects.otherTeam] + (try await stand(world, objects, year, more)),
        ]
        return values.merging(more.mapValues { [$0] }) { $1 }
    }

    /// Without the filled year: an entry of each unit, and a hand-in of each where it is that late.
    private func made(_ world: World) async throws -> Objects {
        let city = world.city
        return try await world.database.write { db in
            let objects = try Objects.make(city, at: World.start, in: db)
            if [.handedIn, .answered].contains(self) { try objects.handIn(city, at: World.start, in: db) }
            return objects
        }
    }

    /// Makes what is so at this moment alone, and returns the teams that come with it.
    private func stand(_ world: World, _ objects: Objects, _ year: FilledYear?, _ more: [String: String]) async throws -> [String] {
        let (city, edition) = (world.city, try await world.database.read { try Editions.published(year: 2024, in: $0)!.edition })
        return try await world.database.write { db in
            let moments = FormMoments(
                city: city, edition: edition, objects: objects, judged: ID(stored: year?.judged ?? objects.entry), now: World.start, db: db)
            switch self {
            case .withdrawn: try moments.withdraws()
            case .answered: try moments.answers(more["request"]!)
            case .composing: return [try moments.composing()]
            case .publishing: try moments.unpublishes()
            case .agreeing: try moments.agreeing()
            case .visiting: try moments.visiting()
            case .voting: try moments.voting()
            default: break
            }
            return []
        }
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
