import Base
import HTML
import Site
import Store

private let winnersShownMax = 3
private let citationCharactersMax = 260

extension Editions {
    /// The start page: this year's award, where the year stands, and those who received the last one.
    @Sendable func startPage(_ me: Visitor) async throws -> Answer {
        let now = me.now
        let found = try await me.read { db -> (now: StoredEdition, last: StoredEdition?, others: [StoredEdition], number: Int)? in
            let published = try Editions.published(in: db)
            guard let newest = published.newest else { return nil }
            let others = published.filter { $0.year.programme != newest.year.programme && !$0.phase(at: now).isCeremonyOver }
            let own = published.filter { $0.year.programme == newest.year.programme }
            return (newest, own.first { $0.phase(at: now).isCeremonyOver }, others, try Audit.last(in: db))
        }
        guard let found else { return emptyStart(me) }
        let (current, last) = (PublicEdition(found.now, me), found.last.map { PublicEdition($0, me) })
        let winners = try await last?.part("last winners", asOf: found.number) { try await lastWinners(last!) }
        return me.page(
            Page("Visa hur ert arbete gör skillnad") {
                current.part("start") { current.hero + current.drawnYear }
                otherAwards(found.others, me)
                winners
                aboutAward(me.t)
            })
    }

    private func lastWinners(_ last: PublicEdition) async throws -> HTML {
        let (results, now, stored) = (results, last.now, last.stored)
        let winners = try await last.visitor.read { try PublicEdition.winners(stored, results, at: now, in: $0) }
        return winners.isEmpty ? HTML() : last.lastWinners(winners)
    }

    private func emptyStart(_ me: Visitor) -> Answer {
        let t = me.t
        return me.page(
            Page("Röda tråden") {
                h1(t("Snart öppnar årets utmärkelse"))
                p(
                    t(
                        "Ingen utmärkelse är publicerad här ännu. När kansliet har publicerat årets frågor och datum står de på den här sidan."
                    ), .class("lead"))
                p { a(t("Vad är Röda tråden?"), .href("/om")) }
            })
    }
}

/// The city's other programmes, where they have a year that goes on.
private func otherAwards(_ editions: [StoredEdition], _ me: Visitor) -> HTML? {
    guard !editions.isEmpty else { return nil }
    return section {
        h2(me.t("Stadens andra utmärkelser"))
        ul(.class("toc")) {
            for stored in editions {
                let shown = PublicEdition(stored, me)
                li {
                    a(stored.edition.name[me.language], .href(shown.address))
                    me.tag(.info, shown.phase.name)
                }
            }
        }
    }
}

private func aboutAward(_ t: Translator) -> HTML {
    section {
        h2(t("Mer om utmärkelsen"))
        ul {
            li { a(t("Alla år, med frågor och mottagare"), .href("/utmarkelsen")) }
            li { a(t("Vad är Röda tråden?"), .href("/om")) }
        }
    }
}

extension PublicEdition {
    fileprivate var hero: HTML {
        div(.class("hero")) {
            p("\(edition.city[language]) · \(edition.name[language])", .class("soft"))
            h1(t("Visa hur ert arbete gör skillnad"))
            p(
                t(
                    "Alla verksamheter som staden finansierar kan delta. Ni får era styrkor och utvecklingsområden beskrivna av ett lag som har läst, frågat och besökt er – vare sig ni får utmärkelsen eller inte."
                ), .class("lead"))
            nextDate
            p(.class("actions")) {
                if phase <= .registrationOpen {
                    a(t("Kan vi delta? Två minuter"), .href("/kan-vi-delta/\(stored.year)"), .class("btn"))
                } else {
                    a(t("Läs om utmärkelsen \(plain: stored.year)"), .href(address), .class("btn"))
                }
                a(t("Läs frågorna"), .href("\(address)/fragor"), .class("btn quiet"))
            }
        }
    }

    /// "Anmäl er senast fredag 22 mars 2024 kl. 24.00, 12 dagar kvar."
    var nextDate: HTML? {
        guard let next = phase.next(in: calendar, at: now) else { return nil }
        let day: Phrase = next.isDeadline ? "\(next.day, .withWeekday) kl. 24.00" : "\(next.day, .withWeekday)"
        return p {
            b(t(next.label))
            " \(t(day))" + (left(until: next.day).map { ", \($0)" } ?? "")
        }
    }

    /// The year as a thread with beads; the words are a list, the drawing is only the line behind them.
    fileprivate var drawnYear: HTML {
        let steps = YearStep.all(of: calendar, in: phase)
        return section(.aria(.label, t("Årets steg"))) {
            div(.class("year")) {
                svg(
                    .viewBox("0 0 \(100 * steps.count) 60"), Attribute("preserveAspectRatio", "none"),
                    .aria(.hidden, "true")
                ) {
                    path(.d(YearStep.path(count: steps.count)))
                }
                ol { for step in steps { item(step) } }
            }
            p { a(t("Alla datum"), .href("\(address)#datum")) }
        }
    }

    private func item(_ step: YearStep) -> HTML {
        let content = HTML {
            b(t(step.label))
            if let when = step.when { span(t(when), .class("soft")) }
            if step.state == .done { span(" " + t("(klart)"), .class("vh")) }
        }
        return switch step.state {
        case .done: element("li", [.class("done")], content)
        case .now: element("li", [.class("now"), .aria(.current, "step")], content)
        case .ahead: element("li", [], content)
        }
    }

    fileprivate func lastWinners(_ winners: [Winner]) -> HTML {
        section {
            h2("\(heading(.receiver)) \(stored.year.number)")
            div(.class("tiles few")) {
                for winner in winners.prefix(winnersShownMax) {
                    winnerCard(winner, charactersMax: citationCharactersMax)
                }
            }
            p { a(t("Alla mottagare och motiveringar \(plain: stored.year)"), .href("\(address)#mottagare")) }
        }
    }
}
