import Base
package import Site

/// The links in the header for the role that one acts in. `year` is the award year to begin with: the newest that is
/// published; nil before there is one.
package func navigation(for identity: Identity?, year: Int?) -> [Navigation.Item] {
    guard let kind = identity?.acting?.kind else { return visitorLinks(year) }
    switch kind {
    case .unitHead, .contact, .coauthor: return [.init("Vårt bidrag", "/bidrag")] + visitorLinks(year)
    case .registrar: return [.init("Ärenden", "/arenden")] + visitorLinks(year)
    case .office: return officeLinks(year)
    case .examiner: return [.init("Min granskning", "/granskning")] + visitorLinks(year)
    case .juror: return [.init("Jury", "/jury")]
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

private func officeLinks(_ year: Int?) -> [Navigation.Item] {
    let ofYear: [Navigation.Item] =
        year.map { year in
            [
                .init("Utmärkelsen \(plain: year)", "/kansli/\(year)"),
                .init("Deltagare", "/kansli/\(year)/deltagare"),
                .init("Lag", "/kansli/\(year)/lag"),
                .init("Jury", "/kansli/\(year)/jury"),
            ]
        } ?? []
    return ofYear + [
        .init("Utskick", "/kansli/utskick"),
        .init("Användare", "/kansli/anvandare"),
        .init("Organisationer", "/kansli/organisationer"),
        .init("Utgåvor", "/kansli/utgavor"),
        .init("Logg", "/kansli/logg"),
    ]
}
