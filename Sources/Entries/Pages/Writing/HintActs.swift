import Base
import Editions
import Site
import Coach

extension Entries {
    /// Puts a hint away, or brings it back: for all who write, and by whoever may write the part.
    func dismissHint(_ me: UnitMember) async throws -> Answer {
        let (hint, isBack) = (me.form["tips"], me.form["visa"] == "1")
        guard Hint.isID(hint) else {
            throw Halt.bad("Formuläret kunde inte läsas. Gå tillbaka och försök igen.")
        }
        let (edition, part) = try await partToSave(me)
        let (entry, now, person, writer) = (me.header.id, me.now, me.person.id, me.writer(edition))
        try await me.write(isBack ? "hint.shown" : "hint.dismissed", about: entry.text, detail: part.id) {
            db in
            try db.mustMayWrite(writer, .part(part.id))
            if isBack {
                try HintSQL.bringBack(hint, entry, part.id, in: db)
            } else {
                try HintSQL.dismiss(hint, entry, part.id, at: now, by: person, in: db)
            }
        }
        return me.redirect(
            to: "/bidrag/\(entry)/skriva/\(part.id)",
            receipt: isBack ? "Tipset visas igen." : "Tipset är gömt för alla som skriver.")
    }
}
