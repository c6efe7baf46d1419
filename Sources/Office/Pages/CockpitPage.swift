import Base
import Editions
import Entries
import Examiners
import HTML
import Site
import Store

extension Office {
    /// The year in one look: the thread, what waits, how far everyone has come, and the first entries.
    func cockpitPage(_ me: OfficeMember) async throws -> Answer {
        let (year, now, summaries, reader) = (try me.awardYear(), me.now, summaries, me.person.id)
        let (cockpit, out, conflicts, haveProgrammes) = try await me.read { db in
            let cockpit = try Cockpit.read(year, summaries, at: now, in: db)
            let id = cockpit.edition.id
            return (
                cockpit, try ConflictSQL.out(of: reader, edition: id, in: db), try UnsettledSQL.waiting([id], at: now, in: db)[id],
                Set(try Editions.published(in: db).map(\.year.programme)).count > 1
            )
        }
        let (edition, counts) = (cockpit.edition, YearCounts(cockpit.lines))
        var facts = cockpit.facts
        (facts.conflictProposals, facts.newConflicts) = conflicts ?? ([], [])
        let waiting = Waiting(facts, edition.calendar, at: now)
        let phase = edition.phase(at: now)
        let name: Phrase = haveProgrammes ? "\(edition.edition.name)" : "Utmärkelsen \(plain: year)"
        return me.page(
            Page(name, thread: me.yearThread(edition, counts)) {
                h1(me.t(name))
                p(me.t("\(me.heading(phase)). \(me.waitingLead(waiting.items.count, late: waiting.lateCount))"), .class("lead"))
                tiles(me, counts, phase)
                h2(me.t("Väntar på er"))
                me.waitingTable(waiting.items, year)
                h2(me.t("Alla bidrag"))
                entries(me, cockpit, hiding: out)
            })
    }

    private func tiles(_ me: OfficeMember, _ counts: YearCounts, _ phase: Phase) -> HTML {
        let taking = counts.registered - counts.withdrawn
        return div(.class("tiles")) {
            tile("\(counts.handedIn) / \(taking)", me.t("bidrag inlämnade"))
            tile("\(counts.minutes) / \(counts.assessed)", me.t("protokoll inkomna"))
            if phase >= .handInClosed {
                tile("\(counts.sheetsLocked) / \(counts.assessed)", me.t("enskilda bedömningar låsta"))
                tile("\(counts.visitsBooked) / \(counts.assessed)", me.t("platsbesök bokade"))
            }
            if phase >= .juryPreparation { tile("\(counts.decided) / \(counts.assessed)", me.t("beslut fattade")) }
        }
    }

    private static let entriesShown = 10

    /// What has been judged of an entry is not for who has a conflict of interest in it (R82).
    private func entries(_ me: OfficeMember, _ cockpit: Cockpit, hiding out: Set<ID<Entry>>) -> HTML {
        guard !cockpit.lines.isEmpty else { return me.empty("Ingen verksamhet har anmält sig ännu.") }
        let year = cockpit.edition.year
        let shown = Array(cockpit.lines.prefix(Self.entriesShown))
        return HTML {
            Table(
                me.t("Alla bidrag"), [me.t("Enhet"), me.t("Nämnd"), me.t("Läge"), me.t("Spridning i laget"), me.t("Besök")],
                rows: shown.map { line in
                    [
                        a(line.unitName, .href("/kansli/\(year)/deltagare/\(line.entry)")),
                        HTML(line.committeeName ?? "–"), me.standingTag(line),
                        me.spread(out.contains(line.entry) ? nil : cockpit.summaries[line.entry], of: line),
                        HTML(line.isVisitHeld ? me.t("genomfört") : me.shortMoment(line.visitAt)),
                    ]
                }
            ).html
            p { a(me.t("Se alla \(cockpit.lines.count) deltagare"), .href("/kansli/\(year)/deltagare")) }
        }
    }
}

/// Everything that the cockpit stands on, from one snapshot.
struct Cockpit: Sendable {
    let edition: StoredEdition
    let lines: [Line]
    let facts: Waiting.Facts
    let summaries: [ID<Entry>: Summary]

    /// Ten statements at most, whatever the number of entries.
    static func read(_ year: AwardYear, _ summaries: Summaries, at now: Instant, in db: any Connection) throws -> Cockpit {
        guard let edition = try Editions.find(year: year, in: db) else { throw Halt.notFound }
        let lines = try LineSQL.page(nil, LineFilter(), edition, at: now, in: db).lines
        return Cockpit(
            edition: edition, lines: lines, facts: try Waiting.Facts.read(edition, lines, in: db),
            summaries: try SummarySQL.find(lines, edition, summaries, in: db))
    }
}

extension Waiting {
    /// What waits of one year and its entries, or of some of them.
    static func read(
        _ edition: StoredEdition, only: [EntryID]? = nil, at now: Instant, in db: any Connection
    ) throws -> Waiting {
        var filter = LineFilter()
        filter.only = only
        let lines = try LineSQL.page(nil, filter, edition, at: now, in: db).lines
        return Waiting(try Facts.read(edition, lines, in: db), edition.calendar, at: now)
    }
}

extension Waiting.Facts {
    /// What is of the year alone: letters, proposals and newcomers are of no year, and stand on the home page.
    static func read(_ edition: StoredEdition, _ lines: [Line], in db: any Connection) throws -> Waiting.Facts {
        Waiting.Facts(
            edition, lines, try CockpitSQL.sides([edition.id], in: db),
            teams: try CockpitSQL.teams([edition.id], in: db)[edition.id] ?? [])
    }

    /// Of the entries that take part.
    init(_ edition: StoredEdition, _ lines: [Line], _ sides: [ID<Entry>: Side], teams: [Waiting.Team]) {
        self.init(
            entries: lines.filter(\.standing.takesPart).compactMap { line in
                sides[line.entry].map { Waiting.Entry(line, $0) }
            },
            teams: teams, judgesMin: edition.edition.limits.examinersMin)
        economyCall = EconomyCall(edition.edition.eligibility, edition.calendar)
    }
}

extension Waiting.Entry {
    init(_ line: Line, _ side: Side) {
        self.init(id: line.entry.text, unit: line.unitName, registeredOn: side.registeredOn)
        (handedIn, mayNotTakePart, hasMinutes) = (line.standing.isHandedIn, side.mayNotTakePart, line.hasMinutes)
        (hasTeam, members, judges) = (line.teamNumber != nil, side.members, line.judges)
        sheetsLocked = line.sheetsLocked
        consensusLocked = line.verdict?.consensus != nil || line.standing == .consensus
        (visitBooked, decided) = (line.visitAt != nil, line.standing == .decided)
        finalLocked = line.verdict?.final != nil || line.standing == .final
        (meetingHeld, isApproved, economyUpdatedAt) = (side.hasMeeting, side.isApproved, side.economyUpdatedAt)
        (asksForException, isUntold) = (side.asksForException, side.isUntold)
    }
}
