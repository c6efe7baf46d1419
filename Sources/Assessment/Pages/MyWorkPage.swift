import Base
import Editions
import Entries
import Examiners
import HTML
import Site
import Store

extension Assessment {
    /// The examiner's home: what comes next in any of their years, late first, and then each entry with how far it has come.
    func myWorkPage(_ me: ExaminerOfYear) async throws -> Answer {
        guard let scope = me.acting.scope else { throw Halt.notFound }
        let (person, id, now) = (me.person.id, ID<Edition>(stored: scope), me.now)
        let others = me.identity.scopes(of: .examiner, besides: scope)
        let (work, elsewhere) = try await me.read { db in
            (try MyWork(of: person, edition: id, in: db), try others.map { try MyWork(of: person, edition: ID(stored: $0), in: db) })
        }
        let (t, closes) = (me.t, work.closes)
        let away = elsewhere.compactMap { other in other.first(at: now)?.named(other.edition.name(me.language)) }.filter(\.isToDo)
        let next = ([work.first(at: now)].compactMap { $0 } + away).mostUrgent
        return me.page(
            Page("Min granskning") {
                h1(t("Min granskning"))
                if let next { me.nextThing(next) }
                if let closes, !closes.hasPassed(at: now), !work.seats.isEmpty {
                    p(
                        t(
                            "\(work.edition.name(me.language)). Bedömningen ska vara klar \(closes.day, .withWeekday), \(closes.left(at: now))."
                        ))
                }
                if work.seats.isEmpty {
                    me.empty("Du har inget att granska just nu. Kansliet skickar ett brev när ditt lag har fått ett bidrag.")
                } else {
                    for seat in work.seats { card(seat, work.next(seat, at: now).thing(at: now), besides: next, work, me) }
                }
                me.nextElsewhere(away, besides: next)
            })
    }
}

private struct MyWork: Sendable {
    let edition: Edition
    let seats: [Seat]
    private let judged: [ID<Entry>: Set<String>]
    private let locks: [ID<Entry>: Instant]
    private let states: [ID<Entry>: OverviewSQL.State]
    private let judges: [ID<Entry>: OverviewSQL.Judges]

    /// The same number of queries, however many entries there are.
    init(of person: ID<Person>, edition id: ID<Edition>, in db: any Connection) throws {
        edition = try db.edition(id)
        seats = try SeatSQL.all(of: person, edition: id, in: db).filter { !$0.isOut }
        let entries = seats.map(\.assignment.entry)
        judged = try SheetSQL.judgedItems(of: person, entries: entries, in: db)
        locks = try SheetSQL.locks(of: person, entries: entries, in: db)
        states = try OverviewSQL.states(of: entries, in: db)
        judges = try OverviewSQL.judges([id], entries: entries, in: db)
    }

    /// The last day of the assessment, when it is known.
    var closes: Deadline? { edition.calendar.knownAssessmentCloses.map { Deadline($0) } }

    func judgedCount(_ seat: Seat) -> Int { judged[seat.assignment.entry]?.count ?? 0 }

    func next(_ seat: Seat, at now: Instant) -> ExaminerNext {
        let entry = seat.assignment.entry
        let (state, judges, judged) = (states[entry], judges[entry] ?? .init(), judged[entry] ?? [])
        return ExaminerNext(
            entry: entry, unit: seat.assignment.unitName, isCoordinator: seat.isCoordinator,
            hasGivenWord: seat.word != .notGiven, judged: judged.count, items: edition.items.count,
            item: edition.items.first { !judged.contains($0.id) }?.id, hasLocked: locks[entry] != nil,
            allHaveLocked: judges.count > 0 && judges.locked == judges.count,
            consensusLocked: state?.consensusLocked ?? false, visitAt: state?.visitAt, visitHeld: state?.visitHeld ?? false,
            finalLocked: state?.finalLocked ?? false, closes: closes,
            isCeremonyOver: edition.calendar.decisionsAreOpen(at: now))
    }

    /// The most urgent; of equals the question of conflict first, for nothing else opens before it.
    func first(at now: Instant) -> NextThing? {
        let waiting = seats.filter { $0.word == .notGiven }
        return (waiting + seats.filter { $0.word != .notGiven }).map { next($0, at: now).thing(at: now) }.mostUrgent
    }
}

/// The act that the page begins with is not offered again.
private func card(_ seat: Seat, _ next: NextThing, besides first: NextThing?, _ work: MyWork, _ me: ExaminerOfYear) -> HTML {
    let t = me.t
    return section(.class("card")) {
        h2(seat.assignment.unitName)
        p(.class("soft")) {
            t("Lag \(seat.assignment.teamNumber)")
            if seat.isCoordinator { " · " + me.heading(.coordinator, work.edition) }
        }
        p {
            if next.urgency == .late {
                HTML {
                    me.tag(.late, "Försenat"); " "
                }
            }
            t("\(work.judgedCount(seat)) av \(work.edition.items.count) frågor bedömda")
        }
        div(.class("actions")) {
            if let act = next.act, next != first { a(t(act.label), .href(act.path), .class("btn quiet")) }
            a(t("Alla frågor"), .href("/granskning/\(seat.assignment.entry)"), .class("btn quiet"))
            if seat.mayRead, next.act?.path != "/bidrag/\(seat.assignment.entry)/las" { readWhole(seat.assignment.entry, me) }
        }
        if seat.mayRead { conflictLink(seat.assignment.entry, me) }
    }
}
