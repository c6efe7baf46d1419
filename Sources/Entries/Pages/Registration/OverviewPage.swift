import Base
import Editions
import HTML
import Site
import Store

extension Entries {
    /// The entry in one view: what comes next and by when, how it stands, and the thread of the year.
    func overviewPage(_ me: UnitMember) async throws -> Answer {
        let (header, now, person, leads) = (me.header, me.now, me.person.id, me.leads)
        let home = try await me.read { try EntryHome(header, of: person, leads: leads, self, at: now, in: $0) }
        let (t, edition) = (me.t, home.edition)
        return me.page(
            Page(
                "Vårt bidrag \(plain: header.year)", crumbs: me.crumbs(header), thread: me.unitThread(header, edition),
                side: facts(me, edition)
            ) {
                h1(t("Vårt bidrag \(plain: header.year)"))
                p {
                    b(header.unitName)
                    " "
                    me.stateTag(header.state)
                }
                me.nextThing(home.next(at: now, me.language))
                warnings(me, home)
                more(me, home)
                if header.state.isOpen { home.html(me) }
                if leads { stepping(me, home) }
            })
    }

    private func warnings(_ me: UnitMember, _ home: EntryHome) -> HTML {
        let (t, header, due) = (me.t, me.header, home.edition.calendar.minutesDue)
        return HTML {
            if !header.flags.mayNotTakePart, header.flags.hasDeficit {
                p(t("Ni kan delta men inte få utmärkelsen, eftersom ni har ett underskott."), .class("notice"))
            }
            if header.state == .handedIn, header.flags.lacksMinutes, due.hasPassed(at: me.now), !me.hasCeremonyBegun(home.edition) {
                div(.class("warning")) {
                    p {
                        me.tag(.late, "Försenat")
                        " "
                            + t(
                                "Nämndens protokoll skulle ha kommit \(due.day, .withWeekday). Utan det kan ni inte få utmärkelsen. Hör av er till er nämnd eller ert bolag."
                            )
                    }
                }
            }
            if let change = home.changes.first, change.answeredAt != nil || change.verdict != nil {
                p(.class("notice")) {
                    t("Ändring efter inlämningen.") + " "
                    me.changeTag(change.state(at: me.now))
                    " "
                    a(t("Läs vad det gäller"), .href("/bidrag/\(header.id)/andring"))
                }
            }
        }
    }

    /// The other ways on, beside the main button.
    private func more(_ me: UnitMember, _ home: EntryHome) -> HTML {
        let (t, header, base) = (me.t, me.header, "/bidrag/\(me.header.id)")
        return div(.class("actions")) {
            if header.state.isOpen {
                a(t("Alla delar"), .href("\(base)/skriva"), .class("btn quiet"))
                a(t(me.leads ? "Granska och lämna in" : "Granska"), .href("\(base)/granska"), .class("btn quiet"))
            }
            a(t("Läs hela bidraget"), .href("\(base)/las"), .class("btn quiet"))
            if let minutes = home.minutes {
                a(t("Läs nämndens protokoll"), .href("/arenden/\(minutes)/protokoll.pdf"), .class("btn quiet"))
            }
            if header.state == .handedIn, me.hasCeremonyBegun(home.edition) {
                a(t("Visa kvittot"), .href("\(base)/kvitto"), .class("btn quiet"))
                a(t("Handlingsplan"), .href("\(base)/handlingsplan"), .class("btn quiet"))
            }
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
                        li { a(t(me.leads ? "Ändra anmälan" : "Se anmälan"), .href("/bidrag/\(header.id)/anmalan")) }
                    }
                }
            }
        }
    }

    /// Opening a hand-in again, withdrawing (R31), and undoing that: each says what follows.
    @Markup private func stepping(_ me: UnitMember, _ home: EntryHome) -> HTML {
        let (header, now) = (me.header, me.now)
        let withdrawing = Withdrawing(
            header, home.edition, isDecided: home.isDecided, isDismissed: home.changes.areDismissed)
        reopening(me, Reopening(header, home.edition, isChangeAsked: !home.changes.isEmpty, hasTeam: home.hasTeam))
        if withdrawing.canBeUndone(at: now) {
            p(me.t("Ni kan ångra avanmälan till och med \(withdrawing.undoingUntil.day, .withWeekday) kl. 24.00."))
            me.oneAct("Ångra avanmälan", to: "/bidrag/\(header.id)/avanmalan/angra")
        } else if withdrawing.isPossible(at: now) {
            p { a(me.t("Avanmäl er"), .href("/bidrag/\(header.id)/avanmalan")) }
        }
    }
}

extension Guard {
    func oneAct(_ label: Phrase, to path: String) -> HTML { div(.class("actions")) { actButton(self, label, to: path) } }

    func hasCeremonyBegun(_ edition: Edition) -> Bool { edition.calendar.decisionsAreOpen(at: now) }
}
