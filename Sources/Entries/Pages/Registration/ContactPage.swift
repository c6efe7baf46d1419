import Base
import Editions
import HTML
import Mail
import Organisations
import Site
import Store

extension Entries {
    /// The registration again, to change people, class and the answers about eligibility.
    func contactPage(_ me: UnitMember) async throws -> Answer {
        let place = try await contactPlace(me, me.header)
        return showContact(me, me.header, place, leads: me.leads, Problems())
    }

    func saveContact(_ me: UnitLead) async throws -> Answer {
        let header = me.header
        let place = try await contactPlace(me, header)
        var problems = Problems()
        var facts = place.form.read(me.form, &problems)
        let registration = RegistrationForm(edition: place.edition).read(me.form, &problems)
        guard facts != nil, let registration else { return showContact(me, header, place, leads: true, problems) }
        facts!.earlierAwards = place.earlierAwards
        let eligibility = Eligibility(facts!, year: header.year, place.edition.eligibility, excepted: place.excepted)
        let (now, person, kept, outbox) = (me.now, me.person.id, facts!, outbox)
        try await me.write("entry.registration-changed", about: header.id.text, detail: eligibility.total.rawValue) { db in
            guard try EntrySQL.header(header.id, at: now, in: db)?.state.isOpen == true else {
                throw Refusal("Anmälan går inte att ändra längre.")
            }
            try RegistrationSQL.save(registration, header.id, at: now, by: person, in: db)
            try EligibilitySQL.record(kept, eligibility, of: header.id, at: now, by: person, in: db)
            // With the new answers nothing is left to ask the office: the committee is told as of any unit, if it has not been.
            guard eligibility.total != .mayNot, let request = try ExceptionRequestSQL.find(header.id, in: db),
                try ExceptionRequestSQL.lapse(header.id, in: db), request.cameWith(header)
            else { return }
            let committee = try header.committee.flatMap { try OrganisationSQL.find($0, in: db) }
            try CommitteeWord(
                entry: header.id, unitName: header.unitName, committee: committee, edition: place.edition,
                baseURL: me.site.settings.baseURL
            ).post(outbox, at: now, in: db)
        }
        return me.redirect(to: "/bidrag/\(header.id)", receipt: "Anmälan är ändrad.", "Besked om villkoren: \(eligibility.total.name).")
    }

    func contactPlace(_ me: some ActingGuard, _ header: EntryHeader) async throws -> ContactPlace {
        let history = history
        return try await me.read { db in
            guard let registration = try RegistrationSQL.find(header.id, in: db),
                let unit = try OrganisationSQL.find(header.entry.unit, in: db)
            else { throw Halt.notFound }
            return ContactPlace(
                edition: try db.edition(header.year), unit: unit, registration: registration,
                facts: try EligibilitySQL.facts(header.id, in: db),
                exceptions: try EligibilitySQL.exceptions(header.id, in: db),
                earlierAwards: try history.all(of: header.entry.unit, in: db), request: try ExceptionRequestSQL.find(header.id, in: db))
        }
    }

    func showContact(
        _ me: some ActingGuard, _ header: EntryHeader, _ place: ContactPlace, leads: Bool, _ problems: Problems
    ) -> Answer {
        let t = me.t
        return me.page(
            Page("Anmälan", crumbs: me.crumbs(header, .init(t("Anmälan"))), thread: me.unitThread(header, place.edition)) {
                h1(t("Anmälan"))
                problems.summary(t)
                if !leads, header.state.isOpen { p(t("Chefen eller kontaktpersonen kan ändra anmälan."), .class("notice")) }
                if let eligibility = place.eligibility(header.year) {
                    me.verdictBox(eligibility.total)
                    me.verdictList(eligibility)
                    for exception in place.exceptions {
                        p(t("Undantag från regeln ”\(exception.rule.name)”: \(exception.reason)"), .class("notice"))
                    }
                    asking(me, header, place, mayAsk: leads && header.state.isOpen && eligibility.total == .mayNot, problems)
                }
                if leads, header.state.isOpen {
                    actForm(me, to: "/bidrag/\(header.id)/anmalan", .data("data-keep", me.person.id.text)) {
                        RegistrationForm(edition: place.edition).fields(me, place.registration, problems)
                        h2(t("Kan ni delta?"))
                        place.form.fields(me, place.facts, problems)
                        button(t("Spara anmälan"), .class("btn"))
                    }
                } else {
                    people(me, place.registration)
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func people(_ me: some ActingGuard, _ registration: Registration) -> HTML {
        me.facts([
            ("Chef", registration.head.name), ("Telefon till chefen", registration.head.phone),
            ("E-post till chefen", registration.head.email), ("Kontaktperson", registration.contact.name),
            ("Telefon till kontaktpersonen", registration.contact.phone),
            ("E-post till kontaktpersonen", registration.contact.email),
        ])
    }
}

struct ContactPlace: Sendable {
    let edition: Edition
    let unit: Organisation
    let registration: Registration
    let facts: EligibilityFacts?
    let exceptions: [(rule: Eligibility.Rule, reason: String)]
    let earlierAwards: [EarlierAward]
    let request: ExceptionRequest?

    var form: EligibilityForm { EligibilityForm(rules: edition.eligibility, asksShare: unit.asksShare) }

    var excepted: Set<Eligibility.Rule> { Set(exceptions.map(\.rule)) }

    func eligibility(_ year: AwardYear) -> Eligibility? {
        guard var facts else { return nil }
        facts.earlierAwards = earlierAwards
        return Eligibility(facts, year: year, edition.eligibility, excepted: excepted)
    }
}

extension Organisation {
    /// Whether the share that the city pays for is asked of it (R22): not of the city's own units, nor of contractors.
    var asksShare: Bool {
        regime.map { $0 == .independent || $0 == .singlePlaces } ?? (kind == .privateProvider)
    }
}
