import Base
import Editions
import Office
import Testing

/// What waits for the office, day by day through the year of 2024.
@Suite struct WaitingTests {
    static let calendar = AwardCalendar(
        published: Day(2024, 1, 22)!, meetings: [], registrationCloses: Deadline(Day(2024, 3, 22)!),
        entryCloses: Deadline(Day(2024, 5, 17)!), employeesCounted: Month("2024-05")!, teamsReady: Day(2024, 5, 31)!,
        minutesDue: Deadline(Day(2024, 6, 28)!), assessmentCloses: Deadline(Day(2024, 10, 4)!),
        juryMeets: Day(2024, 10, 24)!,
        ceremony: .init(day: Day(2024, 11, 26)!, time: TimeOfDay(15, 0)!, place: "Blå hallen"),
        feedbackFrom: Day(2024, 11, 27)!)

    /// An entry with which everything is as it should be.
    static func entry(_ change: (inout Waiting.Entry) -> Void = { _ in }) -> Waiting.Entry {
        var entry = Waiting.Entry(id: "a", unit: "Förskolan Lergöken", registeredOn: Day(2024, 2, 1)!)
        entry.sheetsLocked = 3
        (entry.consensusLocked, entry.visitBooked, entry.finalLocked, entry.decided, entry.meetingHeld) =
            (true, true, true, true, true)
        change(&entry)
        return entry
    }

    static func waiting(
        _ month: Int, _ day: Int, _ time: TimeOfDay = TimeOfDay(12, 0)!, _ entries: [Waiting.Entry] = [],
        teams: [Waiting.Team] = [], year: Int = 2024, calendar: AwardCalendar = calendar
    ) -> Waiting {
        Waiting(
            Waiting.Facts(entries: entries, teams: teams), calendar,
            at: Stockholm.instant(Day(year, month, day)!, time))
    }

    @Test("R53: what is not approved in form waits for the office, and what is approved for a team")
    func formal() {
        let unapproved = Self.entry { ($0.isApproved, $0.hasTeam) = (false, false) }
        let approved = Self.entry { $0.hasTeam = false }
        #expect(kinds(Self.waiting(5, 17, TimeOfDay(12, 0)!, [unapproved])) == [])
        #expect(kinds(Self.waiting(5, 20, TimeOfDay(12, 0)!, [unapproved])) == [.formal])
        #expect(kinds(Self.waiting(5, 20, TimeOfDay(12, 0)!, [unapproved, approved])) == [.formal, .noTeam])
        #expect(Self.waiting(6, 1, TimeOfDay(12, 0)!, [unapproved]).lateCount == 1)
    }

    private func kinds(_ waiting: Waiting) -> [Waiting.Kind] { waiting.items.map(\.kind) }

    @Test("Nothing waits when everything is as it should be, any day of the year", arguments: 0..<400)
    func calm(day: Int) {
        let day = Day(2024, 1, 10)!.adding(days: day)
        let waiting = Self.waiting(
            day.month, day.day, TimeOfDay(12, 0)!, [Self.entry()], teams: [.init(number: 1, members: 3)], year: day.year)
        #expect(waiting.items == [])
        #expect(waiting.lateCount == 0)
    }

    @Test("Letters that were given up wait, with the day of the first")
    func letters() {
        let item = Waiting.letters(2, since: Day(2024, 4, 2)!)[0]
        #expect((item.kind, item.count, item.since, item.due, item.isLate) == (.letters, 2, Day(2024, 4, 2)!, nil, false))
    }

    @Test("R16: a last day that is no working day is told of until it has passed")
    func dayOff() {
        var calendar = Self.calendar
        calendar.entryCloses = Deadline(Day(2024, 5, 19)!)  // pingstdagen
        calendar.minutesDue = Deadline(Day(2024, 6, 21)!)  // midsommarafton
        let spring = Self.waiting(4, 1, calendar: calendar).items[0]
        #expect(spring.kind == .dayOff)
        #expect(spring.who == [.day(Day(2024, 5, 19)!), .day(Day(2024, 6, 21)!)])
        #expect(spring.due == Day(2024, 5, 19)!)
        #expect(Self.waiting(5, 19, calendar: calendar).items[0].who.count == 2)
        #expect(Self.waiting(5, 20, calendar: calendar).items[0].who == [.day(Day(2024, 6, 21)!)])
        #expect(Self.waiting(6, 22, calendar: calendar).items == [])
    }

    @Test("Who is registered though the rules say no waits until the jury has decided, late when the entries are in")
    func eligibility() {
        let entry = Self.entry {
            ($0.mayNotTakePart, $0.handedIn, $0.hasTeam, $0.decided) = (true, false, false, false)
        }
        let item = Self.waiting(3, 1, TimeOfDay(12, 0)!, [entry]).items[0]
        #expect(item.kind == .eligibility)
        #expect((item.since, item.due, item.isLate) == (Day(2024, 2, 1)!, Day(2024, 5, 17)!, false))
        #expect(Self.waiting(5, 18, TimeOfDay(0, 0)!, [entry]).items[0].isLate)
        let decided = Self.entry { $0.mayNotTakePart = true }
        #expect(Self.waiting(12, 1, TimeOfDay(12, 0)!, [decided]).items == [])
    }

    @Test("An entry without team waits from the end of the hand-in, and is late on the day that teams are ready")
    func noTeam() {
        let entry = Self.entry {
            ($0.hasTeam, $0.members, $0.judges, $0.sheetsLocked) = (false, 0, 0, 0)
            ($0.consensusLocked, $0.visitBooked, $0.finalLocked, $0.decided) = (false, false, false, false)
        }
        #expect(Self.waiting(5, 17, TimeOfDay(23, 59)!, [entry]).items == [])
        let open = Self.waiting(5, 18, .midnight, [entry]).items[0]
        #expect((open.kind, open.isLate, open.due) == (.noTeam, false, Day(2024, 5, 31)!))
        #expect(open.who == [.unit("Förskolan Lergöken", entry: "a")])
        #expect(!Self.waiting(5, 30, TimeOfDay(23, 59)!, [entry]).items[0].isLate)
        #expect(Self.waiting(5, 31, .midnight, [entry]).items[0].isLate)
        let draft = Self.entry { ($0.handedIn, $0.hasTeam, $0.decided, $0.meetingHeld) = (false, false, false, false) }
        #expect(Self.waiting(6, 1, TimeOfDay(12, 0)!, [draft]).items == [])
    }

    @Test("A team under three waits, since the last one left; late when the teams should be ready")
    func shortTeam() {
        let teams = [
            Waiting.Team(number: 4, members: 3), Waiting.Team(number: 14, members: 2, leftOn: Day(2024, 6, 3)!),
            Waiting.Team(number: 15, members: 0),
        ]
        let before = Self.waiting(5, 30, teams: teams).items[0]
        #expect((before.kind, before.isLate, before.since) == (.shortTeam, false, Day(2024, 6, 3)!))
        #expect(before.who == [.team(14), .team(15)])
        #expect(Self.waiting(5, 31, .midnight, teams: teams).items[0].isLate)
    }

    @Test("Conflicts that leave too few wait until the consensus is locked")
    func conflict() {
        let entry = Self.entry { ($0.members, $0.judges, $0.sheetsLocked, $0.consensusLocked) = (3, 2, 2, false) }
        #expect(kinds(Self.waiting(6, 10, TimeOfDay(12, 0)!, [entry])) == [.conflict])
        let locked = Self.entry { ($0.members, $0.judges) = (3, 2) }
        #expect(Self.waiting(6, 10, TimeOfDay(12, 0)!, [locked]).items == [])
        let short = Self.entry { ($0.members, $0.judges, $0.consensusLocked) = (2, 2, false) }
        #expect(Self.waiting(6, 10, TimeOfDay(12, 0)!, [short]).items == [], "laget självt är för litet: sägs där")
    }

    @Test("R73: missing minutes wait from a fortnight before, are late after kl. 24.00 and block until decided")
    func minutes() {
        let entry = Self.entry { ($0.hasMinutes, $0.decided) = (false, false) }
        #expect(Self.waiting(6, 13, TimeOfDay(23, 59)!, [entry]).items == [])
        let near = Self.waiting(6, 14, .midnight, [entry]).items[0]
        #expect((near.kind, near.due, near.isLate) == (.minutes, Day(2024, 6, 28)!, false))
        #expect(!Self.waiting(6, 28, TimeOfDay(23, 59, 59)!, [entry]).items[0].isLate)
        #expect(Self.waiting(6, 29, .midnight, [entry]).items[0].isLate)
        let decided = Self.entry { $0.hasMinutes = false }
        #expect(Self.waiting(11, 1, TimeOfDay(12, 0)!, [decided]).items == [])
    }

    @Test("Sheets that are not locked wait the last month of the assessment")
    func sheets() {
        let entry = Self.entry {
            ($0.sheetsLocked, $0.consensusLocked, $0.finalLocked, $0.decided) = (2, false, false, false)
        }
        #expect(kinds(Self.waiting(9, 3, TimeOfDay(23, 59)!, [entry])) == [])
        let near = Self.waiting(9, 4, .midnight, [entry]).items[0]
        #expect((near.kind, near.due, near.isLate) == (.sheets, Day(2024, 10, 4)!, false))
        #expect(kinds(Self.waiting(10, 5, .midnight, [entry])) == [.sheets, .final])
        #expect(Self.waiting(10, 5, .midnight, [entry]).lateCount == 2)
    }

    @Test("A visit that is not booked waits the last six weeks")
    func visit() {
        let entry = Self.entry { ($0.visitBooked, $0.finalLocked, $0.decided) = (false, false, false) }
        #expect(kinds(Self.waiting(8, 19, TimeOfDay(23, 59)!, [entry])) == [])
        #expect(kinds(Self.waiting(8, 20, .midnight, [entry])) == [.visit])
    }

    @Test("Without final levels when the assessment has closed, the jury has nothing to meet on")
    func final() {
        let entry = Self.entry { ($0.finalLocked, $0.decided) = (false, false) }
        #expect(kinds(Self.waiting(10, 4, TimeOfDay(23, 59)!, [entry])) == [])
        let item = Self.waiting(10, 5, .midnight, [entry]).items[0]
        #expect((item.kind, item.isLate) == (.final, true))
    }

    @Test("Decisions wait from the day after the jury, late when the ceremony begins")
    func decision() {
        let entry = Self.entry { $0.decided = false }
        #expect(kinds(Self.waiting(10, 24, TimeOfDay(23, 59)!, [entry])) == [])
        let item = Self.waiting(10, 25, .midnight, [entry]).items[0]
        #expect((item.kind, item.since, item.due) == (.decision, Day(2024, 10, 24)!, Day(2024, 11, 26)!))
        #expect(!Self.waiting(11, 26, TimeOfDay(14, 59, 59)!, [entry]).items[0].isLate)
        #expect(Self.waiting(11, 26, TimeOfDay(15, 0)!, [entry]).items[0].isLate)
    }

    @Test("R116: the clock of the ceremony waits from the hand-in where nobody has set it, and is late when the jury meets")
    func clock() {
        var calendar = Self.calendar
        calendar.ceremony.time = nil
        let entry = Self.entry()
        #expect(kinds(Self.waiting(5, 17, TimeOfDay(23, 59)!, [entry], calendar: calendar)) == [])
        #expect(kinds(Self.waiting(5, 18, .midnight, [], calendar: calendar)) == [])
        let item = Self.waiting(5, 18, .midnight, [entry], calendar: calendar).items[0]
        #expect((item.kind, item.due, item.isLate) == (.clock, Day(2024, 10, 24)!, false))
        #expect(Self.waiting(10, 24, .midnight, [entry], calendar: calendar).items[0].isLate)
        calendar.inner.ceremonyTime = TimeOfDay(15, 0)
        #expect(kinds(Self.waiting(10, 24, .midnight, [entry], calendar: calendar)) == [])
    }

    @Test("R101: feedback meetings wait from their first day, late after two months")
    func meeting() {
        let entry = Self.entry { $0.meetingHeld = false }
        #expect(kinds(Self.waiting(11, 26, TimeOfDay(23, 59)!, [entry])) == [])
        let item = Self.waiting(11, 27, .midnight, [entry]).items[0]
        #expect((item.kind, item.since, item.isLate) == (.meeting, Day(2024, 11, 27)!, false))
        #expect(!Self.waiting(1, 26, TimeOfDay(23, 59)!, [entry], year: 2025).items[0].isLate)
        #expect(Self.waiting(1, 27, .midnight, [entry], year: 2025).items[0].isLate)
    }

    @Test("What is late stands first, then the order of the year")
    func order() {
        let entry = Self.entry { ($0.hasMinutes, $0.decided) = (false, false) }
        var calendar = Self.calendar
        calendar.assessmentCloses = Deadline(Day(2024, 10, 6)!)  // en söndag
        let waiting = Self.waiting(7, 1, TimeOfDay(12, 0)!, [entry], calendar: calendar)
        #expect(kinds(waiting) == [.minutes, .dayOff])
        #expect(waiting.lateCount == 1)
    }

    @Test("A kind stands once however many it concerns")
    func once() {
        let entries = (1...30).map { number in
            var entry = Waiting.Entry(id: "\(number)", unit: "Enhet \(number)", registeredOn: Day(2024, 2, 1)!)
            entry.hasMinutes = false
            return entry
        }
        let items = Self.waiting(7, 1, TimeOfDay(12, 0)!, entries).items
        #expect(items.map(\.kind) == [.minutes])
        #expect((items[0].who.count, items[0].count) == (30, 30))
    }
}
