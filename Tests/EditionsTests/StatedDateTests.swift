import Base
import Editions
import Foundation
import Site
import Store
import Support
import Testing
import World

private let may = Stockholm.instant(Day(2024, 5, 20)!, TimeOfDay(9, 0)!)

/// R11, R16: what no source states is not told, and what the office sets inside the house stays there.
@Suite("The calendar says only what is known")
struct StatedDateTests {
    @Test("2024 and 2021 state what their instructions state, and nothing more")
    func shipped() throws {
        let new = try Shipped.edition(2024).calendar.stated
        #expect(new.published == nil && new.assessmentCloses == nil && new.juryMeets == nil && new.feedbackFrom == nil)
        #expect(new.teamsReady == .words(Text(swedish: "i slutet av maj", english: "at the end of May")))
        #expect(new.meetings.map(\.registerBy) == [nil, nil, nil])
        #expect(new.ceremony.time == nil && new.ceremony.timeInWords?.swedish == "på eftermiddagen")
        let old = try Shipped.edition(2021).calendar.stated
        #expect(old.published == nil && old.teamsReady == nil && old.assessmentCloses == nil && old.juryMeets == nil)
        #expect(old.feedbackFrom == nil && old.ceremony.time == nil && old.ceremony.timeInWords == nil)
        #expect(old.meetings.compactMap { $0.registerBy?.day.text } == ["2021-02-17", "2021-02-17", "2021-02-26", "2021-02-26"])
        #expect(old.ceremony.placeNote?.swedish == "om läget tillåter")
    }

    @Test("Several answer, each with a number of their own in 2024; 2021 names nobody and no number (R13)")
    func contacts() throws {
        let new = try Shipped.edition(2024).contact
        #expect(new.roles.map(\.title.swedish) == ["kvalitetschef", "projektledare"])
        #expect(new.phones == ["08-508 29 479", "08-508 29 376"])
        let old = try Shipped.edition(2021).contact
        #expect(old.roles.isEmpty && old.phones.isEmpty && old.mailbox == "kvalitetsutmärkelsen@stockholm.se")
    }

    @Test("The public page tells the loose words and none of the days that nobody has stated")
    func publicPage() async throws {
        try await Visit.at(may, publishing: [2021, 2024]) { visit in
            let new = try await visit.get("/utmarkelsen/2024").body
            #expect(new.contains("i slutet av maj") && new.contains("tisdag 26 november 2024, på eftermiddagen"))
            #expect(new.contains("kvalitetschef, telefon 08-508 29 479"))
            for invented in ["22 januari", "12 februari", "31 maj", "4 oktober", "24 oktober", "15.00", "27 november"] {
                #expect(!new.contains(invented), "\(invented)")
            }
            let old = try await visit.get("/utmarkelsen/2021").body
            #expect(old.contains("Blå hallen, Stockholms stadshus (om läget tillåter)"))
            for invented in ["25 januari", "31 maj", "1 oktober", "21 oktober", "kl. 15.00", "24 november", "08-508"] {
                #expect(!old.contains(invented), "\(invented)")
            }
        }
    }

    @Test("A border that nobody knows falls on the next known one")
    func borders() throws {
        var calendar = try Shipped.edition(2024).calendar
        calendar.inner.ceremonyTime = TimeOfDay(15, 0)
        let ceremony = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(15, 0)!)
        let unknown = Dictionary(uniqueKeysWithValues: Phase.borders(of: calendar).map { ($0.phase, $0.start) })
        for phase in [Phase.assessment, .juryPreparation, .decided, .awarded, .feedback] {
            #expect(unknown[phase] == ceremony, "\(phase)")
        }
        let day = Day(2024, 11, 26)!
        #expect(
            (calendar.assessmentCloses, calendar.teamsReady, calendar.juryMeets, calendar.feedbackFrom) == (Deadline(day), day, day, day))
        calendar.inner.juryMeets = Day(2024, 10, 24)!
        #expect(calendar.assessmentCloses == Deadline(Day(2024, 10, 24)!) && calendar.teamsReady == Day(2024, 10, 24)!)
        let known = Dictionary(uniqueKeysWithValues: Phase.borders(of: calendar).map { ($0.phase, $0.start) })
        #expect(known[.assessment] == Stockholm.instant(Day(2024, 10, 25)!) && known[.decided] == known[.assessment])
    }

    @Test("Until the second of the ceremony is known nothing opens, not even years later (R116)")
    func noSecond() throws {
        let calendar = try Shipped.edition(2024).calendar
        #expect(calendar.decisionsOpen == nil)
        let later = Stockholm.instant(Day(2027, 1, 1)!)
        #expect(Phase(calendar, isPublished: true, at: later) == .decided)
        #expect(!calendar.decisionsAreOpen(at: later))
    }

    @Test("A preliminary day is told as such, and gives way to the office's")
    func preliminary() async throws {
        let file = try Shipped.edited("  minutesDue: 2024-06-28\n", "  minutesDue: 2024-06-28\n  juryMeets: {preliminary: 2024-10-24}\n")
        var calendar = try file.edition().calendar
        #expect(calendar.stated.juryMeets == .preliminary(Day(2024, 10, 24)!) && calendar.juryMeets == Day(2024, 10, 24)!)
        calendar.inner.juryMeets = Day(2024, 10, 25)!
        #expect(calendar.juryMeets == Day(2024, 10, 25)!)
        try await Visit.at(may, publishing: []) { visit in
            try await visit.database.write { db in
                let id = try Editions.add(file, by: nil, at: may, in: db).id
                try Editions.publish(id, by: nil, at: may.adding(hours: -1), in: db)
            }
            #expect(try await visit.get("/utmarkelsen/2024").body.contains("preliminärt torsdag 24 oktober 2024"))
        }
        #expect(try file.moved(toYear: 2024, calendar: calendar).edition().calendar.stated == calendar.stated)
    }

    @Test("The office sets inner dates in the order of the year, and what is wrong is told on its field with the rest kept")
    func setting() async throws {
        try await Visit.at(may, publishing: [2024]) { visit in
            let office = try await visit.signInOffice(at: may)
            let id = try #require(try await visit.database.read { try Editions.find(year: 2024, in: $0)?.id })
            let page = "/kansli/utgavor/\(id)"
            let wrong = try await visit.post(
                page + "/inre-datum", ["jury": "2024-12-01", "klockslag": "15.00", "lag": "2024-05-31"], as: office)
            #expect(wrong.status == 422 && wrong.body.contains("måste komma efter") && wrong.body.contains("2024-05-31"))
            let bad = try await visit.post(page + "/inre-datum", ["klockslag": "tre"], as: office)
            #expect(bad.status == 422 && bad.body.contains("Skriv klockslaget som 15.00.") && bad.body.contains("value=\"tre\""))
            let right = try await visit.post(page + "/inre-datum", ["jury": "2024-10-23", "klockslag": "14.30"], as: office)
            #expect(right.status == 303)
            let stored = try #require(try await visit.database.read { try Editions.find(year: 2024, in: $0) })
            #expect(stored.calendar.juryMeets == Day(2024, 10, 23)!)
            #expect(stored.calendar.decisionsOpen == Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(14, 30)!))
            let openPages = try await visit.get("/utmarkelsen/2024").body
            #expect(!openPages.contains("23 oktober") && !openPages.contains("14.30"))
            let removed = try await visit.post(page + "/inre-datum", ["jury": "2024-10-23"], as: office)
            #expect(removed.status == 422 && removed.body.contains("Klockslaget går att ändra men inte att ta bort."))
            let logged: [String] = try await visit.database.read {
                try $0.column("SELECT detail FROM audit WHERE act = 'edition.dates.set'", as: String.self)
            }
            #expect(logged == ["juryMeets 2024-10-23, ceremonyTime 14.30"])
        }
    }

    @Test(
        "The inner clock is not set to a second that has been, which would open the decisions at once",
        arguments: [
            (TimeOfDay(15, 0), 0, 422), (TimeOfDay(15, 0), -1, 303), (nil, 0, 422), (nil, -1, 303),
        ])
    func clockThatHasBeen(clock: TimeOfDay?, seconds: Int, status: Int) async throws {
        let new = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(14, 30)!)
        let now = new.adding(seconds: seconds)
        try await Visit.at(now, publishing: [2024]) { visit in
            let office = try await visit.signInOffice(at: now)
            let before = try #require(try await visit.database.read { try Editions.find(year: 2024, in: $0) })
            try await visit.database.write {
                try Editions.set(InnerDates(ceremonyTime: clock), for: before.id, by: nil, at: now, in: $0)
            }
            let reply = try await visit.post("/kansli/utgavor/\(before.id)/inre-datum", ["klockslag": "14.30"], as: office)
            #expect(reply.status == status)
            let isRefused = status == 422
            #expect(reply.body.contains("Utdelningen kan inte flyttas till en tid som redan har varit.") == isRefused)
            let after = try #require(try await visit.database.read { try Editions.find(year: 2024, in: $0) })
            #expect(after.calendar.inner.ceremonyTime == (isRefused ? clock : TimeOfDay(14, 30)))
            #expect(!after.calendar.decisionsAreOpen(at: now))
        }
    }

    @Test("A draft of a year that is over takes its clock: nothing is decided in it")
    func clockOfDraft() async throws {
        let later = Stockholm.instant(Day(2025, 2, 3)!, TimeOfDay(9, 0)!)
        try await Visit.at(later, publishing: [], drafts: [2024]) { visit in
            let office = try await visit.signInOffice(at: later)
            let id = try #require(try await visit.database.read { try Editions.find(year: 2024, in: $0)?.id })
            let reply = try await visit.post("/kansli/utgavor/\(id)/inre-datum", ["klockslag": "15.00"], as: office)
            #expect(reply.status == 303)
            let stored = try await visit.database.read { try Editions.find(year: 2024, in: $0) }
            #expect(stored?.calendar.inner.ceremonyTime == TimeOfDay(15, 0))
        }
    }

    @Test("What the edition states exactly cannot be set inside the house")
    func stated() throws {
        let whole = try Shipped.whole().edition().calendar
        #expect(whole.innerDatesToSet.isEmpty)
        #expect(try Shipped.edition(2024).calendar.innerDatesToSet == InnerDate.allCases)
    }
}
