import Base
import HTML
import Organisations
import Site
import Store

/// An organisation chosen by a part of its name: a city has thousands, too many for a list.
///
/// What is typed may be a name, a part of one, or an id. When several fit, the field becomes the list of them.
struct OrganisationChoice: Sendable {
    static let matchesMax = 30

    let chosen: Organisation?
    let matches: [Organisation]
    let problem: Phrase?

    static let nothing = OrganisationChoice(chosen: nil, matches: [], problem: nil)

    static func read(_ text: String, on today: Day, in db: any Connection) throws -> OrganisationChoice {
        guard !text.isEmpty else { return nothing }
        if let id = ID<Organisation>(text), let found = try OrganisationSQL.find(id, in: db) {
            return OrganisationChoice(chosen: found, matches: [], problem: nil)
        }
        let found = try OrganisationSQL.named(text, on: today, limit: matchesMax, in: db)
        let exact = found.filter { $0.name.lowercased() == text.lowercased() }
        if let one = exact.count == 1 ? exact[0] : found.count == 1 ? found[0] : nil {
            return OrganisationChoice(chosen: one, matches: [], problem: nil)
        }
        return OrganisationChoice(
            chosen: nil, matches: found,
            problem: found.isEmpty
                ? "Ingen organisation heter så. Skriv en del av namnet." : "Flera organisationer passar. Välj en av dem.")
    }

    /// The field, with what was typed; the list of matches when several fitted.
    func field(_ me: some Guard, _ label: Phrase, hint: Phrase, value: String = "", _ problems: Problems) -> HTML {
        let field = me.field("organisation", label, hint: hint, value: value, problems)
        if matches.isEmpty { return field.text(class: "mid", maxlength: 120) }
        return field.choice(
            matches.map { ($0.id.text, "\($0.name) (\(me.t($0.kind.name)))") }, empty: me.t("Välj"))
    }
}
