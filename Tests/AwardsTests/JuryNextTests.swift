import Base
import Entries
import Site
import Store
import Support
import Testing
import World

@testable import Awards

@Suite("The jury's home says which case comes next")
struct JuryNextTests {
    private static func item(_ unit: String, assessed: Bool = true, decided: Bool = false, voted: Bool = false) -> JuryNext.Case {
        JuryNext.Case(unit: unit, path: "/jury/2024/\(unit)", isAssessed: assessed, isDecided: decided, hasMyVote: voted)
    }

    private static func next(
        _ cases: [JuryNext.Case], records: Bool = false, votes: Bool = true, on day: Day = Scene.meeting
    ) -> NextThing? {
        JuryNext(cases: cases, records: records, votes: votes, juryMeets: Scene.meeting).thing(at: Stockholm.instant(day))
    }

    @Test("A member votes first, the chair then decides, and a case without decision is late after the day of the meeting")
    func order() {
        let (bok, ek, asp) = (Self.item("Boken", voted: true), Self.item("Eken"), Self.item("Aspen", assessed: false))
        #expect(Self.next([bok, ek, asp])?.sentence.swedish == "Ett ärende väntar på din röst: Eken.")
        #expect(Self.next([bok, ek, asp])?.act?.path == "/jury/2024/Eken")
        #expect(Self.next([ek, Self.item("Ibsen")])?.sentence.swedish == "2 ärenden väntar på din röst. Nästa är Eken.")
        #expect(Self.next([bok])?.urgency == .waiting)
        #expect(Self.next([bok], records: true)?.act?.label.swedish == "Besluta om Boken")
        #expect(Self.next([ek], records: true, votes: false)?.urgency == .toDo, "kansliet röstar inte")
        let late = Self.next([ek, bok], records: true, votes: false, on: Scene.meeting.adding(days: 1))
        #expect(
            late?.urgency == .late
                && late?.sentence.swedish == "Domarkommittén möttes torsdag 24 oktober 2024, och 2 ärenden är inte beslutade.")
        #expect(Self.next([asp])?.sentence.swedish == "Inget väntar på dig. 1 ärende bedöms ännu.")
        #expect(Self.next([Self.item("Eken", decided: true)])?.sentence.swedish == "Alla ärenden är beslutade.")
        #expect(Self.next([]) == nil)
    }

    @Test("The list leads with it, for the member and for the office")
    func page() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let list = try await world.get("/jury/2024", as: scene["nobody"]).text
            #expect(list.contains("2 ärenden väntar på din röst.") && list.contains("class=\"btn\">Läs och rösta om "))
            #expect(try await world.get("/kansli/2024/jury", as: scene["office"]).text.contains("2 ärenden kan beslutas."))
        }
    }

    @Test("What waits in the jury of another year is told with a link", arguments: Backend.available)
    func years(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let member = try await world.acting(scene["nobody"], as: .juror, in: try await world.addYear(2025))
            let list = try await world.get("/jury/2025", as: member).text
            #expect(list.contains("Kvalitetsutmärkelsen 2024: 2 ärenden väntar på din röst."))
            #expect(list.contains("class=\"btn\">Läs och rösta om ") && list.contains("href=\"/jury/2024/"))
            #expect(try await world.get("/jury/2024", as: member).status == 403, "sidan erbjuder rollbytet")
        }
    }

    @Test("The advice says what it comes to: far enough, or not")
    func advice() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let good = try await world.get(scene.path, as: scene["juror"]).text
            #expect(good.contains("Vårt råd: tillräckligt långt") && !good.contains("Vårt råd: inte"))
            try await scene.write { try $0.run("UPDATE consensus_item SET half_levels = 2") }
            let poor = try await world.get(scene.path, as: scene["juror"]).text
            #expect(poor.contains("Vårt råd: inte tillräckligt långt") && !poor.contains("Vårt råd: tillräckligt"))
        }
    }
}
