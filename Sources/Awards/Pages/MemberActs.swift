import Assessment
import Base
import Editions
import Entries
import Examiners
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
}
