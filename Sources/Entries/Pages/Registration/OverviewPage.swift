import Base
import Editions
import HTML
import Site
import Store

extension Entries {
    /// The entry in one view: what is asked now and by when, with the thread of the year.
    func overviewPage(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        let history = history
        let (edition, isDecided, changes) = try await me.read {
            (try $0.edition(header.year), try history.isDecided(header.id, in: $0),
             header.handedInAt == nil ? [] : try ChangeSQL.all(header.id, in: $0))
        }
        let t = me.t
        return me.page(
            Page(
                "Vårt bidrag \(plain: header.year)", crumbs: me.crumbs(header), thread: me.unitThread(header, edition),
                side: facts(me, edition)
            ) {
                h1(header.unitName)
                p { me.stateTag(header.state) }
                next(me, edition, change: changes.first)
                if header.flags.mayNotTakePart { ineligible(me, edition) }
                if !header.flags.mayNotTakePart, header.flags.hasDeficit {
                    p(t("Ni kan delta men inte få utmärkelsen, eftersom ni har ett underskott."), .class("notice"))
                }
                if me.leads { withdrawing(me, Withdrawing(header, edition, isDecided: isDecided)) }
            })
    }

    /// What the office has asked to be changed after the hand-in, or what became of it (R53).
    private func changeNotice(_ me: UnitMember, _ change: ChangeRequest) -> HTML {
        let t = me.t
        return div(.class(change.isOpen(at: me.now) ? "warning" : "notice")) {
            p { change.isOpen(at: me.now) ? b(t("Kansliet ber er ändra i bidraget.")) : b(t("Ändring efter inlämningen.")); " "; me.changeTag(change.state(at: me.now)) }
            if change.isOpen(at: me.now) { p(t("Svara senast \(me.deadline(Deadline(change.due))).")) }
            p { a(t("Läs vad det gäller"), .href("/bidrag/\(me.header.id)/andring")) }
        }
    }

    private func next(_ me: UnitMember, _ edition: Edition, change: ChangeRequest?) -> HTML {
        let (t, header) = (me.t, me.header)
        let base = "/bidrag/\(header.id)"
        let last = HandInTime.last(edition.calendar.entryCloses, extendedTo: header.extendedTo)
        switch header.state {
        case .registered, .writing:
            return HTML {
                p(t("Lämna in senast \(me.deadline(last)), \(me.daysLeft(last))."), .class("lead"))
                div(.class("actions")) {
                    a(header.state == .registered ? t("Börja skriva") : t("Fortsätt skriva"), .href("\(base)/skriva"), .class("btn"))
                    a(t("Granska och lämna in"), .href("\(base)/granska"), .class("btn quiet"))
                    a(t("Läs hela bidraget"), .href("\(base)/las"), .class("btn quiet"))
                }
            }
        case .handedIn:
            return HTML {
                if let change { changeNotice(me, change) }
                p(t(Self.whatFollows(edition.calendar, at: me.now)), .class("lead"))
                div(.class("actions")) {
                    a(t("Visa kvittot"), .href("\(base)/kvitto"), .class("btn"))
                    a(t("Läs hela bidraget"), .href("\(base)/las"), .class("btn quiet"))
                }
            }
        case .withdrawn: return p(t("Ni har avanmält er. Det ni har skrivit finns kvar."), .class("lead"))
        case .takenBack where change?.verdict == .dismissed:
            return p(t("Kansliet har avvisat bidraget. Det granskas inte."), .class("lead"))
        case .takenBack: return p(t("Ni har tagit tillbaka bidraget. Det granskas inte."), .class("lead"))
        case .noShow:
            return p(t("Tiden för att lämna in gick ut \(me.deadline(last)). Det ni har skrivit finns kvar att läsa."), .class("lead"))
        }
    }

    /// What a unit waits for after its hand-in, by the calendar alone: how far its own case has come is not told (R116).
    static func whatFollows(_ calendar: AwardCalendar, at now: Instant) -> Phrase {
        if !calendar.assessmentCloses.hasPassed(at: now) {
            return "Bidraget är inlämnat. Examinatorerna hör av sig om ett platsbesök."
        }
        guard calendar.decisionsAreOpen(at: now) else {
            return "Bidraget är inlämnat. Domarkommitténs beslut blir offentliga vid ceremonin \(calendar.ceremony.day, .withWeekday)."
        }
        guard let from = calendar.stated.feedbackFrom?.day else {
            return "Bidraget är inlämnat. Examinatorerna hör av sig om ett möte där ni får er återkoppling."
        }
        return "Bidraget är inlämnat. Ni får er återkoppling från \(from, .withWeekday)."
    }

    private func ineligible(_ me: UnitMember, _ edition: Edition) -> HTML {
        let t = me.t
        return div(.class("warning")) {
            h2(t("Ni kan inte delta"))
            p(t("Enligt årets regler kan ni inte lämna in, om inte kansliet beslutar om undantag. Skriv till \(edition.contact.mailbox)."))
            p { a(t("Se och ändra era svar"), .href("/bidrag/\(me.header.id)/anmalan")) }
        }
    }

    private func facts(_ me: UnitMember, _ edition: Edition) -> HTML {
        let (t, header) = (me.t, me.header)
        return HTML {
            div(.class("card")) {
                h2(t("Om bidraget"))
                me.facts([
                    ("Nämnd eller bolag", header.committeeName),
                    ("Klass", edition.classes.first { $0.key == header.classKey }?.name(me.language)),
                    ("Protokoll", header.flags.lacksMinutes ? t("har inte kommit in") : t("har kommit in")),
                    ("Frågor", edition.contact.mailbox),
                    ("Telefon", edition.contact.phones.joined(separator: ", ")),
                ])
            }
            me.budget(used: header.progress.characters, max: edition.limits.entryCharactersMax)
            if header.state.isOpen {
                div(.class("card")) {
                    h2(t("Mer"))
                    ul {
                        li { a(t("Uppgifter om verksamheten"), .href("/bidrag/\(header.id)/uppgifter")) }
                        if me.leads { li { a(t("Vem skriver vad"), .href("/bidrag/\(header.id)/medforfattare")) } }
                        li { a(t("Ändra anmälan"), .href("/bidrag/\(header.id)/anmalan")) }
                    }
                }
            }
        }
    }

    /// One press to take the registration back, with a reason if one likes (R31), and one to undo it.
    private func withdrawing(_ me: UnitMember, _ withdrawing: Withdrawing) -> HTML? {
        let (t, header) = (me.t, me.header)
        if withdrawing.canBeUndone(at: me.now) {
            let label: Phrase = header.state == .takenBack ? "Lämna in bidraget igen" : "Ångra avanmälan"
            return me.actForm(label, to: "/bidrag/\(header.id)/avanmalan/angra")
        }
        guard withdrawing.isPossible(at: me.now) else { return nil }
        let label: Phrase = header.state == .handedIn ? "Ta tillbaka bidraget" : "Avanmäl er"
        return details {
            summary(t(label))
            if header.state == .handedIn {
                p(
                    withdrawing.lastDay.hasPassed(at: me.now)
                        ? t("Det går inte att ångra, för tiden att lämna in har gått ut.")
                        : t("Ni kan lämna in det igen till och med \(withdrawing.lastDay.day, .withWeekday)."))
            }
            FormOf(me, to: "/bidrag/\(header.id)/avanmalan") {
                me.field("skal", "Varför? Ni behöver inte svara.").area(rows: 2, maxlength: WithdrawalLimits.reasonCharactersMax)
                button(t(label), .class("btn danger"))
            }
        }
    }
}

enum WithdrawalLimits { static let reasonCharactersMax = 1_000 }

extension Guard {
    func actForm(_ label: Phrase, to path: String) -> HTML { div(.class("actions")) { actButton(self, label, to: path) } }
}
