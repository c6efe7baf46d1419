import Base
import Editions
import Mail
import Organisations
import Site
import Store

extension Entries {
    static let reasonCharactersMax = 1_000

    /// The office sets a rule aside for one unit, with a reason (R25).
    func exceptRule(_ me: OfficeMember) async throws -> Answer {
        let id: ID<Entry> = try me.path("entry")
        guard let rule = Eligibility.Rule(rawValue: me.form["regel"]) else {
            throw Refusal("Välj vilken regel som undantaget gäller.", field: "regel")
        }
        let reason = try reason(me, "skal")
        let (now, person, history) = (me.now, me.person.id, history)
        let header = try await me.write("eligibility.excepted", about: id.text, detail: rule.rawValue) { db in
            guard let header = try EntrySQL.header(id, at: now, in: db) else { throw Halt.notFound }
            try EligibilitySQL.except(rule, id, reason: reason, at: now, by: person, in: db)
            let state = try HandIn(header, history, in: db)
            if let facts = state.facts, let eligibility = state.eligibility {
                try EligibilitySQL.record(facts, eligibility, of: id, at: now, by: person, in: db)
                try answerRequest(header, isGranted: eligibility.total != .mayNot ? true : nil, reason, me, in: db)
            }
            return header
        }
        return me.redirect(
            to: "/kansli/\(header.year)/deltagare/\(id)", receipt: "Undantaget för \(header.unitName) är beslutat och sparat med skälet.")
    }

    /// The office says no to a unit that has asked to be excepted, with the reason.
    func refuseException(_ me: OfficeMember) async throws -> Answer {
        let id: ID<Entry> = try me.path("entry")
        let (reason, now) = (try reason(me, "skal-nej"), me.now)
        let header = try await me.write("eligibility.refused", about: id.text) { db in
            guard let header = try EntrySQL.header(id, at: now, in: db) else { throw Halt.notFound }
            guard try answerRequest(header, isGranted: false, reason, me, in: db) else {
                throw Refusal("Verksamheten har ingen begäran som väntar.")
            }
            return header
        }
        return me.redirect(
            to: "/kansli/\(header.year)/deltagare/\(id)", receipt: "\(header.unitName) får ett brev om att de inte kan delta, med skälet.")
    }

    /// Tells the unit, and its committee when the unit has asked and may take part now. `isGranted` is nil while more rules
    /// stand in the way. Answers whether a request waited.
    @discardableResult
    private func answerRequest(
        _ header: EntryHeader, isGranted: Bool?, _ reason: String, _ me: OfficeMember, in db: any Connection
    ) throws -> Bool {
        guard let isGranted, let registration = try RegistrationSQL.find(header.id, in: db) else { return false }
        let request = try ExceptionRequestSQL.find(header.id, in: db)
        let wasAsked = try ExceptionRequestSQL.answer(
            header.id, isGranted: isGranted, reason, at: me.now, by: me.person.id, in: db)
        guard wasAsked || isGranted else { return false }
        let (edition, base) = (try db.edition(header.year), me.site.settings.baseURL)
        let letters = exceptionAnswerLetters(header, isGranted: isGranted, reason, registration, edition, base)
        for letter in letters { try outbox.post(letter, in: db, at: me.now) }
        if wasAsked, isGranted, request?.cameWith(header) == true { try word(header, edition, me, in: db).post(outbox, at: me.now, in: db) }
        return wasAsked
    }

    /// Tells the committee that nobody could be told of when the unit registered (R32).
    func tellCommittee(_ me: OfficeMember) async throws -> Answer {
        let (id, now): (ID<Entry>, _) = (try me.path("entry"), me.now)
        let header = try await me.write("committee.told", about: id.text) { db in
            guard let header = try EntrySQL.header(id, at: now, in: db), try UntoldSQL.waits(id, in: db) else { throw Halt.notFound }
            let word = try word(header, try db.edition(header.year), me, in: db)
            guard try !registrars(of: word.committee?.id, in: db).isEmpty else {
                throw Refusal(
                    "Det finns fortfarande ingen att berätta för. Ge någon rollen Nämndsekreterare, eller läs in en adress till registraturen."
                )
            }
            try word.post(outbox, at: now, in: db)
            return header
        }
        return me.redirect(to: "/kansli/\(header.year)/deltagare/\(id)", receipt: "Nämnden eller bolaget får brev om \(header.unitName).")
    }

    private func word(_ header: EntryHeader, _ edition: Edition, _ me: OfficeMember, in db: any Connection) throws -> CommitteeWord {
        CommitteeWord(
            entry: header.id, unitName: header.unitName,
            committee: try header.committee.flatMap { try OrganisationSQL.find($0, in: db) }, edition: edition,
            baseURL: me.site.settings.baseURL)
    }

    /// The office gives one unit more time to hand in (Q11). The day lasts to kl. 24.00.
    func extendDeadline(_ me: OfficeMember) async throws -> Answer {
        let id: ID<Entry> = try me.path("entry")
        guard let until = me.form.day("till") else { throw Refusal("Skriv sista dagen, till exempel 2024-05-20.", field: "till") }
        let reason = try reason(me, "skal-tid")
        let (now, person) = (me.now, me.person.id)
        let header = try await me.write("entry.extended", about: id.text, detail: until.text) { db in
            guard let header = try EntrySQL.header(id, at: now, in: db) else { throw Halt.notFound }
            let edition = try db.edition(header.year)
            switch header.state {
            case .handedIn: throw Refusal("Bidraget är redan inlämnat.")
            case .withdrawn: throw Refusal("Verksamheten har avanmält sig.")
            // A taken-back entry can be handed in again while the time lasts.
            case .registered, .writing, .noShow, .takenBack: break
            }
            if until <= edition.calendar.entryCloses.day {
                throw Refusal("Dagen måste ligga efter den ordinarie sista dagen.", field: "till")
            }
            if Deadline(until).hasPassed(at: now) { throw Refusal("Dagen har redan gått.", field: "till") }
            if until >= edition.calendar.juryMeets { throw Refusal("Dagen måste ligga före domarkommitténs möte.", field: "till") }
            try RegistrationSQL.extend(id, to: until, reason: reason, at: now, by: person, in: db)
            return header
        }
        return me.redirect(
            to: "/kansli/\(header.year)/deltagare/\(id)",
            receipt: "\(header.unitName) kan lämna in till och med \(until, .withWeekday) kl. 24.00.")
    }

    private func reason(_ me: OfficeMember, _ field: String) throws -> String {
        let reason = me.form[field]
        if reason.isEmpty { throw Refusal("Skriv skälet.", field: field) }
        if reason.count > Self.reasonCharactersMax {
            throw Refusal("Skälet får ha högst \(Self.reasonCharactersMax) tecken.", field: field)
        }
        return reason
    }
}
