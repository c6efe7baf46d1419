import Base
import Editions
import HTML
import Organisations
import Site
import Store

extension Entries {
    /// What a unit has won before this installation, for the wait rule (R24): entered and taken away by the office.
    func earlierAwardsPage(_ me: OfficeMember) async throws -> Answer { try await showEarlierAwards(me, Problems()) }

    func addEarlierAward(_ me: OfficeMember) async throws -> Answer {
        let unit: ID<Organisation> = try me.path("organisation")
        var problems = Problems()
        guard let award = try readEarlierAward(me, &problems) else { return try await showEarlierAwards(me, problems) }
        try await me.write("award.earlier-added", about: unit.text, detail: "\(award.year) \(award.kind.rawValue)") { db in
            try me.mustBeImpartial(toUnit: unit.text, in: db)
            guard try OrganisationSQL.find(unit, in: db)?.kind.isUnit == true else { throw Halt.notFound }
            try EligibilitySQL.recordEarlier(award, of: unit, in: db)
        }
        return me.redirect(to: Self.awardsPath(unit), receipt: "Utmärkelsen \(plain: award.year) är sparad.")
    }

    func removeEarlierAward(_ me: OfficeMember) async throws -> Answer {
        let unit: ID<Organisation> = try me.path("organisation")
        var problems = Problems()
        guard let award = try readEarlierAward(me, &problems) else { throw Halt.notFound }
        try await me.write("award.earlier-removed", about: unit.text, detail: "\(award.year) \(award.kind.rawValue)") { db in
            try me.mustBeImpartial(toUnit: unit.text, in: db)
            guard try EligibilitySQL.removeEarlier(award, of: unit, in: db) else { throw Halt.notFound }
        }
        return me.redirect(to: Self.awardsPath(unit), receipt: "Utmärkelsen \(plain: award.year) är borttagen.")
    }

    private static func awardsPath(_ unit: ID<Organisation>) -> String { "/kansli/organisationer/\(unit)/utmarkelser" }

    private func readEarlierAward(_ me: OfficeMember, _ problems: inout Problems) throws -> EarlierAward? {
        let (year, kind) = (me.form.number("ar"), EarlierAward.Kind(rawValue: me.form["sort"]))
        let isYear = year.map { (EarlierAward.yearMin...me.today.year).contains($0) } ?? false
        problems.check(!isYear, "ar", "Skriv ett årtal från \(plain: EarlierAward.yearMin) till i år.")
        problems.check(kind == nil, "sort", "Välj vad verksamheten fick.")
        guard isYear, let year, let kind else { return nil }
        let programme = me.form["program"].isEmpty ? AwardYear.firstProgramme : me.form["program"]
        guard Programme.isSlug(programme) else { throw Halt.notFound }
        return EarlierAward(year: AwardYear(year, of: programme), kind: kind)
    }

    private func showEarlierAwards(_ me: OfficeMember, _ problems: Problems) async throws -> Answer {
        let (id, history): (ID<Organisation>, _) = (try me.path("organisation"), history)
        let (unit, entered, line, words) = try await me.read { db in
            guard let unit = try OrganisationSQL.find(id, in: db), unit.kind.isUnit else { throw Halt.notFound }
            return (
                unit, try EligibilitySQL.earlierAwards(of: [id], in: db), try history.all(of: id, in: db),
                AwardWords(try Editions.programmes(in: db), try Editions.published(in: db))
            )
        }
        let inherited = Set(line).subtracting(entered).sorted { ($0.year, $0.kind.rawValue) < ($1.year, $1.kind.rawValue) }
        let t = me.t
        return me.page(
            Page(
                "Tidigare utmärkelser",
                crumbs: [
                    .init(t("Organisationer"), "/kansli/organisationer"), .init(unit.name, "/kansli/organisationer/\(id)"),
                    .init(t("Tidigare utmärkelser")),
                ]
            ) {
                h1(t("Tidigare utmärkelser för \(unit.name)"))
                p(
                    t(
                        "Efter en utmärkelse står verksamheten över. Reglerna räknar det som står här och det som juryn har beslutat, också för verksamheter som har gått upp i den här."
                    ), .class("lead"))
                problems.summary(t)
                if line.isEmpty { me.empty("Ingen tidigare utmärkelse.") }
                ul {
                    for award in entered { li { enteredLine(me, id, award, words) } }
                    for award in inherited { li(t("\(words.name(award)). Beslutat av juryn eller ärvt.")) }
                }
                actForm(me, to: Self.awardsPath(id), .class("card")) {
                    h2(t("Lägg till en utmärkelse"))
                    me.field("ar", "År", problems, required: true).text(class: "short", maxlength: 4, .inputmode("numeric"))
                    if words.programmes.count > 1 {
                        me.field("program", "Program", problems).choice(words.programmes.map { ($0.slug, $0.name[me.language]) })
                    }
                    me.field("sort", "Vad verksamheten fick", problems)
                        .radios(EarlierAward.Kind.allCases.map { ($0.rawValue, t(words.name($0)), nil) })
                    button(t("Spara utmärkelsen"), .class("btn"))
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func enteredLine(_ me: OfficeMember, _ unit: ID<Organisation>, _ award: EarlierAward, _ words: AwardWords) -> HTML {
        actForm(me, to: Self.awardsPath(unit) + "/bort") {
            hidden("ar", String(award.year.number))
            hidden("program", award.year.programme)
            hidden("sort", award.kind.rawValue)
            span(me.t(words.name(award)))
            " "
            button(.class("linklike")) {
                me.t("Ta bort")
                span(" \(award.year.number)", .class("vh"))
            }
        }
    }
}

extension EarlierAward {
    /// Before the first award there is nothing to enter.
    static let yearMin = 1990
}

/// Earlier awards in the words of their years (R15).
private struct AwardWords: Sendable {
    let programmes: [Programme]
    /// Newest first.
    let editions: [StoredEdition]

    init(_ programmes: [Programme], _ editions: [StoredEdition]) { (self.programmes, self.editions) = (programmes, editions) }

    /// "2021, Utmärkelse", with the programme's name where there are several.
    func name(_ award: EarlierAward) -> Phrase {
        let kind = name(award.kind, of: award.year)
        guard programmes.count > 1, let programme = programmes.first(where: { $0.slug == award.year.programme }) else {
            return "\(plain: award.year), \(kind)"
        }
        let words: Phrase = "\(swedish: programme.name.swedish, english: programme.name.english)"
        return "\(words) \(plain: award.year), \(kind)"
    }

    /// A year that no edition tells of is told of in the words of the newest.
    func name(_ kind: EarlierAward.Kind, of year: AwardYear? = nil) -> Phrase {
        let words = (editions.first { $0.year == year } ?? editions.first)?.edition.words
        switch kind {
        case .award: return "Utmärkelse"
        case .honorary: return words.map { words -> Phrase in "\(words.heading(.honoraryMention))" } ?? "Hedersomnämnande"
        }
    }
}
