import Base
import Editions
import HTML
import Mail
import Site
import Store

extension Entries {
    /// Takes the hand-in back before the deadline: the text is open again, and the receipt stays to read (R31, R65).
    func reopen(_ me: UnitLead) async throws -> Answer {
        let (id, now, person, outbox, hasTeam) = (me.header.id, me.now, me.person, outbox, hasTeam)
        let base = me.site.settings.baseURL
        let last = try await me.write("entry.reopened", about: id.text) { db in
            // The guard looked a moment ago: the deadline, another press, a request or a team may have come between.
            guard let fresh = try EntrySQL.header(id, at: now, in: db) else { throw Halt.notFound }
            let reopening = Reopening(
                fresh, try db.edition(fresh.year), isChangeAsked: try !ChangeSQL.all(id, in: db).isEmpty,
                hasTeam: try hasTeam(id, db))
            try reopening.check(at: now)
            try SubmissionSQL.reopen(id, at: now, by: person.id, in: db)
            guard let registration = try RegistrationSQL.find(id, in: db) else { throw Halt.notFound }
            for letter in ReopeningLetter.all(fresh, registration, until: reopening.lastDay, by: person.name, base: base) {
                try outbox.post(letter, in: db, at: now)
            }
            return reopening.lastDay
        }
        return me.redirect(
            to: "/bidrag/\(id)", receipt: "Bidraget är öppet igen.",
            "Lämna in det igen senast \(last.day, .withWeekday) kl. 24.00. Till dess är det inte inlämnat.")
    }

    /// Says what follows, above the button that does it.
    func reopening(_ me: UnitMember, _ reopening: Reopening) -> HTML? {
        guard me.leads, reopening.isPossible(at: me.now) else { return nil }
        let (t, last) = (me.t, reopening.lastDay)
        return details {
            summary(t("Ändra i bidraget"))
            p(
                t(
                    "Ni kan öppna bidraget igen till och med \(me.deadline(last)), \(me.daysLeft(last)). Då är det inte längre inlämnat, och ni lämnar in det på nytt när ni är klara."
                ))
            actButton(me, "Öppna bidraget igen", to: "/bidrag/\(me.header.id)/oppning")
        }
    }
}
