import Accounts
import Base
import Editions
import Mail
import Organisations
import Site
import Store

/// The confirming of a newcomer's unit, in one transaction: unit, account, role, registration and letters.
struct Confirmation {
    let me: OfficeMember
    let newcomer: Newcomer
    let stored: StoredEdition
    let unit: Organisation
    let history: any AwardHistory

    /// Throws when the newcomer is unknown; makes the unit when the office has chosen a new one.
    init(_ me: OfficeMember, _ id: ID<Newcomer>, _ choice: NewcomerChoice, _ history: any AwardHistory, in db: any Connection) throws {
        guard let newcomer = try NewcomerSQL.find(id, in: db), let stored = try Editions.find(newcomer.edition, in: db)
        else { throw Halt.notFound }
        (self.me, self.newcomer, self.stored, self.history) = (me, newcomer, stored, history)
        if let known = choice.unit.chosen {
            unit = known
        } else {
            let (fresh, committee) = (ID<Organisation>(at: me.now), choice.committee.chosen?.id)
            unit = Organisation(
                id: fresh, key: "ny-\(fresh)", kind: .unit, name: choice.newName, parent: committee, committee: committee)
            try OrganisationSQL.save(unit, in: db)
        }
    }

    /// What became of the registration; the newcomer is the unit's head whatever it was.
    enum Outcome { case registered, wasRegistered, notRegistered }

    func carryOut(_ outbox: Outbox, in db: any Connection) throws -> (outcome: Outcome, entry: ID<Entry>?, year: AwardYear) {
        try NewcomerSQL.settle(newcomer.id, .confirmed, by: me.person.id, at: me.now, in: db)
        let person = try newcomer.account(at: me.now, in: db)
        try RoleSQL.grant(.unitHead, to: person.id, organisation: unit.id.text, by: me.person.id, at: me.now, in: db)
        try me.site.conflicts.tell(person.id, me.now, db)
        var letters = [NewcomerLetters.welcome(newcomer, unit.name, .unitHead, me.site.settings.baseURL)].compactMap { $0 }
        let earlier = try EntrySQL.find(unit: unit.id, edition: stored.id, in: db)
        let entry = earlier != nil ? nil : try register(person, &letters, in: db)
        for letter in letters { try outbox.post(letter, in: db, at: me.now) }
        if let entry, try ExceptionRequestSQL.find(entry, in: db) == nil {
            try CommitteeWord(
                entry: entry, unitName: unit.name, committee: try unit.committee.flatMap { try OrganisationSQL.find($0, in: db) },
                edition: stored.edition, baseURL: me.site.settings.baseURL
            ).post(outbox, at: me.now, in: db)
        }
        if let earlier { return (.wasRegistered, earlier.id, stored.year) }
        return (entry == nil ? .notRegistered : .registered, entry, stored.year)
    }

    private func register(_ person: Person, _ letters: inout [Letter], in db: any Connection) throws -> ID<Entry>? {
        let (edition, now) = (stored.edition, me.now)
        guard let (registration, facts) = try newcomer.typed(edition, unit, history, in: db) else { return nil }
        let eligibility = Eligibility(facts, year: edition.year, edition.eligibility)
        let entry = Entry(id: ID(at: now), edition: stored.id, unit: unit.id)
        let place = RegistrationPlace(
            editionID: stored.id, edition: edition, unit: unit,
            committee: try unit.committee.flatMap { try OrganisationSQL.find($0, in: db) }, earlierAwards: facts.earlierAwards,
            entry: nil)
        try RegistrationSQL.register(registration, entry: entry, at: now, by: person.id, in: db)
        try EligibilitySQL.record(facts, eligibility, of: entry.id, at: now, by: person.id, in: db)
        try FieldSQL.save(place.firstFields(registration, facts), entry.id, in: db)
        if eligibility.total == .mayNot {
            let reason = newcomer.sent?.fields["skal"] ?? ""
            try ExceptionRequestSQL.ask(entry.id, reason: reason, at: now, by: person.id, in: db)
        }
        letters += RegistrationLetters(me, place, registration, eligibility.total, entry.id).all
        return entry.id
    }
}

extension Newcomer {
    /// What was typed, read again by the rules of the edition; nil when nothing was sent in.
    func typed(
        _ edition: Edition, _ unit: Organisation?, _ history: any AwardHistory, in db: any Connection
    ) throws -> (Registration, EligibilityFacts)? {
        guard let sent else { return nil }
        var problems = Problems()
        let form = Form(sent.fields)
        guard let registration = RegistrationForm(edition: edition).read(form, &problems),
            var facts = EligibilityForm(rules: edition.eligibility, asksShare: nil).read(form, &problems)
        else { return nil }
        facts.earlierAwards = try unit.map { try history.all(of: $0.id, in: db) } ?? []
        return (registration, facts)
    }

    func eligibility(
        _ edition: Edition, _ unit: Organisation?, _ history: any AwardHistory, in db: any Connection
    ) throws -> Eligibility? {
        try typed(edition, unit, history, in: db).map { Eligibility($0.1, year: edition.year, edition.eligibility) }
    }
}

extension Connection {
    func edition(_ newcomer: Newcomer) throws -> Edition {
        guard let stored = try Editions.find(newcomer.edition, in: self) else { throw Halt.notFound }
        return stored.edition
    }
}
