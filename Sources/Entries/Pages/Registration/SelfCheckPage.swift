import Base
import Editions
import HTML
import Site

extension Entries {
    /// "Kan vi delta?": anybody may try the rules of the year; nothing is stored (R26).
    func selfCheckPage(_ me: Visitor) async throws -> Answer {
        let edition = try await me.publishedEdition()
        return showSelfCheck(me, edition, Problems(), nil)
    }

    func selfCheck(_ me: Visitor) async throws -> Answer {
        let edition = try await me.publishedEdition()
        var problems = Problems()
        var facts = EligibilityForm(rules: edition.eligibility, asksShare: nil).read(me.form, &problems)
        let latest = award(me, edition, &problems)
        guard problems.isEmpty, facts != nil else { return showSelfCheck(me, edition, problems, nil) }
        facts!.earlierAwards = latest.map { [$0] } ?? []
        return showSelfCheck(me, edition, problems, Eligibility(facts!, year: edition.number, edition.eligibility))
    }

    private func award(_ me: Visitor, _ edition: Edition, _ problems: inout Problems) -> EarlierAward? {
        guard !me.form["utmarkelse"].isEmpty else { return nil }
        guard let year = me.form.number("utmarkelse"), (1990..<edition.number).contains(year) else {
            problems.add("Skriv ett årtal före \(plain: edition.number), eller lämna tomt.", "utmarkelse")
            return nil
        }
        return EarlierAward(year: year, kind: .award)
    }

    private func showSelfCheck(_ me: Visitor, _ edition: Edition, _ problems: Problems, _ found: Eligibility?) -> Answer {
        let t = me.t
        let path = "/kan-vi-delta/\(edition.number)"
        return me.page(
            Page("Kan vi delta?", crumbs: [.init(t("Utmärkelsen \(plain: edition.number)"), "/utmarkelsen/\(edition.number)"), .init(t("Kan vi delta?"))]) {
                h1(t("Kan vi delta?"))
                p(t("Svara på några frågor så får ni besked direkt. Inget sparas."), .class("lead"))
                problems.summary(t)
                if let found { result(me, edition, found) }
                FormOf(me, to: path) {
                    EligibilityForm(rules: edition.eligibility, asksShare: nil).fields(me, nil, problems)
                    me.field(
                        "utmarkelse", "Har ni fått utmärkelsen förut?",
                        hint: "Skriv årtalet för den senaste, även om ni hette något annat då. Lämna annars tomt.", problems
                    ).text(class: "short", maxlength: 4, .inputmode("numeric"))
                    button(t("Visa om vi kan delta"), .class("btn"))
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func result(_ me: Visitor, _ edition: Edition, _ found: Eligibility) -> HTML {
        let t = me.t
        return section {
            me.verdictBox(found.total)
            me.verdictList(found)
            if found.total == .mayNot {
                p(t("Tycker ni att det blir fel? Kansliet kan besluta om undantag. Skriv till \(edition.contact.mailbox)."))
            } else if me.identity.map({ $0.acts(as: [.unitHead, .contact]) }) ?? true {
                p { a(t("Anmäl er"), .href("/anmalan/\(edition.number)"), .class("btn")) }
            }
        }
    }
}

extension Guard {
    /// The edition of the year in the path, when it is public.
    func publishedEdition() async throws -> Edition {
        guard let year = Int(try word("year")) else { throw Halt.notFound }
        return try await read { try $0.publishedEdition(year).edition }
    }
}
