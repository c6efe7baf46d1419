package import Base
package import Editions
import Entries

/// What waits for the office in an award year: facts in, an ordered list out, what is late first.
///
/// A kind stands at most once in the list, with everyone it concerns, so the list is never longer than there are kinds.
package struct Waiting: Equatable, Sendable {
    /// In the order that they are listed, apart from what is late.
    package enum Kind: Int, CaseIterable, Sendable {
        case letters, proposals, newcomers, dayOff, asked, eligibility, untold, formal, noTeam, shortTeam, conflict, minutes,
            sheets, visit, final, economy, clock, decision, meeting
        /// Conflicts of interest: what another party proposes, and what has taken a case from somebody (R82).
        case conflictProposal, newConflict
    }

    package struct Item: Equatable, Sendable {
        package let kind: Kind
        /// The units, or the teams by number, that it concerns, in the order of the facts.
        package let who: [Subject]
        /// How many it concerns, where they have no name, as letters.
        package let count: Int
        /// Since when it has waited, where somebody began to wait; nil for what only has a last day.
        package let since: Day?
        /// The day that it must be done by; nil where there is none.
        package let due: Day?
        package let isLate: Bool
    }

    package enum Subject: Equatable, Sendable {
        /// A unit, with the id of its entry.
        case unit(String, entry: String)
        case team(Int)
        case day(Day)
        case named(String)
    }

    package let items: [Item]

    package init(_ facts: Facts, _ calendar: AwardCalendar, at now: Instant) {
        let found = Desk(facts: facts, calendar: calendar, now: now).items
        items = found.filter(\.isLate) + found.filter { !$0.isLate }
    }

    /// Letters that were given up and not sent again, which are of no year: one thing or none.
    package static func letters(_ count: Int, since: Day?) -> [Item] { common(.letters, count, since: since) }

    /// So many of what is of no year, as one thing or none.
    package static func common(_ kind: Kind, _ count: Int, since: Day?) -> [Item] {
        count > 0 ? [Item(kind: kind, who: [], count: count, since: since, due: nil, isLate: false)] : []
    }

    package var lateCount: Int { items.count(where: \.isLate) }
}

/// The rules, one property a kind.
private struct Desk {
    let facts: Waiting.Facts
    let calendar: AwardCalendar
    let now: Instant

    var items: [Waiting.Item] {
        facts.conflicts
            + [
                dayOff, asked, eligibility, untold, formal, noTeam, shortTeam, conflict, minutes, sheets, visit, final,
                economy, clock, decision, meeting,
            ].compactMap { $0 }
    }

    private var today: Day { Stockholm.local(now).day }

    /// A last day that no working day holds, while it is still ahead (R16).
    private var dayOff: Waiting.Item? {
        let days = calendar.closingsOnDaysOff.filter { $0 >= today }
        guard let first = days.min() else { return nil }
        return .init(
            kind: .dayOff, who: days.map(Waiting.Subject.day), count: days.count, since: nil, due: first, isLate: false)
    }

    /// Asks the office to be excepted from a rule (R25).
    private var asked: Waiting.Item? {
        let who = facts.entries.filter(\.asksForException)
        return item(.asked, who, since: who.map(\.registeredOn).min(), due: calendar.entryCloses)
    }

    /// Nobody at the committee could be told that the unit takes part (R32).
    private var untold: Waiting.Item? {
        let who = facts.entries.filter(\.isUntold)
        return item(.untold, who, since: who.map(\.registeredOn).min(), due: nil)
    }

    /// Registered though the rules say no (R20–R26): to be tried before the entries are in.
    private var eligibility: Waiting.Item? {
        let who = facts.entries.filter { $0.mayNotTakePart && !$0.asksForException && !$0.decided }
        return item(.eligibility, who, since: who.map(\.registeredOn).min(), due: calendar.entryCloses)
    }

    /// Handed in and not looked at: no team can be given it. Asked for when the entries are in.
    private var formal: Waiting.Item? {
        guard calendar.entryCloses.hasPassed(at: now) else { return nil }
        return item(
            .formal, handedIn { !$0.hasTeam && !$0.isApproved }, since: nil,
            due: Deadline(calendar.teamsReady.adding(days: -1)), shown: calendar.teamsReady)
    }

    private var noTeam: Waiting.Item? {
        guard calendar.entryCloses.hasPassed(at: now) else { return nil }
        return item(
            .noTeam, handedIn { !$0.hasTeam && $0.isApproved }, since: nil, due: Deadline(calendar.teamsReady.adding(days: -1)),
            shown: calendar.teamsReady)
    }

    /// Fewer than the year asks for: blocks consensus (rules §3).
    private var shortTeam: Waiting.Item? {
        let short = facts.teams.filter { $0.members < facts.judgesMin }
        guard !short.isEmpty else { return nil }
        return .init(
            kind: .shortTeam, who: short.map { .team($0.number) }, count: short.count,
            since: short.compactMap(\.leftOn).min(), due: nil, isLate: today >= calendar.teamsReady)
    }

    /// The team is whole, but conflicts leave too few for this entry.
    private var conflict: Waiting.Item? {
        item(
            .conflict,
            handedIn {
                $0.hasTeam && !$0.consensusLocked && $0.members >= facts.judgesMin && $0.judges < facts.judgesMin
            }, since: nil, due: nil)
    }

    /// Minutes that have not come in block the award (R71, R73).
    private var minutes: Waiting.Item? {
        near(.minutes, calendar.minutesDue, daysBefore: Waiting.minutesDaysBefore, handedIn { !$0.hasMinutes && !$0.decided })
    }

    private var sheets: Waiting.Item? {
        near(
            .sheets, calendar.assessmentCloses, daysBefore: Waiting.sheetsDaysBefore,
            handedIn { $0.hasTeam && !$0.consensusLocked && !$0.finalLocked && !$0.allSheetsLocked })
    }

    private var visit: Waiting.Item? {
        near(
            .visit, calendar.assessmentCloses, daysBefore: Waiting.visitDaysBefore,
            handedIn { $0.hasTeam && !$0.visitBooked && !$0.finalLocked })
    }

    /// The jury must have the final levels to meet on.
    private var final: Waiting.Item? {
        guard calendar.assessmentCloses.hasPassed(at: now) else { return nil }
        return item(
            .final, handedIn { $0.hasTeam && !$0.finalLocked && !$0.decided }, since: nil, due: calendar.assessmentCloses)
    }

    /// The jury's guards rest on the results, which are half a year old by then (R23, R26).
    private var economy: Waiting.Item? {
        guard let call = facts.economyCall, call.isOpen(on: today), !calendar.decisionsAreOpen(at: now) else { return nil }
        return item(
            .economy, handedIn { !$0.decided && !call.isAnswered(by: $0.economyUpdatedAt) }, since: call.from, due: call.due)
    }

    /// No decision can be made before it is known when it becomes public (R116).
    private var clock: Waiting.Item? {
        guard calendar.decisionsOpen == nil, calendar.entryCloses.hasPassed(at: now) else { return nil }
        let (who, due) = (handedIn { _ in true }, calendar.knownJuryMeets ?? calendar.ceremony.day)
        guard !who.isEmpty else { return nil }
        return .init(kind: .clock, who: [], count: 1, since: nil, due: due, isLate: today >= due)
    }

    private var decision: Waiting.Item? {
        guard Deadline(calendar.juryMeets).hasPassed(at: now) else { return nil }
        let who = handedIn { !$0.decided }
        guard !who.isEmpty else { return nil }
        return .init(
            kind: .decision, who: subjects(who), count: who.count, since: calendar.juryMeets, due: calendar.ceremony.day,
            isLate: now >= calendar.decisionsOpen ?? Deadline(calendar.ceremony.day).end)
    }

    private var meeting: Waiting.Item? {
        guard today >= calendar.feedbackFrom, calendar.decisionsAreOpen(at: now) else { return nil }
        let last = Deadline(calendar.feedbackFrom.adding(days: Waiting.meetingDaysMax))
        return item(.meeting, handedIn { !$0.meetingHeld }, since: calendar.feedbackFrom, due: last)
    }

    // MARK: Making items

    private func handedIn(_ condition: (Waiting.Entry) -> Bool) -> [Waiting.Entry] {
        facts.entries.filter { $0.handedIn && condition($0) }
    }

    private func subjects(_ entries: [Waiting.Entry]) -> [Waiting.Subject] {
        entries.map { .unit($0.unit, entry: $0.id) }
    }

    /// From so many days before the last one.
    private func near(
        _ kind: Waiting.Kind, _ due: Deadline, daysBefore: Int, _ who: [Waiting.Entry]
    ) -> Waiting.Item? {
        guard due.daysLeft(at: now) <= daysBefore else { return nil }
        return item(kind, who, since: nil, due: due)
    }

    /// Late when `due` has passed; `shown` is the day to show where it is another than the last one.
    private func item(
        _ kind: Waiting.Kind, _ who: [Waiting.Entry], since: Day?, due: Deadline?, shown: Day? = nil
    ) -> Waiting.Item? {
        guard !who.isEmpty else { return nil }
        return .init(
            kind: kind, who: subjects(who), count: who.count, since: since, due: shown ?? due?.day,
            isLate: due?.hasPassed(at: now) ?? false)
    }
}
