import Base
import Editions
import Site

/// The red thread of the jury's year: from the teams' last day to the feedback.
func juryThread(_ room: JuryRoom) -> Thread {
    let (t, calendar) = (room.t, room.edition.calendar)
    let phase = room.edition.phase(at: room.me.now)
    func state(from first: Phase, to last: Phase) -> Thread.Step.State {
        phase >= last ? .done : phase >= first ? .now : .ahead
    }
    return Thread(
        "Domarkommitténs steg",
        [
            .init(
                "Lagen bedömer", state(from: .assessment, to: .juryPreparation),
                detail: calendar.knownAssessmentCloses.map { t("till \($0, .plain)") }),
            .init(
                "Domarkommittén möts", state(from: .juryPreparation, to: .decided),
                detail: calendar.knownJuryMeets.map { t.day($0, .plain) },
                path: room.base),
            .init("\(room.words.heading(.ceremony))", state(from: .decided, to: .awarded), detail: t.day(calendar.ceremony.day, .plain)),
            .init("Återkoppling", phase >= .awarded ? .now : .ahead, detail: calendar.feedbackDetail(t)),
        ])
}
