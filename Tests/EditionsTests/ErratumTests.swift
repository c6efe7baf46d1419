import Base
import Editions
import Foundation
import Site
import Store
import Support
import Testing
import World

private let april = Stockholm.instant(Day(2024, 4, 3)!, TimeOfDay(9, 0)!)

/// R10: a published edition is mended in what is around the questions, and in nothing that units answer or are judged by.
@Suite("A published edition takes corrections as versions")
struct ErratumTests {
    private static let moved = ("    day: 2024-11-26\n", "    day: 2024-11-27\n")

    private static func correct(
        _ visit: Visit, _ file: EditionFile, _ reason: String = "Blå hallen var bokad.", as office: OfficeSession
    ) async throws -> Reply {
        let id = try #require(try await visit.database.read { try Editions.find(year: 2024, in: $0)?.id })
        return try await visit.upload(file.bytes, to: "/kansli/utgavor/\(id)/rattelser", ["skal": reason], as: office)
    }

    @Test("A moved ceremony moves the embargo, to the second (R116)")
    func movesEmbargo() async throws {
        try await Visit.at(april, publishing: [2024]) { visit in
            let office = try await visit.signInOffice(at: april)
            let reply = try await Self.correct(visit, try Shipped.edited(Self.moved.0, Self.moved.1), as: office)
            #expect(reply.status == 303, "\(reply.body)")
            let stored = try #require(try await visit.database.read { try Editions.find(year: 2024, in: $0) })
            let old = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(15, 0)!)
            let new = Stockholm.instant(Day(2024, 11, 27)!, TimeOfDay(15, 0)!)
            #expect(!stored.phase(at: old).isCeremonyOver && !stored.phase(at: new.adding(seconds: -1)).isCeremonyOver)
            #expect(stored.phase(at: new).isCeremonyOver && stored.calendar.decisionsOpen == new)
        }
    }

    @Test("Who, when, why and what stand on the office's page and in the log, and the file before can be fetched")
    func versions() async throws {
        try await Visit.at(april, publishing: [2024]) { visit in
            let office = try await visit.signInOffice(at: april)
            let (first, second) = (try Shipped.file(2024), try Shipped.edited(Self.moved.0, Self.moved.1))
            _ = try await Self.correct(visit, second, as: office)
            let stored = try #require(try await visit.database.read { try Editions.find(year: 2024, in: $0) })
            #expect(stored.version == 2 && stored.digest == second.digest)
            let erratum = try #require(stored.errata.first)
            #expect((erratum.version, erratum.at, erratum.by, erratum.reason) == (2, april, "Hanna Sjö", "Blå hallen var bokad."))
            #expect(erratum.parts == [.ceremony])
            let page = "/kansli/utgavor/\(stored.id)"
            let shown = try await visit.get(page, cookie: office.cookie).body
            #expect(shown.contains("Blå hallen var bokad.") && shown.contains("Hanna Sjö"))
            #expect(try await visit.get(page + "/fil", cookie: office.cookie).body == second.text)
            #expect(try await visit.get(page + "/fil?version=1", cookie: office.cookie).body == first.text)
            #expect(try await visit.get(page + "/fil?version=9", cookie: office.cookie).status == 404)
            let logged: [String] = try await visit.database.read {
                try $0.column("SELECT detail FROM audit WHERE act = 'edition.corrected'", as: String.self)
            }
            #expect(logged == [second.digest])
            let open = try await visit.get("/utmarkelsen/2024").body
            #expect(open.contains("onsdag 27 november 2024") && open.contains("ändrat 3 april"))
            #expect(open.contains("Ändrat efter publiceringen") && open.contains("Blå hallen var bokad."))
        }
    }

    @Test(
        "Contacts, meetings and misprints can be corrected",
        arguments: [
            ("phone: 08-508 29 479", "phone: 08-508 29 480", ErratumPart.contact),
            ("{start: 2024-03-05 15:30, end: 2024-03-05 16:30}", "{start: 2024-03-06 15:30, end: 2024-03-06 16:30}", .meetings),
            ("sv: Därför finns utmärkelsen", "sv: Därför delas utmärkelsen ut", .texts),
        ])
    func mended(old: String, new: String, part: ErratumPart) async throws {
        try await Visit.at(april, publishing: [2024]) { visit in
            let office = try await visit.signInOffice(at: april)
            let reply = try await Self.correct(visit, try Shipped.edited(old, new), as: office)
            #expect(reply.status == 303)
            let stored = try await visit.database.read { try Editions.find(year: 2024, in: $0) }
            #expect(stored?.errata.map(\.parts) == [[part]])
        }
    }

    @Test(
        "A file that changes questions, limits, rules or rubric is refused, and nothing of it is kept",
        arguments: [
            ("entryCharactersMax: 95000", "entryCharactersMax: 96000", "limits"),
            ("sv: Insikt om målgruppens behov", "sv: Insikt om behoven", "sections"),
            ("sv: Framgår inte", "sv: Syns inte", "rubric"), ("staffMin: 5", "staffMin: 4", "eligibility"),
            ("[noted]", "[approved, noted]", "committee"), ("employeesCounted: 2024-05", "employeesCounted: 2024-04", "administrative"),
        ])
    func frozen(old: String, new: String, key: String) async throws {
        try await Visit.at(april, publishing: [2024]) { visit in
            let office = try await visit.signInOffice(at: april)
            let reply = try await Self.correct(visit, try Shipped.edited(old, new), as: office)
            #expect(reply.status == 422 && reply.body.contains("ligger fast när utgåvan är publicerad: \(key)"))
            #expect(reply.body.contains("Blå hallen var bokad."))
            #expect(try await visit.database.read { try $0.count("SELECT count(*) FROM erratum") } == 0)
        }
    }

    @Test("Without a reason or a change, or to a day that has passed, nothing is corrected")
    func refused() async throws {
        try await Visit.at(april, publishing: [2024]) { visit in
            let office = try await visit.signInOffice(at: april)
            let file = try Shipped.edited(Self.moved.0, Self.moved.1)
            #expect(try await Self.correct(visit, file, "", as: office).body.contains("Skriv skälet."))
            #expect(try await Self.correct(visit, file, String(repeating: "x", count: 501), as: office).status == 422)
            #expect(try await Self.correct(visit, try Shipped.file(2024), as: office).body.contains("Filen ändrar ingenting"))
            let past = try Shipped.edited("registrationCloses: 2024-03-22", "registrationCloses: 2024-04-02")
            #expect(try await Self.correct(visit, past, as: office).body.contains("har redan gått"))
            let broken = try await Self.correct(visit, try Shipped.edited("points: 90", "points: 91"), as: office)
            #expect(broken.status == 422 && broken.body.contains("Rad "))
        }
    }

    @Test("A correction that is taken back is told as another, though the file is the one of before")
    func takenBack() async throws {
        try await Visit.at(april, publishing: [2024]) { visit in
            let office = try await visit.signInOffice(at: april)
            #expect(!(try await visit.get("/utmarkelsen/2024").body.contains("Ändrat efter publiceringen")))
            _ = try await Self.correct(visit, try Shipped.edited(Self.moved.0, Self.moved.1), as: office)
            _ = try await Self.correct(visit, try Shipped.file(2024), "Salen blev ledig igen.", as: office)
            let page = try await visit.get("/utmarkelsen/2024").body
            #expect(page.contains("Blå hallen var bokad.") && page.contains("Salen blev ledig igen."))
            #expect(page.contains("tisdag 26 november 2024"))
        }
    }

    @Test("A ceremony is not moved to a second that has been, which would open the decisions at once", arguments: [(0, 422), (-1, 303)])
    func movedBack(seconds: Int, status: Int) async throws {
        let new = Stockholm.instant(Day(2024, 11, 25)!, TimeOfDay(15, 0)!)
        let now = new.adding(seconds: seconds)
        try await Visit.at(now, publishing: [2024]) { visit in
            let office = try await visit.signInOffice(at: now)
            let earlier = try Shipped.edited(Self.moved.0, "    day: 2024-11-25\n")
            let reply = try await Self.correct(visit, earlier, as: office)
            #expect(reply.status == status)
            let isRefused = status == 422
            #expect(reply.body.contains("Utdelningen kan inte flyttas till en tid som redan har varit.") == isRefused)
            let stored = try #require(try await visit.database.read { try Editions.find(year: 2024, in: $0) })
            let old = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(15, 0)!)
            #expect(stored.calendar.decisionsOpen == (isRefused ? old : new) && !stored.calendar.decisionsAreOpen(at: now))
        }
    }

    @Test("When the decisions are public the ceremony cannot be moved")
    func publicPages() async throws {
        let after = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(15, 0)!)
        try await Visit.at(after, publishing: [2024]) { visit in
            let office = try await visit.signInOffice(at: after)
            let reply = try await Self.correct(visit, try Shipped.edited(Self.moved.0, Self.moved.1), as: office)
            #expect(reply.status == 422 && reply.body.contains("Besluten är redan offentliga. Utdelningen går inte att flytta."))
        }
    }
}
