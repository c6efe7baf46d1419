import Base
import Editions
import Entries
import Examiners
import HTML
import Site
import Store

extension Assessment {
    /// What an examiner is to judge, how far each has come, and what comes next.
    func myWorkPage(_ me: ExaminerOfYear) async throws -> Answer {
        guard let scope = me.acting.scope else { throw Halt.notFound }
        let (person, id) = (me.person.id, ID<Edition>(stored: scope))
        let work = try await me.read { db -> MyWork in
            let edition = try db.edition(id)
            let seats = try SeatSQL.all(of: person, edition: id, in: db).filter { !$0.isOut }
            let entries = seats.map(\.assignment.entry)
            return MyWork(
                edition: edition, seats: seats,
                progress: try SheetSQL.progress(of: person, entries: entries, in: db).mapValues(MyWork.Own.init),
                states: try OverviewSQL.states(of: entries, in: db))
        }
        let t = me.t
        return me.page(
            Page("Min granskning") {
                h1(t("Min granskning"))
                p(.class("lead")) {
                    if let last = work.edition.calendar.knownAssessmentCloses {
                        t("\(work.edition.name(me.language)). Bedömningen ska vara klar \(last, .withWeekday), \(me.daysLeft(Deadline(last))).")
                    } else {
                        "\(work.edition.name(me.language))."
                    }
                }
                if work.seats.isEmpty {
                    me.empty("Du har inget att granska just nu. Kansliet skickar ett brev när ditt lag har fått ett bidrag.")
                } else {
                    for seat in work.seats { card(seat, work, me) }
                }
            })
    }
}

private struct MyWork: Sendable {
    struct Own: Sendable {
        let judged: Int
        let lockedAt: Instant?
        init(_ own: (judged: Int, lockedAt: Instant?)) { (judged, lockedAt) = own }
    }

    let edition: Edition
    let seats: [Seat]
    let progress: [ID<Entry>: Own]
    let states: [ID<Entry>: OverviewSQL.State]
}

private func card(_ seat: Seat, _ work: MyWork, _ me: ExaminerOfYear) -> HTML {
    let t = me.t
    let next = next(seat, work)
    let (judged, all) = (work.progress[seat.assignment.entry]?.judged ?? 0, work.edition.items.count)
    return section(.class("card")) {
        h2(seat.assignment.unitName)
        p(.class("soft")) {
            t("Lag \(seat.assignment.teamNumber)")
            if seat.isCoordinator { " · " + me.heading(.coordinator, work.edition) }
        }
        p {
            me.tag(next.status, next.state)
            " " + t("\(judged) av \(all) frågor bedömda")
        }
        div(.class("actions")) {
            a(t(next.label), .href("/granskning/\(seat.assignment.entry)\(next.path)"), .class("btn"))
            if seat.mayRead { readWhole(seat.assignment.entry, me) }
        }
    }
}

private struct NextStep {
    let state: Phrase
    let status: Status
    let label: Phrase
    let path: String
}

/// What this examiner does next with an entry.
private func next(_ seat: Seat, _ work: MyWork) -> NextStep {
    let (own, state) = (work.progress[seat.assignment.entry], work.states[seat.assignment.entry])
    if seat.word == .notGiven { return NextStep(state: "Svara om jäv", status: .wait, label: "Svara på om du är jävig", path: "/jav") }
    if own?.lockedAt == nil {
        return NextStep(
            state: own == nil ? "Inte påbörjad" : "Pågår", status: .wait,
            label: own == nil ? "Börja läsa och bedöma" : "Fortsätt bedöma", path: "")
    }
    guard let state, !state.finalLocked else { return NextStep(state: "Hos domarkommittén", status: .ok, label: "Se bedömningen", path: "/slutlig") }
    if !state.consensusLocked { return NextStep(state: "Låst av dig", status: .ok, label: "Öppna konsensus", path: "/konsensus") }
    if !state.visitHeld { return NextStep(state: "Konsensus låst", status: .ok, label: "Till platsbesöket", path: "/platsbesok") }
    return NextStep(state: "Besökt", status: .info, label: "Till den slutliga bedömningen", path: "/slutlig")
}
