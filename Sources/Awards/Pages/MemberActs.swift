import Accounts
import Assessment
import Base
import Editions
import Entries
import Examiners
import Mail
import Site
import Store

extension Awards {
    /// A member votes, or changes the vote while there is no decision.
    func castVote(_ me: CaseJuror) async throws -> Answer {
        let (entry, person, now) = (me.header.id, me.person.id, me.now)
        guard me.header.state == .handedIn else { throw Halt.notFound }
        guard let kind = AwardKind(rawValue: me.form["rost"]) else {
            return try await showCase(
                try await .of(me, me.edition), me.header, Problems(Refusal("Välj vad du röstar för.", field: "rost")))
        }
        let (edition, header) = (me.edition.id, me.header)
        try await me.write("jury.voted", about: entry.text) { db in
            // Asked again here: a recusal may have come a moment ago.
            let recusals = try JurySQL.recusals(of: [person], edition: edition, in: db)
            guard recusals[person]?.ground(header) == nil else { throw Halt.notFound }
            guard try JudgingSQL.isHandedOver(entry, in: db) else {
                throw Refusal("Laget har inte låst sin slutliga bedömning än. Rösta när den är klar.")
            }
            try VoteSQL.cast(kind, by: person, on: entry, at: now, in: db)
        }
        return me.redirect(
            to: "/jury/\(me.edition.year)/\(entry)", receipt: "Din röst är sparad.",
            "Du kan ändra den till dess att domarkommittén har beslutat.")
    }

    /// A member steps back from a case (jäv).
    func recuse(_ me: CaseJuror) async throws -> Answer {
        let (entry, person, now, reason) = (me.header.id, me.person.id, me.now, me.form["javskal"])
        var problems = Problems()
        problems.check(reason.isEmpty, "javskal", "Skriv kort varför du är jävig.")
        problems.check(
            reason.count > Decision.reasonCharactersMax, "javskal",
            "Skälet får ha högst \(Decision.reasonCharactersMax) tecken.")
        guard problems.isEmpty else { return try await showCase(try await .of(me, me.edition), me.header, problems) }
        let desk = me.site.conflicts
        try await me.write("jury.recused", about: entry.text) { db in
            try RecusalSQL.declare(person, entry, reason: reason, at: now, in: db)
            try desk.tell(person, now, db)
        }
        return me.redirect(
            to: "/jury/\(me.edition.year)", receipt: "Du är jävig i ärendet \(me.header.unitName).",
            "Du ser det inte mer och deltar inte i beslutet. Kansliet ser ditt skäl.")
    }

    /// The office undoes a recusal that was a slip. Everybody in the office is told by letter, since it opens the case to
    /// somebody who has said that they should not see it.
    func liftRecusal(_ me: OfficeMember) async throws -> Answer {
        let edition = try await me.editionInPath()
        let (header, person) = (try await me.caseInPath(edition), try me.path("person", of: Person.self))
        let (now, outbox) = (me.now, outbox)
        try await me.write("jury.recusal.lifted", about: header.id.text, detail: person.text) { db in
            guard let lifted = try PersonSQL.find(person, in: db), try SeatSQL.lift(person, header.id, in: db)
            else { throw Halt.notFound }
            for colleague in try PersonSQL.holding([.office], in: db) {
                if let letter = LiftedLetter(to: colleague, lifted, by: me, header, edition.year)?.letter {
                    try outbox.post(letter, in: db, at: now)
                }
            }
        }
        return me.redirect(
            to: "/kansli/\(edition.year)/jury/\(header.id)", receipt: "Jävet är hävt.", "Alla på kansliet får ett brev om det.")
    }
}
