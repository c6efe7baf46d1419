import Base
import Editions
import HTML
import Site

/// The questions about a unit that the rules need, as fields, and the answers read from them.
/// The same in the self-check and in the registration.
struct EligibilityForm {
    static let numberMax = 1_000_000
    static let resultMax = 100_000_000

    let rules: EligibilityRules
    /// Whether the city pays for places at a private unit (R22). Nil when the visitor must say.
    let asksShare: Bool?

    func fields(_ me: some Guard, _ facts: EligibilityFacts? = nil, _ problems: Problems) -> HTML {
        let t = me.t
        return HTML {
            // What the manager answers for, and what stands in the plan, is the edition's: 2021 asks for budget and staff alone.
            yesNo(me, "chef", "Har ni en chef med det ansvar som reglerna kräver?", rules.manager, facts?.hasManager, problems)
            if rules.needsPlan {
                yesNo(me, "plan", "Har ni en verksamhetsplan med mål?", rules.plan, facts?.hasPlan, problems)
            }
            me.field(
                "medarbetare", "Hur många medarbetare är ni?", hint: "Räkna med chefen.",
                value: facts.map { String($0.staff) } ?? "", problems, required: true
            ).text(class: "short", maxlength: 9, .inputmode("numeric"))
            if asksShare == nil {
                yesNo(
                    me, "enskild", "Köper staden enskilda platser hos er, eller är ni en fristående förskola eller skola?", nil,
                    facts.map { $0.share != nil }, problems)
                p(t("Stadens egna verksamheter och entreprenader svarar nej, och hoppar över de två följande frågorna."), .class("hint"))
            }
            if asksShare != false { shareFields(me, facts, problems) }
            if Eligibility.asksForResults(rules) { resultFields(me, facts, problems) }
        }
    }

    private func shareFields(_ me: some Guard, _ facts: EligibilityFacts?, _ problems: Problems) -> HTML {
        HTML {
            me.field(
                "stadens",
                "Hur många av platserna köper staden? I förskola och skola: hur många av barnen eller eleverna kommer från staden?",
                value: facts?.share.map { String($0.city) } ?? "", problems
            ).text(class: "short", maxlength: 9, .inputmode("numeric"))
            me.field(
                "alla", "Hur många platser, barn eller elever har ni i allt?",
                value: facts?.share.map { String($0.all) } ?? "", problems
            ).text(class: "short", maxlength: 9, .inputmode("numeric"))
        }
    }

    func resultFields(_ me: some Guard, _ facts: EligibilityFacts?, _ problems: Problems) -> HTML {
        HTML {
            me.field(
                "resultat", "Förra årets resultat i tusen kronor", hint: "Skriv minus före ett underskott, till exempel -12.",
                value: facts?.lastResult.map(String.init) ?? "", problems, required: true
            ).text(class: "short", maxlength: 12)
            me.field(
                "prognos", "Årets prognos i tusen kronor", hint: "0 betyder att ni räknar med att gå jämnt ut.",
                value: facts?.forecast.map(String.init) ?? "", problems, required: true
            ).text(class: "short", maxlength: 12)
        }
    }

    private func yesNo(
        _ me: some Guard, _ name: String, _ label: Phrase, _ rule: Text?, _ value: Bool?, _ problems: Problems
    ) -> HTML {
        let kept = value.map { $0 ? "ja" : "nej" } ?? ""
        return Field(
            name, me.t(label), hint: rule?[me.language], value: me.form.has(name) ? me.form.raw(name) : kept,
            problem: problems.on(name).map { me.t($0) }
        ).radios([("ja", me.t("Ja"), nil), ("nej", me.t("Nej"), nil)])
    }
}

extension EligibilityForm {
    /// The names of all its fields, in any year and for any unit.
    static let names = ["chef", "plan", "medarbetare", "enskild", "stadens", "alla", "resultat", "prognos"]

    /// The answers as typed, to be carried on to the registration.
    static func carried(_ form: Form) -> [(String, String)] {
        names.filter { !form[$0].isEmpty }.map { ($0, String(form[$0].prefix(carriedCharactersMax))) }
    }

    /// The same as the end of an address: "?chef=ja&medarbetare=32"; empty when nothing was answered.
    static func carriedQuery(_ form: Form) -> String {
        let pairs = carried(form).map { "\($0)=\(queryValue($1))" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    private static let carriedCharactersMax = 20

    /// Reads the answers; what is wrong is added to `problems`, and nil comes back.
    func read(_ form: Form, _ problems: inout Problems) -> EligibilityFacts? {
        var wrong = Problems()
        let manager = yesNo(form, "chef", &wrong)
        let plan = rules.needsPlan ? yesNo(form, "plan", &wrong) : true
        let staff = number(form, "medarbetare", "Skriv hur många medarbetare ni är, med siffror.", &wrong)
        let isPrivate = asksShare ?? yesNo(form, "enskild", &wrong) ?? false
        let share = isPrivate ? self.share(form, &wrong) : nil
        var (last, forecast): (Int?, Int?) = (nil, nil)
        if Eligibility.asksForResults(rules) {
            last = money(form, "resultat", &wrong)
            forecast = money(form, "prognos", &wrong)
        }
        for (field, phrase) in wrong.all { problems.add(phrase, field) }
        guard wrong.isEmpty, let manager, let plan, let staff else { return nil }
        return EligibilityFacts(
            hasManager: manager, hasPlan: plan, staff: staff, share: share, lastResult: last, forecast: forecast)
    }

    /// What to do about an answer that is missing or cannot be read: each sentence names its own question.
    private static func missing(_ name: String) -> Phrase {
        switch name {
        case "chef": "Svara på om ni har en chef med budgetansvar."
        case "plan": "Svara på om ni har en verksamhetsplan med mål."
        case "enskild": "Svara på om staden köper enskilda platser hos er, eller om ni är en fristående förskola eller skola."
        case "stadens": "Skriv hur många av platserna, barnen eller eleverna som är stadens, med siffror."
        case "alla": "Skriv hur många platser, barn eller elever ni har i allt, med siffror."
        case "prognos": "Skriv årets prognos i hela tusen kronor, till exempel -12 eller 0."
        default: "Skriv förra årets resultat i hela tusen kronor, till exempel -12 eller 0."
        }
    }

    /// The two results alone.
    func readResults(_ form: Form, _ problems: inout Problems) -> (last: Int, forecast: Int)? {
        guard let last = money(form, "resultat", &problems), let forecast = money(form, "prognos", &problems) else { return nil }
        return (last, forecast)
    }

    private func yesNo(_ form: Form, _ name: String, _ problems: inout Problems) -> Bool? {
        switch form[name] {
        case "ja": return true
        case "nej": return false
        default:
            problems.add(Self.missing(name), name)
            return nil
        }
    }

    private func number(_ form: Form, _ name: String, _ phrase: Phrase, _ problems: inout Problems) -> Int? {
        guard let number = form.number(name), (0...Self.numberMax).contains(number) else {
            problems.add(phrase, name)
            return nil
        }
        return number
    }

    private func share(_ form: Form, _ problems: inout Problems) -> EligibilityFacts.Share? {
        let city = number(form, "stadens", Self.missing("stadens"), &problems)
        let all = number(form, "alla", Self.missing("alla"), &problems)
        guard let city, let all else { return nil }
        if all == 0 { problems.add("Skriv hur många platser ni har i allt, minst 1.", "alla") }
        if city > all { problems.add("Stadens antal kan inte vara större än ert antal i allt.", "stadens") }
        return .init(city: city, all: all)
    }

    /// Thousands of kronor, with any of the signs that keyboards and phones write as a minus.
    private func money(_ form: Form, _ name: String, _ problems: inout Problems) -> Int? {
        guard let amount = Swedish.wholeNumber(form[name]), amount.magnitude <= Self.resultMax else {
            problems.add(Self.missing(name), name)
            return nil
        }
        return amount
    }
}
