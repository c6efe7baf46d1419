import Base
import Editions
import Site
import Store
import Testing
import World

@testable import Entries

/// What the self-check asks, by the year's rules (R21–R23).
@Suite struct SelfCheckTests {
    @Test("R22: a contractor is not asked for the city's share, and the share is of bought places or of children from the city")
    func share() async throws {
        try await World.run { world in
            let page = try await world.get("/kan-vi-delta/2024").text
            #expect(page.contains("Köper staden enskilda platser hos er, eller är ni en fristående förskola eller skola?"))
            #expect(page.contains("Stadens egna verksamheter och entreprenader svarar nej"))
            #expect(
                page.contains(
                    "Hur många av platserna köper staden? I förskola och skola: hur många av barnen eller eleverna kommer från staden?"))
            #expect(!page.contains("Drivs ni av någon annan än staden?"))
            let contractor = Story.answers.merging(["enskild": "nej"]) { $1 }
            #expect(try await world.post("/kan-vi-delta/2024", contractor).text.contains("Ni kan delta"))
            let few = contractor.merging(["enskild": "ja", "stadens": "50", "alla": "100"]) { $1 }
            #expect(
                try await world.post("/kan-vi-delta/2024", few).text.contains("Stadens andel är 50 av 100, 50 %. Den ska vara minst 51 %."))
            // Of a unit that is known nobody asks how it is run, and of a contractor's not for the share.
            for (regime, isAsked) in [("municipal", false), ("contractor", false), ("independent", true), ("single-places", true)] {
                try await world.database.write { [unit = world.city.unit] in
                    _ = try $0.run("UPDATE organisation SET regime = \(regime) WHERE id = \(unit)")
                }
                let own = try await world.get("/kan-vi-delta/2024", as: world.city["unithead"]).text
                #expect(own.contains("name=\"stadens\"") == isAsked && !own.contains("name=\"enskild\""), "\(regime)")
            }
            let rules = try await world.get("/utmarkelsen/2024").text
            #expect(rules.contains("minst 51 procent av barnen eller eleverna kommer från staden"))
        }
    }

    @Test("Meetings that have been held ask nobody to sign up")
    func heldMeetings() async throws {
        try await World.run { world in
            func page(_ day: Day) async throws -> String {
                world.time.set(Stockholm.instant(day, TimeOfDay(9, 0)!))
                return try await world.get("/utmarkelsen/2024").text
            }
            #expect(try await page(Day(2024, 1, 23)!).contains("Mötena hålls på nätet. Anmäl er med e-post till"))
            let late = try await page(Day(2024, 6, 1)!)
            #expect(
                late.contains("Mötena hölls på nätet.") && !late.contains("Anmäl er med e-post till") && !late.contains("Anmäl er senast"))
        }
    }

    @Test("When the last day to sign up has passed, the meetings that are left ask nobody to")
    func lateForMeetings() async throws {
        try await World.run(edition: try Shipped.file(2021)) { world in
            world.time.set(Stockholm.instant(Day(2021, 2, 27)!, TimeOfDay(9, 0)!))
            let page = try await world.get("/utmarkelsen/2021").text
            #expect(page.contains("Mötena hålls på nätet. Det går inte längre att anmäla sig."))
            #expect(!page.contains("Anmäl er senast"))
        }
    }

    @Test("What is not answered is asked for in a sentence of its own")
    func sentences() async throws {
        try await World.run { world in
            let page = try await world.post("/kan-vi-delta/2024", ["enskild": "ja"])
            #expect(page.status == 422)
            for sentence in [
                "Svara på om ni har en chef med budgetansvar.", "Svara på om ni har en verksamhetsplan med mål.",
                "Skriv hur många av platserna, barnen eller eleverna som är stadens, med siffror.",
                "Skriv hur många platser, barn eller elever ni har i allt, med siffror.",
                "Skriv förra årets resultat i hela tusen kronor, till exempel -12 eller 0.",
                "Skriv årets prognos i hela tusen kronor, till exempel -12 eller 0.",
            ] { #expect(page.text.contains(sentence), "\(sentence)") }
        }
    }

    @Test("R21: the manager's responsibility is what the year asks for: 2021 budget and staff, 2024 the activity too")
    func manager() async throws {
        try await World.run { world in
            let file = try Shipped.file(2021)
            try await world.database.write { db in
                let stored = try Editions.add(file, by: nil, at: World.start, in: db)
                try Editions.publish(stored.id, by: nil, at: World.start, in: db)
            }
            let (old, new) = (try await world.get("/kan-vi-delta/2021").text, try await world.get("/kan-vi-delta/2024").text)
            #expect(new.contains("Ni har en chef som ansvarar för verksamheten, budgeten och personalen."))
            #expect(
                old.contains("Ni har en chef med ansvar för både budget och personal.") && !old.contains("verksamhet, budget och personal"))
        }
    }

    @Test("A year whose registration is closed says so before the first field, and sends nobody to its form")
    func closed() async throws {
        try await World.run { world in
            let (path, answers) = ("/kan-vi-delta/2024", Story.answers.merging(["enskild": "nej"]) { $1 })
            #expect(!(try await world.get(path).text.contains("Anmälan stängde")))
            #expect(try await world.post(path, answers).text.contains("href=\"/anmalan/2024"))
            world.time.set(Stockholm.instant(Day(2024, 6, 1)!, TimeOfDay(9, 0)!))
            #expect(try await world.get(path).text.contains("Anmälan stängde"))
            let late = try await world.post(path, answers).text
            #expect(late.contains("Ni kan delta") && late.contains("är stängd. Nästa utmärkelse kan ha andra regler."))
            #expect(!late.contains("href=\"/anmalan/2024"))
        }
    }

    @Test("R23: a deficit may be written with an en dash, as phones and Word do")
    func dash() async throws {
        try await World.run { world in
            let fields = Story.answers.merging(["enskild": "nej", "resultat": "–12"]) { $1 }
            let answer = try await world.post("/kan-vi-delta/2024", fields)
            #expect(answer.status == 200 && answer.text.contains("Förra årets resultat visar underskott."))
        }
    }
}
