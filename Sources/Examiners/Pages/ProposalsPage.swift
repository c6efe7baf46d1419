import Base
import Editions
import Entries
import HTML
import Mail
import Site
import Store

/// What other parties have proposed about conflicts of interest: the office decides, and both are told by letter.
extension Examiners {
    func proposalsPage(_ me: OfficeMember) async throws -> Answer { try await showProposals(me, Problems()) }

    /// Upholds an objection, or not; the reason goes to both.
    func decideObjection(_ me: OfficeMember) async throws -> Answer {
        let year = try await me.editionOfYear()
        let (id, now, by): (ID<Objection>, _, _) = (try me.path("objection"), me.now, me.person.id)
        let (answer, isUpheld) = (me.form["skal-\(id)"], me.form["beslut"] == "bifall")
        var problems = Problems()
        problems.check(answer.isEmpty, "skal-\(id)", "Skriv skälet. Båda parter läser det.")
        problems.check(answer.count > reasonCharactersMax, "skal-\(id)", "Skälet får ha högst \(reasonCharactersMax) tecken.")
        problems.check(!["bifall", "avslag"].contains(me.form["beslut"]), "beslut", "Välj ett av svaren.")
        guard problems.isEmpty else { return try await showProposals(me, problems) }
        let (outbox, base, desk) = (outbox, me.site.settings.baseURL, me.site.conflicts)
        try await me.write("conflict.objection.decided", about: id.text, detail: isUpheld ? "upheld" : "turned down") { db in
            guard let one = try ObjectionSQL.waiting(year.id, in: db).first(where: { $0.id == id }) else { throw Halt.notFound }
            try me.mustBeImpartial(to: [one.entry.text], in: db)
            try ObjectionSQL.decide(id, isUpheld: isUpheld, answer, by: by, at: now, in: db)
            if isUpheld {
                try SeatSQL.decide(one.person.id, one.entry, reason: answer, by: by, at: now, in: db)
                try desk.tell(one.person.id, now, db)
            }
            for (person, link) in [
                (one.person, ("Din granskning:" as Phrase, "\(base)/granskning")),
                (one.by, ("Ert lag:" as Phrase, "\(base)/bidrag/\(one.entry)/lag")),
            ] {
                guard let to = try? Recipient(name: person.name, address: person.email) else { continue }
                try outbox.post(
                    PartyLetter.decided(to, one.unitName, one.entry, one.person.name, isUpheld: isUpheld, answer, link), in: db, at: now)
            }
        }
        return me.redirect(to: "/kansli/\(year.year)/jav", receipt: "Invändningen är avgjord.", "Båda parter får ett brev.")
    }

    /// Turns an invitation away, or lets it stand: then the case may be decided, and the person may answer.
    func decideInvitation(_ me: OfficeMember) async throws -> Answer {
        let year = try await me.editionOfYear()
        let (id, now, by): (ID<Invitation>, _, _) = (try me.path("invitation"), me.now, me.person.id)
        guard ["avvisa", "behall"].contains(me.form["beslut"]) else {
            return try await showProposals(me, Problems(Refusal("Välj ett av svaren.", field: "beslut")))
        }
        let isDismissed = me.form["beslut"] == "avvisa"
        let (outbox, base) = (outbox, me.site.settings.baseURL)
        try await me.write("coauthor.invitation.decided", about: id.text, detail: isDismissed ? "dismissed" : "let stand") { db in
            let found = try UnsettledSQL.invitations(editions: [year.id.text], at: now, in: db).filter { $0.invitation.id == id }
            guard let one = found.first else { throw Halt.notFound }
            try me.mustBeImpartial(to: found.map(\.entry.text), in: db)
            if isDismissed {
                try InvitationSQL.end(id, .dismissed, by: by, at: now, in: db)
            } else {
                try InvitationSQL.settle(id, at: now, in: db)
            }
            let invitation = one.invitation
            for (person, link) in [
                (invitation.person, isDismissed ? "\(base)/hem" : "\(base)/inbjudan/\(id)"),
                (invitation.by, "\(base)/bidrag/\(invitation.entry)/medforfattare"),
            ] {
                guard let to = try ObjectionSQL.recipient(person, in: db) else { continue }
                // The unit reads the name that it wrote: whose address it is, is not the office's to tell.
                try outbox.post(
                    PartyLetter.invitation(
                        to, invitation.unitName, one.entry, invitation.name, isDismissed: isDismissed, ("Röda tråden:", link)),
                    in: db, at: now)
            }
        }
        return me.redirect(to: "/kansli/\(year.year)/jav", receipt: "Inbjudan är avgjord.", "Båda parter får ett brev.")
    }

    private func showProposals(_ me: OfficeMember, _ problems: Problems) async throws -> Answer {
        let year = try await me.editionOfYear()
        let now = me.now
        let (objections, invitations, unseen) = try await me.read { db in
            let out = { (entry: ID<Entry>) in try me.site.conflicts.keepsOut(entry.text, me.person.id, me.acting, db) }
            return (
                try ObjectionSQL.waiting(year.id, in: db).filter { try !out($0.entry) },
                try UnsettledSQL.invitations(editions: [year.id.text], at: now, in: db).filter { try !out($0.entry) },
                try UnsettledSQL.unseen(year.id, in: db).filter { try !out($0.entry) }
            )
        }
        let t = me.t
        return me.page(
            Page("Jäv", crumbs: [.init(t("Kansliet \(plain: year.year)"), "/kansli/\(year.year)"), .init(t("Jäv"))]) {
                h1(t("Jäv"))
                h2(t("Jäv att avgöra"))
                p(
                    t(
                        "Det som en annan part har föreslagit. Den som det gäller behåller sina ärenden, och ärendet beslutas inte, förrän ni har avgjort det."
                    ), .class("lead"))
                problems.summary(t)
                if objections.isEmpty, invitations.isEmpty { me.empty("Inget väntar på er.") }
                for one in objections { card(one, year.year, me, problems) }
                for one in invitations { card(one.invitation, one.personName, year.year, me) }
                lost(unseen, year.year, me)
            }, status: problems.isEmpty ? 200 : 422)
    }

    /// Cases that people have lost: what they did themselves or what the office entered. To be looked at, once.
    @Markup private func lost(_ unseen: [UnsettledSQL.Unseen], _ year: AwardYear, _ me: OfficeMember) -> HTML {
        let t = me.t
        if !unseen.isEmpty {
            h2(t("Nya jäv"))
            p(
                t(
                    "De här personerna har förlorat ärenden, för att de själva har gjort något eller för att kansliet har fört in något. Kontrollera att lag och domarkommitté räcker till."
                ))
            for (person, lines) in Dictionary(grouping: unseen, by: \.person).sorted(by: { $0.value[0].personName < $1.value[0].personName }
            ) {
                div(.class("card")) {
                    h3(lines[0].personName)
                    p(lines.map(\.unitName).joined(separator: ", "))
                    actButton(
                        me, "Vi har sett jävet för \(lines[0].personName)", to: "/kansli/\(year)/jav/sett", style: "btn quiet",
                        fields: [("person", person.text)])
                }
            }
        }
    }

    /// Notes that the office has looked at a person's new conflicts; those that the reader has nothing to do with stay unseen.
    func seeConflicts(_ me: OfficeMember) async throws -> Answer {
        let year = try await me.editionOfYear()
        guard let person: ID<Person> = me.form.id("person") else { throw Halt.notFound }
        let (now, by) = (me.now, me.person.id)
        try await me.write("conflict.seen", about: person.text) { db in
            let entries = try UnsettledSQL.unseen(year.id, in: db).filter { unseen in
                guard unseen.person == person else { return false }
                return try !me.site.conflicts.keepsOut(unseen.entry.text, by, me.acting, db)
            }.map(\.entry)
            guard !entries.isEmpty else { throw Halt.notFound }
            try UnsettledSQL.see(person, entries, by: by, at: now, in: db)
        }
        return me.redirect(to: "/kansli/\(year.year)/jav", receipt: "Noterat.")
    }

    private func card(_ one: Objection, _ year: AwardYear, _ me: OfficeMember, _ problems: Problems) -> HTML {
        let t = me.t
        return div(.class("card")) {
            h2(t("\(one.unitName) invänder mot \(one.person.name)"))
            p(t("\(one.by.name) skrev \(t.moment(one.at)):"))
            blockquote { p(one.reason) }
            actForm(me, to: "/kansli/\(year)/jav/invandning/\(one.id)") {
                me.field("beslut", "Ert beslut", problems, required: true).radios([
                    ("bifall", t("Examinatorn är jävig"), t("Hen förlorar bidraget genast. Utse en ersättare om laget blir för litet.")),
                    ("avslag", t("Examinatorn får bedöma bidraget"), nil),
                ])
                me.field("skal-\(one.id)", "Skäl", hint: "Båda parter läser det.", problems, required: true)
                    .area(rows: 2, maxlength: reasonCharactersMax)
                button(t("Avgör invändningen"), .class("btn"))
            }
        }
    }

    private func card(_ one: Invitation, _ personName: String, _ year: AwardYear, _ me: OfficeMember) -> HTML {
        let (t, path) = (me.t, "/kansli/\(year)/jav/inbjudan/\(one.id)")
        return div(.class("card")) {
            h2(t("\(one.unitName) bjuder in \(personName)"))
            p(
                t(
                    "\(one.byName) vill att \(personName) skriver för verksamheten. \(personName) har inte svarat, och blir jävig av att tacka ja."
                ))
            actButton(me, "Avvisa inbjudan", to: path, fields: [("beslut", "avvisa")])
            actButton(me, "Låt inbjudan stå", to: path, style: "btn quiet", fields: [("beslut", "behall")])
        }
    }
}
