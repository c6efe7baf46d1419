import Base
package import Editions
import HTTPTypes
package import Office
import Site
package import Store
import Synchronization

/// The award years that are published, for the header's links: read at start and once a minute, so that no page asks the
/// database for them.
package final class PublishedYears: Sendable {
    private let published = Mutex<[YearChoice]>([])

    /// Newest first.
    package var choices: [YearChoice] { published.withLock { $0 } }
    /// The newest of the first programme, or of another where it has none; nil before there is one.
    package var value: AwardYear? { choices.newest }

    package func refresh(from database: any Database) async throws {
        let editions = try await database.read { try Editions.published(in: $0) }
        let choices = editions.map {
            YearChoice(edition: $0.id, year: $0.year, name: $0.edition.name, programme: $0.edition.programme.name)
        }
        published.withLock { $0 = choices }
    }

    /// The year that a page is in: that of its address, of the role that one acts in, or the one that its visitor came from.
    func year(of request: Incoming, for identity: Identity? = nil) -> AwardYear? {
        asked(by: request) ?? ofRole(identity) ?? cameFrom(request) ?? value
    }

    /// Examiners and the jury act in one year.
    private func ofRole(_ identity: Identity?) -> AwardYear? {
        guard let role = identity?.acting, role.kind.isOfOneYear, let scope = role.scope else { return nil }
        return choices.first { $0.edition.text == scope }?.year
    }

    /// Where to go instead of a page of the office that is of no year, so that what follows stays in the year that one
    /// came from. The newest year needs no word in the address.
    func kept(_ identity: Identity?, _ request: Incoming) -> String? {
        guard identity?.acting?.kind == .office, request.path.hasPrefix("/kansli/"), asked(by: request) == nil,
            let year = cameFrom(request), year != value
        else { return nil }
        let query = request.queryText.isEmpty ? "" : request.queryText + "&"
        return "\(request.path)?\(query)\(yearParameter)=\(year)"
    }

    private func asked(by request: Incoming) -> AwardYear? {
        Self.named(in: request.path) ?? Self.year(request.query[yearParameter])
    }

    /// The year in the address of the page that led here, on this site (the browser tells it to no other).
    private func cameFrom(_ request: Incoming) -> AwardYear? {
        guard let referer = request.headers[.referer] else { return nil }
        let parts = referer.split(separator: "?", maxSplits: 1)
        // "https:", "", the host and then the path.
        let path = parts.first?.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3).joined(separator: "/") ?? ""
        if let year = Self.named(in: path) { return year }
        let asked = parts.dropFirst().first?.split(separator: "&").first { $0.hasPrefix("\(yearParameter)=") }
        return asked.flatMap { Self.year($0.dropFirst(yearParameter.count + 1).replacing("%2F", with: "/")) }
    }

    /// The year in a path such as `/kansli/2026/lag` or `/kansli/fornyelsepriset/2026/lag`.
    private static func named(in path: String) -> AwardYear? {
        let parts = path.split(separator: "/")
        guard parts.count >= 2, ["kansli", "utmarkelsen", "jury"].contains(parts[0]) else { return nil }
        return year(parts[1]) ?? year(parts[1...].prefix(2).joined(separator: "/"))
    }

    private static func year(_ text: some StringProtocol) -> AwardYear? {
        AwardYear(text).flatMap { (1990...2100).contains($0.number) ? $0 : nil }
    }
}
