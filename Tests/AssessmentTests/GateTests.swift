import Assessment
import Base
import Testing

@Suite("Rules §3: what may be done when")
struct GateTests {
    let today = Day(2024, 9, 2)!

    func refusal(_ act: () throws -> Void) -> String? {
        do { try act() } catch let refusal as Refusal { return refusal.sentence } catch { return "\(error)" }
        return nil
    }

    @Test("A sheet is written until it is locked, and never after the consensus")
    func sheet() {
        let open = Gate(judges: 3, judgesMin: 3)
        #expect(refusal { try open.writeSheet(isLocked: false) } == nil)
        #expect(refusal { try open.writeSheet(isLocked: true) }?.hasPrefix("Din bedömning är låst") == true)
        var later = open
        later.consensusLocked = true
        #expect(refusal { try later.writeSheet(isLocked: false) } == "Laget har redan låst sitt konsensus.")
    }

    @Test("Consensus waits for all locks and a whole team")
    func consensus() {
        #expect(refusal { try Gate(judges: 3, judgesMin: 3, allHaveLocked: true).writeConsensus() } == nil)
        #expect(refusal { try Gate(judges: 3, judgesMin: 3).writeConsensus() }?.hasPrefix("Konsensus börjar") == true)
        #expect(
            refusal { try Gate(judges: 2, judgesMin: 3, allHaveLocked: true).writeConsensus() }?.hasPrefix("Laget är ofullständigt") == true
        )
        #expect(
            refusal { try Gate(judges: 3, judgesMin: 3, allHaveLocked: true, consensusLocked: true).writeConsensus() }?.hasPrefix(
                "Konsensus är låst") == true)
    }

    @Test("A visit is recorded once booked, on a day that has been")
    func visit() {
        let handedIn = Day(2024, 5, 17)!
        let booked = Gate(judges: 3, judgesMin: 3, consensusLocked: true, visitBooked: true)
        func record(_ gate: Gate, _ day: Day) -> String? {
            refusal { try gate.recordVisit(on: day, today: today, earliest: handedIn) }
        }
        #expect(record(booked, today) == nil)
        #expect(record(booked, handedIn) == nil)
        #expect(record(booked, today.adding(days: 1)) == "Besöket kan inte ha varit i framtiden.")
        #expect(record(booked, handedIn.adding(days: -1)) == "Besöket kan inte ha varit före inlämningen 17 maj 2024.")
        #expect(record(Gate(judges: 3, judgesMin: 3), today) == "Boka platsbesöket först.")
        let early = Gate(judges: 3, judgesMin: 3, visitBooked: true)
        #expect(record(early, today) == "Lås konsensus först. Sedan antecknar ni vad besöket visade.")
    }

    @Test("A visit is booked once it has not been, for a day before the ceremony")
    func booking() {
        let ceremony = Day(2024, 11, 26)!
        let open = Gate(judges: 3, judgesMin: 3)
        var held = open
        held.visitHeld = true
        #expect(refusal { try held.bookVisit(on: today, before: ceremony) } == "Platsbesöket är redan genomfört.")
        #expect(refusal { try open.bookVisit(on: ceremony.adding(days: -1), before: ceremony) } == nil)
        #expect(refusal { try open.bookVisit(on: ceremony, before: ceremony) } == "Välj en dag före utdelningen 26 november 2024.")
    }

    @Test("The final levels wait for consensus and visit, and end with the lock")
    func final() {
        var gate = Gate(judges: 3, judgesMin: 3, allHaveLocked: true)
        #expect(refusal { try gate.writeFinal() } == "Lås konsensus först.")
        gate.consensusLocked = true
        #expect(refusal { try gate.writeFinal() }?.hasPrefix("Anteckna platsbesöket först") == true)
        gate.visitHeld = true
        #expect(refusal { try gate.writeFinal() } == nil)
        gate.finalLocked = true
        #expect(refusal { try gate.writeFinal() }?.hasPrefix("Den slutliga bedömningen är låst") == true)
    }

    @Test("Locks are opened from the last to the first")
    func reopening() {
        var gate = Gate(judges: 3, judgesMin: 3, consensusLocked: true, finalLocked: true)
        #expect(refusal { try gate.reopen(.sheet) } == "Öppna konsensus först.")
        #expect(refusal { try gate.reopen(.consensus) } == "Öppna den slutliga bedömningen först.")
        #expect(refusal { try gate.reopen(.final) } == nil)
        gate.finalLocked = false
        #expect(refusal { try gate.reopen(.consensus) } == nil)
        gate.consensusLocked = false
        #expect(refusal { try gate.reopen(.sheet) } == nil)
    }

    @Test(
        "The stage follows from the locks",
        arguments: [
            (false, false, false, false, Stage.individual), (true, false, false, false, .consensus),
            (true, true, false, false, .visit), (true, true, true, false, .final), (true, true, true, true, .done),
            (true, false, true, false, .consensus), (false, true, false, false, .visit),
        ])
    func stages(all: Bool, consensus: Bool, visit: Bool, final: Bool, stage: Stage) {
        #expect(Stage(allHaveLocked: all, consensusLocked: consensus, visitHeld: visit, finalLocked: final) == stage)
    }
}
