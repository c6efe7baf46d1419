import Base
import Editions
import HTML
import Site

extension Entries {
    /// Says how far a part has come: whoever may write it may say so.
    func setStatus(_ me: UnitMember) async throws -> Answer {
        guard let status = PartStatus(rawValue: me.form["status"]), PartStatus.settable.contains(status) else {
            throw Halt.bad("Välj hur långt delen har kommit och försök igen.")
        }
        let (edition, part) = try await partToSave(me)
        let (entry, now, person, writer) = (me.header.id, me.now, me.person.id, me.writer(edition))
        try await me.write("answer.status", about: entry.text, detail: "\(part.id) \(status.rawValue)") { db in
            try db.mustMayWrite(writer, .part(part.id))
            try PartSQL.set(status, entry, part.id, at: now, by: person, in: db)
        }
        return me.redirect(
            to: "/bidrag/\(entry)/skriva/\(part.id)", receipt: "\(part.name(in: me.language)) är nu: \(status.name).")
    }

    /// The card beside the text: how far the part has come, and the form to say so.
    func statusCard(_ me: UnitMember, _ place: WritingPlace) -> HTML {
        let (t, part) = (me.t, place.part)
        let status = place.desk.status(part)
        return div(.class("card")) {
            h2(t("Hur långt har ni kommit?"))
            p { me.statusTag(status) }
            if place.desk.mayWrite(part, me), status != .notStarted {
                actForm(me, to: "/bidrag/\(me.header.id)/skriva/\(part.id)/status") {
                    Field("status", t("Ändra till"), value: status.rawValue)
                        .choice(PartStatus.settable.map { ($0.rawValue, t($0.name)) })
                    button(t("Ändra"), .class("btn quiet"))
                }
            }
        }
    }
}
