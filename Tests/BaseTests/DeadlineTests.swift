import Base
import Testing

@Suite("Deadlines and local time (R12, rules §4.10)")
struct DeadlineTests {
    let deadline = Deadline(Day("2024-05-17")!)

    @Test("17 May kl. 24.00 ends at 22.00 UTC: 23.59.59 is in time, 00.00.00 is late (R12)")
    func exact() {
        #expect(deadline.end == Instant("2024-05-17T22:00:00.000Z"))
        #expect(!deadline.hasPassed(at: Instant("2024-05-17T21:59:59.000Z")!))
        #expect(!deadline.hasPassed(at: Instant("2024-05-17T21:59:59.999Z")!))
        #expect(deadline.hasPassed(at: Instant("2024-05-17T22:00:00.000Z")!))
    }

    @Test("Days left are counted in local days: 0 on the last day, negative after it")
    func daysLeft() {
        #expect(deadline.daysLeft(at: Stockholm.instant(Day("2024-05-05")!, TimeOfDay(23, 59)!)) == 12)
        #expect(deadline.daysLeft(at: Stockholm.instant(Day("2024-05-17")!)) == 0)
        #expect(deadline.daysLeft(at: Instant("2024-05-17T21:59:59.999Z")!) == 0)
        #expect(deadline.daysLeft(at: Instant("2024-05-17T22:00:00.000Z")!) == -1)
    }

    @Test("A deadline on the days that clocks change is 23 or 25 hours after midnight")
    func clockChange() {
        let spring = Day("2024-03-31")!
        let autumn = Day("2024-10-27")!
        #expect(Deadline(spring).end.seconds(since: Stockholm.instant(spring)) == 23 * 3600)
        #expect(Deadline(autumn).end.seconds(since: Stockholm.instant(autumn)) == 25 * 3600)
        #expect(Deadline(spring).end == Instant("2024-03-31T22:00:00.000Z"))
        #expect(Deadline(autumn).end == Instant("2024-10-27T23:00:00.000Z"))
    }

    @Test("Summer time begins 02.00 on 31 March 2024; 2.30 that night is an hour later on the clock")
    func spring() {
        let day = Day("2024-03-31")!
        #expect(Stockholm.instant(day, TimeOfDay(1, 59)!) == Instant("2024-03-31T00:59:00.000Z"))
        #expect(Stockholm.instant(day, TimeOfDay(3, 0)!) == Instant("2024-03-31T01:00:00.000Z"))
        let skipped = Stockholm.local(Stockholm.instant(day, TimeOfDay(2, 30)!))
        #expect(skipped.day == day)
        #expect(skipped.time.text == "03:30")
    }

    @Test("Summer time ends 03.00 on 27 October 2024; 2.30 is the first of the two")
    func autumn() {
        let day = Day("2024-10-27")!
        #expect(Stockholm.instant(day, TimeOfDay(2, 30)!) == Instant("2024-10-27T00:30:00.000Z"))
        #expect(Stockholm.local(Instant("2024-10-27T01:30:00.000Z")!).time.text == "02:30")
        #expect(Stockholm.instant(day, TimeOfDay(3, 0)!) == Instant("2024-10-27T02:00:00.000Z"))
    }

    @Test("A job each night at 2.30 runs once on each day, through both changes of the clock")
    func nightJob() {
        for first in ["2024-03-28", "2024-10-24"] {
            let nights = (0..<7).map { Stockholm.instant(Day(first)!.adding(days: $0), TimeOfDay(2, 30)!) }
            #expect(zip(nights, nights.dropFirst()).allSatisfy { $0 < $1 })
            #expect(
                nights.map { Stockholm.local($0).day.text }
                    == (0..<7).map { Day(first)!.adding(days: $0).text })
        }
    }

    @Test("A stopped clock knows the local day: late in the evening in UTC it is tomorrow here")
    func today() {
        #expect(Clock.stopped(at: Instant("2024-05-16T21:59:59.999Z")!).today.text == "2024-05-16")
        #expect(Clock.stopped(at: Instant("2024-05-16T22:00:00.000Z")!).today.text == "2024-05-17")
    }
}
