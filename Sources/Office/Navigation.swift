package import Base
package import Editions
package import Site

/// The parameter that keeps the award year on pages that are of no year.
package let yearParameter = "ar"

/// A published award year that one may go to.
package struct YearChoice: Sendable {
    package let edition: ID<Edition>
    package let year: AwardYear
    package let name: Text
    /// The name of its programme.
    package let programme: Text

    package init(edition: ID<Edition>, year: AwardYear, name: Text, programme: Text) {
        (self.edition, self.year, self.name, self.programme) = (edition, year, name, programme)
    }
}

extension [YearChoice] {
    /// The newest of the first programme, or of another where it has none.
    package var newest: AwardYear? { (first { $0.year.isOfFirstProgramme } ?? first)?.year }
}

/// The header for the role that one acts in. `year` is the award year that the page is in, nil before there is one;
/// `choices` those that are published, newest first.
package func menu(for identity: Identity?, at path: String, year: AwardYear?, of choices: [YearChoice]) -> Navigation.Menu {
    let items = links(identity, year, choices)
    let open: [YearChoice]
    switch identity?.acting?.kind {
    case .office: open = choices
    case .juror:
        let own = Set((identity?.roles ?? []).filter { $0.kind == .juror }.compactMap(\.scope))
        open = choices.filter { own.contains($0.edition.text) }
    default: open = []
    }
    let programme = choices.programme(at: path, year)
    guard let year, open.count > 1 || open.first.map({ $0.year != year }) == true else { return .init(items, programme: programme) }
    let others = open.filter { $0.year != year }.prefix(yearsShown)
    return .init(
        items, year: choices.word(.year, year),
        otherYears: others.map { .init(choices.word(.award, $0.year), same(path, year, in: $0.year, identity)) },
        programme: programme)
}

private let yearsShown = 6

extension [YearChoice] {
    private var haveProgrammes: Bool { contains { $0.year.programme != first?.year.programme } }

    /// The programme of the office's and the jury's pages of a year; nil where there is one alone.
    fileprivate func programme(at path: String, _ year: AwardYear?) -> Phrase? {
        guard haveProgrammes, let year, let name = first(where: { $0.year == year })?.programme else { return nil }
        let isOfYear = ["/kansli/\(year)", "/jury/\(year)"].contains { path == $0 || path.hasPrefix($0 + "/") }
        return isOfYear ? "\(swedish: name.swedish, english: name.english)" : nil
    }

    /// "Utmärkelsen 2027"; where there are several programmes the name of the edition, which tells which.
    fileprivate func word(_ word: YearWord, _ year: AwardYear) -> Phrase {
        if haveProgrammes, let name = first(where: { $0.year == year })?.name {
            return "\(swedish: name.swedish, english: name.english)"
        }
        return switch word {
        case .award: "Utmärkelsen \(plain: year)"
        case .year: "År \(plain: year)"
        }
    }
}

private enum YearWord { case award, year }

/// The same page of another year, or its first page where the page is of no year or about one thing of it.
private func same(_ path: String, _ year: AwardYear, in other: AwardYear, _ identity: Identity?) -> String {
    if identity?.acting?.kind == .juror { return "/jury/\(other)" }
    let (here, kinds): (String, Set<Substring>) = ("/kansli/\(year)/", ["deltagare", "lag", "jury", "formell"])
    guard path.hasPrefix(here), let kind = path.dropFirst(here.count).split(separator: "/").first, kinds.contains(kind) else {
        return "/kansli/\(other)"
    }
    return "/kansli/\(other)/\(kind)"
}

private func links(_ identity: Identity?, _ year: AwardYear?, _ choices: [YearChoice]) -> [Navigation.Item] {
    guard let kind = identity?.acting?.kind else { return visitorLinks(year, choices) }
    switch kind {
    case .unitHead, .contact, .coauthor: return [.init("Vårt bidrag", "/bidrag")] + visitorLinks(year, choices)
    case .registrar: return [.init("Ärenden", "/arenden")] + visitorLinks(year, choices)
    case .office: return officeLinks(year, choices)
    case .examiner: return [.init("Min granskning", "/granskning")] + visitorLinks(year, choices)
    case .juror: return [.init("Domarkommittén", "/jury")]
    case .operator: return [.init("Drift", "/drift")]
    case .controller: return [.init("Uppföljning", "/hem")] + visitorLinks(year, choices)
    }
}

/// In the words that the pages begin with, so that nobody wonders where they have come.
private func visitorLinks(_ year: AwardYear?, _ choices: [YearChoice]) -> [Navigation.Item] {
    guard let year else { return [] }
    let name = choices.first { $0.year == year }?.name
    return [
        .init(
            name.map { name -> Phrase in "\(swedish: name.swedish, english: name.english)" } ?? "Utmärkelsen \(plain: year)",
            "/utmarkelsen/\(year)"), .init("Frågorna", "/utmarkelsen/\(year)/fragor"),
    ]
}

private func officeLinks(_ year: AwardYear?, _ choices: [YearChoice]) -> [Navigation.Item] {
    let ofYear: [Navigation.Item] =
        year.map { year in
            [
                .init(choices.word(.award, year), "/kansli/\(year)"),
                .init("Deltagare", "/kansli/\(year)/deltagare"),
                .init("Lag", "/kansli/\(year)/lag"),
                .init("Jury", "/kansli/\(year)/jury"),
            ]
        } ?? []
    let kept = year == choices.newest ? "" : year.map { "?\(yearParameter)=\($0)" } ?? ""
    return [.init("Kansliet", "/kansli")] + ofYear + [
        .init("Utskick", "/kansli/utskick\(kept)"),
        .init("Användare", "/kansli/anvandare\(kept)"),
        .init("Organisationer", "/kansli/organisationer\(kept)"),
        .init("Utgåvor", "/kansli/utgavor\(kept)"),
        .init("Logg", "/kansli/logg\(kept)"),
    ]
}
