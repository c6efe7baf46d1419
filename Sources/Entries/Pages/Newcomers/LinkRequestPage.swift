import Accounts
import Base
import Editions
import HTML
import Mail
import Site
import Store

/// The address has had its letters of the day: nothing is sent, and the visitor is answered as always.
private struct HadItsLetters: Error {}

extension Entries {
    /// Registration for who has no account: an address that a link is sent to, and the unit in their own words. Nothing here
    /// looks anything up, so no answer tells whether unit or address is known.
    func showLinkRequest(_ me: some Guard, _ edition: Edition, _ problems: Problems) -> Answer {
        let (t, closes) = (me.t, edition.calendar.registrationCloses)
        let answers = EligibilityForm.carried(me.form.has("epost") ? me.form : me.query)
        let back = "/anmalan/\(edition.year)" + EligibilityForm.carriedQuery(me.query)
        return me.page(
            Page("Anmäl er", crumbs: [.init(edition.name(me.language), "/utmarkelsen/\(edition.year)"), .init(t("Anmälan"))]) {
                h1(t("Anmäl er till \(edition.name(me.language))"))
                if !closes.hasPassed(at: me.now) {
                    p(t("Anmäl er senast \(me.deadline(closes)), \(me.daysLeft(closes))."), .class("lead"))
                    problems.summary(t)
                    if me.visitor.identity == nil {
                        div(.class("card")) {
                            h2(t("Har ni redan ett konto?"))
                            p(t("Logga in, så kommer du direkt till anmälan."))
                            p { a(t("Logga in"), .href("/logga-in?till=\(queryValue(back))"), .class("btn quiet")) }
                        }
                    }
                    linkForm(me, edition, answers, problems)
                } else {
                    div(.class("warning")) {
                        h2(t("Anmälan är stängd"))
                        p(t("Hör av er till \(edition.contact.mailbox) om ni har särskilda skäl."))
                    }
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func linkForm(_ me: some Guard, _ edition: Edition, _ answers: [(String, String)], _ problems: Problems) -> HTML {
        let t = me.t
        return actForm(me, to: "/anmalan/\(edition.year)/lank", .class("card")) {
            h2(t("Är du ny här?"))
            p(
                t(
                    "Du som är chef får en länk med e-post. Med den fyller du i anmälan. Kansliet bekräftar verksamheten innan något blir offentligt eller nämnden får veta det."
                ))
            pressMark(me)
            for (name, value) in answers { hidden(name, value) }
            me.field("epost", "Din e-postadress", problems, required: true)
                .text(type: "email", class: "mid", autocomplete: "email", maxlength: EmailAddress.longest)
            me.field("namn", "Ditt namn", problems, required: true)
                .text(class: "mid", autocomplete: "name", maxlength: Newcomer.nameCharactersMax)
            me.field("enhet", "Verksamhetens namn", problems, required: true)
                .text(class: "mid", maxlength: Newcomer.unitCharactersMax)
            me.field("namnd", "Nämnd eller bolag", hint: "Den som verksamheten hör till eller har avtal med.", problems, required: true)
                .text(class: "mid", maxlength: Newcomer.unitCharactersMax)
            button(t("Skicka en länk"), .class("btn"))
        }
    }

    /// Posts the letter, at most five a day to an address. The answer is the same whatever was written.
    func sendRegistrationLink(_ me: Visitor) async throws -> Answer {
        let year = try me.awardYear()
        let stored = try await me.read { try $0.publishedEdition(year) }
        try mustBeOpenForRegistration(stored.edition, at: me.now)
        var problems = Problems()
        guard let asked = readLinkRequest(me, stored, &problems) else {
            return showLinkRequest(me, stored.edition, problems)
        }
        let (now, network, outbox, token) = (me.now, me.request.address, outbox, Token())
        let letter = NewcomerLetters.link(asked.address, stored.edition, token, me.site.settings.baseURL)
        do {
            try await me.write("newcomer.link", about: asked.newcomer.id.text) { db in
                // Thrown, so that nothing is written: the log would grow by what anybody presses.
                guard try LetterLimit.admit(asked.newcomer.email, from: network, at: now, in: db) else { throw HadItsLetters() }
                try NewcomerSQL.add(asked.newcomer, token, in: db)
                try outbox.post(letter, in: db, at: now)
            }
        } catch is HadItsLetters {}
        return me.page(
            Page("Anmäl er") {
                h1(me.t("Öppna brevet vi har skickat"))
                p(me.t("Vi har skickat en länk till \(asked.newcomer.email). Den gäller i \(Newcomer.linkDaysMax) dagar."), .class("lead"))
                p(
                    me.t(
                        "Har det inte kommit inom några minuter? Se efter i skräpposten. Vi skickar högst \(LetterLimit.lettersPerDayMax) brev om dagen till en adress."
                    ))
            })
    }

    private func readLinkRequest(_ me: Visitor, _ edition: StoredEdition, _ problems: inout Problems)
        -> (newcomer: Newcomer, address: EmailAddress)?
    {
        let (name, unit, committee) = (me.form["namn"], me.form["enhet"], me.form["namnd"])
        problems.check(
            name.isEmpty || name.count > Newcomer.nameCharactersMax, "namn", "Skriv ditt namn, högst \(Newcomer.nameCharactersMax) tecken.")
        problems.check(
            unit.isEmpty || unit.count > Newcomer.unitCharactersMax, "enhet",
            "Skriv verksamhetens namn, högst \(Newcomer.unitCharactersMax) tecken.")
        problems.check(
            committee.isEmpty || committee.count > Newcomer.unitCharactersMax, "namnd",
            "Skriv vilken nämnd eller vilket bolag ni hör till, högst \(Newcomer.unitCharactersMax) tecken.")
        var address: EmailAddress?
        do throws(Refusal) { address = try EmailAddress(me.form["epost"]) } catch { problems.add(error.phrase, "epost") }
        guard problems.isEmpty, let address else { return nil }
        let newcomer = Newcomer(
            id: ID(at: me.now), edition: edition.id, email: address.text, name: name, unitText: unit, committeeText: committee,
            answers: Dictionary(EligibilityForm.carried(me.form)) { first, _ in first }, createdAt: me.now, sent: nil,
            outcome: nil)
        return (newcomer, address)
    }
}
