import Awards
import Base
import Testing

@Suite("R116: the decisions are secret until the ceremony begins")
struct EmbargoTests {
    static let start = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(15, 0)!)
    let embargo = Embargo(lifts: start)

    static let outsiders: [Embargo.Viewer] = [.unit, .examiner, .registrar, .controller, .operator, .everybody]

    @Test("To the second: shut at 14.59.59, open at 15.00.00", arguments: outsiders)
    func toTheSecond(viewer: Embargo.Viewer) {
        #expect(!embargo.opens(to: viewer, at: Self.start.adding(seconds: -1)))
        #expect(!embargo.opens(to: viewer, at: Instant(millisecondsSince1970: Self.start.millisecondsSince1970 - 1)))
        #expect(embargo.opens(to: viewer, at: Self.start))
        #expect(embargo.opens(to: viewer, at: Self.start.adding(seconds: 1)))
    }

    @Test("The whole day before is shut, and the morning", arguments: outsiders)
    func before(viewer: Embargo.Viewer) {
        for hours in [1, 5, 14, 24, 24 * 30] { #expect(!embargo.opens(to: viewer, at: Self.start.adding(hours: -hours))) }
    }

    @Test("The jury and the office always see", arguments: [Embargo.Viewer.jury, .office])
    func insiders(viewer: Embargo.Viewer) {
        #expect(embargo.opens(to: viewer, at: Self.start.adding(hours: -1000)))
        #expect(embargo.opens(to: viewer, at: Self.start))
    }

    @Test("Every viewer is one or the other")
    func exhaustive() {
        #expect(Set(Self.outsiders).union([.jury, .office]) == Set(Embargo.Viewer.allCases))
    }

    @Test("The hour is Stockholm's: 15.00 in winter is 14.00 UTC")
    func zone() { #expect(Self.start.text == "2024-11-26T14:00:00.000Z") }
}
