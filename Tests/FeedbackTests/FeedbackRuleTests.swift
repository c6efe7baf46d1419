@testable import Assessment
import Base
import Editions
import Feedback
import Testing

private let ceremony = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(15, 0)!)

@Suite("R100: feedback opens after the ceremony, the report after the meeting")
struct FeedbackGateTests {
    func state(_ seconds: Int, isAssessed: Bool = true, isHeld: Bool = false) -> FeedbackGate.State {
        FeedbackGate(
            ceremony: ceremony, isAssessed: isAssessed, meetingIsHeld: isHeld, at: ceremony.adding(seconds: seconds)
        ).state
    }

    @Test("Shut to the second before, whatever else has happened")
    func shut() {
        #expect(state(-1) == .untilCeremony(ceremony))
        #expect(state(-1, isHeld: true) == .untilCeremony(ceremony))
        #expect(state(-1, isAssessed: false) == .untilCeremony(ceremony))
    }

    @Test("Then the meeting, then the report")
    func opens() {
        #expect(state(0) == .awaitsMeeting)
        #expect(state(0, isHeld: true) == .open)
        #expect(state(0, isAssessed: false) == .notAssessed)
    }

    @Test("The meeting is recorded from the ceremony on")
    func record() throws {
        func gate(_ seconds: Int, _ isAssessed: Bool = true) -> FeedbackGate {
            FeedbackGate(
                ceremony: ceremony, isAssessed: isAssessed, meetingIsHeld: false, at: ceremony.adding(seconds: seconds))
        }
        try gate(0).mayRecordMeeting()
        #expect(throws: Refusal.self) { try gate(-1).mayRecordMeeting() }
        #expect(throws: Refusal.self) { try gate(0, false).mayRecordMeeting() }
    }

    @Test("A meeting is held between the ceremony and today, with people and a summary")
    func meeting() {
        let (day, today) = (Day(2024, 11, 26)!, Day(2024, 12, 3)!)
        func fields(_ heldOn: Day?, hasMode: Bool = true, present: String = "Chefen", summary: String = "Bra.") -> [String?] {
            MeetingCheck.refusals(
                heldOn: heldOn, hasMode: hasMode, present: present, summary: summary, ceremony: day, today: today
            ).map(\.field)
        }
        #expect(fields(day).isEmpty)
        #expect(fields(today).isEmpty)
        #expect(fields(today.adding(days: 1)) == ["dag"])
        #expect(fields(day.adding(days: -1)) == ["dag"])
        #expect(fields(nil) == ["dag"])
        #expect(fields(day, hasMode: false) == ["form"])
        #expect(fields(day, present: "", summary: "") == ["deltog", "sammanfattning"])
        #expect(fields(day, summary: String(repeating: "å", count: 4001)) == ["sammanfattning"])
    }
}

@Suite("R102, Q6: the unit's report holds levels and words, no ranking, points only by the edition's choice")
struct UnitReportTests {
    func found(_ edition: Edition) -> [FeedbackItem] {
        edition.items.map {
            FeedbackItem(
                item: $0, level: ItemLevel(whole: 3)!, strengths: $0.id == "1" ? ["Ni frågar alla."] : [],
                areas: $0.id == "2" ? ["Jämför er.", "Dela upp efter kön."] : [])
        }
    }

    @Test("Levels for each section and the band in words, no points")
    func levels() throws {
        let edition = try shipped(2024)
        let report = UnitReport(edition, found(edition))
        #expect(report.sections.count == edition.sections.count)
        #expect(report.sections.allSatisfy { $0.level == ItemLevel(whole: 3) && $0.points == nil && $0.pointsMax == nil })
        #expect(report.sum == nil)
        #expect(report.band?.swedish == "Systematiskt")
    }

    @Test("Points where the edition shows them")
    func points() throws {
        var edition = try shipped(2024)
        edition.rubric.showsPointsToUnit = true
        let report = UnitReport(edition, found(edition))
        #expect(report.sum == Points(whole: 600))
        #expect(report.sections.allSatisfy { $0.points != nil })
    }

    @Test("Only questions that something was said about, and only areas that are there")
    func words() throws {
        let edition = try shipped(2024)
        let report = UnitReport(edition, found(edition))
        #expect(report.sections.flatMap(\.items).map(\.id) == ["1", "2"])
        #expect(report.area("2", 1) == "Dela upp efter kön.")
        #expect(report.area("2", 2) == nil)
        #expect(report.area("2", -1) == nil)
        #expect(report.area("1", 0) == nil)
        #expect(report.area("99", 0) == nil)
    }
}
