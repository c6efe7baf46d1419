import Base
import Entries

/// What an examiner does next with one entry: one sentence and one act (facts in, next thing out).
struct ExaminerNext {
    let entry: ID<Entry>
    let unit: String
    let isCoordinator: Bool
    /// Whether they have said if they are in conflict.
    let hasGivenWord: Bool
    let judged: Int
    let items: Int
    /// The first question without a level; nil when all have one.
    let item: String?
    let hasLocked: Bool
    let allHaveLocked: Bool
    let consensusLocked: Bool
    let visitAt: Instant?
    let visitHeld: Bool
    let finalLocked: Bool
    /// The last day of the assessment, when it is known; nothing is late before.
    let closes: Deadline?
    let isCeremonyOver: Bool

    /// When the assessment should have been done, everything that is left to do is late.
    func thing(at now: Instant) -> NextThing {
        let step = step(at: now)
        guard step.urgency == .toDo, let closes, closes.hasPassed(at: now), let act = step.act else { return step }
        return NextThing(
            .late, "Bedömningen av \(unit) skulle ha varit klar \(closes.day, .withWeekday). \(step.sentence)", act.label, act.path)
    }

    private var path: String { "/granskning/\(entry)" }

    private func step(at now: Instant) -> NextThing {
        if finalLocked { return done }
        if !hasGivenWord {
            return NextThing(.toDo, "Svara på om du är jävig för \(unit), så öppnas bidraget.", "Svara på jäv", path + "/jav")
        }
        if !hasLocked { return alone }
        if !consensusLocked { return allHaveLocked ? agree : awaitTeam }
        return visitHeld ? final : visit(at: now)
    }

    private var alone: NextThing {
        if judged == 0 {
            return NextThing(
                .toDo, "Läs hela bidraget från \(unit). Sedan bedömer du fråga för fråga.", "Läs hela bidraget", "/bidrag/\(entry)/las")
        }
        guard let item else { return NextThing(.toDo, "Alla frågor är bedömda för \(unit).", "Kontrollera och lås", path + "/las") }
        return NextThing(
            .toDo, "\(unit): \(judged) av \(items) frågor är bedömda.", "Fortsätt med fråga \(item)", "\(path)/bedoma/\(item)")
    }

    private var awaitTeam: NextThing {
        isCoordinator && visitAt == nil
            ? NextThing(
                .toDo, "Alla har inte låst än. Boka platsbesöket hos \(unit) medan ni väntar.", "Boka platsbesöket", path + "/platsbesok")
            : NextThing(
                .waiting, "Du har låst din bedömning av \(unit). Konsensus börjar när alla har låst.", "Se läget", path + "/konsensus")
    }

    private var agree: NextThing {
        isCoordinator
            ? NextThing(.toDo, "Alla har låst. Led konsensus om \(unit).", "Öppna konsensus", path + "/konsensus")
            : NextThing(.waiting, "Alla har låst. Samordnaren leder konsensus om \(unit).", "Öppna konsensus", path + "/konsensus")
    }

    private func visit(at now: Instant) -> NextThing {
        let path = path + "/platsbesok"
        guard let visitAt else {
            return isCoordinator
                ? NextThing(.toDo, "Boka platsbesöket hos \(unit).", "Boka platsbesöket", path)
                : NextThing(.waiting, "Samordnaren bokar platsbesöket hos \(unit).", "Se frågorna till besöket", path)
        }
        let day = Stockholm.local(visitAt).day
        if now < visitAt { return NextThing(.waiting, "Platsbesöket hos \(unit) är \(day, .withWeekday).", "Förbered platsbesöket", path) }
        return isCoordinator
            ? NextThing(.toDo, "Platsbesöket hos \(unit) var \(day, .withWeekday). Anteckna vad det visade.", "Anteckna platsbesöket", path)
            : NextThing(.waiting, "Samordnaren antecknar platsbesöket hos \(unit).", "Till platsbesöket", path)
    }

    private var final: NextThing {
        let path = path + "/slutlig"
        return isCoordinator
            ? NextThing(.toDo, "Gör klart den slutliga bedömningen av \(unit).", "Till den slutliga bedömningen", path)
            : NextThing(.waiting, "Samordnaren gör klart den slutliga bedömningen av \(unit).", "Till den slutliga bedömningen", path)
    }

    private var done: NextThing {
        if !isCeremonyOver { return NextThing(.waiting, "\(unit) är hos domarkommittén.", "Se bedömningen", path + "/slutlig") }
        return NextThing(.waiting, "Utdelningen har varit. Nu får \(unit) sin återkoppling.", "Till återkopplingen", path + "/aterkoppling")
    }
}
