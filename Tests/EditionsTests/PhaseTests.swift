import Base
import Editions
import Testing
import World

/// R12, rules §3: where the year stands, to the second.
@Suite("Phases of the award year")
struct PhaseTests {
    /// 2024, and a year whose borders lie at both changes of the clock (31 March and 27 October 2024).
    private static let calendars: [AwardCalendar] = {
        let real = try! Shipped.whole().edition().calendar
        var clock = real
        clock.registrationCloses = Deadline(Day(2024, 3, 30)!)
        clock.entryCloses = Deadline(Day(2024, 3, 31)!)
        clock.teamsReady = Day(2024, 4, 1)!
        clock.assessmentCloses = Deadline(Day(2024, 10, 26)!)
        clock.juryMeets = Day(2024, 10, 27)!
        clock.ceremony = .init(day: Day(2024, 10, 28)!, time: .midnight, place: "Blå hallen")
        clock.feedbackFrom = Day(2024, 10, 29)!
        return [real, clock]
    }()

    @Test("Each phase begins at its border: one second before, it has not", arguments: calendars)
    func borders(calendar: AwardCalendar) {
        let borders = Phase.borders(of: calendar)
        #expect(borders.map(\.phase) == Array(Phase.allCases.dropFirst(2)))
        #expect(borders.map(\.start) == borders.map(\.start).sorted())
        for (place, border) in borders.enumerated() {
            // Phases that the calendar leaves no time for are passed over at once.
            let last = borders.last { $0.start == border.start }!.phase
            let before = borders.last { $0.start < border.start }?.phase ?? .published
            #expect(Phase(calendar, isPublished: true, at: border.start) == last, "\(place)")
            #expect(Phase(calendar, isPublished: true, at: border.start.adding(seconds: 1)) == last)
            #expect(Phase(calendar, isPublished: true, at: border.start.adding(seconds: -1)) == before)
        }
    }

    @Test("The borders of 2024 in universal time (R11, R12)")
    func instants() {
        let starts = Phase.borders(of: Self.calendars[0]).map { String($0.start.text.prefix(16)) }
        #expect(
            starts == [
                "2024-01-21T23:00", "2024-03-22T23:00", "2024-05-17T22:00", "2024-05-30T22:00", "2024-10-04T22:00",
                "2024-10-24T22:00", "2024-11-26T14:00", "2024-11-26T23:00",
            ])
    }

    @Test("The days of changed clocks are 23 and 25 hours long")
    func changedClocks() {
        let borders = Dictionary(uniqueKeysWithValues: Phase.borders(of: Self.calendars[1]).map { ($0.phase, $0.start) })
        #expect(borders[.handInOpen]!.text == "2024-03-30T23:00:00.000Z")
        #expect(borders[.handInClosed]!.seconds(since: borders[.handInOpen]!) == 23 * 3600)
        #expect(borders[.decided]!.seconds(since: borders[.juryPreparation]!) == 25 * 3600)
    }

    @Test("17 May kl. 23.59.59 is in time, 00.00.00 is late (R12)")
    func handIn() {
        let calendar = Self.calendars[0]
        let late = Stockholm.instant(Day(2024, 5, 18)!)
        #expect(Phase(calendar, isPublished: true, at: late.adding(seconds: -1)) == .handInOpen)
        #expect(Phase(calendar, isPublished: true, at: late) == .handInClosed)
    }

    @Test("The decisions are secret until the ceremony's first second (R116)")
    func embargo() {
        let calendar = Self.calendars[0]
        let start = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(15, 0)!)
        #expect(!Phase(calendar, isPublished: true, at: start.adding(seconds: -1)).isCeremonyOver)
        #expect(Phase(calendar, isPublished: true, at: start).isCeremonyOver)
    }

    @Test("A draft is a draft whatever the calendar says")
    func draft() {
        for border in Phase.borders(of: Self.calendars[0]) {
            #expect(Phase(Self.calendars[0], isPublished: false, at: border.start) == .draft)
        }
        #expect(!Phase.draft.isRegistrationOpen && !Phase.draft.isCeremonyOver)
    }

    @Test("Published early, one may read and write but not register")
    func early() {
        let phase = Phase(Self.calendars[0], isPublished: true, at: Stockholm.instant(Day(2024, 1, 21)!))
        #expect(phase == .published)
        #expect(!phase.isRegistrationOpen)
        #expect(phase.next(in: Self.calendars[0], at: Stockholm.instant(Day(2024, 1, 21)!))?.daysLeft == 1)
    }

    @Test("What comes next, and the days left on the last day")
    func next() throws {
        let calendar = Self.calendars[0]
        let now = Stockholm.instant(Day(2024, 3, 22)!, TimeOfDay(23, 59, 59)!)
        let next = try #require(Phase(calendar, isPublished: true, at: now).next(in: calendar, at: now))
        #expect(next.day == Day(2024, 3, 22)! && next.daysLeft == 0 && next.isDeadline)
        let after = now.adding(seconds: 1)
        let following = try #require(Phase(calendar, isPublished: true, at: after).next(in: calendar, at: after))
        #expect(following.day == Day(2024, 5, 17)! && following.daysLeft == 55)
    }

    @Test("Something comes next in every phase but the first and the last", arguments: Phase.allCases)
    func everyPhase(phase: Phase) {
        let next = phase.next(in: Self.calendars[0], at: Stockholm.instant(Day(2024, 1, 1)!))
        #expect((next == nil) == (phase == .draft || phase == .feedback))
    }
}
