import Base
import Editions
import HTML
import Mail
import Organisations
import Site
import Store

extension Entries {
    /// Registration of the unit that one acts for (R30–R32). A unit that is registered goes to its entry.
    func registrationPage(_ registrant: Registrant) async throws -> Answer {
        guard let me = registrant.voice else {
            return showLinkRequest(registrant, try await registrant.publishedEdition(), Problems())
        }
        let place = try await registrationPlace(me)
        if let entry = place.entry { return me.redirect(to: "/bidrag/\(entry)") }
        if let wait = place.wait, me.query["prova"] != "1" { return showWait(me, place, wait) }
        return showRegistration(me, place, Problems(), nil)
    }

    func register(_ me: UnitVoice) async throws -> Answer {
        let place = try await registrationPlace(me)
        try mustBeOpenForRegistration(place.edition, at: me.now)
        var problems = Problems()
        var facts = place.eligibilityForm.read(me.form, &problems)
        let registration = RegistrationForm(edition: place.edition).read(me.form, &problems)
        let asks = me.form["prova"] == "1"
        if let problem = exceptionProblem(me.form["skal"], isAsked: asks) { problems.add(problem, "skal") }
        guard facts != nil, let registration, problems.isEmpty else {
            return showRegistration(me, place, problems, facts.flatMap { place.refused($0) })
        }
        facts!.earlierAwards = place.earlierAwards
        let eligibility = Eligibility(facts!, year: place.edition.year, place.edition.eligibility)
        if eligibility.total == .mayNot, !asks { return showRegistration(me, place, problems, eligibility) }
        let (entry, isTold) = try await record(me, place, registration, facts!, eligibility)
        if eligibility.total == .mayNot {
            return me.redirect(
                to: "/bidrag/\(entry.id)", receipt: "Er begäran är skickad till kansliet.",
                "Ni får ett brev när kansliet har svarat. Nämnden eller bolaget får veta det först om ni kan delta.")
        }
        return me.redirect(
            to: "/bidrag/\(entry.id)", receipt: "Ni är anmälda till \(place.edition.name(me.language)).",
            CommitteeWord.receipt(isTold: isTold),
            "Anmälan är inte bindande. Nästa steg är att börja skriva.")
    }

    private func record(
        _ me: UnitVoice, _ place: RegistrationPlace, _ registration: Registration, _ facts: EligibilityFacts,
        _ eligibility: Eligibility
    ) async throws -> (Entry, isTold: Bool) {
        let (now, person, outbox) = (me.now, me.person.id, outbox)
        let entry = Entry(id: ID(at: now), edition: place.editionID, unit: me.unit)
        let letters = RegistrationLetters(me, place, registration, eligibility.total, entry.id)
        let reason: String? = eligibility.total == .mayNot ? me.form["skal"] : nil
        let asking = reason.flatMap {
            exceptionRequestLetter(place.unit.name, $0, place.edition, entry.id, me.site.settings.baseURL)
        }
        let word = CommitteeWord(
            entry: entry.id, unitName: place.unit.name, committee: place.committee, edition: place.edition,
            baseURL: me.site.settings.baseURL)
        return try await me.write("entry.registered", about: entry.id.text, detail: eligibility.total.rawValue) { db in
            try RegistrationSQL.register(registration, entry: entry, at: now, by: person, in: db)
            try EligibilitySQL.record(facts, eligibility, of: entry.id, at: now, by: person, in: db)
            try FieldSQL.save(place.firstFields(registration, facts), entry.id, in: db)
            if let reason { try ExceptionRequestSQL.ask(entry.id, reason: reason, at: now, by: person, in: db) }
            for letter in letters.all + [asking].compactMap({ $0 }) { try outbox.post(letter, in: db, at: now) }
            // Who may not take part has only asked: the committee is told when the office has said yes.
            return (entry, reason == nil ? try word.post(outbox, at: now, in: db) : false)
        }
    }

    private func registrationPlace(_ me: UnitVoice) async throws -> RegistrationPlace {
        let year = try me.awardYear()
        let (unit, history) = (me.unit, history)
        let place = try await me.read { db -> RegistrationPlace? in
            let stored = try db.publishedEdition(year)
            guard let organisation = try OrganisationSQL.find(unit, in: db), organisation.kind.isUnit else { return nil }
            return RegistrationPlace(
                editionID: stored.id, edition: stored.edition, unit: organisation,
                committee: try organisation.committee.flatMap { try OrganisationSQL.find($0, in: db) },
                earlierAwards: try history.all(of: unit, in: db),
                entry: try EntrySQL.find(unit: unit, edition: stored.id, in: db)?.id)
        }
        guard let place else { throw Halt.notFound }
        return place
    }

    private func showRegistration(
        _ me: UnitVoice, _ place: RegistrationPlace, _ problems: Problems, _ refused: Eligibility?
    ) -> Answer {
        let (t, edition) = (me.t, place.edition)
        let closes = edition.calendar.registrationCloses
        return me.page(
            Page("Anmäl er", crumbs: [.init(edition.name(me.language), "/utmarkelsen/\(edition.year)"), .init(t("Anmälan"))]) {
                h1(t("Anmäl \(place.unit.name)"))
                p(t("Anmälan är inte bindande. Ni kan ändra eller ta tillbaka den med ett tryck."), .class("lead"))
                if closes.hasPassed(at: me.now) {
                    div(.class("warning")) {
                        h2(t("Anmälan är stängd"))
                        p(t("Den stängde \(me.deadline(closes)). Hör av er till \(edition.contact.mailbox) om ni har särskilda skäl."))
                    }
                } else {
                    p(me.registrationUntil(edition))
                    problems.summary(t)
                    if let refused { refusal(me, refused) }
                    if refused == nil, let wait = place.wait { p(t(place.waitSentence(wait)), .class("warning")) }
                    form(me, place, problems, asksToTry: refused != nil || place.wait != nil)
                }
            }, status: problems.isEmpty && refused == nil ? 200 : 422)
    }

    private func refusal(_ me: UnitVoice, _ refused: Eligibility) -> HTML {
        HTML {
            me.verdictBox(refused.total)
            me.verdictList(refused)
            p(me.t("Ändra era svar, eller anmäl er ändå och be kansliet pröva om ni kan få undantag."))
        }
    }

    /// A unit that must wait learns it before the first field (R24).
    private func showWait(_ me: UnitVoice, _ place: RegistrationPlace, _ wait: EarlierAward) -> Answer {
        let (t, edition) = (me.t, place.edition)
        return me.page(
            Page("Anmäl er", crumbs: [.init(edition.name(me.language), "/utmarkelsen/\(edition.year)"), .init(t("Anmälan"))]) {
                h1(t("Anmäl \(place.unit.name)"))
                me.verdictBox(.mayNot)
                p(t(place.waitSentence(wait)), .class("lead"))
                p(t("Tycker ni att det blir fel? Kansliet kan besluta om undantag. Då fyller ni i anmälan och skriver varför."))
                div(.class("actions")) {
                    a(t("Be kansliet pröva"), .href(carrying(me, "/anmalan/\(edition.year)?prova=1")), .class("btn quiet"))
                    a(t("Se frågorna ändå"), .href("/utmarkelsen/\(edition.year)/fragor"), .class("btn quiet"))
                }
            })
    }

    private func carrying(_ me: UnitVoice, _ path: String) -> String {
        let query = EligibilityForm.carriedQuery(me.query)
        return query.isEmpty ? path : path + "&" + query.dropFirst()
    }

    private func form(_ me: UnitVoice, _ place: RegistrationPlace, _ problems: Problems, asksToTry: Bool) -> HTML {
        let t = me.t
        var ignored = Problems()
        let carried = place.eligibilityForm.read(me.query, &ignored)
        return actForm(me, to: "/anmalan/\(place.edition.year)", .data("data-keep", me.person.id.text)) {
            RegistrationForm(edition: place.edition).fields(me, place.suggestion(me.person), problems)
            h2(t("Kan ni delta?"))
            place.eligibilityForm.fields(me, carried, problems)
            if let committee = place.committee {
                p(t("När ni anmäler er berättar vi det för \(committee.name), som ska behandla ert deltagande."), .class("soft"))
            }
            if asksToTry {
                me.field("skal", "Varför ska ni få undantag?", hint: "Skriv bara om ni ber kansliet pröva. Kansliet läser det.", problems)
                    .area(rows: 4, maxlength: ExceptionRequest.reasonCharactersMax)
            }
            div(.class("actions")) {
                if place.wait == nil { button(t("Anmäl er"), .class("btn")) }
                if asksToTry {
                    button(
                        t("Anmäl ändå och be kansliet pröva"), .class(place.wait == nil ? "btn quiet" : "btn"), .name("prova"),
                        .value("1"))
                }
            }
        }
    }
}

/// What is wrong with the reason of a unit that asks to be excepted; nil for a good one.
func exceptionProblem(_ reason: String, isAsked: Bool) -> Phrase? {
    if reason.isEmpty, isAsked { return "Skriv varför ni ska få undantag, så kan kansliet pröva det." }
    if reason.count > ExceptionRequest.reasonCharactersMax {
        return "Skälet får ha högst \(ExceptionRequest.reasonCharactersMax) tecken."
    }
    return nil
}

/// What a registration is about.
struct RegistrationPlace: Sendable {
    let editionID: ID<Edition>
    let edition: Edition
    let unit: Organisation
    let committee: Organisation?
    let earlierAwards: [EarlierAward]
    let entry: ID<Entry>?

    /// Independent preschools and schools, and units where the city buys places, are asked how much it pays for (R22).
    var eligibilityForm: EligibilityForm {
        EligibilityForm(rules: edition.eligibility, asksShare: unit.asksShare)
    }

    /// The award that makes the unit wait this year (R24).
    var wait: EarlierAward? { WaitingPeriod.stopping(in: edition.year, earlierAwards, edition.eligibility) }

    func waitSentence(_ wait: EarlierAward) -> Phrase { Eligibility.waitReason(wait, edition.eligibility) }

    /// What the answers come to when the unit may not take part; nil when it may.
    func refused(_ facts: EligibilityFacts) -> Eligibility? {
        var all = facts
        all.earlierAwards = earlierAwards
        let found = Eligibility(all, year: edition.year, edition.eligibility)
        return found.total == .mayNot ? found : nil
    }

    func suggestion(_ person: Person) -> Registration {
        let contact = Registration.Contact(name: person.name, phone: "", email: person.email)
        return Registration(head: contact, contact: contact, classKey: unit.classKey)
    }

    /// Administrative fields that the registration already answers (R60); the unit may change them.
    func firstFields(_ registration: Registration, _ facts: EligibilityFacts) -> [String: String] {
        let (head, contact) = (registration.head, registration.contact)
        var fields = [
            "unitName": unit.name, "managerName": head.name, "managerPhone": head.phone, "managerEmail": head.email,
            "employees": String(facts.staff),
        ]
        if contact != head {
            fields.merge(["contactName": contact.name, "contactPhone": contact.phone, "contactEmail": contact.email]) { $1 }
        }
        let known = Set(edition.administrative.map(\.key))
        return fields.filter { known.contains($0.key) }
    }
}

extension AwardHistory {
    /// What a unit and all that it has grown out of have received (R24, R25).
    func all(of unit: ID<Organisation>, in db: any Connection) throws -> [EarlierAward] {
        let line = try OrganisationSQL.withPredecessors(unit, in: db)
        return try EligibilitySQL.earlierAwards(of: line, in: db) + awards(of: line, in: db)
    }
}
