import Base
import Editions
import HTML
import Organisations
import Site
import Store

extension Entries {
    /// "Kan vi delta?": anybody may try the rules of the year; nothing is stored (R26).
    func selfCheckPage(_ me: Visitor) async throws -> Answer {
        let edition = try await me.publishedEdition()
        return showSelfCheck(me, edition, try await checked(me), Problems(), nil)
    }

    func selfCheck(_ me: Visitor) async throws -> Answer {
        let edition = try await me.publishedEdition()
        let unit = try await checked(me)
        var problems = Problems()
        let name = me.form["enhet"]
        problems.check(name.count > Newcomer.unitCharactersMax, "enhet", "Skriv högst \(Newcomer.unitCharactersMax) tecken.")
        var facts = EligibilityForm(rules: edition.eligibility, asksShare: unit.asksShare).read(me.form, &problems)
        let latest = award(me, edition, &problems)
        guard problems.isEmpty, facts != nil else { return showSelfCheck(me, edition, unit, problems, nil) }
        facts!.earlierAwards = unit.awards + [latest].compactMap { $0 }
        return showSelfCheck(me, edition, unit, problems, Eligibility(facts!, year: edition.year, edition.eligibility))
    }

    /// The unit that is tried: that of the role one acts in, or one whose name is written as it stands in the register. What
    /// it has won is public, so nothing more is told of a name than whether it has won.
    private func checked(_ me: Visitor) async throws -> CheckedUnit {
        let role = me.identity?.acting.flatMap { Role.Kind.unit.contains($0.kind) ? $0 : nil }
        let (own, name, today, history) = (role?.organisation, me.form["enhet"], me.today, history)
        return try await me.read { db in
            var unit: Organisation?
            if let own {
                unit = try OrganisationSQL.find(own, in: db)
            } else {
                unit = try OrganisationSQL.named(name, [.unit, .privateProvider], on: today, limit: 1, in: db)
                    .first { SearchText.isSame($0.name, name) }
            }
            return CheckedUnit(
                name: own == nil ? nil : unit?.name, asksShare: own == nil ? nil : unit?.asksShare,
                awards: try unit.map { try history.all(of: $0.id, in: db) } ?? [])
        }
    }

    private func award(_ me: Visitor, _ edition: Edition, _ problems: inout Problems) -> EarlierAward? {
        guard !me.form["utmarkelse"].isEmpty else { return nil }
        guard let year = me.form.number("utmarkelse"), (1990..<edition.number).contains(year) else {
            problems.add("Skriv ett årtal före \(plain: edition.number), eller lämna tomt.", "utmarkelse")
            return nil
        }
        return EarlierAward(year: AwardYear(year, of: edition.programme.slug), kind: .award)
    }

    private func showSelfCheck(
        _ me: Visitor, _ edition: Edition, _ unit: CheckedUnit, _ problems: Problems, _ found: Eligibility?
    ) -> Answer {
        let t = me.t
        let path = "/kan-vi-delta/\(edition.year)"
        return me.page(
            Page(
                "Kan vi delta?",
                crumbs: [.init(t("Utmärkelsen \(plain: edition.number)"), "/utmarkelsen/\(edition.year)"), .init(t("Kan vi delta?"))]
            ) {
                h1(t("Kan vi delta?"))
                p(t("Svara på några frågor så får ni besked direkt. Inget sparas."), .class("lead"))
                closed(me, edition)
                problems.summary(t)
                if let found {
                    result(me, edition, found)
                } else if let wait = unit.wait(edition) {
                    p(t(Eligibility.waitReason(wait, edition.eligibility)), .class("warning"))
                }
                actForm(me, to: path) {
                    if let name = unit.name { p(t("Frågorna gäller \(name).")) } else { unitField(me, problems) }
                    EligibilityForm(rules: edition.eligibility, asksShare: unit.asksShare).fields(me, nil, problems)
                    if unit.name == nil { awardField(me, problems) }
                    button(t("Visa om vi kan delta"), .class("btn"))
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    /// The rules of a year can be tried for as long as it stands, but nobody is sent to a form that is shut.
    private func closed(_ me: Visitor, _ edition: Edition) -> HTML? {
        let closes = edition.calendar.registrationCloses
        guard closes.hasPassed(at: me.now) else { return nil }
        return p(me.t("Anmälan stängde \(me.deadline(closes)). Ni kan ändå pröva reglerna."), .class("notice"))
    }

    private func unitField(_ me: Visitor, _ problems: Problems) -> HTML {
        me.field(
            "enhet", "Vad heter er verksamhet?", hint: "Om du vill. Då ser vi själva om ni har fått utmärkelsen under det namnet.", problems
        )
        .text(class: "mid", maxlength: Newcomer.unitCharactersMax)
    }

    private func awardField(_ me: Visitor, _ problems: Problems) -> HTML {
        me.field(
            "utmarkelse", "Har ni fått utmärkelsen förut?",
            hint: "Skriv årtalet för den senaste, även om ni hette något annat då. Lämna annars tomt.", problems
        ).text(class: "short", maxlength: 4, .inputmode("numeric"))
    }

    private func result(_ me: Visitor, _ edition: Edition, _ found: Eligibility) -> HTML {
        let t = me.t
        return section {
            me.verdictBox(found.total)
            me.verdictList(found)
            let mayRegister = me.identity.map { $0.acts(as: [.unitHead, .contact]) } ?? true
            let carried = EligibilityForm.carriedQuery(me.form)
            let isClosed = edition.calendar.registrationCloses.hasPassed(at: me.now)
            if isClosed {
                p(t("Anmälan till \(edition.name(me.language)) är stängd. Nästa utmärkelse kan ha andra regler."), .class("soft"))
            } else if found.total == .mayNot {
                p(t("Tycker ni att det blir fel? Kansliet kan besluta om undantag."))
                if mayRegister {
                    p(t("Fyll i anmälan och skriv varför. Svaren följer med."), .class("soft"))
                    p {
                        a(
                            t("Be kansliet pröva"),
                            .href("/anmalan/\(edition.year)?prova=1\(carried.isEmpty ? "" : "&" + carried.dropFirst())"),
                            .class("btn quiet"))
                    }
                } else {
                    p(t("Be chefen eller kontaktpersonen om det, eller skriv till \(edition.contact.mailbox)."))
                }
            } else if mayRegister {
                p(t("Svaren följer med till anmälan."), .class("soft"))
                p { a(t("Anmäl er"), .href("/anmalan/\(edition.year)\(carried)"), .class("btn")) }
            }
        }
    }
}

/// The unit that the self-check is about, as far as it is known.
private struct CheckedUnit: Sendable {
    /// Nil for a visitor, who may be from any.
    let name: String?
    let asksShare: Bool?
    let awards: [EarlierAward]

    func wait(_ edition: Edition) -> EarlierAward? {
        WaitingPeriod.stopping(in: edition.year, awards, edition.eligibility)
    }
}

extension Guard {
    /// The edition of the year in the path, when it is public.
    func publishedEdition() async throws -> Edition {
        let year = try awardYear()
        return try await read { try $0.publishedEdition(year).edition }
    }
}
