import Base
import Editions
import Foundation
import HTML
import Site
import Store
import Texts

/// What the pages of writing know about the whole entry.
struct Desk: Sendable {
    let edition: Edition
    let answered: [String: StandingText]
    let statuses: [String: PartStatus]
    /// Those who read and comment, and write nothing.
    let reviewers: Set<ID<Person>>
    /// Open comments by part.
    let comments: [String: Int]
    let writers: [String: [(id: ID<Person>, name: String)]]

    init(_ header: EntryHeader, in db: any Connection) throws {
        edition = try db.edition(header.year)
        answered = try TextSQL.all(of: header.id.texts, in: db)
        statuses = try PartSQL.statuses(header.id, in: db)
        reviewers = try PartSQL.reviewers(header.id, in: db)
        comments = try CommentSQL.open(header.id.texts, in: db)
        writers = try AssignmentSQL.all(header.id, in: db)
    }

    /// Characters that count towards the limit of the entry (R50).
    var characters: Int { answered.values.filter { $0.item != FormPart.presentationID }.reduce(0) { $0 + $1.characters } }

    /// Co-authors write what they are given, and what nobody has been given.
    func mayWrite(_ part: FormPart, _ me: UnitMember) -> Bool { mayWrite(part, me.person.id, leads: me.leads) }

    func mayWrite(_ part: FormPart, _ person: ID<Person>, leads: Bool) -> Bool {
        WritingRight(
            leads: leads, onlyComments: reviewers.contains(person), writers: (writers[part.id] ?? []).map(\.id)
        ).mayWrite(person)
    }

    func status(_ part: FormPart) -> PartStatus {
        PartStatus(set: statuses[part.id], characters: answered[part.id]?.characters ?? 0)
    }

    var doneCount: Int { edition.parts.count { status($0) == .done } }
}

extension Entries {
    /// Everything to write, with how far each part has come.
    func writingListPage(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        let now = me.now
        let (desk, change) = try await me.read { (try Desk(header, in: $0), try ChangeSQL.open(header, at: now, in: $0)) }
        if let change { return showOpenParts(me, desk, change) }
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
                p(
                    t("\(desk.doneCount) av \(parts.count) delar är klara. Lämna in senast \(me.deadline(last)), \(me.daysLeft(last))."),
                    .class("lead"))
                left(desk, me)
                for chapter in chapters(parts) { self.chapter(chapter, desk, me) }
                h2(t("Uppgifter om verksamheten"))
                p { a(t("Fyll i uppgifterna"), .href("/bidrag/\(header.id)/uppgifter")) }
                if desk.edition.presentation != nil {
                    p { a(t("Presentationsbild"), .href("/bidrag/\(header.id)/presentationsbild")) }
                }
                h2(t("Word och pdf"))
                ul {
                    li { a(t("Hämta utkastet som pdf"), .href("/bidrag/\(header.id)/utkast.pdf")) }
                    li { a(t("Hämta utkastet som Word"), .href("/bidrag/\(header.id)/utkast.docx")) }
                    li { a(t("Läs in en Word-fil"), .href("/bidrag/\(header.id)/las-in")) }
                }
                div(.class("actions")) {
                    a(t(me.leads ? "Granska och lämna in" : "Granska"), .href("/bidrag/\(header.id)/granska"), .class("btn"))
                    a(t("Läs hela bidraget"), .href("/bidrag/\(header.id)/las"), .class("btn quiet"))
                    if me.leads { a(t("Vem skriver vad"), .href("/bidrag/\(header.id)/medforfattare"), .class("btn quiet")) }
                    a(t("Kommentarer"), .href("/bidrag/\(header.id)/kommentarer"), .class("btn quiet"))
                    a(t("Milstolpar"), .href("/bidrag/\(header.id)/historik"), .class("btn quiet"))
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
                        if let count = desk.comments[part.id] {
                            a(
                                count == 1 ? me.t("1 kommentar") : me.t("\(count) kommentarer"), .class("soft"),
                                .href("/bidrag/\(me.header.id)/kommentarer#del-\(part.id)"))
                        }
                        progress(part, desk, me)
                    }
                }
            }
        }
    }

    private func progress(_ part: FormPart, _ desk: Desk, _ me: UnitMember) -> HTML {
        let status = desk.status(part)
        if status == .notStarted, !part.isRequired { return me.tag(.info, "Frivillig") }
        return me.statusTag(status)
    }

    /// What is left, for whom, with how many characters they have written so far.
    private func left(_ desk: Desk, _ me: UnitMember) -> HTML {
        let t = me.t
        return details {
            summary(t("Vad som är kvar, och för vem"))
            Table(
                t("Vad som är kvar, och för vem"), [t("Vem"), t("Delar kvar"), t("För genomläsning"), t("Tecken")], numeric: [1, 2, 3],
                rows: desk.shares.map { share in
                    [
                        HTML(share.name ?? t("Ingen är utsedd")), HTML(String(share.left)), HTML(String(share.inReview)),
                        HTML(Swedish.number(share.characters)),
                    ]
                }
            ).html
        }
    }

    private func advice(_ me: UnitMember, _ edition: Edition) -> HTML {
        div(.class("card")) {
            h2(me.t("Så skriver ni"))
            ul { for line in edition.advice { li(line(me.language)) } }
        }
    }
}

/// What one writer, or nobody in particular, has left.
struct Share: Equatable, Sendable {
    /// Nil for the parts that nobody has been given.
    let name: String?
    var left = 0
    var inReview = 0
    var characters = 0
}

extension Desk {
    /// By name, those without a writer last. A part of several writers counts for each.
    var shares: [Share] {
        var shares: [String: Share] = [:]
        for part in edition.parts {
            for name in writers[part.id]?.map({ Optional($0.name) }) ?? [nil] {
                var share = shares[name ?? ""] ?? Share(name: name)
                let status = status(part)
                if status != .done, part.isRequired || status != .notStarted { share.left += 1 }
                if status == .review { share.inReview += 1 }
                share.characters += answered[part.id]?.characters ?? 0
                shares[name ?? ""] = share
            }
        }
        return shares.values.sorted {
            guard let a = $0.name, let b = $1.name else { return $0.name != nil }
            return Swedish.order(a, b) == .orderedAscending
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
    func mustBeOpen(_ edition: Edition, changeUntil: Day? = nil, at now: Instant) throws(Refusal) {
        try WritingGate(handedInAt: handedInAt, withdrawnAt: withdrawnAt, extendedTo: extendedTo, changeUntil: changeUntil)
            .mustBeOpen(edition.calendar.entryCloses, at: now)
    }
}
