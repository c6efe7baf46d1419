import Base
import Editions
import HTML
import Site
import Store

/// What the pages of writing know about the whole entry.
struct Desk: Sendable {
    let edition: Edition
    let answered: [String: Answered]
    let done: Set<String>
    let writers: [String: [(id: ID<Person>, name: String)]]

    init(_ header: EntryHeader, in db: any Connection) throws {
        edition = try db.edition(header.year)
        answered = try AnswerSQL.all(of: header.id, in: db)
        done = try AnswerSQL.done(header.id, in: db)
        writers = try AssignmentSQL.all(header.id, in: db)
    }

    /// Characters that count towards the limit of the entry (R50).
    var characters: Int { answered.values.filter { $0.item != FormPart.presentationID }.reduce(0) { $0 + $1.characters } }

    /// Co-authors write what they are given, and what nobody has been given.
    func mayWrite(_ part: FormPart, _ me: UnitMember) -> Bool {
        guard !me.leads, let writers = writers[part.id] else { return true }
        return writers.contains { $0.id == me.person.id }
    }
}

extension Entries {
    /// Everything to write, with how far each part has come.
    func writingListPage(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        let desk = try await me.read { try Desk(header, in: $0) }
        try me.mustBeOpen(desk.edition)
        let (t, parts) = (me.t, desk.edition.parts)
        let last = HandInTime.last(desk.edition.calendar.entryCloses, extendedTo: header.extendedTo)
        return me.page(
            Page(
                "Skriv bidraget", crumbs: me.crumbs(header, .init(t("Skriv"))),
                thread: me.unitThread(
                    header, desk.edition, below: me.budget(used: desk.characters, max: desk.edition.limits.entryCharactersMax)),
                side: advice(me, desk.edition)
            ) {
                h1(t("Skriv bidraget"))
                p(t("\(desk.done.count) av \(parts.count) delar är klara. Lämna in senast \(me.deadline(last)), \(me.daysLeft(last))."), .class("lead"))
                for chapter in chapters(parts) { self.chapter(chapter, desk, me) }
                h2(t("Uppgifter om verksamheten"))
                p { a(t("Fyll i uppgifterna"), .href("/bidrag/\(header.id)/uppgifter")) }
                div(.class("actions")) {
                    a(t("Granska och lämna in"), .href("/bidrag/\(header.id)/granska"), .class("btn"))
                    a(t("Läs hela bidraget"), .href("/bidrag/\(header.id)/las"), .class("btn quiet"))
                    if me.leads { a(t("Vem skriver vad"), .href("/bidrag/\(header.id)/medforfattare"), .class("btn quiet")) }
                }
            })
    }

    private func chapter(_ parts: [FormPart], _ desk: Desk, _ me: UnitMember) -> HTML {
        HTML {
            h2(parts[0].chapter(me.language))
            ol(.class("toc")) {
                for part in parts {
                    li {
                        a(part.listName(in: me.language), .href("/bidrag/\(me.header.id)/skriva/\(part.id)"))
                        if let writers = desk.writers[part.id] { span(writers.map(\.name).joined(separator: ", "), .class("soft")) }
                        if let answered = desk.answered[part.id], answered.characters > 0 {
                            span(me.t("\(answered.characters) tecken"), .class("soft num"))
                        }
                        progress(part, desk, me)
                    }
                }
            }
        }
    }

    private func progress(_ part: FormPart, _ desk: Desk, _ me: UnitMember) -> HTML {
        if desk.done.contains(part.id) { return me.tag(.ok, "Klar") }
        if (desk.answered[part.id]?.characters ?? 0) > 0 { return me.tag(.wait, "Påbörjad") }
        return part.isRequired ? me.tag(.info, "Inte påbörjad") : me.tag(.info, "Frivillig")
    }

    private func advice(_ me: UnitMember, _ edition: Edition) -> HTML {
        div(.class("card")) {
            h2(me.t("Så skriver ni"))
            ul { for line in edition.advice { li(line(me.language)) } }
        }
    }
}

/// The parts in their chapters, in order.
func chapters(_ parts: [FormPart]) -> [[FormPart]] {
    parts.reduce(into: []) { chapters, part in
        if chapters.last?.last?.chapter == part.chapter {
            chapters[chapters.count - 1].append(part)
        } else {
            chapters.append([part])
        }
    }
}

extension UnitMember {
    /// Throws a refusal when the entry is not open for writing; the save asks again in its own transaction.
    func mustBeOpen(_ edition: Edition) throws(Refusal) { try header.mustBeOpen(edition, at: now) }
}

extension EntryHeader {
    func mustBeOpen(_ edition: Edition, at now: Instant) throws(Refusal) {
        try WritingGate(handedInAt: handedInAt, withdrawnAt: withdrawnAt, extendedTo: extendedTo)
            .mustBeOpen(edition.calendar.entryCloses, at: now)
    }
}
