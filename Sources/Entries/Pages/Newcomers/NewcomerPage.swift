import Accounts
import Base
import Editions
import HTML
import Mail
import Organisations
import Site
import Store

extension Entries {
    /// The registration that a link opens: the address is proved, the unit is chosen from the register or told as new.
    func newcomerPage(_ me: Visitor) async throws -> Answer {
        guard let place = try await newcomerPlace(me) else { return deadNewcomerLink(me) }
        return place.newcomer.sent == nil ? showNewcomer(me, place, Problems(), nil) : received(me)
    }

    /// Sends the registration in. The head that the unit has is asked, or the office: who sent it in is told the same.
    func sendNewcomer(_ me: Visitor) async throws -> Answer {
        guard let place = try await newcomerPlace(me) else { return deadNewcomerLink(me) }
        if place.newcomer.sent != nil { return received(me) }
        try mustBeOpenForRegistration(place.edition, at: me.now)
        var problems = Problems()
        let facts = place.eligibilityForm.read(me.form, &problems)
        _ = RegistrationForm(edition: place.edition).read(me.form, &problems)
        let choice = me.form["verksamhet"]
        let unit = place.matches.first { $0.unit.id.text == choice }
        problems.check(unit == nil && choice != Self.noneOfThem, "verksamhet", "Välj er verksamhet, eller ”Ingen av dem”.")
        let asks = me.form["prova"] == "1"
        if let problem = exceptionProblem(me.form["skal"], isAsked: asks) { problems.add(problem, "skal") }
        guard problems.isEmpty, var facts else { return showNewcomer(me, place, problems, nil) }
        facts.earlierAwards = unit?.awards ?? []
        let eligibility = Eligibility(facts, year: place.edition.year, place.edition.eligibility)
        if eligibility.total == .mayNot, !asks { return showNewcomer(me, place, problems, eligibility) }
        try await keep(me, place, unit?.unit.id)
        return received(me)
    }

    static let noneOfThem = "ny"

    private func keep(_ me: Visitor, _ place: NewcomerPlace, _ unit: ID<Organisation>?) async throws {
        let names = RegistrationForm.names + EligibilityForm.names + ["prova", "skal"]
        let typed = names.filter { !me.form[$0].isEmpty }
        let fields = Dictionary(
            uniqueKeysWithValues: typed.map { ($0, String(me.form[$0].prefix(ExceptionRequest.reasonCharactersMax))) })
        let (newcomer, edition, now, outbox, base) = (place.newcomer, place.edition, me.now, outbox, me.site.settings.baseURL)
        try await me.write("newcomer.sent", about: newcomer.id.text) { db in
            let heads = try unit.map { try PersonSQL.holding([.unitHead], organisation: $0.text, in: db) } ?? []
            let sent = Newcomer.Sent(at: now, unit: unit, fields: fields, asksHead: !heads.isEmpty)
            guard try NewcomerSQL.send(newcomer.id, sent, in: db) else { return }
            let letters =
                heads.isEmpty
                ? [NewcomerLetters.office(newcomer, edition, base)] : heads.map { NewcomerLetters.head($0, newcomer, edition, base) }
            for letter in letters.compactMap({ $0 }) { try outbox.post(letter, in: db, at: now) }
        }
    }

    private func newcomerPlace(_ me: Visitor) async throws -> NewcomerPlace? {
        guard let text = me.request.parameters["token"], text.utf8.count <= 64, let token = Token(text) else { return nil }
        let (now, today, history) = (me.now, me.today, history)
        return try await me.read { db in
            guard let newcomer = try NewcomerSQL.find(token, at: now, in: db),
                let stored = try Editions.find(newcomer.edition, in: db)
            else { return nil }
            let units = try OrganisationSQL.named(
                newcomer.unitText, [.unit, .privateProvider], on: today, limit: NewcomerPlace.matchesMax, in: db)
            let above = try OrganisationSQL.find(units.compactMap(\.committee), in: db)
            return NewcomerPlace(
                newcomer: newcomer, token: token, edition: stored.edition,
                matches: try units.map { unit in
                    .init(
                        unit: unit, above: unit.committee.flatMap { above[$0]?.name },
                        awards: try history.all(of: unit.id, in: db))
                })
        }
    }

    private func received(_ me: Visitor) -> Answer {
        me.page(
            Page("Anmäl er") {
                h1(me.t("Vi har tagit emot din anmälan"))
                p(me.t("Verksamheten ska bekräftas innan anmälan gäller. Du får ett brev när det är gjort."), .class("lead"))
                p(me.t("Inget är offentligt, och nämnden eller bolaget har inte fått veta något."))
            })
    }

    private func deadNewcomerLink(_ me: Visitor) -> Answer {
        me.page(
            Page("Anmäl er") {
                h1(me.t("Länken gäller inte längre"))
                p(
                    me.t("Den är äldre än \(Newcomer.linkDaysMax) dagar eller fel avskriven. Begär en ny på anmälningssidan."),
                    .class("lead"))
            }, status: 410)
    }
}

/// What the form of a newcomer stands on.
struct NewcomerPlace: Sendable {
    static let matchesMax = 10

    struct Match: Sendable {
        let unit: Organisation
        let above: String?
        let awards: [EarlierAward]
    }

    let newcomer: Newcomer
    let token: Token
    let edition: Edition
    /// Units of the register whose names hold what was typed.
    let matches: [Match]

    /// The unit is not settled yet, so it says itself whether another than the city runs it.
    var eligibilityForm: EligibilityForm { EligibilityForm(rules: edition.eligibility, asksShare: nil) }

    /// The unit whose name was typed to the letter.
    var exact: Match? { matches.first { SearchText.isSame($0.unit.name, newcomer.unitText) } }

    var suggestion: Registration {
        let contact = Registration.Contact(name: newcomer.name, phone: "", email: newcomer.email)
        return Registration(head: contact, contact: contact, classKey: exact?.unit.classKey)
    }

    /// The award that makes the unit that was typed wait (R24).
    var wait: EarlierAward? {
        WaitingPeriod.stopping(in: edition.year, exact?.awards ?? [], edition.eligibility)
    }
}
