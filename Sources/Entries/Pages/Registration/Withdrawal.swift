import Base
import Editions
import Mail
import Organisations
import Site
import Store

extension Entries {
    /// Takes the registration back, or after the hand-in the entry, until the jury meets (R31).
    func withdraw(_ me: UnitLead) async throws -> Answer {
        let header = me.header
        let reason = me.form["skal"]
        guard reason.count <= WithdrawalLimits.reasonCharactersMax else {
            throw Refusal("Skälet får ha högst \(WithdrawalLimits.reasonCharactersMax) tecken.")
        }
        if PersonalNumber.first(in: reason) != nil { throw Refusal(personalNumberPhrase) }
        let (now, person, outbox, history) = (me.now, me.person.id, outbox, history)
        let (wasHandedIn, told) = try await me.write("entry.withdrawn", about: header.id.text) { db in
            // The guard looked a moment ago: a hand-in or another press may have come between.
            guard let fresh = try EntrySQL.header(header.id, at: now, in: db) else { throw Halt.notFound }
            try Withdrawing(fresh, try db.edition(fresh.year), isDecided: history.isDecided(fresh.id, in: db)).check(at: now)
            try RegistrationSQL.withdraw(fresh.id, reason: reason, at: now, by: person, in: db)
            return (fresh.handedInAt != nil, try tell(me, fresh, isUndone: false, at: now, outbox, db))
        }
        return me.redirect(
            to: "/bidrag/\(header.id)", receipt: wasHandedIn ? "Bidraget är återtaget." : "Ni är avanmälda.", told)
    }

    /// Undoes a withdrawal while the registration is open, or after a hand-in while others may still hand in.
    func undoWithdrawal(_ me: UnitLead) async throws -> Answer {
        let header = me.header
        let (now, outbox) = (me.now, outbox)
        let (wasHandedIn, told) = try await me.write("entry.withdrawal-undone", about: header.id.text) { db in
            guard let fresh = try EntrySQL.header(header.id, at: now, in: db) else { throw Halt.notFound }
            try Withdrawing(fresh, try db.edition(fresh.year), isDecided: false).checkUndoing(at: now)
            try RegistrationSQL.undoWithdrawal(fresh.id, in: db)
            return (fresh.handedInAt != nil, try tell(me, fresh, isUndone: true, at: now, outbox, db))
        }
        return me.redirect(
            to: "/bidrag/\(header.id)", receipt: wasHandedIn ? "Bidraget är inlämnat igen." : "Ni är anmälda igen.", told)
    }
}

/// Posts the letters, and says to whom they went: the committee has not always an address (R32).
private func tell(
    _ me: UnitLead, _ header: EntryHeader, isUndone: Bool, at now: Instant, _ outbox: Outbox, _ db: any Connection
) throws -> Phrase {
    guard let registration = try RegistrationSQL.find(header.id, in: db) else { throw Halt.notFound }
    let committee = try header.committee.flatMap { try OrganisationSQL.find($0, in: db) }
    let award = try db.edition(header.year).name(.swedish)
    let letters = WithdrawalLetters(me, header, registration, committee, award: award, isUndone: isUndone).all
    for letter in letters { try outbox.post(letter, in: db, at: now) }
    return registrar(committee) == nil
        ? "Vi har skickat ett kvitto med e-post."
        : "Vi har skickat ett kvitto med e-post och berättat det för er nämnd eller ert bolag."
}
