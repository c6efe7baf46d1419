import Base
import Editions
import Examiners
import HTML
import Site
import Store

extension Office {
    /// The way in: the one thing to do first in any year, late first, with its button, and then what waits, year by year.
    func homePage(_ me: OfficeMember) async throws -> Answer {
        let now = me.now
        let desk = try await me.read { try HomeDesk.read(at: now, in: $0) }
        guard !desk.editions.isEmpty else {
            return me.page(
                Page("Kansliet") {
                    h1(me.t("Kansliet"))
                    me.empty(
                        "Ingen utgåva är publicerad ännu. Lägg in årets fil och publicera den.", link: "Gå till utgåvorna",
                        "/kansli/utgavor")
                })
        }
        return me.page(
            Page("Kansliet") {
                h1(me.t("Kansliet"))
                p(me.homeLead(desk.waiting), .class("lead"))
                if let next = desk.waiting.next { me.nextCard(next, in: desk) }
                if !desk.waiting.common.isEmpty {
                    h2(me.t("Oavsett år"))
                    me.waitingTable(desk.waiting.common, nil)
                }
                for year in desk.waiting.years { section(me, year, desk) }
            })
    }

    @Markup private func section(_ me: OfficeMember, _ year: WaitingYears.Year, _ desk: HomeDesk) -> HTML {
        if let edition = desk.editions.first(where: { $0.year == year.year }) {
            h2 { a(desk.name(year.year, me.language) ?? me.t("Utmärkelsen \(plain: year.year)"), .href("/kansli/\(year.year)")) }
            p(me.t(me.heading(edition.phase(at: me.now))), .class("soft"))
            if year.waiting.items.isEmpty {
                p(me.t("Inget väntar på er."))
            } else {
                me.waitingTable(year.waiting.items, year.year)
            }
        }
    }
}

/// What the way in stands on, from one snapshot.
struct HomeDesk: Sendable {
    /// Published and live, newest first; the newest that is published where none lives.
    let editions: [StoredEdition]
    let waiting: WaitingYears

    /// The name of a year's edition, where years of several programmes live; else nil, for the year says enough.
    func name(_ year: AwardYear, _ language: Language) -> String? {
        guard editions.contains(where: { $0.year.programme != year.programme }) else { return nil }
        return editions.first { $0.year == year }?.edition.name[language]
    }

    /// Twelve statements at most and five for each year, whatever the number of entries.
    static func read(at now: Instant, in db: any Connection) throws -> HomeDesk {
        let (published, today) = (try Editions.published(in: db), Stockholm.local(now).day)
        let live = published.filter { WaitingYears.isLive($0.calendar, on: today) }
        let editions = live.isEmpty ? Array(published.prefix(1)) : live
        let (ids, letters) = (editions.map(\.id), try CockpitSQL.failedLetters(in: db))
        let (lines, sides) = (try LineSQL.all(editions, at: now, in: db), try CockpitSQL.sides(ids, in: db))
        let teams = try CockpitSQL.teams(ids, in: db)
        let conflicts = try UnsettledSQL.waiting(ids, at: now, in: db)
        let years = editions.map { edition in
            var facts = Waiting.Facts(edition, lines[edition.id] ?? [], sides, teams: teams[edition.id] ?? [])
            (facts.conflictProposals, facts.newConflicts) = conflicts[edition.id] ?? ([], [])
            return WaitingYears.Year(edition.year, Waiting(facts, edition.calendar, at: now))
        }
        let common = Waiting.letters(letters.count, since: letters.since) + (try CockpitSQL.common(in: db))
        return HomeDesk(editions: editions, waiting: WaitingYears(years, common: common))
    }
}

extension OfficeMember {
    func homeLead(_ waiting: WaitingYears) -> String { waitingLead(waiting.count, late: waiting.lateCount) }

    /// The first thing to do, as one sentence and one button.
    func nextCard(_ next: WaitingYears.Next, in desk: HomeDesk) -> HTML {
        section(.class("card next")) {
            h2(next.year.map { t("\(t(next.item.kind.title)) (\(desk.name($0, language) ?? "\($0.number)"))") } ?? t(next.item.kind.title))
            p {
                who(next.item)
                ". "
                if let due = next.item.due {
                    next.item.isLate ? t("Det skulle vara klart \(due, .withYear).") : t("Det ska vara klart senast \(due, .withYear).")
                    " "
                }
                t(next.item.kind.detail)
            }
            p { a(t(next.item.kind.act), .href(path(next.item, next.year)), .class("btn")) }
        }
    }
}
