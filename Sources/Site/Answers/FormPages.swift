public import Base
import HTML

/// The page that a form stood on, shown again with what was typed and what is wrong with it: for what is refused before or
/// deeper than the page's own reading.
struct FormPages: Sendable {
    private let pages: [Route]
    private let years: YearPlaces

    init(_ routes: Routes) { (pages, years) = (routes.all.filter { $0.method == "GET" }, YearPlaces(routes)) }

    /// No field keeps a personal number (rules §4.3). Nil when there is none, or no page to say it on: then the write refuses.
    func withoutPersonalNumbers(_ visitor: Visitor, _ route: Route) async throws -> Answer? {
        let refusals = visitor.form.personalNumbers
        if refusals.isEmpty { return nil }
        // Who may not send it is told that first.
        try await route.admit(visitor)
        var problems = Problems()
        for refusal in refusals { problems.add(refusal.phrase, refusal.field ?? "") }
        return await again(visitor, problems)
    }

    /// Status 422; nil when a problem speaks of no field, or no page shows its field with what was typed in it.
    func again(_ visitor: Visitor, _ problems: Problems) async -> Answer? {
        guard visitor.request.method == "POST", !problems.isEmpty, problems.all.allSatisfy({ !$0.field.isEmpty }) else { return nil }
        for address in addresses(visitor) {
            guard let (route, request) = page(address, visitor.request) else { continue }
            let answer = try? await route.answer(visitor.with(request: request, problems: problems))
            if case .page(let html, _)? = answer, problems.all.allSatisfy({ html.shows($0.field, visitor.form[$0.field]) }) {
                return .page(html, status: 422)
            }
        }
        return nil
    }

    /// Where the form says that it stood, and the addresses above the one that it was sent to.
    private func addresses(_ visitor: Visitor) -> [String] {
        let parts = visitor.request.path.split(separator: "/")
        let above = (2...max(2, parts.count)).reversed().map { "/" + parts.prefix($0).joined(separator: "/") }
        return (visitor.page == "/" ? [] : [visitor.page]) + above
    }

    private func page(_ address: String, _ sent: Incoming) -> (Route, Incoming)? {
        let halves = address.split(separator: "?", maxSplits: 1)
        guard let path = halves.first.map(String.init) else { return nil }
        let plain = years.hidden(path) ?? path
        let found = pages.compactMap { route in route.parameters(of: plain).map { (route, $0) } }.min { $0.1.count < $1.1.count }
        guard let (route, parameters) = found else { return nil }
        let query = halves.count == 2 ? (try? Form.urlEncoded(halves[1].utf8)) ?? Form() : Form()
        return (
            route,
            Incoming(
                method: "GET", path: path, parameters: parameters, query: query, form: sent.form, address: sent.address,
                headers: sent.headers)
        )
    }
}

extension Route {
    /// The parameters of a path that is this route's; nil when it is not.
    fileprivate func parameters(of address: String) -> [String: String]? {
        let (mine, theirs) = (path.split(separator: "/"), address.split(separator: "/"))
        guard mine.count == theirs.count else { return nil }
        var parameters: [String: String] = [:]
        for (part, value) in zip(mine, theirs) {
            if part.hasPrefix(":") {
                parameters[String(part.dropFirst())] = YearPlaces.shown(String(value))
            } else if part != value {
                return nil
            }
        }
        return parameters
    }
}

extension HTML {
    /// Whether the page has the field, and in it what was typed.
    fileprivate func shows(_ field: String, _ typed: String) -> Bool {
        guard bytes.firstRange(of: Array("name=\"\(field)\"".utf8)) != nil else { return false }
        // A piece that is spelled alike in text and in attributes.
        let piece = typed.split { !$0.isLetter && !$0.isNumber && $0 != " " && $0 != "-" }.max { $0.count < $1.count } ?? ""
        return bytes.firstRange(of: Array(piece.utf8)) != nil || piece.isEmpty
    }
}

/// The one sentence about it, wherever it stands.
public let personalNumberPhrase: Phrase =
    "Texten innehåller något som ser ut som ett personnummer. Ta bort det, för vi får inte spara sådana."

/// The same about the name of a file that is sent.
let personalNumberInNamePhrase: Phrase =
    "Filens namn innehåller något som ser ut som ett personnummer. Byt namn på filen och läs in den igen."
