import Base
import Editions
import Mail
import Organisations
import Site
import Store

extension Entries {
    /// Takes the registration back, or after the hand-in the entry, until the jury has decided (R31).
    func withdraw(_ me: UnitLead) async throws -> Answer {
        let header = me.header
        let reason = me.form["skal"]
        guard reason.count <= WithdrawalLimits.reasonCharactersMax else {
            throw Refusal("Skälet får ha högst \(WithdrawalLimits.reasonCharactersMax) tecken.")
        }
        if PersonalNumber.first(in: reason) != nil { throw Refusal(personalNumberPhrase) }
        guard header.state.isOpen || header.state == .handedIn else { throw Refusal("Bidraget går inte att ta tillbaka nu.") }
        let (now, person, outbox, history) = (me.now, me.person.id, outbox, history)
        try await me.write("entry.withdrawn", about: header.id.text) { db in
            if try history.isDecided(header.id, in: db) {
                throw Refusal("Bidraget går inte att ta tillbaka längre. Hör av er till kansliet.")
            }
            try RegistrationSQL.withdraw(header.id, reason: reason, at: now, by: person, in: db)
            try tell(me, header, isUndone: false, at: now, outbox, db)
        }
        return me.redirect(
            to: "/bidrag/\(header.id)",
            receipt: header.handedInAt == nil ? "Ni är avanmälda." : "Bidraget är återtaget.",
            "Vi har skickat ett kvitto med e-post och berättat det för er nämnd eller ert bolag.")
    }

    /// Undoes a withdrawal while the registration is open.
    func undoWithdrawal(_ me: UnitLead) async throws -> Answer {
        let header = me.header
        guard header.state == .withdrawn else { throw Refusal("Ni är inte avanmälda.") }
        let edition = try await me.read { try $0.edition(header.year) }
        try mustBeOpenForRegistration(edition, at: me.now)
        let (now, outbox) = (me.now, outbox)
        try await me.write("entry.withdrawal-undone", about: header.id.text) { db in
            try RegistrationSQL.undoWithdrawal(header.id, in: db)
            try tell(me, header, isUndone: true, at: now, outbox, db)
        }
        return me.redirect(to: "/bidrag/\(header.id)", receipt: "Ni är anmälda igen.")
    }
}

private func tell(
    _ me: UnitLead, _ header: EntryHeader, isUndone: Bool, at now: Instant, _ outbox: Outbox, _ db: any Connection
) throws {
    guard let registration = try RegistrationSQL.find(header.id, in: db) else { return }
    let committee = try header.committee.flatMap { try OrganisationSQL.find($0, in: db) }
    let award = try db.edition(header.year).name(.swedish)
    for letter in WithdrawalLetters(me, header, registration, committee, award: award, isUndone: isUndone).all {
        try outbox.post(letter, in: db, at: now)
    }
}
