import Base
import Editions
import Foundation
import Store
import Testing
import World

/// Whoever asks before the ceremony would get this; the pages must not ask.
private struct Leaky: YearResults {
    func winners(of: StoredEdition, at: Instant, in db: any Connection) throws -> [Winner] {
        [
            Winner(unit: "Förskolan Lergöken", classKey: nil, kind: .award, citation: "För <mod> och värme."),
            Winner(unit: "Bygglovsenheten", classKey: nil, kind: .honorary, citation: "Ett formulär ersatte sju."),
        ]
    }
    func emptyClasses(of: StoredEdition, at: Instant, in db: any Connection) throws -> Set<String> { [] }
    func participants(of: StoredEdition, in db: any Connection) throws -> [Participant] {
        [Participant(unit: "Hemtjänst Årstadal", classKey: nil)]
    }
}

private let spring = Stockholm.instant(Day(2024, 3, 10)!, TimeOfDay(9, 0)!)
private let ceremony = Stockholm.instant(Day(2024, 11, 26)!, TimeOfDay(15, 0)!)

@Suite("The public pages of an award year")
struct PublicPageTests {
    @Test("Every public page answers, and each has one heading of the first level")
    func pages() async throws {
        try await Visit.at(spring, publishing: [2021, 2024]) { visit in
            let paths = [
                "/", "/utmarkelsen", "/utmarkelsen/2024", "/utmarkelsen/2021", "/utmarkelsen/2024/fragor",
                "/utmarkelsen/2021/fragor", "/om", "/tillganglighet",
            ]
            for path in paths {
                let (status, body) = try await visit.get(path)
                #expect(status == 200, "\(path)")
                #expect(body.components(separatedBy: "<h1").count == 2, "\(path)")
            }
        }
    }

    @Test("What is no published year is not found", arguments: ["2023", "02024", "abc", "2024x", "99999"])
    func unknown(year: String) async throws {
        try await Visit.at(spring, publishing: [2024], drafts: [2021]) { visit in
            for path in ["/utmarkelsen/\(year)", "/utmarkelsen/\(year)/fragor", "/utmarkelsen/\(year)/kalender.ics"] {
                let status = try await visit.get(path).status
                #expect(status == 404, "\(path)")
            }
            let draft = try await visit.get("/utmarkelsen/2021").status
            #expect(draft == 404)
        }
    }

    @Test("An empty installation says that nothing is published yet")
    func empty() async throws {
        try await Visit.at(spring, publishing: []) { visit in
            let (status, body) = try await visit.get("/")
            #expect(status == 200 && body.contains("Ingen utmärkelse är publicerad här ännu."))
            let statement = try await visit.get("/tillganglighet").status
            #expect(statement == 200)
        }
    }

    @Test("The start page says what comes next, and the thread where the year stands")
    func start() async throws {
        try await Visit.at(spring, publishing: [2024]) { visit in
            let body = try await visit.get("/").body
            #expect(body.contains("<b>Anmäl er senast</b> fredag 22 mars 2024 kl. 24.00, 12 dagar kvar"))
            #expect(body.contains(#"href="/kan-vi-delta/2024""#))
            #expect(body.contains(#"<li class="now" aria-current="step"><b>Anmäl er</b>"#))
            #expect(body.contains("M0 58C20 58 36 52 50 30C75 -10 125 -10 150 30C175 70 225 70 250 30"))
        }
    }

    @Test("Winners are shown from the first second of the ceremony, never before (R116)")
    func embargo() async throws {
        for path in ["/", "/utmarkelsen/2024"] {
            try await Visit.at(ceremony.adding(seconds: -1), publishing: [2024], results: Leaky()) { visit in
                let body = try await visit.get(path).body
                #expect(!body.contains("Lergöken"))
            }
            try await Visit.at(ceremony, publishing: [2024], results: Leaky()) { visit in
                let body = try await visit.get(path).body
                #expect(body.contains("Förskolan Lergöken") && body.contains("För &lt;mod&gt; och värme."))
                #expect(body.contains("Hedersomnämnande"))
            }
        }
    }

    @Test("The calendar file tells the dates in local time, in lines that calendar programs take")
    func calendarFile() async throws {
        try await Visit.at(spring, publishing: [2024]) { visit in
            let (status, body) = try await visit.get("/utmarkelsen/2024/kalender.ics")
            let lines = body.components(separatedBy: "\r\n")
            #expect(status == 200 && lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
            #expect(lines.contains("DTSTART;VALUE=DATE:20240517"))
            #expect(lines.contains("DTSTART;VALUE=DATE:20241126") && !body.contains("T150000"))
            #expect(lines.contains("DTEND;TZID=Europe/Stockholm:20240214T140000"))
            #expect(lines.contains("LOCATION:Blå hallen\\, Stockholms stadshus"))
            #expect(lines.allSatisfy { $0.utf8.count <= 75 })
            #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 7)
        }
    }

    @Test("The questions show every question and part of both years", arguments: [2021, 2024])
    func questions(year: Int) async throws {
        let edition = try Shipped.edition(year)
        try await Visit.at(spring, publishing: [year]) { visit in
            let body = try await visit.get("/utmarkelsen/\(year)/fragor").body
            for question in edition.sections.flatMap(\.questions) {
                #expect(body.contains(#"id="fraga-\#(question.number)""#))
            }
            #expect(body.components(separatedBy: #"class="soft">"#).count > edition.items.count)
        }
    }
}
