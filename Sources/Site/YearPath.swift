public import Hummingbird
import HTTPTypes

/// An award year takes one place in a route, `/kansli/:year/lag`, and two in the address when it is not of the city's first
/// programme: `/kansli/fornyelsepriset/2027/lag`. The slash between is hidden from the routes, and seen again by the pages.
struct YearPlaces: Sendable {
    /// The first words of the addresses that have a year after them.
    private let roots: Set<Substring>
    private static let hiddenSlash = "%2F"

    init(_ routes: Routes) {
        let ofYears = routes.all.map { $0.path.split(separator: "/") }.filter { $0.count > 1 && $0[1] == ":year" }
        roots = Set(ofYears.map { $0[0] })
    }

    /// The address with the year's slash hidden; nil for one that has none.
    func hidden(_ path: String) -> String? {
        let end = path.firstIndex { $0 == "?" } ?? path.endIndex
        var parts = path[..<end].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].isEmpty, roots.contains(parts[1]), isSlug(parts[2]), isYear(parts[3]) else { return nil }
        parts[2...3] = ["\(parts[2])\(Self.hiddenSlash)\(parts[3])"]
        return parts.joined(separator: "/") + path[end...]
    }

    private func isSlug(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D } }
    private func isYear(_ text: Substring) -> Bool { text.utf8.count == 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// A path or a part of one, as it was sent.
    static func shown(_ text: String) -> String { text.contains("%") ? text.replacing(hiddenSlash, with: "/") : text }
}

/// The table of routes hung on the web server.
public struct YearPaths: HTTPResponderBuilder {
    let router: Router<WebContext>
    let places: YearPlaces

    public func buildResponder() -> YearPathResponder { YearPathResponder(responder: router.buildResponder(), places: places) }
}

public struct YearPathResponder: HTTPResponder {
    let responder: RouterResponder<WebContext>
    let places: YearPlaces

    public func respond(to request: Request, context: WebContext) async throws -> Response {
        guard let path = request.head.path.flatMap(places.hidden) else { return try await responder.respond(to: request, context: context) }
        var head = request.head
        head.path = path
        return try await responder.respond(to: Request(head: head, body: request.body), context: context)
    }
}
