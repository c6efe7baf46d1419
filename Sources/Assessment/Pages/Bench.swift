import Base
import Editions
import Entries
import Examiners
import HTML
import Site
import Store

/// What every page about one entry's judging starts from.
struct Bench: Sendable {
    let edition: Edition
    let judging: Judging

    init(_ seat: Seat, in db: any Connection) throws {
        edition = try db.edition(seat.assignment.edition)
        let least = edition.limits.examinersMin
        guard let judging = try JudgingSQL.find(seat.assignment.entry, judgesMin: least, in: db) else { throw Halt.notFound }
        self.judging = judging
        // The guard looked a moment ago; what it saw must still stand, or a leaver could lock after the replacement.
        guard let now = judging.seat(of: seat.person), now.mayRead, now.isCoordinator == seat.isCoordinator
        else { throw Halt.notFound }
    }

    /// What decides or locks waits for the office where another party's proposal about a conflict lies open (R82).
    func mustBeSettled(at now: Instant, in db: any Connection) throws {
        try UnsettledSQL.mustBeSettled(entry, edition: judging.assignment.edition, at: now, in: db)
    }

    var entry: ID<Entry> { judging.assignment.entry }
    var unitName: String { judging.assignment.unitName }
    var path: String { "/granskning/\(entry)" }
    var gate: Gate { judging.gate }

    /// The item of the path, or not found.
    func item(_ id: String) throws(Halt) -> AnswerItem {
        guard let item = edition.item(id) else { throw .notFound }
        return item
    }

    /// "Min granskning › Förskolan Lergöken › …"
    func crumbs(_ t: Translator, _ below: Page.Crumb...) -> [Page.Crumb] {
        [.init(t("Min granskning"), "/granskning"), .init(unitName, below.isEmpty ? nil : path)] + below
    }

    // MARK: The thread of the team's work

    func thread(_ me: some Guard, now place: Stage? = nil) -> Thread {
        let stage = judging.stage
        return Thread(
            "Bedömningens steg",
            [
                step(.individual, stage, locksText(me), path, me),
                step(
                    .consensus, stage, judging.consensusLock.map { me.t("låst \(Stockholm.local($0.at).day, .plain)") },
                    path + "/konsensus", me),
                step(
                    .visit, stage, judging.visit.map { visit in visit.record.map { me.t.day($0.heldOn) } ?? me.t.moment(visit.at) },
                    path + "/platsbesok", me),
                step(.final, stage, edition.calendar.knownAssessmentCloses.map { me.t.day($0) }, path + "/slutlig", me),
                .init("Återkoppling", .ahead, detail: me.t("efter utdelningen"), path: stage == .done ? path + "/aterkoppling" : nil),
            ])
    }

    private func locksText(_ me: some Guard) -> String {
        me.t("\(judging.blindness.locked.count) av \(judging.judges.count) har låst")
    }

    private func step(_ step: Stage, _ stage: Stage, _ detail: String?, _ path: String, _ me: some Guard) -> Thread.Step {
        let isLate = edition.calendar.assessmentCloses.hasPassed(at: me.now)
        let state: Thread.Step.State = step < stage ? .done : step == stage ? (isLate ? .late : .now) : .ahead
        // What is ahead cannot be opened yet, but for the visit, which is booked early (R80).
        return .init(step.name, state, detail: detail, path: step <= stage || step == .visit ? path : nil)
    }
}

extension AnswerItem {
    /// "16b. Varför blev resultaten så?"
    func listName(_ language: Language) -> String { "\(id). \(title(language))" }

    /// Its neighbours in the form.
    func neighbours(in edition: Edition) -> (before: AnswerItem?, after: AnswerItem?) {
        let items = edition.items
        guard let place = items.firstIndex(where: { $0.id == id }) else { return (nil, nil) }
        return (place > 0 ? items[place - 1] : nil, place + 1 < items.count ? items[place + 1] : nil)
    }
}

/// The way to the whole text with its files and pictures (rules §2).
func readWhole(_ entry: ID<Entry>, _ me: some Guard, isMain: Bool = false) -> HTML {
    a(me.t("Läs hela bidraget"), .href("/bidrag/\(entry)/las"), .class(isMain ? "btn" : "btn quiet"))
}

/// The way to say that one is in conflict after all, which may be found while one reads (R82).
func conflictLink(_ entry: ID<Entry>, _ me: some Guard) -> HTML {
    p { a(me.t("Anmäl jäv"), .href("/granskning/\(entry)/jav")) }
}

/// Points of text as a list; nothing when there are none.
func points(_ text: String) -> HTML? {
    let notes = Notes(text)
    guard !notes.isEmpty else { return nil }
    return ul { for line in notes.lines { li(line) } }
}
