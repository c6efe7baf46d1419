import Base
import Editions
import HTML
import Organisations
import Site

extension Entries {
    /// The form that a newcomer's link opens. Who must wait reads so before the first field (R24).
    func showNewcomer(_ me: Visitor, _ place: NewcomerPlace, _ problems: Problems, _ refused: Eligibility?) -> Answer {
        let (t, edition) = (me.t, place.edition)
        return me.page(
            Page("Anmäl er", crumbs: [.init(edition.name(me.language), "/utmarkelsen/\(edition.year)"), .init(t("Anmälan"))]) {
                h1(t("Anmäl \(place.newcomer.unitText)"))
                p(t("Anmälan är inte bindande. Den gäller när verksamheten är bekräftad, och du får ett brev då."), .class("lead"))
                if let wait = place.wait, refused == nil {
                    p(t(Eligibility.waitReason(wait, edition.eligibility)), .class("warning"))
                }
                problems.summary(t)
                if let refused {
                    me.verdictBox(refused.total)
                    me.verdictList(refused)
                }
                form(me, place, problems, asksToTry: refused != nil || place.wait != nil || me.form["prova"] == "1")
            }, status: problems.isEmpty && refused == nil ? 200 : 422)
    }

    private func form(_ me: Visitor, _ place: NewcomerPlace, _ problems: Problems, asksToTry: Bool) -> HTML {
        let t = me.t
        var ignored = Problems()
        let carried = place.eligibilityForm.read(Form(place.newcomer.answers), &ignored)
        return actForm(me, to: "/anmalan/ny/\(place.token.text)") {
            pressMark(me)
            unitChoice(me, place, problems)
            RegistrationForm(edition: place.edition).fields(me, place.suggestion, problems)
            h2(t("Kan ni delta?"))
            place.eligibilityForm.fields(me, carried, problems)
            if asksToTry {
                me.field("skal", "Varför ska ni få undantag?", hint: "Skriv bara om ni ber kansliet pröva. Kansliet läser det.", problems)
                    .area(rows: 4, maxlength: ExceptionRequest.reasonCharactersMax)
            }
            div(.class("actions")) {
                button(t("Skicka anmälan"), .class("btn"))
                if asksToTry {
                    button(t("Anmäl ändå och be kansliet pröva"), .class("btn quiet"), .name("prova"), .value("1"))
                }
            }
        }
    }

    private func unitChoice(_ me: Visitor, _ place: NewcomerPlace, _ problems: Problems) -> HTML {
        let known = place.matches.map { ($0.unit.id.text, $0.unit.name, $0.above) }
        let none = (Self.noneOfThem, me.t("Ingen av dem"), "\(place.newcomer.unitText), \(place.newcomer.committeeText)" as String?)
        return me.field(
            "verksamhet", "Vilken är er verksamhet?",
            value: place.exact?.unit.id.text ?? (known.isEmpty ? Self.noneOfThem : ""), problems
        ).radios((known + [none]).map { (value: $0.0, label: $0.1, more: $0.2) })
    }
}
