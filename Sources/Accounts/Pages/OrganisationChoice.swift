package import Base
package import HTML
package import Organisations
package import Site
package import Store

/// An organisation chosen by a part of its name: a city has thousands, too many for a list.
///
/// What is typed may be a name, a part of one, or an id. When several fit, the field becomes the list of them.
package struct OrganisationChoice: Sendable {
    static let matchesMax = 30

    package let chosen: Organisation?
    package let matches: [Organisation]
    package let problem: Phrase?

    package static let nothing = OrganisationChoice(chosen: nil, matches: [], problem: nil)

    /// Of organisations of some kinds that have not ended by `today`.
    package static func read(
        _ text: String, _ kinds: [Organisation.Kind] = Organisation.Kind.allCases, on today: Day, in db: any Connection
    ) throws -> OrganisationChoice {
        guard !text.isEmpty else { return nothing }
        if let id = ID<Organisation>(text), let found = try OrganisationSQL.find(id, in: db), kinds.contains(found.kind) {
            return OrganisationChoice(chosen: found, matches: [], problem: nil)
        }
        let found = try OrganisationSQL.named(text, kinds, on: today, limit: matchesMax, in: db)
        let exact = found.filter { SearchText.isSame($0.name, text) }
        if let one = exact.count == 1 ? exact[0] : found.count == 1 ? found[0] : nil {
            return OrganisationChoice(chosen: one, matches: [], problem: nil)
        }
        return OrganisationChoice(
            chosen: nil, matches: found,
            problem: found.isEmpty
                ? "Ingen organisation heter så. Skriv en del av namnet." : "Flera organisationer passar. Välj en av dem.")
    }

    /// The field, with what was typed; the list of matches when several fitted.
    package func field(
        _ me: some Guard, _ name: String, _ label: Phrase, hint: Phrase, value: String = "", _ problems: Problems
    ) -> HTML {
        let field = me.field(name, label, hint: hint, value: value, problems)
        if matches.isEmpty { return field.text(class: "mid", maxlength: 120) }
        return field.choice(
            matches.map { ($0.id.text, "\($0.name) (\(me.t($0.kind.name)))") }, empty: me.t("Välj"))
    }
}
