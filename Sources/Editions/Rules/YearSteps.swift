import Base

/// The year as the start page draws it: five steps on one thread.
struct YearStep: Equatable {
    enum State { case done, now, ahead }

    let label: Phrase
    /// Nil where the edition states no day.
    let when: Phrase?
    let state: State

    static func all(of calendar: AwardCalendar, in phase: Phase) -> [YearStep] {
        func step(_ label: Phrase, _ when: Phrase?, from: Phase, until: Phase) -> YearStep {
            YearStep(label: label, when: when, state: phase < from ? .ahead : phase < until ? .now : .done)
        }
        let stated = calendar.stated
        return [
            step(
                "Anmäl er", stated.registrationCloses.map { "senast \($0.day, .plain)" }, from: .published,
                until: .handInOpen),
            step(
                "Skriv och lämna in", "senast \(calendar.entryCloses.day, .plain) kl. 24.00", from: .handInOpen,
                until: .handInClosed),
            step("Vi läser och besöker er", visits(stated), from: .handInClosed, until: .juryPreparation),
            step("Beslut och utdelning", "\(calendar.ceremony.day, .plain)", from: .juryPreparation, until: .awarded),
            YearStep(
                label: "Ni får återkoppling",
                when: stated.feedbackFrom?.day.map { "från \($0, .plain)" } ?? "efter utdelningen",
                state: phase < .awarded ? .ahead : .now),
        ]
    }

    /// The time of the visits, as far as the edition states it.
    private static func visits(_ stated: StatedDates) -> Phrase? {
        switch (stated.teamsReady?.day, stated.assessmentCloses?.day) {
        case (let first?, let last?): "\(first, .plain) – \(last, .plain)"
        case (let first?, nil): "från \(first, .plain)"
        case (nil, let last?): "till \(last, .plain)"
        case (nil, nil): nil
        }
    }

    /// The line that the beads of `count` steps sit on, in a box of 100 × count by 60.
    /// Bead i stands at x = 50 + 100·i, y = 30; between beads the line swings up and down by turns.
    static func path(count: Int) -> String {
        var line = "M0 58C20 58 36 52 50 30"
        for step in 0..<(count - 1) {
            let (x, y) = (50 + 100 * step, step.isMultiple(of: 2) ? -10 : 70)
            line += "C\(x + 25) \(y) \(x + 75) \(y) \(x + 100) 30"
        }
        let (bend, end) = count.isMultiple(of: 2) ? (52, 58) : (8, 2)
        return line + "C\(100 * count - 36) \(bend) \(100 * count - 20) \(end) \(100 * count) \(end)"
    }
}
