import Accounts
import Base
import Editions
import HTML
import Mail
import Organisations
import Site
import Store

extension Entries {
    /// The registrations of those who had no account, that nobody has answered yet.
    func newcomersPage(_ me: OfficeMember) async throws -> Answer {
        let waiting = try await me.read { try NewcomerSQL.waiting(in: $0) }
        let t = me.t
        return me.page(
            Page("Nya verksamheter") {
                h1(t("Nya verksamheter"))
                p(
                    t(
                        "Anmälningar från dem som inte hade något konto. Inget är offentligt och ingen nämnd vet något förrän ni har bekräftat verksamheten."
                    ), .class("lead"))
                if waiting.isEmpty {
                    me.empty("Ingen ny verksamhet väntar.")
                } else {
                    Table(
                        t("Nya verksamheter"), [t("Verksamhet"), t("Vem"), t("Sedan"), t("Väntar på")],
                        rows: waiting.map { newcomer in
                            [
                                a(newcomer.unitText, .href("/kansli/anmalningar/\(newcomer.id)")),
                                HTML("\(newcomer.name), \(newcomer.email)"),
                                HTML(newcomer.sent.map { t.day(Stockholm.local($0.at).day, .plain) } ?? ""),
                                newcomer.sent?.waitsForHead == true ? me.tag(.wait, "Verksamhetens chef") : me.tag(.info, "Kansliet"),
                            ]
                        }
                    ).html
                }
            })
    }

    /// One of them: who, what unit, and whether it may take part.
    func newcomerFile(_ me: OfficeMember) async throws -> Answer { try await showFile(me, NewcomerChoice(), Problems()) }

    /// The unit is confirmed: the newcomer becomes its head, it is registered, and now its committee is told.
    func confirmNewcomer(_ me: OfficeMember) async throws -> Answer {
        let (id, today, form): (ID<Newcomer>, _, _) = (try me.path("newcomer"), me.today, me.form)
        let choice = try await me.read { try NewcomerChoice.read(form, on: today, in: $0) }
        let problems = choice.problems(form)
        guard problems.isEmpty else { return try await showFile(me, choice, problems) }
        let (outbox, history) = (outbox, history)
        let confirmed = try await me.write("newcomer.confirmed", about: id.text) { db in
            try Confirmation(me, id, choice, history, in: db).carryOut(outbox, in: db)
        }
        let page = confirmed.entry.map { "/kansli/\(confirmed.year)/deltagare/\($0)" } ?? "/kansli/anmalningar"
        switch confirmed.outcome {
        case .registered: return me.redirect(to: page, receipt: "Verksamheten är bekräftad och anmäld.", "Chefen och nämnden får brev.")
        case .wasRegistered:
            return me.redirect(
                to: page, receipt: "Verksamheten är bekräftad. Den var redan anmäld, så anmälan är inte ändrad.",
                "Personen är nu chef för verksamheten och får ett brev.")
        case .notRegistered:
            return me.redirect(
                to: page, receipt: "Verksamheten är bekräftad, men inte anmäld: svaren gick inte att läsa.",
                "Personen är nu chef för verksamheten, får ett brev och kan anmäla den.")
        }
    }

    func declineNewcomer(_ me: OfficeMember) async throws -> Answer {
        let (id, now, reason): (ID<Newcomer>, _, _) = (try me.path("newcomer"), me.now, me.form["skal"])
        var problems = Problems()
        problems.check(
            reason.isEmpty || reason.count > Self.reasonCharactersMax, "skal", "Skriv skälet, högst \(Self.reasonCharactersMax) tecken.")
        guard problems.isEmpty else { return try await showFile(me, NewcomerChoice(), problems) }
        let (person, outbox) = (me.person.id, outbox)
        try await me.write("newcomer.declined", about: id.text) { db in
            guard let newcomer = try NewcomerSQL.find(id, in: db) else { throw Halt.notFound }
            try NewcomerSQL.settle(id, .declined, reason, by: person, at: now, in: db)
            if let letter = NewcomerLetters.declined(newcomer, "\(reason)", try db.edition(newcomer)) {
                try outbox.post(letter, in: db, at: now)
            }
        }
        return me.redirect(to: "/kansli/anmalningar", receipt: "Personen får ett brev med skälet.")
    }

    private func showFile(_ me: OfficeMember, _ choice: NewcomerChoice, _ problems: Problems) async throws -> Answer {
        let (id, history): (ID<Newcomer>, _) = (try me.path("newcomer"), history)
        let (newcomer, edition, unit, eligibility) = try await me.read { db in
            guard let newcomer = try NewcomerSQL.find(id, in: db) else { throw Halt.notFound }
            let edition = try db.edition(newcomer)
            let unit = try newcomer.sent?.unit.flatMap { try OrganisationSQL.find($0, in: db) }
            return (newcomer, edition, unit, try newcomer.eligibility(edition, unit, history, in: db))
        }
        let (t, fields) = (me.t, newcomer.sent?.fields ?? [:])
        return me.page(
            Page("Ny verksamhet", crumbs: [.init(t("Nya verksamheter"), "/kansli/anmalningar"), .init(newcomer.unitText)]) {
                h1(newcomer.unitText)
                problems.summary(t)
                if newcomer.outcome != nil { p(t("Anmälan är redan besvarad."), .class("notice")) }
                me.facts([
                    ("Anmäler sig till", edition.name(me.language)), ("Namn", newcomer.name), ("E-postadress", newcomer.email),
                    ("Telefon", fields["chef_telefon"]), ("Nämnd eller bolag", newcomer.committeeText),
                    ("Vald i registret", unit?.name), ("Ber er pröva undantag", fields["skal"]),
                ])
                if let sent = newcomer.sent, sent.asksHead { p(t(sent.headWord), .class("notice")) }
                if let eligibility { me.verdictList(eligibility, toOffice: true) }
                if newcomer.outcome == nil { decision(me, newcomer, unit, choice, problems) }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func decision(
        _ me: OfficeMember, _ newcomer: Newcomer, _ unit: Organisation?, _ choice: NewcomerChoice, _ problems: Problems
    ) -> HTML {
        let (t, path) = (me.t, "/kansli/anmalningar/\(newcomer.id)")
        return HTML {
            actForm(me, to: path + "/bekrafta", .class("card")) {
                h2(t("Bekräfta verksamheten"))
                choice.unit.field(
                    me, "organisation", "Verksamhet i registret", hint: "Skriv en del av namnet. Lämna tomt om den är ny.",
                    value: unit?.name ?? "", problems)
                me.field("enhet", "Namn på en ny verksamhet", value: newcomer.unitText, problems)
                    .text(class: "mid", maxlength: Newcomer.unitCharactersMax)
                choice.committee.field(
                    me, "namnd", "Nämnd eller bolag för en ny verksamhet", hint: "Skriv en del av namnet.",
                    value: newcomer.committeeText, problems)
                button(t("Bekräfta och anmäl"), .class("btn"))
            }
            actForm(me, to: path + "/avsla", .class("card")) {
                h2(t("Säg nej"))
                me.field("skal", "Skäl", hint: "Personen läser det i brevet.", problems)
                    .area(rows: 3, maxlength: Self.reasonCharactersMax)
                button(t("Säg nej"), .class("btn quiet"))
            }
        }
    }
}

/// The unit that the office has chosen: one of the register, or a new one below a committee or company.
struct NewcomerChoice: Sendable {
    var unit = OrganisationChoice.nothing
    var committee = OrganisationChoice.nothing
    var newName = ""

    static func read(_ form: Form, on today: Day, in db: any Connection) throws -> NewcomerChoice {
        NewcomerChoice(
            unit: try .read(form["organisation"], [.unit, .privateProvider], on: today, in: db),
            committee: try .read(form["namnd"], [.committee, .company], on: today, in: db), newName: form["enhet"])
    }

    func problems(_ form: Form) -> Problems {
        var problems = Problems()
        if let problem = unit.problem { problems.add(problem, "organisation") }
        // What a chosen unit makes needless is still no longer than its field.
        for name in ["enhet", "namnd"] {
            problems.check(form[name].count > Newcomer.unitCharactersMax, name, "Skriv högst \(Newcomer.unitCharactersMax) tecken.")
        }
        guard unit.chosen == nil, unit.problem == nil else { return problems }
        problems.check(
            newName.isEmpty, "enhet", "Välj en verksamhet, eller skriv namnet på den nya.")
        if let problem = committee.problem { problems.add(problem, "namnd") }
        problems.check(
            committee.chosen == nil && committee.problem == nil, "namnd",
            "Välj vilken nämnd eller vilket bolag den nya verksamheten hör till.")
        return problems
    }
}
