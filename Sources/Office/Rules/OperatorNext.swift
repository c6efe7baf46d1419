import Base

/// What comes next for the one who runs the installation: one sentence and one act (facts in, next thing out).
struct OperatorNext {
    let lettersLate: Int
    /// What a program that is not there takes away; each says what to do.
    let missing: [Phrase]

    var thing: NextThing {
        if lettersLate > 0 {
            return NextThing(
                .late,
                lettersLate == 1
                    ? "Ett brev har väntat mer än \(HealthSQL.lateMinutes) minuter. Kontrollera e-postservern."
                    : "\(lettersLate) brev har väntat mer än \(HealthSQL.lateMinutes) minuter. Kontrollera e-postservern.",
                "Se om det har gått",
                "/drift")
        }
        if let first = missing.first { return NextThing(.toDo, first, "Se om det är gjort", "/drift") }
        return NextThing(
            .waiting, "Allt fungerar. Har tjänsten varit nere skriver du in avbrottet, så får de som var nära sista dagen mer tid.",
            "Skriv in ett avbrott", "/drift/avbrott")
    }
}
