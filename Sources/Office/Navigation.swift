import Base
package import Site

/// The parameter that keeps the award year on pages that are of no year.
package let yearParameter = "ar"

/// The header for the role that one acts in. `year` is the award year that the page is in, nil before there is one;
/// `years` those that are published, newest first.
package func menu(for identity: Identity?, at path: String, year: Int?, of years: [Int]) -> Navigation.Menu {
    let items = links(identity, year, isNewest: year == years.first)
    let choices: [Int]
    switch identity?.acting?.kind {
    case .office: choices = years
    case .juror:
        choices = identity.map { $0.roles.filter { $0.kind == .juror }.compactMap(\.scopeName).compactMap { Int($0) } } ?? []
    default: choices = []
    }
    guard let year, choices.count > 1 || choices.first.map({ $0 != year }) == true else { return .init(items) }
    let others = Array(Set(choices)).sorted(by: >).filter { $0 != year }.prefix(yearsShown)
    return .init(items, year: year, otherYears: others.map { .init("Utmärkelsen \(plain: $0)", same(path, year, in: $0, identity)) })
}

private let yearsShown = 6

/// The same page of another year, or its first page where the page is of no year or about one thing of it.
private func same(_ path: String, _ year: Int, in other: Int, _ identity: Identity?) -> String {
    let base = identity?.acting?.kind == .juror ? "/jury" : "/kansli"
    let parts = path.split(separator: "/")
    let kinds: Set<Substring> = ["deltagare", "lag", "jury", "formell"]
    guard base == "/kansli", parts.count >= 3, parts[1] == "\(year)", kinds.contains(parts[2]) else { return "\(base)/\(other)" }
    return "/kansli/\(other)/\(parts[2])"
}

private func links(_ identity: Identity?, _ year: Int?, isNewest: Bool) -> [Navigation.Item] {
    guard let kind = identity?.acting?.kind else { return visitorLinks(year) }
    switch kind {
    case .unitHead, .contact, .coauthor: return [.init("Vårt bidrag", "/bidrag")] + visitorLinks(year)
    case .registrar: return [.init("Ärenden", "/arenden")] + visitorLinks(year)
    case .office: return officeLinks(year, isNewest: isNewest)
    case .examiner: return [.init("Min granskning", "/granskning")] + visitorLinks(year)
    case .juror: return [.init("Domarkommittén", "/jury")]
    case .operator: return [.init("Drift", "/drift")]
    case .controller: return visitorLinks(year)
    }
}

private func visitorLinks(_ year: Int?) -> [Navigation.Item] {
    guard let year else { return [] }
    return [
        .init("Utmärkelsen", "/utmarkelsen/\(year)"), .init("Frågorna", "/utmarkelsen/\(year)/fragor"),
    ]
}

private func officeLinks(_ year: Int?, isNewest: Bool) -> [Navigation.Item] {
    let ofYear: [Navigation.Item] =
        year.map { year in
            [
                .init("Utmärkelsen \(plain: year)", "/kansli/\(year)"),
                .init("Deltagare", "/kansli/\(year)/deltagare"),
                .init("Lag", "/kansli/\(year)/lag"),
                .init("Jury", "/kansli/\(year)/jury"),
            ]
        } ?? []
    let kept = isNewest ? "" : year.map { "?\(yearParameter)=\($0)" } ?? ""
    return [.init("Översikt", "/kansli")] + ofYear + [
        .init("Utskick", "/kansli/utskick\(kept)"),
        .init("Användare", "/kansli/anvandare\(kept)"),
        .init("Organisationer", "/kansli/organisationer\(kept)"),
        .init("Utgåvor", "/kansli/utgavor\(kept)"),
        .init("Logg", "/kansli/logg\(kept)"),
    ]
}
