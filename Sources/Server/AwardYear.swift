import Base
import Editions
import HTTPTypes
import Office
import Site
package import Store
import Synchronization

/// The award years that are published, for the header's links: read at start and once a minute, so that no page asks the
/// database for them.
package final class AwardYear: Sendable {
    private let published = Mutex<[Int]>([])

    /// Newest first.
    package var years: [Int] { published.withLock { $0 } }
    /// The newest; nil before there is one.
    package var value: Int? { years.first }

    package func refresh(from database: any Database) async throws {
        let years = try await database.read { try Editions.publishedYears(in: $0) }
        published.withLock { $0 = years }
    }

    /// The year that a page is in: that of its address, or the one that its visitor came from.
    func year(of request: Incoming) -> Int? { asked(by: request) ?? cameFrom(request) ?? value }

    /// Where to go instead of a page of the office that is of no year, so that what follows stays in the year that one
    /// came from. The newest year needs no word in the address.
    func kept(_ identity: Identity?, _ request: Incoming) -> String? {
        guard identity?.acting?.kind == .office, request.path.hasPrefix("/kansli/"), asked(by: request) == nil,
            let year = cameFrom(request), year != value
        else { return nil }
        let query = request.queryText.isEmpty ? "" : request.queryText + "&"
        return "\(request.path)?\(query)\(yearParameter)=\(year)"
    }

    private func asked(by request: Incoming) -> Int? {
        Self.named(in: request.path) ?? Self.year(request.query[yearParameter])
    }

    /// The year in the address of the page that led here, on this site (the browser tells it to no other).
    private func cameFrom(_ request: Incoming) -> Int? {
        guard let referer = request.headers[.referer] else { return nil }
        let parts = referer.split(separator: "?", maxSplits: 1)
        // "https:", "", the host and then the path.
        let path = parts.first?.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3).joined(separator: "/") ?? ""
        if let year = Self.named(in: path) { return year }
        let asked = parts.dropFirst().first?.split(separator: "&").first { $0.hasPrefix("\(yearParameter)=") }
        return asked.flatMap { Self.year(String($0.dropFirst(yearParameter.count + 1))) }
    }

    /// The year in a path such as `/kansli/2026/lag`.
    private static func named(in path: String) -> Int? {
        let parts = path.split(separator: "/")
        guard parts.count >= 2, ["kansli", "utmarkelsen", "jury"].contains(parts[0]) else { return nil }
        return year(String(parts[1]))
    }

    private static func year(_ text: String) -> Int? {
        Int(text).flatMap { (1990...2100).contains($0) ? $0 : nil }
    }
}
