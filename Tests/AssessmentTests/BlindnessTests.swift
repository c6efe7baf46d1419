import Assessment
import Base
import Testing

@Suite("Rules §2, §5.3: blind until locked")
struct BlindnessTests {
    enum Person {}
    let anna = ID<Person>(stored: "anna"), bo = ID<Person>(stored: "bo"), carl = ID<Person>(stored: "carl")
    let stranger = ID<Person>(stored: "stranger")

    func blindness(locked: Set<ID<Person>>) -> Blindness<Person> {
        Blindness(judges: [anna, bo, carl], locked: locked)
    }

    @Test("One's own sheet is always seen")
    func own() {
        #expect(blindness(locked: []).sight(of: anna, by: .examiner(anna)) == .whole)
        #expect(blindness(locked: []).sight(of: carl, by: .coordinator(carl)) == .whole)
    }

    @Test("An examiner sees nothing of others before own lock, also of those who have locked")
    func beforeOwnLock() {
        let blindness = blindness(locked: [bo, carl])
        #expect(blindness.sight(of: bo, by: .examiner(anna)) == .nothing)
        #expect(blindness.open(to: .examiner(anna)) == [anna])
    }

    @Test("After own lock an examiner sees the sheets that are locked, and no draft")
    func afterOwnLock() {
        let blindness = blindness(locked: [anna, bo])
        #expect(blindness.sight(of: bo, by: .examiner(anna)) == .whole)
        #expect(blindness.sight(of: carl, by: .examiner(anna)) == .nothing)
        #expect(blindness.open(to: .examiner(anna)) == [anna, bo])
    }

    @Test("The coordinator sees others only when all have locked")
    func coordinator() {
        #expect(blindness(locked: [anna, bo]).open(to: .coordinator(anna)) == [anna])
        #expect(blindness(locked: [anna, bo, carl]).open(to: .coordinator(anna)) == [anna, bo, carl])
    }

    @Test("The office sees sums and progress, never a sheet", arguments: [false, true])
    func office(allLocked: Bool) {
        let blindness = blindness(locked: allLocked ? [anna, bo, carl] : [])
        #expect(blindness.sight(of: anna, by: .office) == .aggregated)
        #expect(blindness.open(to: .office).isEmpty)
    }

    @Test("The lock of somebody who has left does not count, and opens nothing")
    func leaver() {
        let blindness = blindness(locked: [anna, bo, stranger])
        #expect(!blindness.allHaveLocked)
        #expect(blindness.sight(of: anna, by: .examiner(stranger)) == .nothing)
        #expect(blindness.open(to: .examiner(stranger)).isEmpty)
    }

    @Test("A team of nobody has not locked")
    func nobody() {
        #expect(!Blindness<Person>(judges: [], locked: []).allHaveLocked)
    }
}
