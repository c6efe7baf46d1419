import Base
import Editions
import Foundation
import Server
import Site
import Store
import World

/// Every page of the year as those who have something to read there read it, in both languages.
struct Reading {
    /// Whoever reads something at a time of the year, and whose entry they come to.
    static var readers: [(at: Instant, actor: String, entry: KeyPath<FilledYear, String>)] {
        [
            (FilledYear.registration, "nobody", \.objects.entry), (FilledYear.registration, "otherhead", \.objects.otherEntry),
            (FilledYear.registration, "registrar", \.objects.entry), (FilledYear.registration, "office", \.objects.otherEntry),
            (FilledYear.assessment, "coordinator", \.judged), (FilledYear.assessment, "coordinator", \.objects.entry),
            (FilledYear.assessment, "office", \.objects.entry), (FilledYear.jury, "juror", \.objects.entry),
            (FilledYear.after, "nobody", \.objects.entry), (FilledYear.after, "unithead", \.objects.entry),
            (FilledYear.after, "office", \.objects.entry),
        ]
    }
    /// Papers, pictures and the file itself are no pages; `/nu` stays open.
    static let left = [".pdf", ".docx", ".csv", "/fil", "/nu", "/text", "/avbrott", "/presentationsbild"]

    let world: World
    let year: FilledYear

    init(_ world: World) async throws {
        self.world = world
        year = try await FilledYear(world)
    }

    /// The marks that somebody has read, each with its language: `zq10017sv` in Swedish only.
    func all() async throws -> Set<String> {
        var seen: Set<String> = []
        for language in Language.allCases {
            for reader in Self.readers {
                try await year.set(reader.at, language)
                for path in paths(reader.entry) { seen.formUnion(marks(in: try await page(path, reader.actor), language)) }
            }
            for level in 0...4 {
                try await year.setLevels(level)
                seen.formUnion(marks(in: try await page("/jury/2024/\(year.objects.entry)", "juror"), language))
            }
        }
        return seen
    }

    /// Every page once for each who reads it, in one language.
    func walk(_ language: Language, _ look: (_ page: (path: String, actor: String, text: String)) -> Void) async throws {
        for reader in Self.readers {
            try await year.set(reader.at, language)
            for path in paths(reader.entry) {
                let text = try await page(path, reader.actor)
                if !text.isEmpty { look((path, reader.actor, text)) }
            }
        }
    }

    private func page(_ path: String, _ actor: String) async throws -> String {
        let reply = try await world.get(path, as: world.city[actor])
        return reply.status == 200 ? reply.text : ""
    }

    private func marks(in text: String, _ language: Language) -> Set<String> {
        Set(
            text.components(separatedBy: "zq").dropFirst().compactMap { rest in
                let (number, side) = (rest.prefix(5), rest.dropFirst(5).prefix(2))
                if ["sv", "en"].contains(side) { return side == language.rawValue ? "zq\(number)\(side)" : nil }
                return "zq\(number)"
            })
    }

    private func paths(_ entry: KeyPath<FilledYear, String>) -> [String] {
        world.app.routes.all.filter { route in route.method == "GET" && !Self.left.contains { route.path.hasSuffix($0) } }.flatMap {
            route in
            route.path.contains(":item") ? year.telling.map { path(route, entry, item: $0) } : [path(route, entry, item: "")]
        }
    }

    private func path(_ route: Route, _ entry: KeyPath<FilledYear, String>, item: String) -> String {
        let values = [
            "entry": year[keyPath: entry], "case": year.objects.committeeCase, "team": year.objects.team, "year": "2024", "item": item,
            "edition": world.city.edition.text, "organisation": world.city.unit.text, "person": world.city["juror"].person.id.text,
        ]
        return route.path.split(separator: "/").map { part in
            part.hasPrefix(":") ? values[String(part.dropFirst())] ?? ID<Objects>(at: World.start).text : String(part)
        }.reduce("") { $0 + "/" + $1 }
    }
}
