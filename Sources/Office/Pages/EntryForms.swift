import Base
import Editions
import Entries
import HTML
import Site

/// What the office may decide about a participant; the routes are those of Entries.
extension Office {
    func exceptionForm(_ me: OfficeMember, _ file: EntryFile) -> HTML? {
        let rules = Eligibility.Rule.allCases.filter(file.header.flags.failed.contains)
        guard !rules.isEmpty, file.header.state.takesPart else { return nil }
        let t = me.t
        return actForm(me, to: base(file) + "/undantag", .class("card")) {
            h3(t("Besluta om undantag från en regel"))
            me.field("regel", "Regel", required: true)
                .choice(rules.map { ($0.rawValue, t($0.name)) }, empty: t("Välj regel"))
            me.field("skal", "Skäl", hint: "Verksamheten ser skälet.", required: true).area(rows: 3, maxlength: 1_000)
            button(t("Besluta om undantag"), .class("btn"))
        }
    }

    /// What the unit asks, and the way to say no; a yes is an exception from the rule.
    func requestForm(_ me: OfficeMember, _ file: EntryFile) -> HTML? {
        guard let request = file.request else { return nil }
        let t = me.t
        return div(.class("card")) {
            h3(t("Verksamheten ber er pröva undantag"))
            p(request.reason)
            if request.isGranted == nil {
                p(t("Säg ja genom att besluta om undantag här under, eller nej med skälet."), .class("soft"))
                actForm(me, to: base(file) + "/undantag/nej") {
                    me.field("skal-nej", "Skäl till ett nej", hint: "Verksamheten ser skälet.", required: true)
                        .area(rows: 3, maxlength: ExceptionRequest.reasonCharactersMax)
                    button(t("Säg nej"), .class("btn quiet"))
                }
            } else {
                p(t(request.isGranted == true ? "Ni har sagt ja: \(request.answer ?? "")" : "Ni har sagt nej: \(request.answer ?? "")"))
            }
        }
    }

    func extensionForm(_ me: OfficeMember, _ file: EntryFile) -> HTML? {
        guard [.registered, .writing, .noShow, .takenBack].contains(file.header.state) else { return nil }
        let t = me.t
        return actForm(me, to: base(file) + "/forlangning", .class("card")) {
            h3(t("Ge mer tid att lämna in"))
            me.field(
                "till", "Ny sista dag", hint: "Hela dagen räknas, till kl. 24.00.", value: file.header.extendedTo?.text ?? "",
                required: true
            ).text(type: "date", class: "mid")
            me.field("skal-tid", "Skäl", required: true).area(rows: 3, maxlength: 1_000)
            button(t("Ge mer tid"), .class("btn"))
        }
    }

    private func base(_ file: EntryFile) -> String { "/kansli/\(file.edition.year)/deltagare/\(file.header.id)" }
}
