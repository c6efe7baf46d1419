package import Base

/// What may be done to an entry's judgement now (rules §3). Each act refuses with the sentence that says why not.
package struct Gate: Equatable, Sendable {
    /// Those who are to judge the entry now; who has declared a conflict is not one of them.
    package var judges: Int
    package var judgesMin: Int
    package var allHaveLocked: Bool
    package var consensusLocked: Bool
    package var visitBooked: Bool
    package var visitHeld: Bool
    package var finalLocked: Bool

    package init(
        judges: Int, judgesMin: Int, allHaveLocked: Bool = false, consensusLocked: Bool = false,
        visitBooked: Bool = false, visitHeld: Bool = false, finalLocked: Bool = false
    ) {
        (self.judges, self.judgesMin, self.allHaveLocked) = (judges, judgesMin, allHaveLocked)
        (self.consensusLocked, self.visitBooked) = (consensusLocked, visitBooked)
        (self.visitHeld, self.finalLocked) = (visitHeld, finalLocked)
    }

    /// Ofullständigt: somebody has left or has a conflict. Blocks consensus, not reading.
    package var isShort: Bool { judges < judgesMin }

    /// An examiner writes on their own sheet, or locks it.
    package func writeSheet(isLocked: Bool) throws(Refusal) {
        if isLocked {
            throw Refusal("Din bedömning är låst och kan inte ändras. Be kansliet öppna den om något är fel.")
        }
        if consensusLocked { throw Refusal("Laget har redan låst sitt konsensus.") }
    }

    /// The coordinator sets a level, a judgement of the whole, or locks the consensus.
    package func writeConsensus() throws(Refusal) {
        if consensusLocked { throw Refusal("Konsensus är låst. Be kansliet öppna det om något är fel.") }
        if isShort {
            throw Refusal("Laget är ofullständigt: \(judgesMin) examinatorer behövs för konsensus. Kansliet utser en ersättare.")
        }
        if !allHaveLocked { throw Refusal("Konsensus börjar när alla i laget har låst sin bedömning.") }
    }

    /// The visit may be booked early, "i god tid" (R80), but lies before the ceremony.
    package func bookVisit(on day: Day, before ceremony: Day) throws(Refusal) {
        if visitHeld { throw Refusal("Platsbesöket är redan genomfört.") }
        if day >= ceremony { throw Refusal("Välj en dag före utdelningen \(ceremony, .withYear).", field: "datum") }
    }

    /// What was found is recorded after the consensus (R83), so that it colours no level set before.
    /// - Parameter earliest: the day of the hand-in; nobody visits before it.
    package func recordVisit(on day: Day, today: Day, earliest: Day) throws(Refusal) {
        if finalLocked { throw Refusal("Den slutliga bedömningen är låst.") }
        if !visitBooked { throw Refusal("Boka platsbesöket först.") }
        if !consensusLocked { throw Refusal("Lås konsensus först. Sedan antecknar ni vad besöket visade.") }
        if day > today { throw Refusal("Besöket kan inte ha varit i framtiden.", field: "dag") }
        if day < earliest { throw Refusal("Besöket kan inte ha varit före inlämningen \(earliest, .withYear).", field: "dag") }
    }

    /// The coordinator changes a level with evidence from the visit, or locks for good.
    package func writeFinal() throws(Refusal) {
        if finalLocked { throw Refusal("Den slutliga bedömningen är låst. Be kansliet öppna den om något är fel.") }
        if !consensusLocked { throw Refusal("Lås konsensus först.") }
        if !visitHeld { throw Refusal("Anteckna platsbesöket först. Det är besöket som kan ändra en nivå.") }
    }

    /// The office opens a lock again: always the latest first, so that nothing rests on what may change.
    package func reopen(_ lock: LockKind) throws(Refusal) {
        switch lock {
        case .sheet where consensusLocked: throw Refusal("Öppna konsensus först.")
        case .consensus where finalLocked: throw Refusal("Öppna den slutliga bedömningen först.")
        default: break
        }
    }
}

/// What can be locked, in the order it is: one examiner's sheet, the consensus, the final levels.
package enum LockKind: String, CaseIterable, Sendable {
    case sheet, consensus, final
}
