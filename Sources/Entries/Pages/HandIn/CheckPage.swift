import Base
import Editions
import HTML
import Mail
import Organisations
import Site
import Store
import Texts

/// Everything that decides whether an entry can be handed in, read in one transaction.
struct HandIn: Sendable {
    let edition: Edition
    let check: SubmissionCheck
    let eligibility: Eligibility?
    let facts: EligibilityFacts?
    let fields: [String: String]

    init(_ header: EntryHeader, _ history: any AwardHistory, in db: any Connection) throws {
        edition = try db.edition(header.year)
        fields = try FieldSQL.all(header.id, in: db)
        var facts = try EligibilitySQL.facts(header.id, in: db)
        facts?.earlierAwards = try history.all(of: header.entry.unit, in: db)
        let excepted = try EligibilitySQL.excepted(header.id, in: db)
        (self.facts, eligibility) = (
            facts,
            facts.map { [edition] in
                Eligibility($0, year: edition.year, edition.eligibility, excepted: excepted)
            }
        )
        check = SubmissionCheck(
            edition, written: try TextSQL.characters(of: header.id.texts, in: db),
            done: Set(try PartSQL.statuses(header.id, in: db).filter { $0.value == .done }.keys), fields: fields,
            verdict: eligibility?.total)
    }
}

extension Entries {
    /// What is missing, with a link to each place, and the hand-in when nothing is (R65).
    func checkPage(_ me: UnitMember) async throws -> Answer {
        let (header, history) = (me.header, history)
        let others = room.others(in: header.id.texts, than: me.person.id)
        let (state, loose) = try await me.read { db in
            let state = try HandIn(header, history, in: db)
            return (state, try LooseEnds(header, state.edition, others: others, in: db))
        }
        try me.mustBeOpen(state.edition)
        return showCheck(me, me.header, state, loose, leads: me.leads)
    }

    func showCheck(
        _ me: some ActingGuard, _ header: EntryHeader, _ state: HandIn, _ loose: LooseEnds = LooseEnds(), leads: Bool, status: Int = 200
    ) -> Answer {
        let (t, check) = (me.t, state.check)
        let name: Phrase = leads ? "Granska och lämna in" : "Granska"
        let last = HandInTime.last(state.edition.calendar.entryCloses, extendedTo: header.extendedTo)
        return me.page(
            Page(
                name, crumbs: me.crumbs(header, .init(t(name))),
                thread: me.unitThread(header, state.edition, below: me.budget(used: check.characters, max: check.charactersMax))
            ) {
                h1(t(name))
                p(t("Lämna in senast \(me.deadline(last)), \(me.daysLeft(last))."), .class("lead"))
                if !leads { p(t("Chefen eller kontaktpersonen lämnar in bidraget."), .class("notice")) }
                looseEnds(me, header, state.edition, loose)
                if check.isReady {
                    ready(me, header, state, leads: leads)
                } else {
                    missing(
                        me, header, check,
                        check.missing.count == 1
                            ? "En sak är kvar innan ni kan lämna in"
                            : "\(check.missing.count) saker är kvar innan ni kan lämna in")
                }
                if !check.advice.isEmpty {
                    details {
                        summary(
                            check.advice.count == 1
                                ? t("En del är inte markerad som klar") : t("\(check.advice.count) delar är inte markerade som klara"))
                        findings(check.advice, me, header)
                    }
                }
                p { a(t("Läs hela bidraget"), .href("/bidrag/\(header.id)/las"), .class("btn quiet")) }
            }, status: status)
    }

    /// What stops the hand-in, or a change after it, each with a link to where it is put right.
    func missing(_ me: some ActingGuard, _ header: EntryHeader, _ check: SubmissionCheck, _ heading: Phrase) -> HTML {
        let t = me.t
        return div(.class("warning")) {
            h2(t(heading))
            findings(check.missing, me, header)
            if !check.cuts.isEmpty {
                h3(t("Här är det mest att korta"))
                ul {
                    for cut in check.cuts {
                        li {
                            a(cut.part.listName(in: me.language), .href("/bidrag/\(header.id)/skriva/\(cut.part.id)"))
                            ": " + t("\(cut.characters) tecken, \(cut.over) över riktmärket")
                        }
                    }
                }
            }
        }
    }

    private func ready(_ me: some ActingGuard, _ header: EntryHeader, _ state: HandIn, leads: Bool) -> HTML {
        let t = me.t
        return HTML {
            div(.class("receipt")) {
                h2(t("Allt finns med"))
                p(t("Alla delar har svar. Bidraget har \(state.check.characters) av \(state.check.charactersMax) tecken."))
            }
            if state.eligibility?.total == .mayTakePart {
                p(t("Ni kan delta men inte få utmärkelsen, eftersom ni har ett underskott."), .class("notice"))
            }
            if leads {
                p(t("När ni lämnar in låses texten. Ni får ett kvitto här och med e-post."))
                me.oneAct("Lämna in bidraget", to: "/bidrag/\(header.id)/inlamning")
            }
        }
    }

    private func findings(_ findings: [SubmissionCheck.Finding], _ me: some ActingGuard, _ header: EntryHeader) -> HTML {
        let base = "/bidrag/\(header.id)"
        return ul {
            for finding in findings {
                switch finding.place {
                case .part(let part):
                    li {
                        a(part.listName(in: me.language), .href("\(base)/skriva/\(part.id)")); ": " + me.t(finding.phrase)
                    }
                case .field(let field):
                    li {
                        a(field.label(me.language), .href("\(base)/uppgifter#\(field.key)")); ": " + me.t(finding.phrase)
                    }
                case .whole: li { a(me.t(finding.phrase), .href("\(base)/skriva")) }
                case .eligibility: li { a(me.t(finding.phrase), .href("\(base)/anmalan")) }
                }
            }
        }
    }
}
