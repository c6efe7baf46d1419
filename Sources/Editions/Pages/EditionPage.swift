import Base
import HTML
import Site
import Store

extension Editions {
    /// An award year for everyone: what it is about, who may take part, when, who does, and afterwards who received it.
    @Sendable func editionPage(_ me: Visitor) async throws -> Answer {
        let year = try me.awardYear()
        let (stored, number) = try await me.read { db in
            guard let stored = try Editions.published(year: year, in: db) else { throw Halt.notFound }
            return (stored, try Audit.last(in: db))
        }
        let shown = PublicEdition(stored, me)
        let lists = try await shown.part("lists", asOf: number) { try await self.lists(shown) }
        return me.page(
            Page("\(stored.edition.name[me.language])", crumbs: shown.crumbs) {
                shown.top
                lists
            })
    }

    /// All below the top: the lists of those who received something and take part, with the texts between and after.
    private func lists(_ shown: PublicEdition) async throws -> HTML {
        let (results, now, stored) = (results, shown.now, shown.stored)
        let (winners, emptyClasses, participants) = try await shown.visitor.read { db in
            (
                try PublicEdition.winners(stored, results, at: now, in: db),
                try results.emptyClasses(of: stored, at: now, in: db), try results.participants(of: stored, in: db)
            )
        }
        return HTML {
            shown.winners(winners, emptyClasses)
            shown.part("edition") { shown.body }
            shown.participants(participants)
            shown.part("edition end") { shown.ending }
        }
    }

    /// The dates of the year for a calendar program.
    @Sendable func calendarFile(_ me: Visitor) async throws -> Answer {
        let year = try me.awardYear()
        guard let stored = try await me.read({ try Editions.published(year: year, in: $0) }) else { throw Halt.notFound }
        let text = PublicEdition(stored, me).calendarFile.text
        return .file(
            Array(text.utf8), type: "text/calendar; charset=utf-8", name: "\(year.programme)-\(year.number).ics")
    }
}

extension PublicEdition {
    var crumbs: [Page.Crumb] { [.init(t("Utmärkelsen"), "/utmarkelsen"), .init(edition.name[language])] }

    /// A visitor is sent to sign in; of those who are, only a unit's own can register it.
    private var mayRegister: Bool {
        visitor.identity.map { $0.acts(as: [.unitHead, .contact]) } ?? true
    }

    fileprivate var top: HTML {
        HTML {
            h1(edition.name[language])
            p { visitor.tag(phase.isCeremonyOver ? .ok : .info, phase.name) }
            nextDate
            p(.class("actions")) {
                if phase <= .registrationOpen {
                    a(t("Kan vi delta? Två minuter"), .href("/kan-vi-delta/\(stored.year)"), .class("btn"))
                }
                if phase.isRegistrationOpen, mayRegister {
                    a(t("Anmäl er"), .href("/anmalan/\(stored.year)"), .class("btn quiet"))
                }
                a(t("Läs frågorna"), .href("\(address)/fragor"), .class("btn quiet"))
            }
        }
    }

    fileprivate func winners(_ winners: [Winner], _ emptyClasses: Set<String>) -> HTML? {
        guard phase.isCeremonyOver else { return nil }
        return section(.id("mottagare")) {
            h2(heading(.receiver))
            if !winners.isEmpty {
                div(.class("tiles few")) { for winner in winners { winnerCard(winner) } }
            } else if emptyClasses.isEmpty {
                p(t("Årets beslut är inte införda här ännu."))
            }
            for entered in edition.classes where emptyClasses.contains(entered.key) {
                p(t("Ingen fick utmärkelsen i klassen \(entered.name[language])."))
            }
        }
    }

    fileprivate func participants(_ participants: [Participant]) -> HTML? {
        if participants.isEmpty, phase > .registrationOpen { return nil }
        return section(.id("deltagare")) {
            h2(t("Deltagare"))
            if participants.isEmpty {
                p(t("Ingen har anmält sig ännu. Bli först."))
            } else {
                p(phase.isCeremonyOver ? t("\(participants.count) deltog.") : t("\(participants.count) deltar i år."))
                if edition.classes.isEmpty {
                    names(participants)
                } else {
                    for group in grouped(participants) {
                        h3(group.name)
                        names(group.participants)
                    }
                }
            }
        }
    }

    private func names(_ participants: [Participant]) -> HTML {
        ul(.class("who")) { for participant in participants { li(participant.unit) } }
    }

    /// By class in the order of the edition; those without class last.
    private func grouped(_ participants: [Participant]) -> [(name: String, participants: [Participant])] {
        let groups = edition.classes.map { entered in
            (name: entered.name[language], participants: participants.filter { $0.classKey == entered.key })
        }
        let known = Set(edition.classes.map(\.key))
        let others = participants.filter { !known.contains($0.classKey ?? "") }
        return (groups + [(name: t("Ingen klass vald"), participants: others)]).filter { !$0.participants.isEmpty }
    }
}
