import Base
import Editions
import HTML
import Site

/// The rubric's ceilings for one answer, to tick where they apply, and the reason for a level above one (rules §5.2).
struct CeilingFields {
    static let name = "tak"
    static let reason = "tak-skal"
    static let reasonCharactersMax = 1_000

    let rubric: Rubric
    let item: AnswerItem
    let saved: Ceilings
    /// How many of the team found each to apply, beside it; empty on one's own sheet.
    var found: [String: Int] = [:]

    var hasAny: Bool { !rubric.caps(for: item).isEmpty }

    func html(_ me: some Guard, _ problems: Problems) -> HTML? {
        guard hasAny else { return nil }
        let (t, language) = (me.t, me.language)
        let isSent = !me.form.fields.isEmpty
        let ticked = isSent ? Set(me.form.all(Self.name)) : saved.keys
        return HTML {
            group(Self.name, hasProblem: false) {
                legend(t("Stämmer något av det här?"))
                p(t("Då har nivån ett tak. Går du över det skriver du varför."), .class("hint"))
                for cap in rubric.caps(for: item) {
                    element(
                        "label", [.class("tick")],
                        HTML {
                            void(
                                "input",
                                [.type("checkbox"), .name(Self.name), .value(cap.key)] + (ticked.contains(cap.key) ? [.checked] : []))
                            span {
                                cap.text(language)
                                " "
                                span(limit(cap, t), .class("soft"))
                            }
                        })
                }
            }
            me.field(
                Self.reason, "Skäl till en nivå över taket",
                hint: "Behövs bara om nivån ligger över taket. Är verksamheten ny så skriv det.",
                value: saved.reason, problems
            ).area(rows: 2, maxlength: Self.reasonCharactersMax)
        }
    }

    private func limit(_ cap: Cap, _ t: Translator) -> String {
        let most =
            cap.levelMaxForNewUnit.map { t("Högst \(cap.levelMax), för en ny verksamhet högst \($0).") } ?? t("Högst \(cap.levelMax).")
        return found[cap.key].map { "\(most) \($0 == 1 ? t("1 i laget har kryssat.") : t("\($0) i laget har kryssat."))" } ?? most
    }

    /// Reads what was ticked; keys that the answer's rubric does not have are left out.
    static func read(_ form: Form, _ rubric: Rubric, _ item: AnswerItem, _ problems: inout Problems) -> Ceilings {
        let reason = form[Self.reason]
        problems.check(reason.count > reasonCharactersMax, Self.reason, "Skriv högst \(reasonCharactersMax) tecken.")
        let known = Set(rubric.caps(for: item).map(\.key))
        return Ceilings(keys: known.intersection(form.all(name)), reason: reason)
    }

    /// Refuses a level above a ceiling without a reason.
    static func check(_ level: ItemLevel?, _ ceilings: Ceilings, _ rubric: Rubric, _ item: AnswerItem) throws(Refusal) {
        guard let level, ceilings.lacksReason(for: level, rubric, item),
            let cap = ceilings.exceeded(by: level, rubric, item).min(by: { $0.levelMax < $1.levelMax })
        else { return }
        throw Refusal(
            "Nivån ligger över taket \(cap.levelMax), som gäller det du har kryssat. Skriv varför, eller sänk nivån.", field: reason)
    }
}

/// The ceilings that were found to apply, to read.
@Markup func ceilingsRead(_ ceilings: Ceilings, _ rubric: Rubric, _ item: AnswerItem, _ me: some Guard) -> HTML {
    let caps = ceilings.applying(rubric, to: item)
    if !caps.isEmpty {
        h3(me.t("Tak för nivån"))
        ul { for cap in caps { li("\(cap.text(me.language)) \(me.t("Högst \(cap.levelMax)."))") } }
        if !ceilings.reason.isBlank { p(me.t("Skäl till en nivå över taket: \(ceilings.reason)")) }
    }
}
